"""For every page of this desk: the version that it is about, and forms that are one button."""

from __future__ import annotations

from flask import abort

from app.ask.forms import OneButton
from app.ask.store import latest_version, version_numbered
from app.ask.tables import SurveyVersion
from app.database import Session


def version_here(session: Session, survey_id: str, number: int | None = None) -> SurveyVersion:
    """The newest version of this survey, or the one with this number; else: there is none."""
    found = (
        latest_version(session, survey_id)
        if number is None
        else version_numbered(session, survey_id, number)
    )
    if found is None:
        abort(404)
    return found


def must_be_ours() -> None:
    """A form that is one button must carry our token."""
    if not OneButton().validate_on_submit():
        abort(400)
