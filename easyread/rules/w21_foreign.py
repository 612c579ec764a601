"""W21: words from other languages, so that nobody needs to have learnt Latin."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.listed import listed
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.wordlists import Entry


def find(passage: Passage) -> Iterator[Note]:
    """Find the foreign words of the list."""
    yield from listed(passage, "latin", _say)


def _say(entry: Entry, written: str) -> str:
    return f"“{written}” comes from another language. Few people know it."


RULE = Rule(
    id="W21",
    level="warning",
    title="Words from other languages",
    why="Few people know words from other languages.",
    source="Inclusion Europe, rule 11",
    good=(
        "We go by bus.",
        "It costs £5 each week.",
        "Go the other way round.",
        "The cafe is open.",
        "Bring a friend or two.",
    ),
    bad=(
        "Send it via the school.",
        "It costs £5 per week.",
        "Ad hoc meetings are fine.",
        "It is bus vs taxi.",
        "We help the school and vice versa.",
    ),
    find=find,
    trouble="word",
    rank=65,
)
