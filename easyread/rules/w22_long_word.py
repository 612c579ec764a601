"""W22: long words, so that nobody gives up in the middle of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from easyread.finding import Note
from easyread.frequency import zipf
from easyread.listed import is_explained
from easyread.passage import Passage
from easyread.phrases import stem
from easyread.rule import Rule
from easyread.sentences import Word
from easyread.syllables import syllables
from easyread.wordlists import entries, plain_words

_SYLLABLES, _LETTERS = 3, 12
_LEAST, _EVERYDAY = 4, 4.0
# The "e" in the middle is not said: extrem(e)ly, manag(e)ment.
_SILENT = re.compile(
    r"(?<=[^aeiou])e(?=(?:ly|liness|ment|ments|ful|fully|less|body|thing|where|day|man|men|woman|women)$)"
)


def find(passage: Passage) -> Iterator[Note]:
    """Find words of more than 3 syllables or 12 letters."""
    for number, sentence in enumerate(passage.sentences):
        for place, word in enumerate(sentence.words):
            if _is_long(word, is_first=place == 0) and not is_explained(passage, number, (word,)):
                message = f"“{word.text}” is a long word."
                tip = _shorter().get(word.low, _TIP)
                yield Note(word.start, word.end, message, tip)


_TIP = "Use a shorter word, or say in the next sentence what it means."


@cache
def _shorter() -> dict[str, str]:
    return {form: entry.try_this for entry in entries("shorter") for form in entry.forms}


def _is_long(word: Word, *, is_first: bool) -> bool:
    low = stem(word.low)
    if word.kind != "word" or word.text.isupper() or (word.text[0].isupper() and not is_first):
        return False  # a name, or initials
    parts = low.split("-")
    return any(_is_long_part(part) for part in parts) and low not in plain_words("long_but_known")


def _is_long_part(low: str) -> bool:
    is_long = len(low) > _LETTERS or _spoken(low) > _SYLLABLES
    return is_long and low not in plain_words("long_but_known")


def _spoken(low: str) -> int:
    """Count the syllables; the "e" at the end of a word inside a word is silent: time-table."""
    cuts = range(_LEAST, len(low) - _LEAST + 1)
    inside = [cut for cut in cuts if low[cut - 1] == "e" and low[cut - 2] not in "aeiou"]
    known = [cut for cut in inside if min(zipf(low[:cut]), zipf(low[cut:])) >= _EVERYDAY]
    whole = syllables(_SILENT.sub("", low))
    return min([whole, *(syllables(low[:cut]) + syllables(low[cut:]) for cut in known)])


RULE = Rule(
    id="W22",
    level="warning",
    title="Long word",
    why="In a long word people lose their place.",
    source="The idea of SMOG and Gunning fog: words of many syllables",
    good=(
        "The TV is on.",
        "Everybody can come in January.",
        "We went to the shop.",
        "Ask Alexandria about it.",
        "Here is your timetable.",
        "The information is free.",
        "The help is extremely good.",
        "The policeman spoke of loneliness.",
    ),
    bad=(
        "It was an extraordinary day.",
        "We have many opportunities.",
        "Congratulations on the prize.",
        "He is very enthusiastic.",
        "The supermarket is open.",
        "Your university has a ramp.",
        "Independently, we all said so.",
    ),
    find=find,
    trouble="word",
    rank=80,
)
