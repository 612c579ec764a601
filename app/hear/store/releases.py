"""For everybody who reads numbers: one release of each wave, made once; and try-outs, emptied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.answer.store.cutting import cut_codes
from app.answer.tables import Receipt, Response, Withdrawal
from app.ask.store import AskedWave, all_waves
from app.ask.tables import Wave
from app.hear.disclosure import Level
from app.hear.release import Release, canonical, fingerprint, make, read
from app.hear.store.counting import wave_counts
from app.hear.tables import ReleaseRow
from app.place.area import Area


@dataclass(frozen=True, slots=True)
class Made:
    """That a release exists: its row, its wave, the day it was made."""

    release_id: int
    wave_id: int
    made_on: date


def latest_release(session: Session, wave_id: int, *, level: Level = "public") -> Release | None:
    """The newest release of a wave, for the public or for staff. None before there is one."""
    text = ReleaseRow.public_text if level == "public" else ReleaseRow.staff_text
    row = session.execute(
        select(ReleaseRow.id, text.label("text"))
        .where(ReleaseRow.wave_id == wave_id)
        .order_by(ReleaseRow.snapshot.desc())
    ).first()
    return None if row is None else read(row.text, row.id)


def released_on(session: Session) -> dict[int, date]:
    """Wave -> the day its first release was made."""
    rows = session.execute(select(ReleaseRow.wave_id, ReleaseRow.made_on))
    return {row.wave_id: row.made_on for row in rows}


def release_day(wave: AskedWave, grace_days: int) -> date | None:
    """The day on which the release of this wave is made, once its end is known."""
    return None if wave.ended_on is None else wave.ended_on + timedelta(days=grace_days)


def waves_to_release(session: Session, area: Area, today: date, grace_days: int) -> list[AskedWave]:
    """Real waves that are over, whose days of grace are over too, and that have no release."""
    there = released_on(session)
    return [
        wave
        for wave in all_waves(session, area)
        if not wave.is_try_out
        and wave.wave_id not in there
        and _is_over(wave, today)
        and (day := release_day(wave, grace_days)) is not None
        and today >= day
    ]


def make_release(session: Session, wave: AskedWave, area: Area, today: date) -> Made | None:
    """Make the one release of a wave, and cut the codes from its responses (domain 0.11).

    None when it is there already: two workers make one.
    """
    session.execute(select(Wave.id).where(Wave.id == wave.wave_id).with_for_update())
    if wave.wave_id in released_on(session):
        return None
    counts = wave_counts(session, wave, area, today)
    public, staff = make(counts, "public"), make(counts, "staff")
    row = ReleaseRow(
        wave_id=wave.wave_id,
        made_on=today,
        rules_version=public.rules_version,
        public_text=canonical(public),
        public_sha256=fingerprint(public),
        staff_text=canonical(staff),
        staff_sha256=fingerprint(staff),
    )
    session.add(row)
    cut_codes(session, wave.wave_id)
    session.flush()
    return Made(row.id, wave.wave_id, today)


def try_outs_to_empty(session: Session, area: Area, today: date) -> list[AskedWave]:
    """Try-outs that are over and still hold answers (domain 0.21)."""
    emptied = set(session.scalars(select(Wave.id).where(Wave.emptied_on.is_not(None))))
    return [
        wave
        for wave in all_waves(session, area)
        if wave.is_try_out and wave.wave_id not in emptied and _is_over(wave, today)
    ]


def empty_try_out(session: Session, wave_id: int, today: date) -> None:
    """Delete every answer of a try-out, with its codes. A worry stays with the lead (0.1)."""
    session.execute(delete(Receipt).where(Receipt.wave_id == wave_id))
    session.execute(delete(Response).where(Response.wave_id == wave_id))
    session.execute(delete(Withdrawal).where(Withdrawal.wave_id == wave_id))
    session.execute(
        update(Wave).where(Wave.id == wave_id, Wave.emptied_on.is_(None)).values(emptied_on=today)
    )


def _is_over(wave: AskedWave, today: date) -> bool:
    return wave.ended_on is not None and today >= wave.opens_on and not wave.is_open(today)
