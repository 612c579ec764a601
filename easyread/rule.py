"""What a rule is: a small module that a parent rep can read, with its reason and its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from easyread.finding import Kind, Level, Note
from easyread.passage import Asked, Passage

EVERYWHERE: frozenset[Kind] = frozenset(["text", "question", "option"])
QUESTIONS: frozenset[Kind] = frozenset(["question"])

Example = str | Asked


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `trouble` names what goes wrong for the reader: of rules that see the same trouble
    in the same place one speaks, the sterner first, then the longer, then the one with the lower
    `rank`. `speaks_for` names another trouble that is not told again where this rule finds
    an error in the same words: a sentence that is too long says more than one thing, and one
    message is enough."""

    id: str
    level: Level
    title: str
    why: str
    source: str
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
    find: Callable[[Passage], Iterable[Note]]
    kinds: frozenset[Kind] = EVERYWHERE
    needs_english: bool = True
    trouble: str = ""
    rank: int = 50
    speaks_for: str = ""
