"""For paper: how many lines a sentence needs in print, guessed a little too wide. Plain.

Widths are in ems (the size of the letters), of a broad font: somebody's printer may have another.
"""

from __future__ import annotations

import math

NARROW = frozenset("ijl.,:;'!|’іїј \N{NO-BREAK SPACE}")
SLIM = frozenset("tfr-()“”„")
BROAD = frozenset("mwMW@жшщюфыЖШЩЮФ–")
SPACE = 0.28


def width(text: str) -> float:
    """How wide the text is on one line."""
    return sum(map(_letter, text))


def lines(text: str, room: float) -> int:
    """How many lines of this width it takes, broken between words. Never fewer than 1."""
    used, count = 0.0, 1
    for word in text.split():
        wide = width(word)
        if used and used + SPACE + wide > room:
            count, used = count + 1, 0.0
        used += wide + (SPACE if used else 0.0)
        if used > room:  # one long word is broken too
            more = math.ceil(used / room) - 1
            count, used = count + more, used - more * room
    return count


def _letter(letter: str) -> float:
    if letter in NARROW:
        return SPACE
    if letter in SLIM:
        return 0.42
    if letter in BROAD:
        return 0.93
    return 0.68 if letter.isupper() else 0.59
