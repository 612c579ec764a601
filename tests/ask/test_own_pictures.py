"""For a survey that brings pictures of its own: they are shown there, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

from app.ask.shelf import understand
from app.ask.survey import Survey
from app.ask.survey_file import look_at_survey
from app.place.area import Area
from app.place.pictures import Drawing
from tests.ask.cast import SMALL, area, changed


def area_with(*names: str) -> Area:
    """The area when set-up has built these pictures besides ours."""
    pictures = area().pictures
    drawn = {name: Drawing("", "<path/>", "surveys/buses", turns=False) for name in names}
    return replace(area(), pictures=replace(pictures, drawings={**pictures.drawings, **drawn}))


def read(text: str, place: Area) -> Survey | None:
    return look_at_survey(text, "buses.yaml", place)[0]


def test_a_surveys_own_picture_is_shown_wherever_the_survey_names_it() -> None:
    survey = read(SMALL, area_with("buses/bus"))
    assert survey is not None
    assert survey.picture == "buses/bus"
    assert survey.questions[0].picture == "buses/bus"
    assert [option.picture for option in survey.questions[0].answers] == ["buses/bus", "walk"]


def test_what_is_read_again_from_the_shelf_shows_it_too() -> None:
    assert understand(SMALL, area_with("buses/bus")).picture == "buses/bus"


def test_another_surveys_picture_is_never_shown() -> None:
    survey = read(SMALL, area_with("trains/bus"))
    assert survey is not None
    assert survey.picture == "bus"


def test_faces_stay_as_they_are_everywhere() -> None:
    survey = read(SMALL, area_with("buses/happy"))
    assert survey is not None
    assert survey.questions[1].answers[0].picture == "happy"


def test_a_survey_may_bring_a_picture_that_nobody_else_has() -> None:
    text = changed("picture: walk", "picture: our-tunnel")
    found = look_at_survey(text, "buses.yaml", area_with("buses/our-tunnel"))
    assert not [problem for problem in found[1] if problem.rule == "P1"]
    lost = look_at_survey(text, "buses.yaml", area_with("trains/our-tunnel"))
    assert [problem for problem in lost[1] if problem.rule == "P1"]
