"""W14: numbers written as words, so that people see at once how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Word
from easyread.wordlists import many, plain_words

_NUMBERS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
    "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
    "eighty": "80", "ninety": "90",
}  # fmt: skip
_MANY = many("people children men women feet teeth mice sheep pence")
_NOT_COUNTED = many("is was has does this his as us yes always sometimes perhaps")
_FARTHEST = 3


def find(passage: Passage) -> Iterator[Note]:
    """Find "two buses"; "one of us" and "no one" are fine."""
    for sentence in passage.sentences:
        for place, word in enumerate(sentence.words):
            number = _NUMBERS.get(word.low)
            if number and _counts(sentence.words, place):
                message = "Numbers are quicker to see in figures."
                yield Note(word.start, word.end, message, number)


def _counts(words: Sequence[Word], place: int) -> bool:
    """Say whether the number counts things: "two buses", "five long weeks", "ten or more"."""
    for word in words[place + 1 : place + 1 + _FARTHEST]:
        if _is_many(word.low):
            return True
        if word.low not in plain_words("before_nouns"):
            return False
    return False


def _is_many(low: str) -> bool:
    ends = low.endswith("s") and not low.endswith("ss") and len(low) > 3
    return low in _MANY or (ends and low not in _NOT_COUNTED)


RULE = Rule(
    id="W14",
    level="warning",
    title="Number as a word",
    why="A figure shows at once how many. A word must be read first.",
    source="Inclusion Europe (write numbers as figures)",
    good=(
        "There are 3 buses.",
        "One of us rings you.",
        "No one is late.",
        "You can come one day.",
        "The two of us go.",
    ),
    bad=(
        "There are four buses.",
        "You get six hours of help.",
        "Twenty people came.",
        "It takes two long weeks.",
        "We meet in three months.",
    ),
    find=find,
    trouble="word",
    rank=67,
)
