"""How somebody feels about what they write, for the officer who sorts; a person corrects it.

"Unsure" is an answer. Nothing here is published, and no language is scored that it does not know.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.comment.readable import can_read
from app.comment.wording import words

Known = Literal["positive", "negative", "mixed", "neutral"]


@dataclass(frozen=True, slots=True)
class Feeling:
    """The feeling with "unsure" allowed, the guess without it, a score of -1..1, and why."""

    feeling: Known | Literal["unsure"]
    guess: Known
    score: float
    why: tuple[str, ...]
    read_by_computer: bool


UNREAD = Feeling("unsure", "neutral", 0.0, (), read_by_computer=False)


def feeling_in(
    text: str, read: Sequence[str], invites: str | None, *, readable: bool
) -> Feeling:
    """Return the feeling of words that were read already."""
    return UNREAD


def feel(text: str, invites: str | None = None, language: str = "en") -> Feeling:
    """Return how a comment feels. `invites` is what its question invites: praise, improve, open."""
    read = words(text)
    return feeling_in(text, read, invites, readable=can_read(read, language))
