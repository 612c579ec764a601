"""For young people: what they told us, with no name, no address and no exact time beside it.

A worry lives in a table of its own, so that deleting a response cannot delete it (domain 0.1),
and its words stand nowhere else, so that no page about answers can show them.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, Encrypted, Sealed


class Response(Base):
    """One person's way through one wave. Its id is random and says nothing about the person."""

    __tablename__ = "response"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("survey_version.id"))
    voice: Mapped[str] = mapped_column(String(20))
    support: Mapped[str] = mapped_column(String(20))
    agreed: Mapped[str | None] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(12))
    mode: Mapped[str] = mapped_column(String(12))
    notice: Mapped[str] = mapped_column(String(16))
    started_on: Mapped[date]
    finished_on: Mapped[date | None]


class Answer(Base):
    """What one response says to one question: chosen, written, not sure, not saying, or skipped."""

    __tablename__ = "answer"

    response_id: Mapped[str] = mapped_column(
        ForeignKey("response.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    status: Mapped[str] = mapped_column(String(12))
    choices: Mapped[str] = mapped_column(Text, default="")
    number: Mapped[int | None]
    is_late: Mapped[bool] = mapped_column(default=False)


class Submission(Base):
    """One form, sent once. A second sending of the same form finds its key here."""

    __tablename__ = "submission"

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    response_id: Mapped[str] = mapped_column(
        ForeignKey("response.id", ondelete="CASCADE"), index=True
    )
    question_id: Mapped[str] = mapped_column(String(40))
    digest: Mapped[str] = mapped_column(String(32))


class Comment(Base):
    """What somebody wrote. When it is held, its words are with the worry and not here."""

    __tablename__ = "comment"
    __table_args__ = (
        UniqueConstraint("response_id", "question_id", "is_late"),
        Index("ix_comment_waiting", "is_held", "read_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    response_id: Mapped[str] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"))
    question_id: Mapped[str] = mapped_column(String(40))
    words: Mapped[Sealed | None] = mapped_column(Encrypted)
    private: Mapped[str] = mapped_column(Text, default="[]")
    may_quote: Mapped[bool] = mapped_column(default=False)
    quote_hash: Mapped[str | None] = mapped_column(String(64), index=True)
    is_held: Mapped[bool] = mapped_column(default=False)
    worry_id: Mapped[str | None] = mapped_column(String(32))
    is_urgent: Mapped[bool] = mapped_column(default=False)
    is_late: Mapped[bool] = mapped_column(default=False)
    read_on: Mapped[date | None]
    read_by: Mapped[str | None] = mapped_column(String(120))


class Worry(Base):
    """Words, or an answer, that may mean somebody is not safe. Lead and deputy only.

    It outlives the response. Its exact time is its own: the response has none.
    """

    __tablename__ = "worry"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id"))
    response_id: Mapped[str | None] = mapped_column(
        ForeignKey("response.id", ondelete="SET NULL"), index=True
    )
    question_id: Mapped[str] = mapped_column(String(40))
    voice: Mapped[str] = mapped_column(String(20))
    support: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(12))
    words: Mapped[Sealed | None] = mapped_column(Encrypted)
    choice: Mapped[str | None] = mapped_column(String(40))
    why: Mapped[Sealed | None] = mapped_column(Encrypted)
    arrived_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


class ContactRequest(Base):
    """Somebody wants to be contacted. Apart from every answer: it knows no response and no survey.

    All that they wrote is sealed as one, about `contact/ID`. Its exact time is its own.
    """

    __tablename__ = "contact_request"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    words: Mapped[Sealed] = mapped_column(Encrypted)
    arrived_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


class Receipt(Base):
    """The way back: keyed hashes of a code and of its link. Only the person has the code itself."""

    __tablename__ = "receipt"
    __table_args__ = (UniqueConstraint("wave_id", "code_hash"),)

    link_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id"))
    code_hash: Mapped[str] = mapped_column(String(64))
    response_id: Mapped[str | None] = mapped_column(
        ForeignKey("response.id", ondelete="CASCADE"), index=True
    )


class Withdrawal(Base):
    """A comment that was taken back. The worker blanks what was quoted from it."""

    __tablename__ = "withdrawal"

    id: Mapped[int] = mapped_column(primary_key=True)
    comment_id: Mapped[int] = mapped_column(index=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id"))
    taken_on: Mapped[date]
    blanked_on: Mapped[date | None]


class Paper(Base):
    """One person's answers on paper, typed in by staff. `number` is what they wrote on it.

    `state` is keyed (once), differs (a second look found something else), or checked. `second` is
    what the second look typed, without words, until it is settled.
    """

    __tablename__ = "paper"
    __table_args__ = (UniqueConstraint("wave_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id"))
    response_id: Mapped[str] = mapped_column(
        ForeignKey("response.id", ondelete="CASCADE"), unique=True
    )
    number: Mapped[int]
    key: Mapped[str] = mapped_column(String(32), unique=True)
    is_late: Mapped[bool]
    state: Mapped[str] = mapped_column(String(12))
    second: Mapped[str] = mapped_column(Text, default="")
    keyed_by: Mapped[str] = mapped_column(String(254))
    keyed_on: Mapped[date]
    checked_by: Mapped[str | None] = mapped_column(String(254))
    checked_on: Mapped[date | None]
