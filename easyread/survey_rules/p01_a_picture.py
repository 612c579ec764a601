"""P1: a picture for every page, so that people who read few words have something to hold on to."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.passage import Asked
from easyread.survey import SurveyRule, SurveyWords, Told


def find(survey: SurveyWords) -> Iterator[Told]:
    """Find pages without a picture."""
    for number, asked in enumerate(survey.questions, 1):
        if asked.picture == "":
            message = "This page has no picture."
            yield Told(f"question {number}: ask", message, "Choose a picture of what it is about.")


def _of(*pictures: str | None) -> SurveyWords:
    return SurveyWords(tuple(Asked("Who helps you?", picture=one) for one in pictures))


RULE = SurveyRule(
    id="P1",
    level="error",
    title="A picture",
    why="A picture helps people who read few words to know what it is about.",
    source="Inclusion Europe; Change 2016. Pictures do not always help (Cardone 1999), so people"
    " can turn them off",
    good=(
        _of("helper"),
        _of("helper", "bus"),
        _of(None),
        _of(),
        SurveyWords((Asked("Have a break.", kind="info", picture="rest"),)),
    ),
    bad=(
        _of(""),
        _of("helper", ""),
        _of("", "bus"),
        SurveyWords((Asked("Have a break.", kind="info", picture=""),)),
        SurveyWords((Asked("Cats or dogs?", kind="practice", picture=""),)),
    ),
    find=find,
    needs_english=False,
)
