"""For coming back without an account: four pictures with words, in order, or a long link. Plain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

PICTURES = 48
LENGTH = 4
OPENS = "opens"
WORD = re.compile(r"[^\W\d_]+")  # people copy the numbers before the words too


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the answering cookie holds: which response, and the code that the person was given.

    `code` and `link` are empty when somebody came back by the other of the two. `opens_sent`:
    they put in their code or link after Send, and may see what they chose. `sent_at`: when they
    pressed Send in this browser, in seconds since 1970; 0 before.
    """

    survey_id: str
    response_id: str
    code: tuple[int, ...] = ()
    link: str = ""
    opens_sent: bool = False
    sent_at: int = 0

    def as_text(self) -> str:
        code = "-".join(str(n) for n in self.code)
        sent = OPENS if self.opens_sent else str(self.sent_at or "")
        return ".".join((self.survey_id, self.response_id, code, self.link, sent))


def ticket_from(text: str) -> Ticket | None:
    """The ticket in a cookie whose signature was right; None when it has another shape."""
    parts = text.split(".")
    if len(parts) not in {4, 5}:  # four: a cookie from before this was asked
        return None
    survey_id, response_id, code, link, *rest = parts
    numbers = tuple(int(n) for n in code.split("-") if n.isdecimal())
    sent = rest[0] if rest else ""
    sent_at = int(sent) if sent.isdecimal() else 0
    return Ticket(survey_id, response_id, numbers, link, sent == OPENS, sent_at)


def code_from(digest: str) -> tuple[int, ...]:
    """Four of the 48 pictures, 4.7 million ways, from the hex letters of a keyed hash.

    All different: somebody who sees a carrot twice thinks that it is a mistake, and taps it once.
    """
    number = int(digest, 16)  # 256 bits: what is left over after dividing is even enough
    left = list(range(PICTURES))
    code = []
    for _ in range(LENGTH):
        number, at = divmod(number, len(left))
        code.append(left.pop(at))
    return tuple(code)


@dataclass(frozen=True, slots=True)
class Slip:
    """What was typed is no code yet: a word that no picture has or, when it is "", not 4 words."""

    word: str = ""


def read_code(text: str, *languages: Sequence[str]) -> tuple[int, ...] | Slip:
    """The four pictures that somebody typed, however they put them between.

    One wrong, missing or extra letter in a word is forgiven when only one picture can be meant.
    `languages`: the words of the pictures in each language in which a code may have been shown.

    >>> read_code(" Apple, bus  CAT dogg.", ["apple", "bus", "cat", "dog"])
    (0, 1, 2, 3)
    >>> read_code("kot PIES cat dog", ["cat", "dog"], ["kot", "pies"])
    (0, 1, 0, 1)
    >>> read_code("apple bus cat cow", ["apple", "bus", "cat", "dog"])
    Slip(word='cow')
    """
    known = {folded(word): number for words in languages for number, word in enumerate(words)}
    typed = WORD.findall(unicodedata.normalize("NFC", text))
    numbers = []
    for word in typed:
        number = _meant(folded(word), known)
        if number is None:
            return Slip(word)
        numbers.append(number)
    return tuple(numbers) if len(numbers) == LENGTH else Slip()


def _meant(word: str, known: Mapping[str, int]) -> int | None:
    if word in known:
        return known[word]
    near = {number for each, number in known.items() if _is_one_slip(word, each)}
    return near.pop() if len(near) == 1 else None


def _is_one_slip(typed: str, word: str) -> bool:
    """One letter too many, too few or wrong, or two that changed places."""
    same = _same_beginning(typed, word)
    typed, word = typed[same:], word[same:]
    same = _same_beginning(typed[::-1], word[::-1])
    typed, word = typed[: len(typed) - same], word[: len(word) - same]
    return max(len(typed), len(word)) <= 1 or (len(typed) == 2 and typed == word[::-1])


def _same_beginning(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def tapped(text: str) -> tuple[int, ...]:
    """The pictures that were tapped so far, as a form carries them: `3-17`. At most four."""
    numbers = (int(part) for part in text.split("-") if part.isascii() and part.isdecimal())
    return tuple(number for number in numbers if number < PICTURES)[:LENGTH]


def folded(text: str) -> str:
    """Without capitals, and without the marks that a phone's keyboard makes hard to type.

    >>> folded("Żaba")
    'zaba'
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


def as_secret(code: Sequence[int]) -> str:
    """The code in the form that is hashed."""
    return "-".join(str(number) for number in code)
