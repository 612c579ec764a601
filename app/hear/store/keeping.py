"""Deleting what is past its days: answers, words, codes' responses. Releases and worries stay."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.answer.tables import Answer, Comment, Response, Submission
from app.ask.tables import Wave
from app.hear.tables import ReleaseRow


def counted_and_kept(session: Session) -> frozenset[int]:
    """The waves that have a release and still have their answers."""
    rows = session.scalars(
        select(Wave.id)
        .join(ReleaseRow, ReleaseRow.wave_id == Wave.id)
        .where(Wave.emptied_on.is_(None))
    )
    return frozenset(rows)


def delete_answers(session: Session, wave_id: int, today: date) -> None:
    """Delete every answer and every word of a wave.

    A comment that may be quoted stays as an empty row, so that its writer can still take out what
    was published from it (domain 0.11).
    """
    of_wave = select(Response.id).where(Response.wave_id == wave_id)
    for table in (Answer, Submission):
        session.execute(delete(table).where(table.response_id.in_(of_wave)))
    session.execute(
        delete(Comment).where(Comment.response_id.in_(of_wave), Comment.quote_hash.is_(None))
    )
    session.execute(
        update(Comment).where(Comment.response_id.in_(of_wave)).values(words=None, private="[]")
    )
    quotable = select(Comment.response_id)
    session.execute(
        delete(Response).where(Response.wave_id == wave_id, Response.id.not_in(quotable))
    )
    session.execute(update(Wave).where(Wave.id == wave_id).values(emptied_on=today))
