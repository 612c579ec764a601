"""For whoever let us use their words: two people look at them first, and they can be taken back.

The words stand in one place. Blanked there, they are gone from every version, page and feed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, select, update
from sqlalchemy.orm import Session

from app.answer.tables import Comment, Response, Withdrawal
from app.ask.tables import Wave
from app.database import Database, seal, unseal
from app.tell.finding import Finding
from app.tell.problem import Problem
from app.tell.tables import FindingRow, Quote

# The writer said yes; nobody answers for them; a person has read it; it is not held.
_MAY_QUOTE = (
    Comment.may_quote.is_(True),
    Comment.is_held.is_(False),
    Comment.is_late.is_(False),
    Comment.read_on.is_not(None),
    Comment.words.is_not(None),
    Response.support != "for",
)


@dataclass(frozen=True, slots=True)
class QuoteSeen:
    """A quote as staff see it: whose voice, who chose it, who approved it."""

    id: int
    words: str
    voice: str
    chosen_by: str
    approved_by: str | None


@dataclass(frozen=True, slots=True)
class Quotable:
    """Words that may be quoted, with private details hidden, and whose voice it is."""

    comment_id: int
    words: str
    voice: str


def quotable(session: Session, finding: Finding, voices: frozenset[str]) -> list[Quotable]:
    """The words of this wave that may be quoted, of voices with enough people (R11)."""
    rows = session.execute(
        select(Comment.id, Comment.words, Comment.private, Response.id, Response.voice,
               Wave.survey_id)
        .join(Response, Response.id == Comment.response_id)
        .join(Wave, Wave.id == Response.wave_id)
        .where(Wave.id == finding.wave_id, Response.voice.in_(voices), *_MAY_QUOTE)
        .order_by(Comment.id)
    )  # fmt: skip
    return [
        Quotable(comment_id, _hidden(unseal(session, words, about=f"{survey}/{response}"), private),
                 voice)
        for comment_id, words, private, response, voice, survey in rows
        if words is not None
    ]  # fmt: skip


def _hidden(words: str, private: str) -> str:
    """The words with every private detail covered."""
    letters = list(words)
    for _kind, start, end in json.loads(private):
        letters[start:end] = "█" * (end - start)
    return "".join(letters)


def choose_quote(
    session: Session, finding_id: str, comment_id: int, words: str, *, by: str, on: date
) -> list[Problem]:
    """Keep a quote that waits for a second person, or say why it cannot be used (R11)."""
    found = session.execute(_quotable(finding_id, comment_id)).first()
    if found is None:
        return [
            Problem("comment", "These words cannot be used.", "Choose words whose writer said yes, "
                    "and that somebody has read.", "R11")
        ]  # fmt: skip
    response_id, wave_id, voice = found
    if _is_quoted(session, response_id):
        return [
            Problem("comment", "This person is quoted already.", "Choose another person.", "R11")
        ]
    row = Quote(finding_id=finding_id, wave_id=wave_id, comment_id=comment_id, words=None,
                voice=voice, chosen_by=by, made_on=on)  # fmt: skip
    session.add(row)
    session.flush()
    row.words = seal(session, words, about=f"quote/{row.id}")
    session.flush()
    return []


def approve_quote(session: Session, finding_id: str, quote_id: int, *, by: str) -> list[Problem]:
    """A second person says yes to a quote (R11)."""
    row = session.get(Quote, quote_id)
    if row is None or row.finding_id != finding_id or row.words is None:
        return [Problem("", "This quote is not here any more.", "Choose another.")]
    if row.chosen_by == by:
        return [Problem("", "You chose these words yourself.", "Ask somebody else to look.", "R11")]
    row.approved_by = by
    session.flush()
    return []


def quotes_of(session: Session, finding_id: str) -> list[QuoteSeen]:
    """The quotes of a finding that are still there, approved or not."""
    rows = session.scalars(
        select(Quote)
        .where(Quote.finding_id == finding_id, Quote.words.is_not(None))
        .order_by(Quote.id)
    )
    return [
        QuoteSeen(row.id, unseal(session, row.words, about=f"quote/{row.id}"), row.voice,
                  row.chosen_by, row.approved_by)
        for row in rows if row.words is not None
    ]  # fmt: skip


def quoted_words(session: Session, ids: Iterable[int]) -> list[str]:
    """The words that families may still see, in the order of the page."""
    rows = session.scalars(
        select(Quote)
        .where(Quote.id.in_(list(ids)), Quote.words.is_not(None), Quote.approved_by.is_not(None))
        .order_by(Quote.id)
    )
    return [unseal(session, r.words, about=f"quote/{r.id}") for r in rows if r.words is not None]


def blank_withdrawn(database: Database, now: datetime) -> int:
    """Blank every quote whose writer took it back, in every version at once (domain 0.12).

    So goes a quote whose words are held by now: somebody is worried about who wrote them.
    Gives how many were blanked. Safe to run at any time, and again.
    """
    with database.writing() as session:
        waiting = session.scalars(
            select(Withdrawal).where(Withdrawal.blanked_on.is_(None)).with_for_update()
        ).all()
        blanked = sum(_blank(session, row, now.date()) for row in waiting)
        for row in waiting:
            row.blanked_on = now.date()
        held = select(Comment.id).where(Comment.is_held.is_(True))
        blanked += _blank_where(session, Quote.comment_id.in_(held), now.date())
    if blanked:
        database.wipe_what_was_deleted()
    return blanked


def _blank(session: Session, taken: Withdrawal, on: date) -> int:
    its = and_(Quote.comment_id == taken.comment_id, Quote.wave_id == taken.wave_id)
    return _blank_where(session, its, on)


def _blank_where(session: Session, which: ColumnElement[bool], on: date) -> int:
    done = session.execute(
        update(Quote)
        .where(which, Quote.words.is_not(None))
        .values(words=None, blanked_on=on)
        .execution_options(synchronize_session=False)
        .returning(Quote.id)
    )
    return len(done.all())


def _quotable(finding_id: str, comment_id: int) -> Select[str, int, str]:
    """The response of a comment that may be quoted: a yes of the writer's own, read, not held."""
    return (
        select(Response.id, Response.wave_id, Response.voice)
        .join(Comment, Comment.response_id == Response.id)
        .join(FindingRow, FindingRow.wave_id == Response.wave_id)
        .where(
            FindingRow.id == finding_id,
            Comment.id == comment_id,
            *_MAY_QUOTE,
        )
    )


def _is_quoted(session: Session, response_id: str) -> bool:
    """Whether this person is quoted already: once for each wave."""
    query = (
        select(Quote.id)
        .join(Comment, Comment.id == Quote.comment_id)
        .where(Comment.response_id == response_id, Quote.words.is_not(None))
    )
    return session.scalars(query).first() is not None
