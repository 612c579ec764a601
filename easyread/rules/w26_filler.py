"""W26: filler, so that nobody reads words that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.listed import listed
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.wordlists import Entry


def find(passage: Passage) -> Iterator[Note]:
    """Find the filler phrases of the list."""
    yield from listed(passage, "filler", _say)


def _say(entry: Entry, written: str) -> str:
    return f"“{written}” makes the sentence longer and says nothing more."


RULE = Rule(
    id="W26",
    level="warning",
    title="Words that say nothing",
    why="Each word costs somebody strength.",
    source="UK Government, Accessible communication formats",
    good=(
        "You get it for 14 days.",
        "We do it to help you.",
        "Ring us before you come.",
        "Most of you said yes.",
        "We talk about the bus.",
    ),
    bad=(
        "You get it for a period of 14 days.",
        "We do it in order to help you.",
        "Ring us in the event that you are late.",
        "The majority of you said yes.",
        "We talk in relation to the bus.",
        "I see my tutor on a daily basis.",
        "Ring us at your earliest convenience.",
    ),
    find=find,
    trouble="word",
    rank=66,
)
