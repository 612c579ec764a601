"""W28: how a survey for teenagers and adults sounds, so that nobody feels talked down to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.passage import Asked
from easyread.survey import ADULT, SurveyRule, SurveyWords, Told, texts_of

_LOUD = re.compile(r"\b(?:fun|hooray|super|wow|yay|woohoo)!|\bfun time\b", re.IGNORECASE)


def find(survey: SurveyWords) -> Iterator[Told]:
    """Find cheers in a survey whose youngest reader is 16."""
    if survey.youngest < ADULT:
        return
    for part, text, _ in texts_of(survey):
        found = _LOUD.search(text)
        if found:
            message = f"“{found.group()}” can sound like talking to a small child."
            tip = "Say it without the cheer."
            yield Told(part, message, tip, None, found.start(), found.end())


def _of(text: str, youngest: int = ADULT) -> SurveyWords:
    return SurveyWords((Asked("How is it?", hint=text),), youngest=youngest)


RULE = SurveyRule(
    id="W28",
    level="warning",
    title="Talking down",
    why="Teenagers and adults stop when they feel talked down to.",
    source="Inclusion Europe, rule 3 (speak to adults as adults); Change 2016",
    good=(
        _of("Thank you."),
        _of("This is fun!", 5),
        _of("Well done. You can go on."),
        _of("Was it fun?"),
        _of("Well done! You did 4 pages."),
        SurveyWords(youngest=18),
    ),
    bad=(
        _of("This is fun!"),
        _of("Hooray! Next one."),
        _of("Wow! You did it."),
        _of("It is fun time.", 18),
        SurveyWords(title="Super!", youngest=20),
    ),
    find=find,
)
