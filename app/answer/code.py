"""For coming back without an account: four pictures with words, in order, or a long link. Plain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

PICTURES = 48
LENGTH = 4
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the answering cookie holds: which response, and the code that the person was given.

    `code` and `link` are empty when somebody came back by the other of the two.
    """

    survey_id: str
    response_id: str
    code: tuple[int, ...] = ()
    link: str = ""

    def as_text(self) -> str:
        code = "-".join(str(n) for n in self.code)
        return ".".join((self.survey_id, self.response_id, code, self.link))


def ticket_from(text: str) -> Ticket | None:
    """The ticket in a cookie whose signature was right; None when it has another shape."""
    parts = text.split(".")
    if len(parts) != 4:
        return None
    survey_id, response_id, code, link = parts
    numbers = tuple(int(n) for n in code.split("-") if n.isdecimal())
    return Ticket(survey_id, response_id, numbers, link)


def code_from(digest: str) -> tuple[int, ...]:
    """Four of the 48 pictures, 5.3 million ways, from the hex letters of a keyed hash."""
    number = int(digest, 16)  # 256 bits: what is left over after dividing is even enough
    return tuple(number // PICTURES**place % PICTURES for place in range(LENGTH))


def read_code(text: str, words: Sequence[str]) -> tuple[int, ...] | None:
    """The four pictures that somebody typed, however they put them between. None if it is no code.

    >>> read_code(" Apple, bus  CAT dog.", ["apple", "bus", "cat", "dog"])
    (0, 1, 2, 3)
    """
    known = {word.casefold(): number for number, word in enumerate(words)}
    typed = [known.get(word.casefold()) for word in WORD.findall(text)]
    numbers = tuple(number for number in typed if number is not None)
    return numbers if len(numbers) == LENGTH == len(typed) else None


def as_secret(code: Sequence[int]) -> str:
    """The code in the form that is hashed."""
    return "-".join(str(number) for number in code)
