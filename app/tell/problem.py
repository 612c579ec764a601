"""For officers and reps: what is not right yet, exactly, and what to try."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `field` is the name of the box that it is about; "" is the whole page.

    `word`: the very words that are too hard.
    """

    field: str
    message: str
    try_this: str
    rule: str = ""
    word: str = ""

    def __str__(self) -> str:
        return f"{self.message} Try: {self.try_this}" if self.try_this else self.message
