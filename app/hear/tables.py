"""For officers and the lead: releases, what the computer read, and each step of a worry."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, Float, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, Encrypted, Sealed


class ReleaseRow(Base):
    """One snapshot of one closed wave: its canonical texts, for the public and for staff.

    Never changed. There is one for a wave until the rules for a later one (R7) are met.
    """

    __tablename__ = "release"
    __table_args__ = (UniqueConstraint("wave_id", "snapshot"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id"))
    snapshot: Mapped[int] = mapped_column(default=1)
    made_on: Mapped[date]
    rules_version: Mapped[str] = mapped_column(String(12))
    public_text: Mapped[str] = mapped_column(Text)
    public_sha256: Mapped[str] = mapped_column(String(64))
    staff_text: Mapped[str] = mapped_column(Text)
    staff_sha256: Mapped[str] = mapped_column(String(64))


class ReadingRow(Base):
    """What the computer made of one comment: a feeling, themes, and why. It goes with the comment.

    The reasons hold words of the comment, so they are sealed: about `reading/COMMENT`.
    """

    __tablename__ = "reading"

    comment_id: Mapped[int] = mapped_column(
        ForeignKey("comment.id", ondelete="CASCADE"), primary_key=True
    )
    feeling: Mapped[str] = mapped_column(String(12))
    guess: Mapped[str] = mapped_column(String(12))
    score: Mapped[float] = mapped_column(Float)
    themes: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[Sealed | None] = mapped_column(Encrypted)
    by_computer: Mapped[bool]
    lexicon: Mapped[str] = mapped_column(String(64))
    read_on: Mapped[date]


class WorryStep(Base):
    """One thing the lead or deputy did about a worry. Only added, never changed.

    Its note is sealed: about `worry_step/ID`. It keeps its own exact time, as the worry does.
    """

    __tablename__ = "worry_step"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    worry_id: Mapped[str] = mapped_column(ForeignKey("worry.id", ondelete="CASCADE"), index=True)
    step: Mapped[str] = mapped_column(String(12))
    by: Mapped[str] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    note: Mapped[Sealed | None] = mapped_column(Encrypted)


class ContactStep(Base):
    """One thing the lead or deputy did for somebody who wants to be contacted. Only added.

    Its note is sealed: about `contact_step/ID`. It goes with the request.
    """

    __tablename__ = "contact_step"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    contact_id: Mapped[str] = mapped_column(
        ForeignKey("contact_request.id", ondelete="CASCADE"), index=True
    )
    step: Mapped[str] = mapped_column(String(12))
    by: Mapped[str] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    note: Mapped[Sealed | None] = mapped_column(Encrypted)
