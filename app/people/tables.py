"""For officers, reps and leads: who they are here, which roles they have, and their one-time links.

Young people never have a row here.
"""

from __future__ import annotations

import secrets
from datetime import date, datetime

from flask_security import RoleMixin, UserMixin
from sqlalchemy import DateTime, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base


def new_key() -> str:
    """A random name for a person that cannot be guessed."""
    return secrets.token_hex(16)


class UserRole(Base):
    """One person has one role."""

    __tablename__ = "user_role"

    user_id: Mapped[str] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), primary_key=True
    )
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), primary_key=True)


class RoleName(Base, RoleMixin):
    """A role by its name. What it may open is in app/access/table.py, not in the database."""

    __tablename__ = "role"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(20), unique=True)


class User(Base, UserMixin):
    """One person on the staff side. A new `fs_uniquifier` ends all their sessions."""

    __tablename__ = "user"

    # Flask-Security says int; it only ever compares, and a random key tells nothing
    id: Mapped[str] = mapped_column(  # type: ignore[assignment]
        String(32), primary_key=True, default=new_key
    )
    email: Mapped[str] = mapped_column(String(254), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True, default=new_key)
    trained_on: Mapped[date | None]
    added_on: Mapped[date]
    roles: Mapped[list[RoleName]] = relationship(  # type: ignore[assignment]
        secondary="user_role", lazy="selectin"
    )


class OneTimeLink(Base):
    """A link that works once. Only the hash of its secret is kept."""

    __tablename__ = "one_time_link"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(10))
    email: Mapped[str] = mapped_column(String(254), index=True)
    role: Mapped[str | None] = mapped_column(String(20))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
