"""S5: the last page, so that people know what happens with what they said, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.survey import SurveyRule, SurveyWords, Told

_NEXT = re.compile(
    r"\b(?:we|they|the \w+|somebody|a person) (?:will )?(?:now )?"
    r"(?:reads?|tells?|shows?|writes?|sends?|looks? at|talks?|makes?|puts?|answers?)\b|\bnext\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:\d+|one|two|three|four|six) (?:days?|weeks?|months?)\b|\bby (?:the end of|\d|monday|"
    r"tuesday|wednesday|thursday|friday)\b|\b(?:in|by|before) (?:january|february|march|april|may|"
    r"june|july|august|september|october|november|december|spring|summer|autumn|winter)\b"
    r"|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\b|\b(?:today|tomorrow|this week|next week|this month|next month|this term)\b",
    re.IGNORECASE,
)


def find(survey: SurveyWords) -> Iterator[Told]:
    """Look for what happens next, and for a day or a number of days."""
    if survey.last_page is None:
        return
    written = " ".join(survey.last_page)
    if not _NEXT.search(written):
        message = "The last page does not say what happens next."
        yield Told(
            "last page 1", message, "We read every answer. We tell you what we do by 3 June."
        )
    elif not _WHEN.search(written):
        message = "The last page does not say when something happens."
        yield Told("last page 1", message, "Give a day, such as “by 3 June”, or “in 30 days”.")


def _page(*sentences: str) -> SurveyWords:
    return SurveyWords(last_page=sentences)


RULE = SurveyRule(
    id="S5",
    level="warning",
    title="The last page",
    why="People who never hear what came of it do not answer again.",
    source="Lundy model (audience and influence); GOV.UK confirmation pages",
    good=(
        _page("Thank you.", "We read every answer.", "We tell you what we do in 30 days."),
        _page("We will show you what changed by 3 June."),
        _page("The team reads it next week."),
        _page("We write to you in May."),
        SurveyWords(),
    ),
    bad=(
        _page("Thank you."),
        _page("Thank you.", "We read every answer."),
        _page("You did it in 3 days."),
        _page("We will tell you what we did."),
        SurveyWords(last_page=()),
    ),
    find=find,
)
