"""W11: percentages, so that everybody can picture how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule

_PERCENT = re.compile(
    r"(?<![\d.,])(\d{1,6}(?:[.,]\d{1,6})?)[ \u00a0]?[%٪]"
    r"|(?:(?<![\d.,])(\d{1,6}(?:[.,]\d{1,6})?)[ -]?)?\bper ?cents?\b"
    r"|\b(?:percentages?|percentiles?|pct)\b"
    r"|[%٪](?!\w)",
    re.IGNORECASE,
)
# People know these well; the nearest is said.
_EASY = (
    (1, 2), (1, 4), (3, 4), (1, 3), (2, 3), (1, 10), (2, 10), (3, 10), (4, 10), (6, 10),
    (7, 10), (8, 10), (9, 10),
)  # fmt: skip
_NEARLY, _FEW, _CLOSE = 95, 5, 2.6


def find(passage: Passage) -> Iterator[Note]:
    """Find percentages, by sign and by word."""
    for match in _PERCENT.finditer(passage.text):
        if not passage.is_held(match.start()):
            tip = _in_words(match.group(1) or match.group(2))
            yield Note(match.start(), match.end(), "Many people cannot picture a percentage.", tip)


def _in_words(number: str | None) -> str:
    if not number:
        return "Say it as “3 out of 4”, “most” or “a few”."
    share = float(number.replace(",", "."))
    if share in (0, 100):
        return "none" if share == 0 else "all"
    if share > 100:
        return "Say “more than before” and how many."
    if share >= _NEARLY or share <= _FEW:
        return "nearly all" if share >= _NEARLY else "a few"
    some, of = min(_EASY, key=lambda pair: _far(pair, share))
    if abs(some / of * 100 - share) > _CLOSE:
        return f"{share:.0f} out of 100"
    about = "" if abs(some / of * 100 - share) < 0.5 else "about "
    return f"{about}{some} out of {of}"


def _far(pair: tuple[int, int], share: float) -> float:
    return abs(pair[0] / pair[1] - share / 100)


RULE = Rule(
    id="W11",
    level="error",
    title="Percentage",
    why="“3 out of 4 people” can be pictured. A percentage cannot.",
    source="Inclusion Europe; W3C COGA o3p13; none in 3,297 published easy-read sentences, in"
    " 5.4% of their originals",
    good=(
        "3 out of 4 people like the bus.",
        "Most people said yes.",
        "A few people said no.",
        "There are 20 children in the class.",
        "Half of you said yes.",
    ),
    bad=(
        "75% of people like the bus.",
        "Ten per cent said no.",
        "It went up by 12 percent.",
        "A high percentage said yes.",
        "50 % said no.",
        "Give us the % of people.",
    ),
    find=find,
    needs_english=False,
    trouble="word",
    rank=5,
)
