"""W7: initials and short forms, so that nobody is lost who does not know what the letters stand
for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.capitals import is_shouted
from easyread.finding import Note
from easyread.listed import is_explained, listed
from easyread.passage import Passage
from easyread.phrases import stem
from easyread.rule import Rule
from easyread.sentences import Sentence, Word
from easyread.wordlists import Entry, many, plain_words

_INITIALS = re.compile(r"[A-Z]{2,}s?\d{0,2}|[A-Z][a-z]?[A-Z][A-Za-z]?|[A-Z]{2,}[a-z][A-Z]?")
_JOINED = re.compile(r"\b[A-Z]&[A-Z]\b")  # A&E
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_ROMAN = re.compile(r"[IVX]{2,5}")
_SHOUTED = 3  # so many words in capitals beside each other are shouting (W16), not initials
_LONGEST = 6


def find(passage: Passage) -> Iterator[Note]:
    """Find short forms of the list, and initials that nobody spells out."""
    for told in listed(passage, "abbreviations", _say):
        if not _is_spelled_out(passage, told.start, passage.text[told.start : told.end]):
            yield told
    postcodes = [found.span() for found in _POSTCODE.finditer(passage.text)]
    known = _known(passage)
    for found in _JOINED.finditer(passage.text):
        yield Note(found.start(), found.end(), _stands_for(found.group()), "Write the full words.")
    for _, word in _initials(passage):
        letters = _one(word.text)
        in_postcode = any(start <= word.start < end for start, end in postcodes)
        if letters not in known and not in_postcode:
            yield Note(
                word.start,
                word.end,
                _stands_for(letters),
                "Write the full words.",
                "warning" if letters in plain_words("known_initials", "most") else None,
            )


def _stands_for(letters: str) -> str:
    return f"Not everybody knows what “{letters}” stands for."


def _say(entry: Entry, written: str) -> str:
    return f"“{written}” is short for something that not everybody knows."


def _known(passage: Passage) -> set[str]:
    """The initials of the text that it, its glossary or everybody explains."""
    known = set(plain_words("known_initials"))
    for number, word in _initials(passage):
        if _is_spelled_out(passage, word.start, word.text) or is_explained(
            passage, number, (word,)
        ):
            known.add(_one(word.text))
    return known


def _one(written: str) -> str:
    """The initials of one of them: DVDs, DVD."""
    letters = stem(written)
    return letters[:-1] if letters.endswith("s") else letters


def _initials(passage: Passage) -> Iterator[tuple[int, Word]]:
    for number, sentence in enumerate(passage.sentences):
        for place, word in enumerate(sentence.words):
            if len(word.text) > _LONGEST + 2 or not _INITIALS.fullmatch(stem(word.text)):
                continue
            if not (_ROMAN.fullmatch(word.text) or _is_loud(sentence, place) or is_shouted(word)):
                yield number, word


def _is_loud(sentence: Sentence, place: int) -> bool:
    around = sentence.words[max(0, place - _SHOUTED) : place + _SHOUTED + 1]
    return sum(len(word.text) > 1 and word.text.isupper() for word in around) > _SHOUTED


def _is_spelled_out(passage: Passage, start: int, letters: str) -> bool:
    """Say whether the words just before begin with these letters: United Nations, UN."""
    wanted = [letter.lower() for letter in letters if letter.isupper()]
    before = re.findall(r"\w+", passage.text[max(0, start - 120) : start])
    begun = [word[0].lower() for word in before if word.lower() not in _SMALL]
    return len(wanted) > 1 and begun[-len(wanted) :] == wanted


_SMALL = many("and of the or for in called short is")

RULE = Rule(
    id="W7",
    level="error",
    title="Initials and short forms",
    why="People who do not know the letters are lost.",
    source="UK Government, Accessible communication formats; Inclusion Europe, rule 12; WCAG 3.1.4",
    good=(
        "You can watch TV at the NHS clinic in the UK.",
        "Write to us at WA8 7QF.",
        "The United Nations, UN, has a list of rights.",
        "A GP is a doctor near your home.",
        "Bring a coat, for example a raincoat.",
        "RQT is short for the red queue team.",
    ),
    bad=(
        "Ask your OT about it.",
        "Go to A&E.",
        "Bring a coat, e.g. a raincoat.",
        "Bring shoes, socks, etc.",
        "Please tell us asap.",
        "The MDT meets on Monday.",
        "The RQT will ring you.",
    ),
    find=find,
    trouble="word",
    rank=30,
)
