"""For words that worry and have no answers any more: they go to the lead alone (domain 0.1)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.answer.tables import Worry
from app.database import seal


@dataclass(frozen=True, slots=True)
class Worrying:
    """What is kept of a form that has no answers any more, and nothing else of it."""

    question_id: str
    kind: str
    words: str = field(default="", repr=False)
    choice: str | None = None
    why: tuple[str, ...] = field(default=(), repr=False)


def keep_worrying(
    session: Session, wave_id: int, worry_id: str, worrying: Worrying, *, now: datetime
) -> None:
    """A worry of nobody's: no response, and who it was is not known. The same id again is one."""
    if session.get(Worry, worry_id) is not None:
        return
    about = f"worry/{worry_id}"
    row = insert(Worry).values(
        id=worry_id,
        wave_id=wave_id,
        response_id=None,
        question_id=worrying.question_id,
        voice="",
        support="",
        kind=worrying.kind,
        words=seal(session, worrying.words, about=about) if worrying.words else None,
        choice=worrying.choice,
        why=seal(session, json.dumps(worrying.why), about=about),
        arrived_at=now,
    )
    try:
        with session.begin_nested():
            session.execute(row)
    except IntegrityError:  # the same form by two ways at one moment: the other one kept it
        session.expire_all()
