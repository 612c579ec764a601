"""Finding listed words and phrases in a sentence, in one pass, so that long lists stay quick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from easyread.sentences import Word, words_of

T = TypeVar("T")


class Phrases(Generic[T]):
    """A set of phrases, each with what it means to the caller.

    `~` in a phrase stands for any one word. A phrase all in capitals is only found in capitals
    (SEND, not send).
    """

    def __init__(self, meaning: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, T]]] = {}
        for phrase, meant in meaning.items():
            parts = _parts(phrase)
            self._by_first.setdefault(parts[0], []).append((parts, _is_capitals(phrase), meant))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> Phrases[T]:
        """Make the set from pairs; the first meaning of a phrase wins."""
        meaning: dict[str, T] = {}
        for phrase, meant in pairs:
            meaning.setdefault(phrase, meant)
        return cls(meaning)

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, T]]:
        """Give (first word, one past the last word, meaning), the longest at each place, none
        overlapping."""
        at = 0
        while at < len(words):
            hit = self._at(words, at)
            if hit:
                yield at, at + hit[0], hit[1]
            at += hit[0] if hit else 1

    def _at(self, words: Sequence[Word], at: int) -> tuple[int, T] | None:
        rows = self._by_first.get(stem(words[at].low), ())
        # Hundreds of phrases begin with "a": most fall at the second word.
        low = words[at + 1].low if rows and at + 1 < len(words) else ""
        second = ("~", low, stem(low))
        for parts, capitals, meant in rows:
            if len(parts) > 1 and parts[1] not in second:
                continue
            span = words[at : at + len(parts)]
            if _fits(span, parts, capitals=capitals):
                return len(parts), meant
        return None


def stem(low: str) -> str:
    """Take the owner's ending off: SENCO's -> SENCO."""
    return low[:-2] if low.endswith(("'s", "’s")) else low


def _fits(span: Sequence[Word], parts: tuple[str, ...], *, capitals: bool) -> bool:
    if len(span) != len(parts) or not all(map(_same, span, parts)):
        return False
    return not capitals or all(_is_capitals(stem(word.text)) for word in span)


def _same(word: Word, part: str) -> bool:
    return part in ("~", word.low) or stem(word.low) == part


def _parts(phrase: str) -> tuple[str, ...]:
    """Split "on ~ plate" into its words; "n/a" and "e.g." are two words to the eye of the
    splitter."""
    bits = phrase.split()
    return tuple(low for bit in bits for low in (["~"] if bit == "~" else _lows(bit)))


def _lows(bit: str) -> list[str]:
    return [word.low for word in words_of(bit)]


def _is_capitals(text: str) -> bool:
    """Say whether a text is written as initials: SEND, NHS 111, and SaLT."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    is_mixed = " " not in text and text[:1].isupper() and capitals > len(letters) / 2
    return len(letters) > 1 and (capitals == len(letters) or is_mixed)
