"""What easyread tells a writer: where the trouble is, why a reader may stumble, and what to try."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal, NamedTuple

Level = Literal["error", "warning", "info"]
Kind = Literal["text", "question", "option"]

WEIGHT: dict[Level, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a reader may stumble; `start` and `end` count code points of the text.

    `part` says which text of a question is meant: "text", "ask", "hint" or "option 1", "option
    2"...
    """

    rule: str
    level: Level
    start: int
    end: int
    message: str
    try_this: str = ""
    source: str = ""
    part: str = "text"

    def as_dict(self) -> dict[str, str | int]:
        """Give the finding as plain data, for JSON."""
        return asdict(self)


class Note(NamedTuple):
    """What a rule has seen; the frame adds the rule's id, source and, where none is given,
    level."""

    start: int
    end: int
    message: str
    try_this: str = ""
    level: Level | None = None
