"""For the way of one answer: found, saved before the redirect, never lost and never doubled."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, delete, insert, select, text, true, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.answer.journey import Given, is_at_the_bad_end, off_the_way, said_shortly
from app.answer.reading import Posted
from app.answer.tables import Answer, Comment, Response, Withdrawal, Worry
from app.ask.store import WAVE_COLUMNS, AskedWave, asked
from app.ask.survey import Question
from app.ask.tables import SurveyVersion, Wave
from app.comment.reading import Reading
from app.database import seal
from app.place.area import Area

SAVED, AGAIN, CHANGED = "saved", "again", "changed"


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody in the middle of a survey: their response, the wave, and what they said so far."""

    response_id: str
    wave: AskedWave
    voice: str
    support: str
    agreed: str | None
    is_finished: bool
    answers: Mapping[str, Given]
    adds_only: bool = False  # what was answered stays: see save

    @property
    def about(self) -> str:
        """What their words are sealed with."""
        return f"{self.wave.survey_id}/{self.response_id}"


@dataclass(frozen=True, slots=True)
class Sent:
    """One form as it arrived: its idempotency key and a keyed digest of what it says."""

    key: str
    digest: str


# Written once: building a statement anew costs more than running it.
FIND = (
    select(
        Response.voice, Response.support, Response.agreed, Response.finished_on,
        Answer.question_id, Answer.status, Answer.choices, Answer.number, Comment.id,
        *WAVE_COLUMNS,
    )
    .join(Wave, Wave.id == Response.wave_id)
    .join(SurveyVersion, SurveyVersion.id == Response.version_id)
    .outerjoin(Answer, Answer.response_id == Response.id)
    .outerjoin(
        Comment,
        (Comment.response_id == Answer.response_id)
        & (Comment.question_id == Answer.question_id),
    )
    .where(Response.id == bindparam("response_id"))
)  # fmt: skip
KEEP_KEY = text(
    "INSERT INTO submission (key, response_id, question_id, digest)"
    " VALUES (:key, :response_id, :question_id, :digest) ON CONFLICT (key) DO NOTHING"
)
ONE_AT_A_TIME = (
    select(Response.id)
    .where(Response.id == bindparam("response_id"))
    .with_for_update(key_share=True)
)
DIGEST = text("SELECT digest FROM submission WHERE key = :key")
# After closing, what was counted stays as it was.
KEEP_ANSWER = text(
    "INSERT INTO answer (response_id, question_id, status, choices, number, is_late)"
    " VALUES (:response_id, :question_id, :status, :choices, :number, :is_late)"
    " ON CONFLICT (response_id, question_id) DO UPDATE SET"
    " status = excluded.status, choices = excluded.choices, number = excluded.number"
    " WHERE excluded.is_late = false OR answer.is_late = true"
)


class GoneError(Exception):
    """The response was taken back while its form was on the way."""


def find_sitting(session: Session, response_id: str, area: Area) -> Sitting | None:
    """The response with its wave and all its answers so far, in one question to the database."""
    rows = session.connection().execute(FIND, {"response_id": response_id}).all()
    if not rows:
        return None
    voice, support, agreed, finished_on = rows[0][:4]
    return Sitting(
        response_id=response_id,
        wave=asked(session, rows[0][9:], area),
        voice=voice,
        support=support,
        agreed=agreed,
        is_finished=finished_on is not None,
        answers={
            row[4]: Given(row[5], frozenset(row[6].split()), row[7], row[8] is not None)
            for row in rows
            if row[4] is not None  # type: ignore[redundant-expr]  # nothing answered yet
        },
    )


def save(
    session: Session,
    sitting: Sitting,
    question: Question,
    posted: Posted,
    *,
    sent: Sent,
    reading: Reading | None,
    now: datetime,
    today: date,
    counts: bool = True,
    is_late: bool | None = None,
) -> str:
    """Keep one answer. SAVED; or AGAIN when this very form came before; or CHANGED when the same
    form came before with another answer (nothing is kept then: the person is told).

    `reading` is what the computer saw in the words, None when it was too slow or failed.
    `counts` is False for an answer that nobody asked for: kept and read, as a late one is.
    `is_late` says for paper, which has days of grace, whether it came too late to count.
    A sitting that `adds_only` changes and takes out nothing: CHANGED, unless this form came before.
    Raises GoneError when the response was taken back meanwhile.
    """
    if sitting.adds_only and question.id in sitting.answers:
        before = session.execute(DIGEST, {"key": sent.key}).scalar_one_or_none()
        return AGAIN if before == sent.digest else CHANGED
    earlier = _keep_key(session, sitting.response_id, question.id, sent)
    if earlier is not None:
        return AGAIN if earlier == sent.digest else CHANGED
    if is_late is None:
        is_late = not counts or not sitting.wave.is_open(today)
    _keep_answer(session, sitting, question, posted.given, is_late=is_late)
    if question.takes_words:
        _keep_words(session, sitting, question, posted, reading, is_late, now, today)
    if is_at_the_bad_end(question, posted.given):
        _keep_worry(session, sitting, question, kind="sensitive", now=now,
                    choice=said_shortly(posted.given))  # fmt: skip
    if not is_late:
        _drop_what_is_not_asked(session, sitting, question, posted.given, today)
    return SAVED


