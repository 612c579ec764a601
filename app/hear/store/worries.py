"""For the lead and the deputy: the queue of worries, one worry with its words."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, case, select
from sqlalchemy.orm import Session

from app.answer.tables import Answer, Comment, Worry
from app.ask.tables import Wave
from app.database import unseal
from app.hear.promise import in_utc
from app.hear.store.steps import OF_WORRY, steps_in
from app.hear.tables import WorryStep

SEEN, SPOKE, REFERRED, NOT_WORRY, DONE = "seen", "spoke", "referred", "not_worry", "done"
STEPS = (SEEN, SPOKE, REFERRED, NOT_WORRY, DONE)
LAST_STEPS = frozenset({REFERRED, NOT_WORRY, DONE})


@dataclass(frozen=True, slots=True)
class Waiting:
    """One worry as the queue shows it: without its words. `steps` are the names, oldest first."""

    id: str
    wave_id: int
    survey_id: str
    number: int
    version_id: int
    is_try_out: bool
    question_id: str
    voice: str
    support: str
    kind: str
    arrived_at: datetime
    response_id: str | None
    steps: tuple[str, ...] = ()

    @property
    def is_seen(self) -> bool:
        """Whether somebody has said that they have read it: the promise is kept."""
        return bool(self.steps)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to do."""
        return not LAST_STEPS.isdisjoint(self.steps)


@dataclass(frozen=True, slots=True)
class WorryHere:
    """One worry with its words, for the lead's and the deputy's eyes only."""

    waiting: Waiting
    words: str | None
    choice: str | None
    why: tuple[str, ...]


def worries(session: Session) -> list[Waiting]:
    """Every worry: what the computer could not read first, then the oldest."""
    order = case((Worry.kind == "unread", 0), else_=1)
    rows = session.execute(_worries().order_by(order, Worry.arrived_at, Worry.id)).all()
    steps = _step_names(session)
    return [_waiting(row, steps.get(row[0].id, ())) for row in rows]


def unseen_worries(session: Session) -> list[Waiting]:
    """Worries that nobody has said they have read."""
    return [worry for worry in worries(session) if not worry.is_seen]


def worry_here(session: Session, worry_id: str) -> WorryHere | None:
    """One worry with its words. Whoever shows it writes it to the audit log."""
    row = session.execute(_worries().where(Worry.id == worry_id)).first()
    if row is None:
        return None
    worry, about = row[0], f"worry/{worry_id}"
    why = json.loads(unseal(session, worry.why, about=about)) if worry.why else []
    return WorryHere(
        waiting=_waiting(row, tuple(step.step for step in steps_in(session, OF_WORRY, worry_id))),
        words=unseal(session, worry.words, about=about) if worry.words else None,
        choice=worry.choice,
        why=tuple(str(reason) for reason in why),
    )


def rest_of_response(session: Session, worry: Waiting) -> list[tuple[str, str, str, str]]:
    """The other answers of the same person: (question, status, choices, words).

    Only for an answer to a sensitive question (domain 0.3). Empty when they were taken back.
    """
    if worry.response_id is None or worry.kind != "sensitive":
        return []
    rows = session.execute(
        select(Answer, Comment.words)
        .outerjoin(
            Comment,
            (Comment.response_id == Answer.response_id)
            & (Comment.question_id == Answer.question_id),
        )
        .where(Answer.response_id == worry.response_id)
    )
    about = f"{worry.survey_id}/{worry.response_id}"
    return [
        (
            answer.question_id,
            answer.status,
            answer.choices if answer.number is None else str(answer.number),
            unseal(session, words, about=about) if words else "",
        )
        for answer, words in rows
    ]


def _worries() -> Select[Worry, Wave]:
    return select(Worry, Wave).join(Wave, Wave.id == Worry.wave_id)


def _step_names(session: Session) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = defaultdict(tuple)
    rows = session.execute(
        select(WorryStep.worry_id, WorryStep.step).order_by(WorryStep.at, WorryStep.id)
    )
    for worry_id, step in rows:
        names[worry_id] += (step,)
    return names


def _waiting(row: Row[Worry, Wave], steps: Iterable[str]) -> Waiting:
    worry, wave = row
    return Waiting(
        id=worry.id,
        wave_id=wave.id,
        survey_id=wave.survey_id,
        number=wave.number,
        version_id=wave.version_id,
        is_try_out=wave.is_try_out,
        question_id=worry.question_id,
        voice=worry.voice,
        support=worry.support,
        kind=worry.kind,
        arrived_at=in_utc(worry.arrived_at),
        response_id=worry.response_id,
        steps=tuple(steps),
    )
