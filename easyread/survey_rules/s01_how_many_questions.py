"""S1: how many questions a survey asks, so that nobody is tired before the end."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.passage import Asked
from easyread.survey import SurveyRule, SurveyWords, Told

_KIND, _MOST = 8, 12


def find(survey: SurveyWords) -> Iterator[Told]:
    """Count the questions, a practice too; pages to read do not count."""
    count = len(survey.asking)
    if count > _KIND:
        message = f"This survey has {count} questions. {_KIND} or fewer are kinder."
        tip = "Keep the questions whose answers change something."
        yield Told("survey", message, tip, "error" if count > _MOST else None)


def _of(count: int) -> SurveyWords:
    return SurveyWords(questions=(Asked("Who helps you?"),) * count)


RULE = SurveyRule(
    id="S1",
    level="warning",
    title="Many questions",
    why="People get tired, and then they tap anything.",
    source="Cremers and Welbie 2015 (keep it short)",
    good=(
        *(_of(count) for count in (1, 4, 7, 8)),
        SurveyWords(questions=(Asked("Take a break.", kind="info"),) * 9),
    ),
    bad=tuple(_of(count) for count in (9, 10, 12, 13, 20)),
    find=find,
    needs_english=False,
)
