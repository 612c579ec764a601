"""For readers: one tap "I am worried" keeps words apart; the lead can give them back.

Words that worry stand with the worry and nowhere else, so they outlive the response (domain 0.1).
"""

from __future__ import annotations

import json
import secrets
from datetime import datetime

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from app.answer.tables import Comment, Response, Worry
from app.ask.tables import Wave
from app.database import seal, unseal

A_READER = "A reader is worried."


def mark_as_worry(session: Session, comment_id: int, by: str, now: datetime) -> str | None:
    """Move a comment's words to a new worry, which only the lead and deputy see. Gives its id.

    None when it is gone or was moved already: two readers make one worry.
    """
    row = session.execute(
        _with_response()
        .where(Comment.id == comment_id, Comment.is_held.is_(False), Comment.words.is_not(None))
        .with_for_update(of=Comment)
    ).first()
    if row is None or row[0].words is None:
        return None
    comment, response, survey_id = row
    words = unseal(session, row[0].words, about=f"{survey_id}/{response.id}")
    worry_id = secrets.token_hex(16)
    about = f"worry/{worry_id}"
    session.add(
        Worry(
            id=worry_id,
            wave_id=response.wave_id,
            response_id=response.id,
            question_id=comment.question_id,
            voice=response.voice,
            support=response.support,
            kind="marked",
            words=seal(session, words, about=about),
            choice=None,
            why=seal(session, json.dumps([A_READER]), about=about),
            arrived_at=now,
        )
    )
    comment.words, comment.is_held, comment.worry_id = None, True, worry_id
    comment.read_on, comment.read_by = now.date(), by[:120]
    session.flush()
    return worry_id


def give_back_words(session: Session, worry_id: str, by: str, now: datetime) -> int | None:
    """It is no worry: its words go back to their comment. Gives the comment's id.

    None when the comment is gone, or holds newer words than these. The words were kept only
    because of the worry, so then they are deleted.
    """
    worry = session.get(Worry, worry_id, with_for_update=True, populate_existing=True)
    if worry is None or worry.words is None:
        return None
    words = unseal(session, worry.words, about=f"worry/{worry_id}")
    worry.words = None
    row = session.execute(
        _with_response().where(Comment.worry_id == worry_id, Comment.is_held)
    ).first()
    return None if row is None else _give_back(session, row, words, by, now)


def _give_back(
    session: Session, row: Row[Comment, Response, str], words: str, by: str, now: datetime
) -> int:
    comment, response, survey_id = row
    comment.words = seal(session, words, about=f"{survey_id}/{response.id}")
    comment.is_held, comment.is_urgent, comment.worry_id = False, False, None
    comment.read_on, comment.read_by = now.date(), by[:120]
    session.flush()
    return comment.id


def _with_response() -> Select[Comment, Response, str]:
    return (
        select(Comment, Response, Wave.survey_id)
        .join(Response, Response.id == Comment.response_id)
        .join(Wave, Wave.id == Response.wave_id)
    )
