"""For families: their taps on "Did this help?", kept once each, and tied to nobody."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.tell.helped import Tap
from app.tell.tables import Helped


def keep_tap(
    session: Session, finding_id: str, *, key: str, choice: str, has_code: bool, on: date
) -> None:
    """Keep one tap. The same key again changes its answer and is not counted twice."""
    row = session.get(Helped, (finding_id, key), with_for_update=True)
    if row is not None:
        row.choice = choice
        return
    session.add(
        Helped(finding_id=finding_id, key=key, choice=choice, has_code=has_code, tapped_on=on)
    )
    session.flush()


def taps(session: Session, finding_id: str) -> list[Tap]:
    """Every tap on one finding."""
    rows = session.execute(
        select(Helped.choice, Helped.has_code).where(Helped.finding_id == finding_id)
    )
    return [Tap(choice, has_code) for choice, has_code in rows]
