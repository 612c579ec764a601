"""For whoever opens and closes a survey, by command or on the desk: what stands in the way of it,
and the doing, written to the audit log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.access.audit import record
from app.ask import store
from app.ask.gate import SENSITIVE, reasons_not_to_open
from app.ask.store import AskedWave
from app.ask.survey_file import look_at_survey
from app.ask.tables import SurveyVersion
from app.database import Session
from app.people.store import has_role
from app.place.area import Area
from app.place.problem import Problem


@dataclass(frozen=True, slots=True)
class Opened:
    """The name of the wave that is open now, and of those that were closed for it."""

    name: str
    closed: tuple[str, ...]


def reasons_here(
    session: Session, version: SurveyVersion, area: Area, *, mail_works: bool, is_try_out: bool
) -> tuple[str, ...]:
    """What stops a wave of this version, with the people and sign-offs that are here now."""
    return reasons_not_to_open(
        store.survey_in(version, area),
        area.place,
        is_try_out=is_try_out,
        has_lead=has_role(session, "lead"),
        has_deputy=has_role(session, "deputy"),
        mail_works=mail_works,
        signed_off=store.signed_off(session, version.id),
    )


def last_day_is_over(until: date | None, today: date) -> bool:
    """Whether somebody asks for a last day that has passed. No last day is fine."""
    return until is not None and until < today


def start_wave(
    session: Session,
    version: SurveyVersion,
    area: Area,
    *,
    is_try_out: bool,
    until: date | None,
    by: str,
    now: datetime,
) -> Opened:
    """Open a wave of this version. The reasons against it have been asked before.

    One wave of a survey is open at a time, so that nobody answers the wrong one.
    """
    today = area.place.local(now).date()
    others = [w for w in store.waves_of(session, version.survey_id, area) if w.is_open(today)]
    for other in others:
        stop_wave(session, other, area, by=by, now=now)
    wave = store.open_wave(
        session, version, is_try_out=is_try_out, opens_on=today, closes_on=until, by=by
    )
    name = f"{wave.survey_id}@{wave.number}"
    record(session, who=by, what="wave.open", about=f"wave/{name}", now=now)
    return Opened(name, tuple(other.name for other in others))


def stop_wave(session: Session, wave: AskedWave, area: Area, *, by: str, now: datetime) -> None:
    """Close a wave. Answers that come later are late: kept, read, not counted.

    A wave whose last day is over stays as it is: its promise counts from that day.
    """
    today = area.place.local(now).date()
    if not wave.is_open(today):
        return
    store.close_wave(session, wave.wave_id, today)
    record(session, who=by, what="wave.close", about=f"wave/{wave.name}", now=now)


def sign_sensitive(
    session: Session, version: SurveyVersion, area: Area, *, role: str, by: str, now: datetime
) -> None:
    """The lead has read the sensitive questions of this version, and agrees (domain 0.3)."""
    today = area.place.local(now).date()
    store.sign_off(session, version.id, SENSITIVE, role=role, by=by, on=today)
    about = f"survey/{version.survey_id}/{version.number}"
    record(session, who=by, what="survey.sign_off", about=about, now=now)


def what_check_says(version: SurveyVersion, area: Area) -> list[Problem]:
    """All that `heard check` would say about this version today."""
    return look_at_survey(version.text, f"{version.survey_id}.yaml", area)[1]
