"""W24: dates and times, so that nobody comes on the wrong day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.clock import of_24_hours
from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "|".join(_MONTHS) + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])")
# "26/05", but 3/4 is a fraction: a date has a nought before the month, or "on" before it.
_SHORT = re.compile(
    r"(?<![\d/.,-])(?:0?[1-9]|[12]\d|3[01])/0[1-9](?![\d/])"
    r"|(?<=\bon )(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/])"
)
# "on the 9th": the month is left out. "On the 2nd floor" is a place.
_ALONE = re.compile(
    r"\b(?:on|by|until|till|from|before|after|since|to) (?:\w+day )?the \d{1,2}(?:st|nd|rd|th)\b"
    r"(?=\s*(?:[.,;:!?)]|$|and\b|or\b|at\b|for\b|to\b|until\b|from\b|we\b|you\b|i\b))",
    re.IGNORECASE,
)
_BACKWARDS = re.compile(
    r"(?<![\d/.-])(?P<year>\d{4})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/-])"
)
_ORDINAL = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)(?: of)? ({_MONTH})\b"
    rf"|\b({_MONTH})(?: the)? (\d{{1,2}})(?:st|nd|rd|th)\b"
)
# "the third of June", "June the twenty-first"
_FIRSTS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
)
_SPELT = rf"(?:(?:twenty|thirty)[ -])?(?:{_FIRSTS.replace(' ', '|')})"
_IN_LETTERS = re.compile(
    rf"\b(?:the )?{_SPELT} of (?:{'|'.join(_MONTHS)})\b|\b(?:{'|'.join(_MONTHS)}) the {_SPELT}\b"
)


def find(passage: Passage) -> Iterator[Note]:
    """Find dates in figures (an error), 3rd June and 15:00."""
    yield from _in_part(passage)
    yield from _in_figures(passage)
    yield from _ordinal(passage.text)
    for (start, end), said in of_24_hours(passage.text):
        if not passage.is_held(start):
            yield Note(start, end, "Many people count 12 hours.", said, "warning")


def _in_figures(passage: Passage) -> Iterator[Note]:
    text = passage.text
    for match in _SLASHED.finditer(text):
        if not passage.is_held(match.start()):
            yield Note(
                match.start(), match.end(), _EASY_TO_MIX_UP, _in_words(*match.group(1, 3, 4))
            )
    for match in _BACKWARDS.finditer(text):
        if not passage.is_held(match.start()):
            tip = _in_words(match["day"], match["month"], match["year"])
            yield Note(match.start(), match.end(), _EASY_TO_MIX_UP, tip)


def _ordinal(text: str) -> Iterator[Note]:
    """Find "3rd June" and "the third of June"."""
    for match in _ORDINAL.finditer(text):
        day, month = match.group(1) or match.group(4), match.group(2) or match.group(3)
        message = "The letters after the day are extra work to read."
        yield Note(match.start(), match.end(), message, f"{day} {month}", "warning")
    for match in _IN_LETTERS.finditer(text):
        tip = "Write the day as a number: 3 June."
        yield Note(match.start(), match.end(), "A date in letters is slow to read.", tip, "warning")


def _in_part(passage: Passage) -> Iterator[Note]:
    """Find dates without a year, or without a month."""
    for match in _SHORT.finditer(passage.text):
        if not passage.is_held(match.start()):
            yield Note(match.start(), match.end(), _EASY_TO_MIX_UP, _LIKE_THIS)
    for match in _ALONE.finditer(passage.text):
        message = "A day without its month is easy to mix up."
        yield Note(match.start(), match.end(), message, _LIKE_THIS, "warning")


def _in_words(day: str, month: str, year: str) -> str:
    if not 1 <= int(month) <= len(_MONTHS):
        return _LIKE_THIS
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year if len(year) > 2 else '20' + year}"


_LIKE_THIS = "Write it like this: Tuesday 3 June 2025."
_EASY_TO_MIX_UP = "A date in figures is easy to mix up."

RULE = Rule(
    id="W24",
    level="error",
    title="Date or time",
    why="A date in figures is easy to mix up, and people come on the wrong day.",
    source="Inclusion Europe (write the full date); GOV.UK style",
    good=(
        "Come on Tuesday 3 June 2025.",
        "Come at 3pm.",
        "Come at 9:30.",
        "Come from 9am to 12:15pm.",
        "It is 1.80 to 2.50 a day.",
        "This is my first May here.",
        "You came 3rd in the race.",
        "It costs £13.50.",
        "We live on the 2nd floor.",
        "Ring 111 or 24/7.",
        "Look at https://www.example.org.uk/?day=26/05.",
    ),
    bad=(
        "Come on 03/06/25.",
        "Come on 3.6.2025.",
        "Come on 3rd June.",
        "Come at 15:00.",
        "Get up at 07:20.",
        "The pool is ours from 11:00 to 12:45.",
        "Come at 13.30.",
        "We close at 1700 hours.",
        "It starts at 15h30.",
        "We meet on June 3rd.",
        "Come on 2025-06-03.",
        "Come on the third of June.",
        "Half term starts on 26/05.",
        "My meeting is on the 9th.",
    ),
    find=find,
    trouble="word",
    rank=3,
)
