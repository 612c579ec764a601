"""One thing to mend in a file, said so that a parent rep knows where it is and what to try."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Problem:
    """Lines and columns count from 1, as editors do."""

    file: str
    line: int
    column: int
    level: Level
    rule: str
    message: str
    try_this: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}: {self.level} {self.rule} {self.message}"
        return f"{where} (try: {self.try_this})" if self.try_this else where

    @property
    def is_error(self) -> bool:
        return self.level == "error"

    def as_json(self) -> dict[str, str | int]:
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "level": self.level,
            "rule": self.rule,
            "message": self.message,
            "try": self.try_this,
        }


def in_reading_order(problems: list[Problem]) -> list[Problem]:
    """As somebody meets them going down the file; the same problem is told once."""
    return sorted(set(problems), key=lambda p: (p.file, p.line, p.column, p.rule, p.message))
