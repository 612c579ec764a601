"""S3: the first page, so that people know what they say yes to before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.survey import SurveyRule, SurveyWords, Told

_SAYS = (
    (
        "who asks",
        "We are the team for young people.",
        r"\bwe are\b|\bteam\b|\bcouncil\b|\bforum\b|\bgroup\b|\bschool (?:asks|wants)\b",
    ),
    (
        "why you ask",
        "We want to know how your bus is.",
        r"\bwe (?:want|ask|need|would like)\b|\bbecause\b|\bto (?:find out|know|make|help|change)\b"
        r"|\bhelps? us\b|\bthis (?:survey )?is about\b",
    ),
    (
        "what happens to the answers",
        "We read every answer.",
        r"\b(?:reads?|look(?:s)? at|use|uses|keeps?|shares?|tells?|writes?)\b.{0,40}"
        r"\b(?:answers?|words|say|said|it all|everything)\b",
    ),
    (
        "how long it takes",
        "It takes about 3 minutes.",
        r"\b(?:\d+|one|two|three|four|five|ten|few) (?:minutes?|questions?|pages?)\b",
    ),
    (
        "that people can stop",
        "You can stop at any time.",
        r"\b(?:stop|leave|skip|say no|do not have to|need not|your choice|up to you)\b",
    ),
)
_PATTERNS = tuple((what, tip, re.compile(seen, re.IGNORECASE)) for what, tip, seen in _SAYS)


def find(survey: SurveyWords) -> Iterator[Told]:
    """Look for five things that a first page says."""
    if survey.first_page is None:
        return
    written = " ".join(survey.first_page)
    missing = [(what, tip) for what, tip, seen in _PATTERNS if not seen.search(written)]
    if missing:
        named = ", ".join(what for what, _ in missing)
        tip = " ".join(tip for _, tip in missing)
        yield Told("first page 1", f"The first page does not say {named}.", tip)


def _page(*sentences: str) -> SurveyWords:
    return SurveyWords(first_page=sentences)


_WHO, _WHY, _THEN = "We are the bus team.", "We want to know how you are.", "We read every answer."
_LONG, _STOP = "It takes 3 minutes.", "You can stop at any time."

RULE = SurveyRule(
    id="S3",
    level="warning",
    title="The first page",
    why="People can only say yes to what they know.",
    source="UK GDPR (fair and clear); GOV.UK Service Manual, getting consent",
    good=(
        _page(_WHO, _WHY, _THEN, _LONG, _STOP),
        _page("The council asks you this because it can help.", _THEN, _LONG, _STOP),
        _page(_WHO, _WHY, "The team reads all that you say.", "There are 6 questions.", _STOP),
        _page(_WHO, _WHY, _THEN, _LONG, "You do not have to answer."),
        SurveyWords(),
    ),
    bad=(
        _page(_WHO, _WHY, _THEN, _LONG),
        _page(_WHO, _WHY, _THEN, _STOP),
        _page(_WHO, _WHY, _LONG, _STOP),
        _page("Hello.", _THEN, _LONG, _STOP),
        _page("Hello."),
        SurveyWords(first_page=()),
    ),
    find=find,
)
