"""S6: how many words stand on one page, so that a page is never a wall."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.passage import Asked
from easyread.sentences import words_of
from easyread.survey import SurveyRule, SurveyWords, Told, around

_MOST = 60


def find(survey: SurveyWords) -> Iterator[Told]:
    """Count the words of each page: first, last, and each question with its answers."""
    pages = [
        ("first page 1", survey.first_page or ()),
        *((f"question {n}: ask", _words_on(asked)) for n, asked in enumerate(survey.questions, 1)),
        ("last page 1", survey.last_page or ()),
    ]
    for part, texts in pages:
        count = sum(len(words_of(text)) for text in texts)
        if count > _MOST:
            message = f"This page has {count} words. {_MOST} or fewer are easier."
            yield Told(part, message, "Leave words out, or make two pages of it.")


def _words_on(asked: Asked) -> tuple[str, ...]:
    return (asked.ask, *(text.text for text in around(asked)))


_SHORT = "You can stop at any time."
_LONG = "We read what you say. " * 13

RULE = SurveyRule(
    id="S6",
    level="warning",
    title="Words on a page",
    why="A page full of words looks like work, and people leave.",
    source="PEDI-PRO (a third of the page stays white); UK Government, Accessible communication"
    " formats",
    good=(
        SurveyWords(first_page=(_SHORT,) * 9),
        SurveyWords(last_page=(_SHORT,)),
        SurveyWords(questions=(Asked("Who helps you?", ("Mum", "Dad")),)),
        SurveyWords(questions=(Asked(_LONG[:200], kind="info"),)),
        SurveyWords(),
    ),
    bad=(
        SurveyWords(first_page=(_LONG,)),
        SurveyWords(last_page=(_LONG,)),
        SurveyWords(first_page=(_SHORT,) * 11),
        SurveyWords(questions=(Asked(_LONG, kind="info"),)),
        SurveyWords(questions=(Asked("Who helps you?", lead=(_LONG,)),)),
        SurveyWords(questions=(Asked("Who helps you?", hint=_LONG),)),
    ),
    find=find,
    needs_english=False,
)
