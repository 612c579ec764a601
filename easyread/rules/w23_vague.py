"""W23: vague words, so that people know how much, when and which."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.listed import hits, note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.wordlists import Entry

_OF_EVERYTHING = "generally"  # and its other forms


def find(passage: Passage) -> Iterator[Note]:
    """Find the vague words of the list; of "in general" in a question Q10 speaks."""
    for _, words, entry in hits(passage, "vague"):
        if passage.kind != "question" or entry.avoid != _OF_EVERYTHING:
            yield note(passage, words, entry, _say)


def _say(entry: Entry, written: str) -> str:
    return f"“{written}” leaves open what is meant."


RULE = Rule(
    id="W23",
    level="warning",
    title="Vague words",
    why="People need to know how much, when and which.",
    source="W3C COGA o3p01",
    good=(
        "We meet each Monday.",
        "You get 2 hours of help.",
        "The bus comes at 9.",
        "We have pens, paper and glue.",
        "Ask your teacher or your mum.",
    ),
    bad=(
        "We meet regularly.",
        "We tell you shortly.",
        "Bring appropriate shoes.",
        "We have pens, paper and so on.",
        "We answer in due course.",
        "The help is sufficient.",
        "You get a timely answer.",
    ),
    find=find,
    trouble="word",
    rank=55,
)
