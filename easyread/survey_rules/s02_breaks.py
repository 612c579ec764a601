"""S2: breaks in a survey, so that people can rest and come back."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.passage import Asked
from easyread.survey import NOT_ASKING, SurveyRule, SurveyWords, Told

_MOST = 5


def find(survey: SurveyWords) -> Iterator[Told]:
    """Find more than five questions without a page to read between them."""
    run = 0
    for number, asked in enumerate(survey.questions, 1):
        run = 0 if asked.kind in NOT_ASKING else run + 1
        if run > _MOST:
            message = f"There are more than {_MOST} questions here without a break."
            tip = f"Put a page before this one: “Do you want a break?” Offer it every {_MOST - 1}."
            yield Told(f"question {number}: ask", message, tip)
            run = 1


_ASK, _REST = Asked("Who helps you?"), Asked("You can have a break.", kind="info")

RULE = SurveyRule(
    id="S2",
    level="warning",
    title="Breaks",
    why="A page to rest on keeps the last answers as true as the first.",
    source="Information Access Group (breaks every 4 or 5 questions)",
    good=(
        SurveyWords(questions=(_ASK,) * 5),
        SurveyWords(questions=(*(_ASK,) * 4, _REST, *(_ASK,) * 4)),
        SurveyWords(questions=(*(_ASK,) * 5, _REST, *(_ASK,) * 5)),
        SurveyWords(questions=(_REST,)),
        SurveyWords(),
    ),
    bad=(
        SurveyWords(questions=(_ASK,) * 6),
        SurveyWords(questions=(_ASK,) * 12),
        SurveyWords(questions=(*(_ASK,) * 4, _REST, *(_ASK,) * 6)),
        SurveyWords(questions=(*(_ASK,) * 6, _REST)),
        SurveyWords(questions=(_REST, *(_ASK,) * 7)),
    ),
    find=find,
    needs_english=False,
)
