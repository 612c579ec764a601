"""W13: Roman numerals, so that 4 is read as four and not as I and V."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule

_ROMAN = {
    "II": 2,
    "III": 3,
    "IV": 4,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "XI": 11,
    "XII": 12,
    "XIII": 13,
    "XIV": 14,
    "XV": 15,
    "XVI": 16,
    "XIX": 19,
    "XX": 20,
    "XXI": 21,
}
_SINGLE = {"I": 1, "V": 5, "X": 10}
_COUNTED = re.compile(
    r"\b(?:part|section|chapter|phase|stage|step|level|volume|annex|article)\s+$", re.I
)
_NEAR = 20


def find(passage: Passage) -> Iterator[Note]:
    """Find Roman numerals; single letters only after a word such as "part"."""
    for word in passage.words:
        number = _ROMAN.get(word.text)
        if word.text in _SINGLE:
            before = passage.text[max(0, word.start - _NEAR) : word.start]
            number = _SINGLE[word.text] if _COUNTED.search(before) else None
        if number:
            message = "Few people know these numbers, and they are read aloud as letters."
            yield Note(word.start, word.end, message, str(number))


RULE = Rule(
    id="W13",
    level="error",
    title="Roman number",
    why="Few people know Roman numbers, and they are read aloud as letters.",
    source="W3C COGA o3p06; Leichte Sprache",
    good=(
        "Read part 2.",
        "I like it.",
        "The X is red.",
        "Vitamin V is new to me.",
        "Henry the eighth was king.",
    ),
    bad=(
        "Read part II.",
        "Section IV is about you.",
        "This is phase I of the plan.",
        "Henry VIII was king.",
        "Look at chapter X.",
    ),
    find=find,
    trouble="word",
    rank=4,
)
