"""For every page of this desk: the wave it is about, and forms that are one button."""

from __future__ import annotations

from flask import abort

from app.ask.store import AskedWave, wave_named
from app.database import Session
from app.hear.forms import OneButton
from app.web.house import house, today


def wave_here(session: Session, name: str) -> AskedWave:
    """The wave of this address, SURVEY@N, or the page that says there is none."""
    wave = wave_named(session, name, house().area, today()) if "@" in name else None
    if wave is None or wave.name != name:
        abort(404)
    return wave


def must_be_ours() -> None:
    """A form that is one button must carry our token."""
    if not OneButton().validate_on_submit():
        abort(400)
