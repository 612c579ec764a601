"""For the lead and the deputy: what was done about a worry or a request, and by whom."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import seal, unseal
from app.hear.promise import in_utc
from app.hear.tables import ContactStep, WorryStep


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody did."""

    step: str
    by: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Log:
    """Where steps of one kind stand: `owner` is the column that names what they are about."""

    table: type[WorryStep] | type[ContactStep]
    owner: str
    about: str


OF_WORRY = Log(WorryStep, "worry_id", "worry_step")
OF_CONTACT = Log(ContactStep, "contact_id", "contact_step")


def steps_in(session: Session, log: Log, key: str) -> list[Step]:
    """What was done about the one with this key, the first thing first, with its notes."""
    table: Any = log.table  # either of the two: SQLAlchemy's types know no "one of"
    mine = select(table).where(getattr(table, log.owner) == key).order_by(table.at, table.id)
    return [
        Step(
            row.step,
            row.by,
            in_utc(row.at),
            unseal(session, row.note, about=f"{log.about}/{row.id}") if row.note else "",
        )
        for row in session.scalars(mine)
    ]


def add_step(
    session: Session, log: Log, key: str, step: str, *, by: str, now: datetime, note: str = ""
) -> None:
    """Keep one more thing that was done. Its note is sealed."""
    step_id = secrets.token_hex(16)
    sealed = seal(session, note, about=f"{log.about}/{step_id}") if note else None
    row = log.table(id=step_id, step=step, by=by, at=now, note=sealed, **{log.owner: key})
    session.add(row)
    session.flush()
