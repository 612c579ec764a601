"""For a survey file that comes in: checked whole, then kept as a version, or nothing is kept."""

from __future__ import annotations

from datetime import date

from app.ask.store import add_version
from app.ask.survey_file import look_at_survey
from app.ask.tables import SurveyVersion
from app.database import Session
from app.place.area import Area
from app.place.problem import Problem


def load_text(
    session: Session, source: bytes, file: str, area: Area, *, by: str, on: date
) -> tuple[SurveyVersion | None, list[Problem]]:
    """The version that now holds this text, None when the file has an error; and all problems."""
    survey, problems = look_at_survey(source, file, area)
    if survey is None:
        return None, problems
    text = source.decode("utf-8")
    return add_version(session, survey, text, by=by, on=on), problems