def _keep_key(session: Session, response_id: str, question_id: str, sent: Sent) -> str | None:
    """None when this form is new, else the digest that it came with before."""
    row = {
        "key": sent.key,
        "response_id": response_id,
        "question_id": question_id,
        "digest": sent.digest,
    }
    try:
        is_new = session.connection().execute(KEEP_KEY, row).rowcount == 1
    except IntegrityError as error:  # the response is not there any more
        raise GoneError from error
    if is_new:
        return None
    return str(session.execute(DIGEST, {"key": sent.key}).scalar_one())


def _keep_answer(
    session: Session, sitting: Sitting, question: Question, given: Given, *, is_late: bool
) -> None:
    row = {
        "response_id": sitting.response_id,
        "question_id": question.id,
        "status": given.status,
        "choices": " ".join(sorted(given.choices)),
        "number": given.number,
        "is_late": is_late,
    }
    session.connection().execute(KEEP_ANSWER, row)


def _keep_words(
    session: Session,
    sitting: Sitting,
    question: Question,
    posted: Posted,
    reading: Reading | None,
    is_late: bool,
    now: datetime,
    today: date,
) -> None:
    # Two tabs may write at one moment: the second waits here, and takes the first one's place.
    session.execute(ONE_AT_A_TIME, {"response_id": sitting.response_id})
    is_only_late = is_late and not posted.takes_out  # what was counted stays as it was
    forget_words(session, sitting, question.id, today, only_late=is_only_late)
    if not posted.words:
        return
    is_held = reading is None or reading.worry
    worry_id = None
    if is_held:
        kind = "unread" if reading is None else "flagged"
        why = reading.worry_why if reading else ()
        worry_id = _keep_worry(
            session, sitting, question, kind=kind, now=now, words=posted.words, why=why
        )
    private = [[p.type, p.start, p.end] for p in reading.private] if reading else []
    session.execute(
        insert(Comment).values(
            response_id=sitting.response_id,
            question_id=question.id,
            words=None if is_held else seal(session, posted.words, about=sitting.about),
            private=json.dumps(private),
            may_quote=posted.may_quote,
            is_held=is_held,
            worry_id=worry_id,
            is_urgent=reading is None or posted.is_urgent,
            is_late=is_late,
        )
    )


def _keep_worry(
    session: Session,
    sitting: Sitting,
    question: Question,
    *,
    kind: str,
    now: datetime,
    words: str = "",
    choice: str | None = None,
    why: tuple[str, ...] = (),
) -> str:
    worry_id = secrets.token_hex(16)
    about = f"worry/{worry_id}"
    session.execute(
        insert(Worry).values(
            id=worry_id,
            wave_id=sitting.wave.wave_id,
            response_id=sitting.response_id,
            question_id=question.id,
            voice=sitting.voice,
            support=sitting.support,
            kind=kind,
            words=seal(session, words, about=about) if words else None,
            choice=choice,
            why=seal(session, json.dumps(why), about=about),
            arrived_at=now,
        )
    )
    return worry_id


def forget_words(
    session: Session, sitting: Sitting, question_id: str, today: date, *, only_late: bool = False
) -> None:
    """Take comments out. What was published from them is blanked by the worker."""
    comments = session.execute(
        select(Comment.id, Comment.may_quote).where(
            Comment.response_id == sitting.response_id,
            Comment.question_id == question_id,
            Comment.is_late.is_(True) if only_late else true(),
        )
    )
    for comment_id, may_quote in comments.all():
        if may_quote:
            _blank_later(session, comment_id, sitting.wave.wave_id, today)
        session.execute(delete(Comment).where(Comment.id == comment_id))


def _drop_what_is_not_asked(
    session: Session, sitting: Sitting, question: Question, given: Given, today: date
) -> None:
    """An earlier answer changed the way: answers that are not on it any more do not count."""
    if question.id not in sitting.answers:
        return
    answers = {**sitting.answers, question.id: given}
    for question_id in off_the_way(sitting.wave.survey, answers):
        forget_words(session, sitting, question_id, today)
        session.execute(
            delete(Answer).where(
                Answer.response_id == sitting.response_id, Answer.question_id == question_id
            )
        )


def finish(session: Session, sitting: Sitting, today: date) -> None:
    """The person pressed Send. Pressing it twice is the same as once."""
    session.execute(
        update(Response)
        .where(Response.id == sitting.response_id, Response.finished_on.is_(None))
        .values(finished_on=today)
    )


def take_back(session: Session, response_id: str, wave_id: int, today: date) -> None:
    """Delete a response and everything made from it, except what domain 0.1 keeps (a worry)."""
    quoted = session.scalars(
        select(Comment.id).where(Comment.response_id == response_id, Comment.may_quote)
    )
    for comment_id in quoted.all():
        _blank_later(session, comment_id, wave_id, today)
    session.execute(delete(Response).where(Response.id == response_id))


def _blank_later(session: Session, comment_id: int, wave_id: int, today: date) -> None:
    session.add(Withdrawal(comment_id=comment_id, wave_id=wave_id, taken_on=today))
