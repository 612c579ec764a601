"""For parent reps: every version of a survey ever loaded, and each time it was asked (a wave)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class SurveyVersion(Base):
    """The text of a survey, as it was. Never changed: a change is a new row."""

    __tablename__ = "survey_version"
    __table_args__ = (
        UniqueConstraint("survey_id", "number"),
        UniqueConstraint("survey_id", "sha256"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[str] = mapped_column(String(40))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    added_on: Mapped[date]
    added_by: Mapped[str] = mapped_column(String(120))


class Wave(Base):
    """One time that a survey is asked. `getting-to-school@2` is that survey's number 2."""

    __tablename__ = "wave"
    __table_args__ = (UniqueConstraint("survey_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[str] = mapped_column(String(40))
    number: Mapped[int]
    version_id: Mapped[int] = mapped_column(ForeignKey("survey_version.id"))
    is_try_out: Mapped[bool]
    opens_on: Mapped[date]
    closes_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    emptied_on: Mapped[date | None]
    opened_by: Mapped[str] = mapped_column(String(120))


class SignOff(Base):
    """Somebody with a named role has said yes to one version of a survey."""

    __tablename__ = "sign_off"
    __table_args__ = (UniqueConstraint("version_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("survey_version.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    by_role: Mapped[str] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(String(120))
    on: Mapped[date]
