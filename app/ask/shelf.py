"""For the running app: a survey that was checked when it was added, read again from its text."""

from __future__ import annotations

from app.ask.survey import Survey
from app.ask.survey_file import for_this_area
from app.place.area import Area
from app.place.fit import fit
from app.place.yaml import read_yaml


class SurveyCannotBeRead(Exception):
    """The text of a version in the database is no survey any more. A programmer's mistake."""


def understand(text: str, area: Area) -> Survey:
    """The survey in a text that has passed the checks before. Its words are not judged again."""
    root, problems = read_yaml(text, "survey")
    if root is None:
        raise SurveyCannotBeRead("; ".join(str(problem) for problem in problems))
    survey, problems = fit(Survey, root, "survey")
    if survey is None:
        raise SurveyCannotBeRead("; ".join(str(problem) for problem in problems))
    return for_this_area(survey, area)
