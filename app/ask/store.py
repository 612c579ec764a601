"""For the waves: survey versions and waves in the database, found, added, opened and closed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.ask.shelf import understand
from app.ask.survey import Survey
from app.ask.tables import SignOff, SurveyVersion, Wave
from app.place.area import Area

MOST_DIGITS = 10  # what a database can hold in a column of whole numbers
# A version's text never changes, so it is read once. The area stays, so that its id stays its own.
_read: dict[tuple[str, int], tuple[Area, Survey]] = {}


@dataclass(frozen=True, slots=True)
class AskedWave:
    """A wave together with the survey it asks. `name` is what commands call it."""

    wave_id: int
    survey_id: str
    number: int
    version_id: int
    is_try_out: bool
    opens_on: date
    closes_on: date | None
    closed_on: date | None
    survey: Survey

    @property
    def name(self) -> str:
        return f"{self.survey_id}@{self.number}"

    def is_open(self, today: date) -> bool:
        """Whether answers given today count."""
        if self.closed_on is not None or today < self.opens_on:
            return False
        return self.closes_on is None or today <= self.closes_on

    @property
    def ended_on(self) -> date | None:
        """The last day, once it is known: closed by command, or the date it was to close."""
        return self.closed_on or self.closes_on


OpenWave = AskedWave


WAVE_COLUMNS = (
    Wave.id,
    Wave.survey_id,
    Wave.number,
    Wave.version_id,
    Wave.is_try_out,
    Wave.opens_on,
    Wave.closes_on,
    Wave.closed_on,
    SurveyVersion.sha256,
)


def survey_of(session: Session, version_id: int, sha256: str, area: Area) -> Survey:
    """The survey of one version. Read from its text once in each process."""
    if (sha256, id(area)) not in _read:
        text = session.execute(
            select(SurveyVersion.text).where(SurveyVersion.id == version_id)
        ).scalar_one()
        _read[sha256, id(area)] = area, understand(text, area)
    return _read[sha256, id(area)][1]


def survey_in(version: SurveyVersion, area: Area) -> Survey:
    """The same for whoever holds the version itself."""
    if (version.sha256, id(area)) not in _read:
        _read[version.sha256, id(area)] = area, understand(version.text, area)
    return _read[version.sha256, id(area)][1]


def open_waves(session: Session, today: date, area: Area) -> list[AskedWave]:
    """Every wave that can be answered today, in the order of their surveys' names."""
    rows = session.execute(_waves().where(*_open_on(today)).order_by(Wave.survey_id))
    return [asked(session, row, area) for row in rows]


def wave_to_answer(session: Session, survey_id: str, today: date, area: Area) -> AskedWave | None:
    """The open wave of a survey, else its latest one, else None."""
    waves = waves_of(session, survey_id, area)
    return next((w for w in waves if w.is_open(today)), waves[0] if waves else None)


def wave_named(session: Session, name: str, area: Area, today: date) -> AskedWave | None:
    """`SURVEY@N`, or `SURVEY` alone: its open or latest wave."""
    survey_id, _, number = name.partition("@")
    if not number:
        return wave_to_answer(session, survey_id, today, area)
    if not (number.isascii() and number.isdigit() and len(number) < MOST_DIGITS):
        return None
    row = session.execute(
        _waves().where(Wave.survey_id == survey_id, Wave.number == int(number))
    ).first()
    return asked(session, row, area) if row else None


def all_waves(session: Session, area: Area) -> list[AskedWave]:
    """Every wave there ever was, the newest of each survey first."""
    rows = session.execute(_waves().order_by(Wave.survey_id, Wave.number.desc()))
    return [asked(session, row, area) for row in rows]


def wave_by_id(session: Session, wave_id: int, area: Area) -> AskedWave | None:
    """One wave by its row."""
    row = session.execute(_waves().where(Wave.id == wave_id)).first()
    return asked(session, row, area) if row else None


