"""W9: sayings, so that nobody who reads word by word gets a strange picture."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.listed import listed
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.wordlists import Entry


def find(passage: Passage) -> Iterator[Note]:
    """Find the sayings of the list."""
    yield from listed(passage, "idioms", _say)


def _say(entry: Entry, written: str) -> str:
    return f"“{written}” is a saying. Some people read it word by word."


RULE = Rule(
    id="W9",
    level="error",
    title="Saying",
    why="Many people, and many autistic people, read a saying word by word.",
    source="Inclusion Europe, rule 10; W3C COGA o3p04",
    good=(
        "The plate is on the table at home.",
        "We help everyone.",
        "You can say what you think.",
        "The boat is blue.",
        "We explain every step.",
        "The ball is in the net.",
    ),
    bad=(
        "You have a lot on your plate.",
        "Some children fall through the cracks.",
        "We went back to square one.",
        "Help is a postcode lottery.",
        "We go the extra mile.",
        "It is like banging my head against a brick wall.",
    ),
    find=find,
    trouble="word",
    rank=10,
)
