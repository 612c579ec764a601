"""For words that worry and have no answers any more: they go to the lead alone (domain 0.1)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.answer.tables import Worry
from app.database import seal, unseal

MOST_TOGETHER = 50_000  # letters in one row
MANY = "many came at once"
BETWEEN = "\n\n- - -\n\n"


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
) -> bool:
    """A worry of nobody's: no response, and who it was is not known. The same id again is one, and
    False is told then.
    """
    if session.get(Worry, worry_id) is not None:
        return False
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
        return False
    return True


def is_kept(session: Session, ids: Sequence[str]) -> bool:
    """Whether there is a worry with one of these ids."""
    return session.scalars(select(Worry.id).where(Worry.id.in_(ids)).limit(1)).first() is not None


def keep_together(
    session: Session, wave_id: int, group: str, worrying: Worrying, *, now: datetime
) -> None:
    """Many came at once: the words stand in one row, the newest first, until the row is full.

    `group` are hex letters; a full row has the next number. Only the last row is opened, however
    many there are: nobody else can write meanwhile.
    """
    last = _last_of(session, group)
    if last is not None:
        about = f"worry/{last.id}"
        words = unseal(session, last.words, about=about) if last.words else ""
        if worrying.words in words.split(BETWEEN):
            return
        if len(words) + len(worrying.words) <= MOST_TOGETHER:
            _put_first(session, last, worrying, words, about)
            return
    number = int(last.id[-4:], 16) + 1 if last is not None else 0
    together = replace(
        worrying,
        question_id="" if worrying.words else worrying.question_id,
        why=(MANY, *worrying.why),
    )
    if not keep_worrying(session, wave_id, f"{group[:28]}{number:04x}", together, now=now):
        keep_together(session, wave_id, group, worrying, now=now)  # another one made it just now


def _last_of(session: Session, group: str) -> Worry | None:
    """The newest row of those that came together, held until this one is written."""
    begins = group[:28]
    return session.scalars(
        select(Worry)
        .where(Worry.id > begins, Worry.id < f"{begins}g")
        .order_by(Worry.id.desc())
        .limit(1)
        .with_for_update()
    ).first()


def _put_first(session: Session, row: Worry, new: Worrying, words: str, about: str) -> None:
    why = json.loads(unseal(session, row.why, about=about)) if row.why else [MANY]
    why += [each for each in new.why if each not in why]
    session.execute(
        update(Worry)
        .where(Worry.id == row.id)
        .values(
            kind="unread" if new.kind == "unread" else row.kind,
            words=seal(session, f"{new.words}{BETWEEN}{words}", about=about),
            why=seal(session, json.dumps(why), about=about),
        )
    )
