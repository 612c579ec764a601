"""For words that are far longer than any box takes: what worries in them is found and kept. Plain.

Anybody can post as much as a book. A book in which one line worries would fill the queue of those
who must act, and the disk; so of such words only what is about that line is kept, and it says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.comment.reading import Reading

GAP = "\n[...]\n"
CUT = "long words, cut"  # what the lead sees among the signs
PIECE = 2_000
OVERLAP = 200
Read = Callable[[str], Reading | None]


@dataclass(frozen=True, slots=True)
class Found:
    """What is kept of long words; "" when all was read and nothing worries."""

    words: str = field(default="", repr=False)
    why: tuple[str, ...] = field(default=(), repr=False)
    is_read: bool = True


def ends(words: str, most: int) -> str:
    """`most` letters of the words: what somebody wrote before and after a book in the box."""
    half = most // 2
    return words if len(words) <= most else f"{words[:half]}{GAP}{words[-half:]}"


def find(words: str, most: int, read: Read, until: float) -> Found:
    """Read long words piece by piece, from both ends, until `until` (of time.monotonic()); keep
    what worries, at most `most` letters. When time is over first, the ends are kept, as unread.
    """
    size = min(PIECE, most)
    worrying: dict[int, str] = {}
    why: dict[str, None] = {}
    is_read = True
    for start in _starts(len(words), size):
        reading = read(words[start : start + size]) if time.monotonic() < until else None
        if reading is None:
            is_read = False
            break
        if reading.worry:
            worrying[start] = words[start : start + size]
            why |= dict.fromkeys(reading.worry_why)
            if len(worrying) * size >= most:
                break
    if worrying:
        return Found(GAP.join(worrying[start] for start in sorted(worrying)), tuple(why))
    return Found() if is_read else Found(ends(words, most), is_read=False)


def _starts(length: int, size: int) -> Iterator[int]:
    """Where the pieces begin: the first, the last, the second, and so on. Each overlaps the next,
    so that no line is cut in two.
    """
    starts = list(range(0, max(length - OVERLAP, 1), size - OVERLAP))
    yield from sorted(starts, key=lambda start: min(start, starts[-1] - start))
