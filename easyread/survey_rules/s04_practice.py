"""S4: a practice question, so that nobody learns how it works on a question that counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.passage import Asked
from easyread.survey import SurveyRule, SurveyWords, Told, texts_of

_NO_WRONG = re.compile(r"\bno (?:right or )?wrong answers?\b|\ball answers are good\b", re.I)


def find(survey: SurveyWords) -> Iterator[Told]:
    """Look for a practice question, and for "There are no wrong answers."."""
    if not survey.asking:
        return
    if not any(asked.kind == "practice" for asked in survey.questions):
        message = "There is no question to try things out with."
        tip = "Begin with a practice, such as “Do you like cats or dogs?” It does not count."
        yield Told("survey", message, tip)
    elif not any(_NO_WRONG.search(text.text) for text in texts_of(survey)):
        message = "Nothing says that there are no wrong answers."
        yield Told("survey", message, "Say at the practice: “There are no wrong answers.”")


_TRY = Asked("Do you like cats or dogs?", ("Cats", "Dogs"), "", "practice")
_TOLD = Asked("Cats or dogs?", ("Cats", "Dogs"), "There are no wrong answers.", "practice")
_ASK = Asked("Who helps you?")

RULE = SurveyRule(
    id="S4",
    level="warning",
    title="A practice question",
    why="A question that does not count shows how it works and takes the fear away.",
    source="Kramer 2009; PEDI-PRO (a practice item; no right or wrong answers)",
    good=(
        SurveyWords(questions=(_TOLD, _ASK)),
        SurveyWords(questions=(_TRY, _ASK), first_page=("There are no wrong answers.",)),
        SurveyWords(questions=(_TRY, _ASK), first_page=("There is no right or wrong answer.",)),
        SurveyWords(),
        SurveyWords(questions=(Asked("Read this.", kind="info"),)),
    ),
    bad=(
        SurveyWords(questions=(_ASK,)),
        SurveyWords(questions=(_ASK, _ASK)),
        SurveyWords(questions=(_TRY, _ASK)),
        SurveyWords(questions=(_ASK,), first_page=("There are no wrong answers.",)),
        SurveyWords(questions=(_TRY, _ASK), first_page=("Hello.",)),
    ),
    find=find,
)
