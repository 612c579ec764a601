"""W15: signs that are not said when one reads aloud, so that nobody has to guess what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule

_SIGN = re.compile(
    r"\([^()\n]{0,200}\)|\[[^\[\]\n]{0,200}\]|\.{2,}|…+|[–—]+|(?<=\s)--+(?=\s)|[&/;()\[\]#*%|\\_~^<>{}=]+|(?<=\w)\+(?=\s)"
)
_DIAL_CODE = re.compile(r"\(\d{2,5}\)(?= ?\d)|\(0\)")
_BULLET = re.compile(r"[ \t]*[-*•–—]+[ \t]")
_WIDEST = 60


def find(passage: Passage) -> Iterator[Note]:
    """Find signs outside web addresses, phone numbers and places that the program fills in."""
    for match in _SIGN.finditer(passage.text):
        if not passage.is_held(match.start()) and not _is_fine(passage.text, match):
            yield Note(
                match.start(), match.end(), _message(match.group()), _instead(passage.text, match)
            )


def _is_fine(text: str, match: re.Match[str]) -> bool:
    if _DIAL_CODE.match(text, match.start()) or _is_fraction(text, match):
        return True
    line_start = text.rfind("\n", max(0, match.start() - _WIDEST), match.start()) + 1
    bullet = _BULLET.match(text, line_start) if line_start or match.start() < _WIDEST else None
    return bool(bullet and match.start() < bullet.end())


def _is_fraction(text: str, match: re.Match[str]) -> bool:
    """Say whether it is the line of a fraction, of which W12 speaks, or of a date (W24)."""
    beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return match.group() == "/" and len(beside) == 2 and beside.isdigit()


def _message(sign: str) -> str:
    if sign[0] in "([":
        return "Brackets break the sentence in two."
    return f"The sign “{sign}” is not said when somebody reads aloud."


def _instead(text: str, match: re.Match[str]) -> str:
    sign = match.group()
    between_numbers = (
        text[match.start() - 1 : match.start()].isdigit()
        and text[match.end() : match.end() + 1].isdigit()
    )
    if sign in ("–", "—"):
        return "to" if between_numbers else "Start a new sentence."
    return _SAY.get(sign, "Put it in a sentence of its own." if sign[0] in "([" else "Use words.")


_SAY = {
    "&": "and",
    "/": "or",
    ";": "Start a new sentence.",
    "…": "End the sentence.",
    "...": "End the sentence.",
    "#": "number",
    "+": "or more",
    "=": "is",
}

RULE = Rule(
    id="W15",
    level="error",
    title="Signs",
    why="Signs are not said when somebody reads aloud, and people have to guess them.",
    source="Inclusion Europe; in 4.4% of 3,297 published easy-read sentences and in 15.3% of"
    " their originals",
    good=(
        "Ring (01234) 567 890.",
        "Look at https://www.example.org.uk/help/now?a=1&b=2.",
        "- Bus\n- Taxi",
        "Hello %(name)s. You are {age} years old.",
        "It costs £5, and you can pay at 3:30.",
        "“Bring a coat, please!”",
    ),
    bad=(
        "Mum & dad can come.",
        "Ask your mum/dad.",
        "Bring a coat (it may rain).",
        "We listen; we act.",
        "Wait… we are nearly there.",
        "The bus – the red one – is late.",
        "You can go * with help.",
    ),
    find=find,
    needs_english=False,
    trouble="word",
    rank=70,
)
