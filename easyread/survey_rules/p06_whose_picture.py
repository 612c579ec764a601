"""P6: whose picture it is, so that a council may print it and its maker is named."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.passage import Asked
from easyread.survey import Picture, SurveyRule, SurveyWords, Told


def find(survey: SurveyWords) -> Iterator[Told]:
    """Find pictures without their file, licence or credit."""
    if survey.pictures is None:
        return
    for number, asked in enumerate(survey.questions, 1):
        for name in dict.fromkeys((asked.picture, *(asked.option_pictures or ()))):
            lacks = _lacks(survey.pictures.get(name, Picture())) if name else ""
            if lacks:
                message = f"The picture “{name}” has no {lacks}."
                tip = "Write down its file, its licence and who made it."
                yield Told(f"question {number}: ask", message, tip)


def _lacks(picture: Picture) -> str:
    for name, value in (
        ("file", picture.file),
        ("licence", picture.licence),
        ("credit", picture.credit),
    ):
        if not value.strip():
            return name
    return ""


_BUS = Picture("bus.svg", "CC BY-SA 4.0", "OpenMoji")
_ASK = Asked("How is the bus?", picture="bus")


def _of(picture: Picture, ask: Asked = _ASK) -> SurveyWords:
    return SurveyWords((ask,), pictures={"bus": picture})


RULE = SurveyRule(
    id="P6",
    level="error",
    title="Whose picture it is",
    why="A picture may only be shared when its maker allows it and is named.",
    source="Licences of picture sets; this project",
    good=(
        _of(_BUS),
        _of(Picture("bus.svg", "our own", "us")),
        _of(_BUS, Asked("How is it?", ("Bus",), option_pictures=("bus",))),
        SurveyWords((_ASK,)),
        _of(Picture(), Asked("How is it?", picture="")),
    ),
    bad=(
        _of(Picture("", "CC BY-SA 4.0", "OpenMoji")),
        _of(Picture("bus.svg", "", "OpenMoji")),
        _of(Picture("bus.svg", "CC BY-SA 4.0", " ")),
        _of(_BUS, Asked("How is it?", ("Taxi",), option_pictures=("taxi",))),
        SurveyWords((_ASK,), pictures={}),
    ),
    find=find,
    needs_english=False,
)
