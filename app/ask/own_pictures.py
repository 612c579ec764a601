"""For a survey that brings pictures of its own: a drawing of this club, of that bus.

They are only for this survey. Faces, yes and no stay as they are everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.ask.survey import Option, Question, Survey
from app.place.pictures import Pictures


def with_its_own_pictures(survey: Survey, pictures: Pictures) -> Survey:
    """The survey with its own drawing wherever it has one for a picture that it names."""
    own = pictures.own_of(survey.id)
    if not own:
        return survey
    questions = tuple(_question(question, own) for question in survey.questions)
    picture = own.get(survey.picture, survey.picture)
    return survey.model_copy(update={"picture": picture, "questions": questions})


def _question(question: Question, own: Mapping[str, str]) -> Question:
    picture = own.get(question.picture, question.picture)
    options = tuple(_option(option, own) for option in question.options)
    return question.model_copy(update={"picture": picture, "options": options})


def _option(option: Option, own: Mapping[str, str]) -> Option:
    return option.model_copy(update={"picture": own.get(option.picture, option.picture)})
