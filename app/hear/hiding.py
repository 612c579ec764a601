"""For whoever wrote: details that could show who they are are hidden from later readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words as they were written, or, when `private` is set, a detail of that type."""

    text: str
    private: str = ""


def pieces(words: str, private: Iterable[Place]) -> list[Piece]:
    """The words in order, cut at each private detail. Positions count code points.

    >>> pieces("Ask Sam at home.", [("person_name", 4, 7)])[1]
    Piece(text='Sam', private='person_name')
    """
    made: list[Piece] = []
    end = 0
    for kind, start, stop in sorted(private, key=lambda place: place[1:]):
        start = max(start, end)  # places that overlap hide all that any of them names
        if stop <= start:
            continue
        made += [Piece(words[end:start]), Piece(words[start:stop], kind)]
        end = stop
    made.append(Piece(words[end:]))
    return [piece for piece in made if piece.text]


def without_private(words: str, private: Iterable[Place]) -> list[Piece]:
    """The same, with nothing left of the details but their types."""
    return [
        Piece("", piece.private) if piece.private else piece for piece in pieces(words, private)
    ]
