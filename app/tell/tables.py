"""For families and staff: findings, what was decided and done, and every version that went out.

A published version is never changed. What can be erased (a quote) stands in a row of its own.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, Encrypted, Sealed


class FindingRow(Base):
    """What families said, as staff work on it. Families see only a FindingVersion."""

    __tablename__ = "finding"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id"), index=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    cell: Mapped[str] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(String(200))
    said: Mapped[str] = mapped_column(Text)
    strand: Mapped[str] = mapped_column(String(12))
    is_praise: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)
    made_on: Mapped[date]
    made_by: Mapped[str] = mapped_column(String(254))
    looking_since: Mapped[date | None]


class FindingVersion(Base):
    """One page as it went out: frozen, readable for ever, tied to the release of its numbers."""

    __tablename__ = "finding_version"
    __table_args__ = (UniqueConstraint("finding_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[str] = mapped_column(ForeignKey("finding.id"))
    number: Mapped[int]
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    update: Mapped[str] = mapped_column(Text)
    published_on: Mapped[date]
    published_by: Mapped[str] = mapped_column(String(254))


class FamilyCheckRow(Base):
    """A rep, or young people with a rep, looked at these very words (their digest)."""

    __tablename__ = "family_check"
    __table_args__ = (UniqueConstraint("finding_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[str] = mapped_column(ForeignKey("finding.id", ondelete="CASCADE"))
    digest: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    checked_by: Mapped[str] = mapped_column(String(254))
    checked_on: Mapped[date]


class Quote(Base):
    """Somebody's own words, with their yes. Blanked here, they are gone from every version."""

    __tablename__ = "quote"

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[str] = mapped_column(
        ForeignKey("finding.id", ondelete="CASCADE"), index=True
    )
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id"))
    comment_id: Mapped[int] = mapped_column(index=True)
    words: Mapped[Sealed | None] = mapped_column(Encrypted)
    voice: Mapped[str] = mapped_column(String(20))
    chosen_by: Mapped[str] = mapped_column(String(254))
    approved_by: Mapped[str | None] = mapped_column(String(254))
    made_on: Mapped[date]
    blanked_on: Mapped[date | None]


class DecisionRow(Base):
    """What was decided. The newest counts; the older ones are its history."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[str] = mapped_column(
        ForeignKey("finding.id", ondelete="CASCADE"), index=True
    )
    outcome: Mapped[str] = mapped_column(String(12))
    decided_by: Mapped[str] = mapped_column(String(200))
    decided_on: Mapped[date]
    how_counted: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    review_on: Mapped[date | None]
    passed_to: Mapped[str] = mapped_column(String(200), default="")
    passed_on: Mapped[date | None]
    follow: Mapped[str] = mapped_column(Text, default="")
    written_by: Mapped[str] = mapped_column(String(254))


class ActionRow(Base):
    """One thing to do, with one owner and one day."""

    __tablename__ = "action"

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[str] = mapped_column(
        ForeignKey("finding.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(200))
    due: Mapped[date]
    what_changed: Mapped[str] = mapped_column(Text, default="")
    done_on: Mapped[date | None]


class ActionUpdate(Base):
    """A promised day that moved: the old day, the new one, and why (C5)."""

    __tablename__ = "action_update"

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    was_due: Mapped[date]
    now_due: Mapped[date]
    why: Mapped[str] = mapped_column(Text)
    written_on: Mapped[date]
    written_by: Mapped[str] = mapped_column(String(254))


class EvidenceRow(Base):
    """How we know that something is done."""

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    seen_on: Mapped[date]
    link: Mapped[str] = mapped_column(String(500), default="")
    written_by: Mapped[str] = mapped_column(String(254))


class Helped(Base):
    """One tap on "Did this help?". `key` is a keyed hash: of a code, or of one form."""

    __tablename__ = "helped"

    finding_id: Mapped[str] = mapped_column(
        ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    choice: Mapped[str] = mapped_column(String(12))
    has_code: Mapped[bool]
    tapped_on: Mapped[date]
