"""For families: their taps on "Did this help?", kept once each, and tied to nobody."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.tell.helped import Tap
from app.tell.tables import Helped

MOST_OTHER_TAPS = 1_000  # for one finding: somebody who taps all night cannot fill the disk


def keep_tap(
    session: Session, finding_id: str, *, key: str, choice: str, has_code: bool, on: date
) -> None:
    """Keep one tap. The same key again changes its answer and is not counted twice."""
    if _change(session, finding_id, key, choice):
        return
    if not has_code and _how_many_others(session, finding_id) >= MOST_OTHER_TAPS:
        return
    row = {"finding_id": finding_id, "key": key, "has_code": has_code, "tapped_on": on}
    try:
        with session.begin_nested():
            session.execute(insert(Helped).values(**row, choice=choice))
    except IntegrityError:  # the same form came twice in the same moment
        _change(session, finding_id, key, choice)


def taps_on(session: Session, finding_id: str) -> list[Tap]:
    """Every tap on one finding."""
    rows = session.execute(
        select(Helped.choice, Helped.has_code).where(Helped.finding_id == finding_id)
    )
    return [Tap(choice, has_code) for choice, has_code in rows]


def _change(session: Session, finding_id: str, key: str, choice: str) -> bool:
    """Whether this key had tapped before; its answer is the new one then."""
    done = session.execute(
        update(Helped)
        .where(Helped.finding_id == finding_id, Helped.key == key)
        .values(choice=choice)
        .returning(Helped.key)
    )
    return done.first() is not None


def _how_many_others(session: Session, finding_id: str) -> int:
    return (
        session.scalar(
            select(func.count())
            .select_from(Helped)
            .where(Helped.finding_id == finding_id, Helped.has_code.is_(False))
        )
        or 0
    )
