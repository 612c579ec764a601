"""Signs that somebody is not safe, for the safeguarding lead who must see them first.

Recall first: a flag orders the queue, it never clears a comment, and a person reads every one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from app.comment.lexicon import languages, lines, read, several
from app.comment.phrases import Hit, Phrase, Phrases, Reader
from app.comment.wording import BREAK, plain, words

STEP = 500  # words read between two looks at the clock
_OVERLAP = 24  # longer than the longest phrase with its gaps


@dataclass(frozen=True, slots=True)
class _English:
    signs: Phrases
    excused: Phrases
    past: Phrases
    names: Mapping[str, str]
    deniable: frozenset[str]
    mild: frozenset[str]
    deny: frozenset[str]
    between: frozenset[str]


def _phrases(reader: Reader, kind: str, block: object) -> Iterator[Phrase]:
    for line in lines(block):
        yield from reader.phrases(kind, line)


def _signs(reader: Reader, kinds: Mapping[str, Any]) -> Iterator[Phrase]:
    for kind, entry in kinds.items():
        yield from _phrases(reader, kind, entry.get("say"))
        yield from _phrases(reader, kind + "!", entry.get("always"))


@cache
def _english() -> _English:
    book = read("worry.en.yaml")
    reader = Reader(book["sets"])
    kinds: dict[str, Any] = book["kinds"]
    return _English(
        signs=Phrases(_signs(reader, kinds)),
        excused=Phrases(_phrases(reader, "excused", book["not_a_worry"]["say"])),
        past=Phrases(_phrases(reader, "past", book["over_now"]["say"])),
        names={kind: str(entry["name"]) for kind, entry in kinds.items()},
        deniable=frozenset(kind for kind, entry in kinds.items() if entry.get("can_be_denied")),
        mild=frozenset(kind for kind, entry in kinds.items() if entry.get("can_be_over")),
        deny=several(book["denied"]["by"]),
        between=several(book["denied"]["between"]),
    )


@cache
def _other_languages() -> Any:  # the automaton's class has no types of its own
    """Return one automaton of every other language's stems, each with its kind."""
    automaton = ahocorasick.Automaton()
    for language in languages():
        if language != "en":
            _add_language(automaton, language)
    automaton.make_automaton()
    return automaton


def _add_language(automaton: Any, language: str) -> None:
    book = read(f"worry.{language}.yaml")
    before = " " if book["stems_begin_words"] else ""
    for entry in book["kinds"].values():
        for line in lines(entry["say"]):
            stem = before + " ".join(words(line))
            automaton.add_word(stem, f"{entry['name']} ({language}): {plain(line)}")


def _is_denied(text: Sequence[str], hit: Hit, book: _English) -> bool:
    """Say whether "nobody", "never" or "not" stands before the hit, with nothing that undoes it."""
    if hit.end < len(text) and text[hit.end] == "anymore":
        return False  # "does not hit me any more": it happened
    if _is_denied_inside(text, hit, book.deny):
        return True
    for at in range(hit.start - 1, max(hit.start - 7, -1), -1):
        if text[at] in book.deny:
            return True
        if text[at] not in book.between:
            return False
    return False


def _is_denied_inside(text: Sequence[str], hit: Hit, deny: frozenset[str]) -> bool:
    """Say whether a "not" stands in a gap of the phrase, as in "mum does not hit me"."""
    if deny.isdisjoint(text[hit.start : hit.end]):
        return False
    return all(deny.isdisjoint(part.choices) for part in hit.phrase.parts)


def _is_excused(text: Sequence[str], hit: Hit, book: _English, excused: Sequence[Hit]) -> bool:
    if hit.kind.endswith("!"):
        return False
    if hit.kind in book.deniable and _is_denied(text, hit, book):
        return True
    return any(each.start < hit.end and hit.start < each.end for each in excused)


def _in_english(text: Sequence[str]) -> Iterator[str]:
    book = _english()
    hits = list(book.signs.find(text))
    if not hits:
        return
    excused = list(book.excused.find(text))
    over = next(book.past.find(text), None) is not None
    for hit in hits:
        kind = hit.kind.rstrip("!")
        if over and kind in book.mild:
            continue
        if not _is_excused(text, hit, book, excused):
            yield f"{book.names[kind]}: {' '.join(text[hit.start : hit.end])}"


def _in_other_languages(text: Sequence[str]) -> Iterator[str]:
    line = f" {' '.join(text)} "
    for _, why in _other_languages().iter(line):
        yield why


def chunks(text: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut long text into pieces that overlap, so that no phrase falls between two."""
    if len(text) <= STEP:
        yield text
        return
    for start in range(0, len(text), STEP):
        yield text[start : start + STEP + _OVERLAP]


def worries_in(piece: Sequence[str]) -> dict[str, None]:
    """Return why these words worry, once each, in order; empty when nothing was found."""
    return dict.fromkeys((*_in_english(piece), *_in_other_languages(piece)))


def worries(text: str) -> tuple[str, ...]:
    """Return why this text worries: the kind, and the words as they were understood."""
    found: dict[str, None] = {}
    for piece in chunks(words(text)):
        found |= worries_in(piece)
    return tuple(found)


def warm() -> None:
    """Read every worry word now, before the server makes its workers."""
    worries(f"warm{BREAK}")
