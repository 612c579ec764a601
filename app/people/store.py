"""For officers, reps and leads: finding people, giving roles, and using a link up once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.people.invitation import MADE_UP
from app.people.person import Person
from app.people.tables import OneTimeLink, RoleName, User, UserRole, new_key

KEEP_OLD_LINKS = timedelta(days=30)


def user_by_email(session: Session, email: str) -> User | None:
    """The row of whoever has this address."""
    return session.scalars(select(User).where(User.email == email)).one_or_none()


def user_by_id(session: Session, key: str) -> User | None:
    """The row of one person."""
    return session.get(User, key)


def as_person(user: User) -> Person:
    """The row as plain data, which lives on when the session has ended."""
    return Person(
        id=user.id,
        email=user.email,
        roles=frozenset(role.name for role in user.roles),
        trained_on=user.trained_on,
        is_on=user.active,
    )


def everybody(session: Session) -> list[Person]:
    """All people, those who are switched off last."""
    rows = session.scalars(select(User).order_by(User.active.desc(), User.email))
    return [as_person(user) for user in rows]


def is_nobody_here(session: Session) -> bool:
    """Whether nobody has joined yet."""
    return session.scalars(select(User.id).limit(1)).first() is None


def make_user(session: Session, email: str, *, on: date) -> User:
    """A new person without any role."""
    user = User(email=email, added_on=on)
    session.add(user)
    return user


def set_roles(session: Session, user: User, names: Collection[str]) -> None:
    """Give these roles and no others."""
    user.roles = [_role(session, name) for name in sorted(names)]


def _role(session: Session, name: str) -> RoleName:
    row = session.scalars(select(RoleName).where(RoleName.name == name)).one_or_none()
    if row is None:
        row = RoleName(name=name)
        session.add(row)
    return row


def end_sessions(user: User) -> None:
    """Every session of this person ends with their next request."""
    user.fs_uniquifier = new_key()


def sign_out_everywhere(session: Session, key: str) -> None:
    """The person signs out: a copy of their cookie is worth nothing any more."""
    user = user_by_id(session, key)
    if user is not None:
        end_sessions(user)


def people_with(session: Session, *roles: str) -> list[Person]:
    """Everybody whom mail can reach, is switched on and has one of these roles."""
    rows = session.scalars(
        select(User)
        .where(User.active, User.email.not_like(f"%{MADE_UP}"))
        .where(User.roles.any(RoleName.name.in_(roles)))
        .order_by(User.email)
    )
    return [as_person(user) for user in rows]


def has_role(session: Session, role: str) -> bool:
    """Whether somebody whom mail can reach has this role. Who has not joined does not count."""
    return bool(people_with(session, role))


def how_many_other_admins(session: Session, user: User) -> int:
    """How many could still let people in if this person could not."""
    others = (
        select(func.count())
        .select_from(User)
        .join(UserRole, UserRole.user_id == User.id)
        .join(RoleName, RoleName.id == UserRole.role_id)
        .where(RoleName.name == "admin", User.active, User.id != user.id)
    )
    return session.scalar(others) or 0


# --- links ------------------------------------------------------------------------------------


def add_link(session: Session, link: OneTimeLink, *, now: datetime) -> None:
    """Keep a new link, and forget the ones that died long ago."""
    old = delete(OneTimeLink).where(OneTimeLink.expires_at < now - KEEP_OLD_LINKS)
    session.execute(old.execution_options(synchronize_session=False))
    session.add(link)


def find_link(session: Session, hashed: str) -> OneTimeLink | None:
    """A link by the hash of its secret."""
    return session.get(OneTimeLink, hashed)


def use_up(session: Session, hashed: str, *, now: datetime) -> bool:
    """Mark a link as used. False when somebody was faster: two taps cannot both win."""
    done = session.execute(
        update(OneTimeLink)
        .where(OneTimeLink.hash == hashed, OneTimeLink.used_at.is_(None))
        .values(used_at=now)
        .returning(OneTimeLink.hash)
    )
    return done.first() is not None


def void_links(session: Session, email: str, *, now: datetime) -> None:
    """No link that this person still holds works any more."""
    held = update(OneTimeLink).where(OneTimeLink.email == email, OneTimeLink.used_at.is_(None))
    session.execute(held.values(used_at=now))


def is_late(link: OneTimeLink, now: datetime) -> bool:
    """Whether its time is over. SQLite gives times back without their zone; they are UTC."""
    at = link.expires_at
    return now >= (at.replace(tzinfo=UTC) if at.tzinfo is None else at)
