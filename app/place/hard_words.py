"""For readers who meet a hard word: where such words stand in a text, and what they mean in plain
words. The area's own glossary comes first, then easyread's list of service words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.place.glossary import Glossary
from app.place.translated import Say
from easyread.wordlists import entries

# easyread's rules about a hard word: it may stay where the page says what it means.
HARD_WORDS = frozenset({"W5", "W6", "W7", "W22"})
WORDS = "glossary"  # the name of its catalogues
_MOST_TEXTS = 4096
_WORD = re.compile(r"(?<!\w)\w+")
_WORD_ENDS = re.compile(r"s?(?!\w)")  # EHCPs
_SENTENCE_ENDS = re.compile(r"(?<=[.!?؟])\s+")


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word as a page writes it. `id` is the same for every spelling of a term.

    `is_of_area`: it stands in the area's own glossary, not only in easyread's list.
    """

    id: str
    written: str
    plain: tuple[str, ...]
    is_of_area: bool


class Found(NamedTuple):
    """A hard word, and its place in a text."""

    start: int
    end: int
    word: HardWord


class _Meaning(NamedTuple):
    """One spelling, and the sentences that say what it means."""

    name: str
    id: str
    plain: tuple[str, ...]
    is_of_area: bool


class HardWords:
    """The hard words of an area in one language. A text is looked through once and remembered."""

    def __init__(self, glossary: Glossary, say: Say) -> None:
        meanings = (*_of_area(glossary, say), *_of_everybody(glossary, say))
        self._by_first = _by_first_word(meanings)
        self._known: dict[str, tuple[Found, ...]] = {}

    def find(self, text: str) -> tuple[Found, ...]:
        """The hard words of a text, the longest at each place, from left to right."""
        if text not in self._known:
            if len(self._known) >= _MOST_TEXTS:
                self._known.clear()
            self._known[str(text)] = tuple(self._look(text))
        return self._known[text]

    def explains(self, text: str, start: int, end: int) -> bool:
        """Whether the area's glossary says what the words between these places mean."""
        return any(
            each.word.is_of_area and each.start < end and start < each.end
            for each in self.find(text)
        )

    def _look(self, text: str) -> Iterator[Found]:
        end = 0
        for match in _WORD.finditer(text):
            found = self._at(text, match) if match.start() >= end else None
            if found is not None:
                end = found.end
                yield found

    def _at(self, text: str, match: re.Match[str]) -> Found | None:
        first = match.group().lower()
        for each in (*self._named(first), *self._named(first.removesuffix("s"))):
            stop = match.start() + len(each.name)
            written = text[match.start() : stop]
            if _is_same(written, each.name) and _WORD_ENDS.match(text, stop):
                word = HardWord(each.id, written, each.plain, each.is_of_area)
                return Found(match.start(), stop, word)
        return None

    def _named(self, first: str) -> tuple[_Meaning, ...]:
        return self._by_first.get(first, ())


def _of_area(glossary: Glossary, say: Say) -> Iterator[_Meaning]:
    """Each spelling of a term, and its name in the reader's language."""
    for number, term in enumerate(glossary.terms, start=1):
        plain = _sentences(say(term.term, term.plain))
        for english in (term.term, *term.also):
            for name in {english, str(say(f"{term.term}.name", english))}:
                if name.lower() not in glossary.everyday_names:
                    yield _Meaning(name, f"word-{number}", plain, is_of_area=True)


def _of_everybody(glossary: Glossary, say: Say) -> Iterator[_Meaning]:
    """easyread's service words that the area says nothing about."""
    known = glossary.by_name.keys() | glossary.everyday_names
    for number, entry in enumerate(entries("jargon"), start=1):
        if not any(name.lower() in known for name in entry.forms):
            tip = f"{entry.try_this[0].upper()}{entry.try_this[1:]}."
            plain = _sentences(say(entry.avoid, tip))
            for name in entry.forms:
                yield _Meaning(name, f"word-e{number}", plain, is_of_area=False)


def _sentences(plain: str) -> tuple[str, ...]:
    """One sentence, one paragraph; each still says that it stays English, where it does."""
    return tuple(type(plain)(part) for part in _SENTENCE_ENDS.split(plain) if part)


def _by_first_word(meanings: Iterable[_Meaning]) -> dict[str, tuple[_Meaning, ...]]:
    found: dict[str, list[_Meaning]] = {}
    for meaning in meanings:
        match = _WORD.match(meaning.name)
        if match:
            found.setdefault(match.group().lower(), []).append(meaning)
    return {
        first: tuple(sorted(each, key=lambda one: -len(one.name))) for first, each in found.items()
    }


def _is_same(written: str, name: str) -> bool:
    """Initials count only as they are written: AP, not "ap"."""
    is_initials = " " not in name and sum(letter.isupper() for letter in name) > 1
    return written == name if is_initials else written.lower() == name.lower()
