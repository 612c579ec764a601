"""After the days of grace: codes know their wave and no response, and can still take a quote out.

Each comment that may be quoted gets a hash of its own at the cut (domain 0.11). It is made from the
keyed hash of the code, so only somebody with the code comes to it.
"""

from __future__ import annotations

import hashlib
from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.answer.store.starting import START
from app.answer.tables import Comment, Receipt, Response, Submission, Withdrawal


def quote_hash(code_hash: str) -> str:
    """What a comment that may be quoted keeps of its writer's code."""
    return hashlib.sha256(f"quote/{code_hash}".encode()).hexdigest()


def cut_codes(session: Session, wave_id: int) -> int:
    """Cut every code of a wave from its response. How many were cut."""
    rows = session.execute(
        select(Receipt.code_hash, Comment.id)
        .join(Comment, Comment.response_id == Receipt.response_id)
        .where(Receipt.wave_id == wave_id, Comment.may_quote)
    )
    for code_hash, comment_id in rows.all():
        session.execute(
            update(Comment).where(Comment.id == comment_id).values(quote_hash=quote_hash(code_hash))
        )
    # A code can be made again from the form that began it, so that form's key goes too.
    begun = select(Response.id).where(Response.wave_id == wave_id)
    session.execute(
        delete(Submission).where(Submission.question_id == START, Submission.response_id.in_(begun))
    )
    done = session.execute(
        update(Receipt)
        .where(Receipt.wave_id == wave_id, Receipt.response_id.is_not(None))
        .values(response_id=None)
    )
    return int(done.rowcount)  # type: ignore[attr-defined]  # a DELETE or UPDATE counts


def may_be_quoted(session: Session, code_hash: str) -> bool:
    """Whether somebody with this code has words that may be quoted."""
    held = select(Comment.id).where(Comment.quote_hash == quote_hash(code_hash))
    return session.execute(held).first() is not None


def take_quotes_back(session: Session, code_hash: str, today: date) -> int:
    """Delete the words that may be quoted; the worker blanks what was published. How many."""
    rows = session.execute(
        select(Comment.id, Response.wave_id)
        .join(Response, Response.id == Comment.response_id)
        .where(Comment.quote_hash == quote_hash(code_hash))
    ).all()
    for comment_id, wave_id in rows:
        session.add(Withdrawal(comment_id=comment_id, wave_id=wave_id, taken_on=today))
        session.execute(delete(Comment).where(Comment.id == comment_id))
    return len(rows)