def add_version(session: Session, survey: Survey, text: str, *, by: str, on: date) -> SurveyVersion:
    """Keep this text as a version of its survey. The same text again is the same version."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    same = session.scalars(
        select(SurveyVersion).where(
            SurveyVersion.survey_id == survey.id, SurveyVersion.sha256 == sha256
        )
    ).first()
    if same is not None:
        return same
    number = 1 + _highest(session, SurveyVersion.number, SurveyVersion.survey_id == survey.id)
    version = SurveyVersion(
        survey_id=survey.id, number=number, text=text, sha256=sha256, added_on=on, added_by=by
    )
    session.add(version)
    session.flush()
    return version


def waves_of(session: Session, survey_id: str, area: Area) -> list[AskedWave]:
    """Every wave of one survey, the newest first."""
    rows = session.execute(_waves().where(Wave.survey_id == survey_id).order_by(Wave.number.desc()))
    return [asked(session, row, area) for row in rows]


def latest_version(
    session: Session, survey_id: str, *, to_open: bool = False
) -> SurveyVersion | None:
    """The newest version of a survey. `to_open`: nobody else can open a wave of it meanwhile."""
    newest = (
        select(SurveyVersion)
        .where(SurveyVersion.survey_id == survey_id)
        .order_by(SurveyVersion.number.desc())
        .limit(1)
    )
    return session.scalars(newest.with_for_update() if to_open else newest).first()


def every_version(session: Session) -> list[SurveyVersion]:
    """Every version of every survey, the newest of each first."""
    order = (SurveyVersion.survey_id, SurveyVersion.number.desc())
    return list(session.scalars(select(SurveyVersion).order_by(*order)))


def version_numbers(session: Session, survey_id: str) -> dict[int, int]:
    """Row -> number, of each version of a survey, the newest first."""
    rows = session.execute(
        select(SurveyVersion.id, SurveyVersion.number)
        .where(SurveyVersion.survey_id == survey_id)
        .order_by(SurveyVersion.number.desc())
    )
    return {row.id: row.number for row in rows}


def version_numbered(session: Session, survey_id: str, number: int) -> SurveyVersion | None:
    """One version of a survey by its number."""
    return session.scalars(
        select(SurveyVersion).where(
            SurveyVersion.survey_id == survey_id, SurveyVersion.number == number
        )
    ).first()


def open_wave(
    session: Session,
    version: SurveyVersion,
    *,
    is_try_out: bool,
    opens_on: date,
    closes_on: date | None,
    by: str,
) -> Wave:
    """Start asking this version. The gate (app.ask.gate) has been asked before."""
    number = 1 + _highest(session, Wave.number, Wave.survey_id == version.survey_id)
    wave = Wave(
        survey_id=version.survey_id,
        number=number,
        version_id=version.id,
        is_try_out=is_try_out,
        opens_on=opens_on,
        closes_on=closes_on,
        closed_on=None,
        emptied_on=None,
        opened_by=by,
    )
    session.add(wave)
    session.flush()
    return wave


def close_wave(session: Session, wave_id: int, today: date) -> None:
    """Stop asking. Answers that come later are late (domain 0.2)."""
    wave = session.get_one(Wave, wave_id)
    wave.closed_on = wave.closed_on or today


def sign_off(session: Session, version_id: int, kind: str, *, role: str, by: str, on: date) -> None:
    """Record that a named role has said yes to this version. Once each kind."""
    there = select(SignOff).where(SignOff.version_id == version_id, SignOff.kind == kind)
    if session.scalars(there).first() is None:
        session.add(SignOff(version_id=version_id, kind=kind, by_role=role, by=by, on=on))


def signed_off(session: Session, version_id: int) -> frozenset[str]:
    """Which kinds of sign-off this version has."""
    return frozenset(session.scalars(select(SignOff.kind).where(SignOff.version_id == version_id)))


def sign_offs(session: Session, version_id: int) -> list[SignOff]:
    """Who signed off what of this version, the first one first."""
    rows = select(SignOff).where(SignOff.version_id == version_id).order_by(SignOff.id)
    return list(session.scalars(rows))


def asked(session: Session, row: Sequence[Any], area: Area) -> AskedWave:
    """A wave from a row of WAVE_COLUMNS, with its survey."""
    survey = survey_of(session, row[3], row[8], area)
    return AskedWave(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], survey)


def _waves() -> Select[*tuple[Any, ...]]:
    return select(*WAVE_COLUMNS).join(SurveyVersion, SurveyVersion.id == Wave.version_id)


def _open_on(today: date) -> tuple[ColumnElement[bool], ...]:
    until = or_(Wave.closes_on.is_(None), Wave.closes_on >= today)
    return (Wave.closed_on.is_(None), Wave.opens_on <= today, until)


def _highest(
    session: Session, column: InstrumentedAttribute[int], condition: ColumnElement[bool]
) -> int:
    return session.execute(select(func.max(column)).where(condition)).scalar() or 0
