"""W12: large and broken numbers, so that people can picture how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule

_SMALL_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    "|sixty|seventy|eighty|ninety|hundred|few|several|many|some"
)
_LARGE = re.compile(
    r"(?<=[£$€])\d{1,6}(?:\.\d{1,6})? ?(?:k|m|mn|bn|tn)\b"
    r"|(?<![\d.,/+:])(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d{1,6})?|[1-9]\d{3,12}"
    r"|\d{1,6}\.\d{1,6})(?![\d,/:]|\.\d)"
    r"|(?<![\d/])[1-9]\d{0,2}/[1-9]\d{0,2}(?![\d/])"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|\d)[ -]"
    r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?\b(?! of an hour)"
    rf"|\b(?:(?:{_SMALL_NUMBERS}|(?!1 )\d{{1,3}})[ -]thousand|thousands|(?:m|b|tr)illions?)\b"
    r"|[¼½¾⅓⅔]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_PHONE = re.compile(r"[\d ()+-]*$")
_MOST = 1000
_NEAR = 20
# "£2.50" and "2.50 pounds" are prices, as people read them each day.
_MONEY = re.compile(r" ?(?:pounds?|euros?|dollars?|quid|gbp)\b", re.IGNORECASE)


def find(passage: Passage) -> Iterator[Note]:
    """Find numbers over 1,000, decimals and fractions; years, prices and phone numbers are fine."""
    for match in _LARGE.finditer(passage.text):
        if not passage.is_held(match.start()) and not _is_fine(passage.text, match):
            message = "Many people cannot picture this number."
            tip = "Say “a lot”, or use a small whole number."
            yield Note(match.start(), match.end(), message, tip)


def _is_fine(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()]
    number = match.group()
    is_money = before.endswith(("£", "$", "€")) or bool(_MONEY.match(text, match.end()))
    is_year = bool(_YEAR.fullmatch(number)) and not is_money
    if is_year or number == "24/7" or (_is_small(number) and (is_money or "." not in number)):
        return True
    spaced = _PHONE.search(before) if number[0].isdigit() else None
    return bool(spaced and any(letter.isdigit() for letter in spaced.group()))


def _is_small(number: str) -> bool:
    """Say whether figures alone stand here, and no more than 1,000."""
    figures = re.sub(r"[,\u00a0\u2009\u202f]", "", number)
    return bool(re.fullmatch(r"\d+(?:\.\d+)?", figures)) and float(figures) <= _MOST


RULE = Rule(
    id="W12",
    level="warning",
    title="Large number",
    why="Many people cannot picture large or broken numbers.",
    source="Inclusion Europe; Leichte Sprache; in 1.3% of easy-read sentences, 4.1% of originals",
    good=(
        "We met in 2024.",
        "Ring 01234 567890.",
        "20 people came.",
        "It costs £2.50.",
        "It is 2.50 pounds.",
        "We sent 1,000 letters.",
        "The bus comes at 9:30.",
        "Come at a quarter past 3.",
    ),
    bad=(
        "We asked 12,500 people.",
        "There are 3 million people.",
        "You get 2.5 hours.",
        "It takes ½ a day.",
        "It took 1.75 hours.",
        "We sent 45000 letters.",
        "The ramp costs £8,500.",
        "It cost £2000.",
        "We got $1.5m.",
        "Three thousand people came.",
        "Two thirds of us go by taxi.",
    ),
    find=find,
    needs_english=False,
    trouble="word",
    rank=25,
)
