"""For families: the versions that went out. They are added, never changed and never taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.ask.tables import Wave
from app.tell.publishing import FamilyCheck, Update, as_json, from_json
from app.tell.tables import FamilyCheckRow, FindingRow, FindingVersion


@dataclass(frozen=True, slots=True)
class Published:
    """One version of one finding, as families can read it."""

    finding_id: str
    wave_id: int
    survey_id: str
    number: int
    published_on: date
    update: Update


def publish(session: Session, finding_id: str, update: Update, *, by: str, on: date) -> int:
    """Add a version. `publish_problems` was empty. Gives its number, from 1 up."""
    number = 1 + _newest_number(session, finding_id)
    session.add(
        FindingVersion(finding_id=finding_id, number=number, release_id=update.release_id,
                       update=as_json(update), published_on=on, published_by=by)
    )  # fmt: skip
    session.flush()
    return number


def newest(
    session: Session,
    *,
    survey_id: str | None = None,
    wave_id: int | None = None,
    most: int | None = None,
) -> list[Published]:
    """The newest version of each finding (of one survey, of one wave), the latest first."""
    last = (
        select(FindingVersion.finding_id, func.max(FindingVersion.number).label("number"))
        .group_by(FindingVersion.finding_id)
        .subquery()
    )
    query = (
        _versions()
        .join(last, (last.c.finding_id == FindingVersion.finding_id)
              & (last.c.number == FindingVersion.number))
        .order_by(FindingVersion.published_on.desc(), FindingVersion.id.desc())
    )  # fmt: skip
    if survey_id is not None:
        query = query.where(Wave.survey_id == survey_id)
    if wave_id is not None:
        query = query.where(FindingRow.wave_id == wave_id)
    return [_published(row) for row in session.execute(query.limit(most))]


def versions(session: Session, finding_id: str) -> list[Published]:
    """Every version of one finding, the newest first."""
    query = (
        _versions()
        .where(FindingVersion.finding_id == finding_id)
        .order_by(FindingVersion.number.desc())
    )
    return [_published(row) for row in session.execute(query)]


def first_published(session: Session) -> dict[int, date]:
    """Wave -> the day its first finding went out. Retention counts from here (domain 0.15)."""
    rows = session.execute(
        select(FindingRow.wave_id, func.min(FindingVersion.published_on))
        .join(FindingVersion, FindingVersion.finding_id == FindingRow.id)
        .group_by(FindingRow.wave_id)
    )
    return {row[0]: row[1] for row in rows}


def keep_check(session: Session, finding_id: str, digest: str, check: FamilyCheck, by: str) -> None:
    """Keep that families looked at these very words. Once for each wording."""
    known = select(FamilyCheckRow.id).where(
        FamilyCheckRow.finding_id == finding_id, FamilyCheckRow.digest == digest
    )
    if session.scalar(known) is None:
        session.add(
            FamilyCheckRow(finding_id=finding_id, digest=digest, kind=check.by, checked_by=by,
                           checked_on=check.on)
        )  # fmt: skip
        session.flush()


def check_of(session: Session, finding_id: str, digest: str) -> FamilyCheck | None:
    """The check by families of these very words, or None (C7)."""
    row = session.execute(
        select(FamilyCheckRow.kind, FamilyCheckRow.checked_on).where(
            FamilyCheckRow.finding_id == finding_id, FamilyCheckRow.digest == digest
        )
    ).first()
    return FamilyCheck(row.kind, row.checked_on) if row else None


def _versions() -> Select[str, int, str, int, date, str]:
    return (
        select(FindingVersion.finding_id, FindingRow.wave_id, Wave.survey_id,
               FindingVersion.number, FindingVersion.published_on, FindingVersion.update)
        .join(FindingRow, FindingRow.id == FindingVersion.finding_id)
        .join(Wave, Wave.id == FindingRow.wave_id)
    )  # fmt: skip


def _published(row: Sequence[Any]) -> Published:
    finding_id, wave_id, survey_id, number, published_on, update = row
    return Published(finding_id, wave_id, survey_id, number, published_on, from_json(update))


def _newest_number(session: Session, finding_id: str) -> int:
    # The finding's row is locked, so that two people who publish at once make two versions.
    session.get_one(FindingRow, finding_id, with_for_update=True)
    query = select(func.max(FindingVersion.number)).where(FindingVersion.finding_id == finding_id)
    return session.scalar(query) or 0
