"""Times as a clock of 24 hours writes them, and how people say them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.exempt import Span

_DAY, _NOON = 24, 12
_TIME = re.compile(
    r"(?<![\w:.,£$€/])(?P<hour>[01]\d|2[0-4]|\d)(?:(?P<mark>[:.h]?)(?P<past>[0-5]\d)|h)"
    r"(?![:.,]?\d)(?P<half> ?[ap]\.?m\b)?(?P<hours> ?(?:hours|hrs|h)\b(?! of\b))?(?!\w)",
    re.IGNORECASE,
)
# "At 15.30", and not "It costs 15.30".
_BEFORE = re.compile(r"\b(?:at|from|by|until|till|til|between) $", re.IGNORECASE)
_TO = re.compile(r" ?(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b) ?", re.IGNORECASE)
_NEAR = 9


def of_24_hours(text: str) -> Iterator[tuple[Span, str]]:
    """Give each time, or time from and to, that is not as people say it, and how they say it.

    >>> list(of_24_hours("Come at 9:30. Stay from 13:00 to 14:15."))
    [((24, 38), '1pm to 2:15pm')]
    """
    joined: list[re.Match[str]] = []
    for match in _TIME.finditer(text):
        goes_on = bool(joined and _TO.fullmatch(text, joined[-1].end(), match.start()))
        if joined and not goes_on:
            yield from _told(joined)
            joined = []
        if goes_on or _is_time(text, match):
            joined.append(match)
    if joined:
        yield from _told(joined)


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Say whether these figures are a time: 15:00 is one; 15.00 and 0900 are after "at"."""
    is_marked = bool(match["mark"]) and match["mark"] in ":hH"
    is_after = bool(_BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()]))
    is_told = match["mark"] == "." or match["past"] is None or match["hour"].startswith("0")
    return is_marked or bool(match["hours"]) or (is_after and is_told)


def _told(joined: list[re.Match[str]]) -> Iterator[tuple[Span, str]]:
    if any(map(_is_of_24_hours, joined)):
        yield (joined[0].start(), joined[-1].end()), " to ".join(map(_as_said, joined))


def _is_of_24_hours(match: re.Match[str]) -> bool:
    """Say whether nobody says it so: 15:00 and 08:15; 9:00 is 9am or 9pm, and 9:30 is fine."""
    is_whole = match["past"] in (None, "00") and not match["half"]
    return is_whole or match["hour"].startswith("0") or int(match["hour"]) > _NOON


def _as_said(match: re.Match[str]) -> str:
    number, past = int(match["hour"]) % _DAY, match["past"] or "00"
    if past == "00" and number % _NOON == 0:
        return "midday" if number else "midnight"
    half = match["half"] or ("am" if number < _NOON else "pm")
    minutes = "" if past == "00" else f":{past}"
    return f"{(number - 1) % _NOON + 1}{minutes}{half.strip().lower()}"
