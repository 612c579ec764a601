"""Sentences and words with their places, so that a writer is shown the very word that is meant.

Places are code points. Splitting survives titles (Dr), initials, numbers, web addresses, quotes,
lists, wrapped
lines, emoji, and scripts without capital letters. Every step looks at each character a bounded
number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from easyread.wordlists import many

# Marks that Python's \w leaves out, but which are inside a word in Arabic, Hebrew and Indic
# scripts.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0970-\u0dff\u200c\u200d"
)
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_TOKEN = re.compile(
    rf"""
    (?P<web>(?:https?://|www\.)[^\s<>"”]{{1,2000}} |
    [\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}
        |


        \b[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{2,63}}){{0,5}}\.(?:uk|org|com|net|gov|edu)\b(?:/[^\s<>"”]{{0,2000}})?)
  | (?P<blank>%\(\w{{1,40}}\)[sd] | \{{\{{[^{{}}\n]{{0,80}}\}}\}} | \{{\w{{0,40}}\}})
  | (?P<number>[+]?\d+(?:[.,:]\d+)*(?:{_LETTER}{{1,3}}\b)?)
  | (?P<word>{_LETTER}+(?:['’-]{_LETTER}+)*(?:\d+)?)
    """,
    re.VERBOSE,
)
# Each run of marks is tried once, from its first mark, so that a page of dots costs no more than
# a page.
_END = re.compile(
    r"""(?<![.!?…。！？؟।])[.!?…。！？؟।]++["'”’»)\]]*+(?=\s|$) | (?<![。！？।])[。！？।]++
    | \n[ \t]*+\n\s*+ | \n""",
    re.VERBOSE,
)
_BULLET = re.compile(r"[ \t]*(?:[-*•‣▪–—][ \t]+|\(?(?:\d{1,2}[.)]|[a-z]\))[ \t]+)")
_TITLES = many("mr mrs ms dr prof rev st sr jr e.g i.e eg ie cf vs")
_MAYBE_END = frozenset(
    ["etc", "approx", "no", "a.m", "p.m", "dept", "est", "tel", "ext", "min", "max"]
)
# "Look at Section F. Then ring us.": things that have a letter for a name.
_LETTERED = many(
    "section part gate class group room block bay unit plan form hall ward level band tier zone"
    " stop bus platform option question table annex appendix page year team step row door site"
)
_LAST_WORD = re.compile(r"[\w.]+$")
# A line this long was probably wrapped by the writer's editor, not ended by the writer.
_WRAPPED = 50
_NUMBER = 12  # the number of a list is no longer than this


class Word(NamedTuple):
    """A word as written, its place, itself in small letters with a straight apostrophe, and its
    kind."""

    text: str
    start: int
    end: int
    low: str
    kind: str  # "word", "number", "web" (an address) or "blank" (a place the program fills in)


class Sentence(NamedTuple):
    """A sentence's place and its words."""

    start: int
    end: int
    words: tuple[Word, ...]


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Find the words of a text, or of a part of it.

    >>> [word.text for word in words_of("Ring 01234 567 890, or see www.example.org.uk.")]
    ['Ring', '01234', '567', '890', 'or', 'see', 'www.example.org.uk']
    """
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or "word"
        written = match.group().rstrip(".,;:!?)'’") if kind == "web" else match.group()
        begin = match.start()
        low = written.lower().replace("’", "'")
        found.append(Word(written, begin, begin + len(written), low, kind))
    return tuple(found)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Split a text into sentences.

    >>> text = "Dr. Lee came. We ate 3.5 pies!"
    >>> [text[s.start:s.end] for s in sentences_of(text)]
    ['Dr. Lee came.', 'We ate 3.5 pies!']
    """
    return tuple(
        Sentence(start, end, words)
        for start, end in _spans(text)
        if (words := words_of(text, start, end)) or text[start:end].strip()
    )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if match.start() < start or not _ends(text, start, match):
            continue
        end = match.start() if match.group().isspace() else match.end()
        yield from _trimmed(text, start, end)
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Leave out the spaces around a sentence and the bullet before it."""
    bullet = _BULLET.match(text, start, end) if _at_line_start(text, start) else None
    start = bullet.end() if bullet else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _at_line_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark[0] == "\n":
        return _line_ends(text, match)
    is_near = match.start() - start <= _NUMBER
    if is_near and mark[0] == "." and text[start : match.start()].strip(" \t-*•(").isdigit():
        return False  # "1. Get up": the number of a list
    after = text[match.end() : match.end() + 40].lstrip()
    if after[:1].islower():
        return False
    return mark[0] != "." or len(mark) > 1 or not _is_short_form(text, start, match.start(), after)


def _line_ends(text: str, match: re.Match[str]) -> bool:
    if match.group().count("\n") > 1 or _BULLET.match(text, match.end()):
        return True
    at = match.start()
    is_wrapped = at >= _WRAPPED and "\n" not in text[at - _WRAPPED : at]
    return not is_wrapped


def _is_short_form(text: str, start: int, stop: int, after: str) -> bool:
    """Say whether the full stop only shortens a word (Dr., e.g., J. Smith)."""
    last = _LAST_WORD.search(text, max(start, stop - 12), stop)
    if not last or not after:
        return False
    word = last.group()
    if word.lower() in _TITLES:
        return True
    if len(word) == 1 and word.isupper() and word != "I":
        before = text[max(start, last.start() - 20) : last.start()].split()
        return not before or (before[-1][:1].isupper() and before[-1].lower() not in _LETTERED)
    return word.lower() in _MAYBE_END and not after[:1].isupper()
