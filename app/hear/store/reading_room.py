"""For the trained officer: what people wrote, until a person has read it; never what is held."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, delete, func, or_, select, update
from sqlalchemy.orm import Session

from app.answer.tables import Comment, Response
from app.ask.tables import Wave
from app.comment.feeling import Feeling
from app.comment.themes import Themes
from app.database import seal, unseal
from app.hear.tables import ReadingRow

Why = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ToRead:
    """One comment, with what the computer made of it. `private` is where it may show who wrote."""

    id: int
    wave_id: int
    survey_id: str
    number: int
    is_try_out: bool
    question_id: str
    voice: str
    support: str
    language: str
    started_on: date
    words: str
    private: tuple[tuple[str, int, int], ...]
    is_urgent: bool
    is_late: bool
    read_by: str | None
    feeling: str | None = None
    guess: str | None = None
    by_computer: bool | None = None
    feeling_why: tuple[str, ...] = ()
    themes: Why = ()


def comments_to_read(session: Session, *, limit: int = 20) -> list[ToRead]:
    """Comments that no person has read: urgent first, then what no computer could read."""
    query = (
        _comments()
        .where(Comment.read_on.is_(None))
        .order_by(
            Comment.is_urgent.desc(),
            case((ReadingRow.by_computer.is_(False), 0), else_=1),
            Wave.is_try_out,
            Response.started_on,
            Comment.id,
        )
    )
    return [_to_read(session, row) for row in session.execute(query.limit(limit))]


def comments_of_wave(
    session: Session, wave_id: int, *, limit: int = 50, after: int = 0
) -> list[ToRead]:
    """Comments of one wave that a person has read, a page at a time."""
    query = (
        _comments()
        .where(Response.wave_id == wave_id, Comment.read_on.is_not(None), Comment.id > after)
        .order_by(Comment.id)
    )
    return [_to_read(session, row) for row in session.execute(query.limit(limit))]


def how_many_unread(session: Session) -> dict[int, int]:
    """Wave -> how many comments no person has read yet (a working count)."""
    rows = session.execute(
        select(Response.wave_id, func.count())
        .join(Comment, Comment.response_id == Response.id)
        .where(Comment.read_on.is_(None), Comment.is_held.is_(False))
        .group_by(Response.wave_id)
    )
    return {row[0]: row[1] for row in rows}


def mark_read(session: Session, comment_ids: Sequence[int], *, by: str, on: date) -> int:
    """A person has read these. What was read before keeps its reader. How many are new."""
    done = session.execute(
        update(Comment)
        .where(Comment.id.in_(comment_ids), Comment.read_on.is_(None), Comment.is_held.is_(False))
        .values(read_on=on, read_by=by[:120], is_urgent=False)
    )
    return int(done.rowcount)  # type: ignore[attr-defined]  # a DELETE or UPDATE counts


def is_read(session: Session, comment_id: int) -> bool:
    """Whether a person has read this comment, so that those who read later may see it."""
    read = select(Comment.id).where(Comment.id == comment_id, Comment.read_on.is_not(None))
    return session.execute(read).first() is not None


def comments_to_read_by_computer(
    session: Session, lexicon: str, *, limit: int = 200
) -> list[ToRead]:
    """Comments without a reading by this lexicon."""
    query = _comments().where(_is_unread(lexicon)).order_by(Comment.id).limit(limit)
    return [_to_read(session, row) for row in session.execute(query)]


def unread_by_computer(session: Session, wave_id: int) -> int:
    """How many comments of a wave the computer has not looked at: a release waits for them."""
    return session.execute(
        select(func.count())
        .select_from(Comment)
        .join(Response, Response.id == Comment.response_id)
        .outerjoin(ReadingRow, ReadingRow.comment_id == Comment.id)
        .where(
            Response.wave_id == wave_id,
            Comment.is_held.is_(False),
            ReadingRow.comment_id.is_(None),
        )
    ).scalar_one()


def save_reading(
    session: Session, comment_id: int, feeling: Feeling, themes: Themes, lexicon: str, on: date
) -> bool:
    """Keep what the computer made of a comment. False when it is gone or held by now."""
    here = select(Comment.id).where(Comment.id == comment_id, Comment.is_held.is_(False))
    if session.execute(here.with_for_update()).first() is None:
        return False
    why = json.dumps({"feeling": feeling.why, "themes": themes.why})
    forget_reading(session, comment_id)
    session.add(
        ReadingRow(
            comment_id=comment_id,
            feeling=feeling.feeling,
            guess=feeling.guess,
            score=feeling.score,
            themes=" ".join(themes.ids),
            why=seal(session, why, about=f"reading/{comment_id}"),
            by_computer=feeling.read_by_computer,
            lexicon=lexicon,
            read_on=on,
        )
    )
    session.flush()
    return True


def forget_reading(session: Session, comment_id: int) -> None:
    """Delete what the computer made of a comment: its words are held now, or were read anew."""
    session.execute(delete(ReadingRow).where(ReadingRow.comment_id == comment_id))


def _is_unread(lexicon: str) -> ColumnElement[bool]:
    return or_(ReadingRow.comment_id.is_(None), ReadingRow.lexicon != lexicon)


def _comments() -> Select[Comment, Response, Wave, ReadingRow | None]:
    """Comments with their response, wave and reading (None when there is none)."""
    return (
        select(Comment, Response, Wave, ReadingRow)
        .join(Response, Response.id == Comment.response_id)
        .join(Wave, Wave.id == Response.wave_id)
        .outerjoin(ReadingRow, ReadingRow.comment_id == Comment.id)
        .where(Comment.is_held.is_(False), Comment.words.is_not(None))
    )


def _to_read(session: Session, row: Row[Comment, Response, Wave, ReadingRow | None]) -> ToRead:
    comment, response, wave, reading = row
    assert comment.words is not None  # noqa: S101 - the query asks for words
    about = f"{wave.survey_id}/{response.id}"
    made = ToRead(
        id=comment.id,
        wave_id=wave.id,
        survey_id=wave.survey_id,
        number=wave.number,
        is_try_out=wave.is_try_out,
        question_id=comment.question_id,
        voice=response.voice,
        support=response.support,
        language=response.language,
        started_on=response.started_on,
        words=unseal(session, comment.words, about=about),
        private=tuple((kind, start, end) for kind, start, end in json.loads(comment.private)),
        is_urgent=comment.is_urgent,
        is_late=comment.is_late,
        read_by=comment.read_by,
    )
    return made if reading is None else _with_reading(session, made, reading)


def _with_reading(session: Session, comment: ToRead, reading: ReadingRow) -> ToRead:
    why: dict[str, list[Any]] = {"feeling": [], "themes": []}
    if reading.why is not None:
        why = json.loads(unseal(session, reading.why, about=f"reading/{reading.comment_id}"))
    return replace(
        comment,
        feeling=reading.feeling,
        guess=reading.guess,
        by_computer=reading.by_computer,
        feeling_why=tuple(why["feeling"]),
        themes=tuple((theme, words) for theme, words in why["themes"]),
    )
