"""Details that could show who somebody is, so that two people can hide them before others read.

Positions count the code points of the original text, which is never changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.comment import names, uk

PIECE = 8000  # code points read at once
_MARGIN = 120  # code points around a piece, so that nothing is cut in two


@dataclass(frozen=True, slots=True)
class Private:
    """One private detail: its type, where it stands (text[start:end]) and what it says."""

    type: str
    start: int
    end: int
    text: str


def _every_detail(text: str) -> Iterator[uk.Found]:
    """Yield all that was found, the surest first: where two overlap, the first is kept."""
    yield from uk.details(text)
    yield from names.conditions(text)
    yield from names.schools(text)
    yield from names.people(text)


def _first_kept(found: Iterator[uk.Found]) -> list[uk.Found]:
    """Keep the surest of those that overlap, in one walk over the taken places."""
    taken: set[int] = set()
    kept = []
    for detail in found:
        places = range(detail[1], detail[2])
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(detail)
    return sorted(kept, key=lambda detail: detail[1])


def private_between(text: str, start: int, end: int) -> list[Private]:
    """Return the private details that begin between two places, in order."""
    first = max(start - _MARGIN, 0)
    piece = text[first : end + _MARGIN]
    return [
        Private(kind, first + begins, first + ends, piece[begins:ends])
        for kind, begins, ends in _first_kept(_every_detail(piece))
        if start <= first + begins < end
    ]


def private_in(text: str) -> tuple[Private, ...]:
    """Return every private detail, in order, none overlapping another."""
    starts = range(0, len(text), PIECE)
    return tuple(each for at in starts for each in private_between(text, at, at + PIECE))


def warm() -> None:
    """Read the lists of names and words now."""
    names.warm()
