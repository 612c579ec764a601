"""What the request itself must know of a comment: is somebody not safe, and does it identify.

A failing or slow reader never blocks or loses an answer: past its deadline this raises TooSlow,
and the answer is saved as unread and urgent.
"""

import time
from dataclasses import dataclass

from app.comment import private, worry
from app.comment.lexicon import LEXICON_VERSION
from app.comment.private import Private
from app.comment.wording import words

__all__ = ["LEXICON_VERSION", "Private", "Reading", "TooSlow", "read_at_once", "warm"]


class TooSlow(Exception):
    """The deadline passed before the comment was read. It carries no word of the comment."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether a comment worries, why, and what in it could show who wrote it."""

    worry: bool
    worry_why: tuple[str, ...]
    private: tuple[Private, ...]


def _still_in_time(deadline: float) -> None:
    if time.monotonic() > deadline:
        raise TooSlow


def read_at_once(text: str, *, deadline: float) -> Reading:
    """Read a comment for worry and private details, before `deadline` (of time.monotonic())."""
    why: dict[str, None] = {}
    _still_in_time(deadline)
    for piece in worry.chunks(words(text)):
        why |= worry.worries_in(piece)
        _still_in_time(deadline)
    found: list[Private] = []
    for start in range(0, len(text), private.PIECE):
        found.extend(private.private_between(text, start, start + private.PIECE))
        _still_in_time(deadline)
    return Reading(bool(why), tuple(why), tuple(found))


def warm() -> None:
    """Read every word file that a request needs. Call it before the server makes its workers."""
    worry.warm()
    private.warm()
