"""P7: pictures of what nobody can see, so that the author looks before people must guess."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.passage import Asked
from easyread.survey import Picture, SurveyRule, SurveyWords, Told
from easyread.wordlists import plain_words


def find(survey: SurveyWords) -> Iterator[Told]:
    """Find pictures of unclear things that the author has not chosen by looking."""
    if survey.pictures is None:
        return
    for number, asked in enumerate(survey.questions, 1):
        for name in dict.fromkeys((asked.picture, *(asked.option_pictures or ()))):
            is_unclear = (name or "").replace("-", " ").lower() in plain_words("unclear_pictures")
            if is_unclear and not survey.pictures.get(name or "", Picture()).is_chosen:
                message = f"Few people guess what a picture of “{name}” means."
                tip = "Look at it with somebody, and choose it yourself."
                yield Told(f"question {number}: ask", message, tip)


def _of(name: str | None, *, is_chosen: bool = False) -> SurveyWords:
    ask = Asked("How is it?", picture=name)
    return SurveyWords((ask,), pictures={name or "": Picture("a.svg", "own", "us", is_chosen)})


RULE = SurveyRule(
    id="P7",
    level="warning",
    title="A picture that is hard to guess",
    why="A picture of a thing that nobody can see is a riddle.",
    source="A map of 145 concepts to 5 open picture sets, measured for this project",
    good=(
        _of("bus"),
        _of("choice", is_chosen=True),
        _of(None),
        _of(""),
        SurveyWords((Asked("How is it?", picture="choice"),)),
    ),
    bad=(
        _of("choice"),
        _of("support"),
        _of("mental-health"),
        _of("different"),
        SurveyWords((Asked("How is it?", ("A",), option_pictures=("plan",)),), pictures={}),
    ),
    find=find,
    needs_english=False,
)
