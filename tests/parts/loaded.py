"""For every test that needs a survey or the area: read and checked once in a run.

What a check says of a text never depends on a database. So each text is checked once, and each
test keeps it in a database of its own, as `app.ask.loading` does. The checks have their own tests.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from app.ask.store import add_version
from app.ask.survey import Survey
from app.ask.survey_file import look_at_survey
from app.ask.tables import SurveyVersion
from app.database import Session
from app.place.area import Area, load_area
from app.place.problem import Problem

SHIPPED = Path(__file__).resolve().parents[2] / "surveys"
Checked = tuple[Survey | None, list[Problem]]
_checked: dict[tuple[bytes, str, int], tuple[Area, Checked]] = {}


@cache
def shipped_area() -> Area:
    """The area that ships, with its pictures. Nothing can change it."""
    return load_area(SHIPPED)


def checked(source: bytes, file: str, area: Area) -> Checked:
    """The survey in a text, and what is wrong with it."""
    key = (source, file, id(area))
    if key not in _checked:
        _checked[key] = (area, look_at_survey(source, file, area))
    survey, problems = _checked[key][1]
    return survey, list(problems)


def load_text(
    session: Session, source: bytes, file: str, area: Area, *, by: str, on: date
) -> tuple[SurveyVersion | None, list[Problem]]:
    """What `app.ask.loading.load_text` does, with a text that may have been checked before."""
    survey, problems = checked(source, file, area)
    if survey is None:
        return None, problems
    return add_version(session, survey, source.decode("utf-8"), by=by, on=on), problems
