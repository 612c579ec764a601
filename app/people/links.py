"""For somebody who is asked to join, or comes back: making a one-time link, and using it once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.access.audit import record
from app.people import store
from app.people.invitation import LIFE, Problem, Purpose, hash_for, new_token
from app.people.person import Person
from app.people.tables import OneTimeLink

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOBODY = ""  # a link for nobody: made so that an unknown address takes the same time


def invite(session: Session, email: str, role: str, *, now: datetime, by: str) -> str:
    """A link that lets `email` in with `role`, for three days. Gives the token of the link."""
    record(session, who=by, what="person.invite", about=f"person/{email} {role}", now=now)
    return _make(session, Purpose.INVITE, email, role, now)


def sign_in_link(session: Session, email: str, *, now: datetime) -> str | None:
    """A link that lets `email` in again, for ten minutes. Gives its token, None for a stranger.

    A stranger's link is made and stored like any other and then thrown away, so that nobody can
    tell by the time it takes who is known here.
    """
    user = store.user_by_email(session, email)
    is_known = user is not None and user.active
    token = _make(session, Purpose.SIGN_IN, email if is_known else NOBODY, None, now)
    return token if is_known else None


def _make(session: Session, purpose: Purpose, email: str, role: str | None, now: datetime) -> str:
    token = new_token()
    link = OneTimeLink(
        hash=hash_for(token, purpose),
        purpose=purpose,
        email=email,
        role=role,
        expires_at=now + LIFE[purpose],
    )
    store.add_link(session, link, now=now)
    return token


def look(session: Session, token: str, purpose: Purpose, *, now: datetime) -> Problem | None:
    """Why the link would not work now; None when it would. Uses nothing up."""
    link = store.find_link(session, hash_for(token, purpose))
    if link is None:
        return Problem.UNKNOWN
    if link.used_at is not None:
        return Problem.USED
    return Problem.LATE if store.is_late(link, now) else None


def use(session: Session, token: str, purpose: Purpose, *, now: datetime) -> Person | Problem:
    """Use the link up, and say whom it lets in."""
    problem = look(session, token, purpose, now=now)
    if problem:
        return problem
    hashed = hash_for(token, purpose)
    if not store.use_up(session, hashed, now=now):
        return Problem.USED
    link = store.find_link(session, hashed)
    return Problem.UNKNOWN if link is None else _let_in(session, link, now)


def _let_in(session: Session, link: OneTimeLink, now: datetime) -> Person | Problem:
    user = store.user_by_email(session, link.email)
    if user is None and link.role:
        user = store.make_user(session, link.email, on=now.date())
    if user is None:
        return Problem.UNKNOWN
    if user.active is False:
        return Problem.SWITCHED_OFF
    if link.role and link.role not in {role.name for role in user.roles}:
        store.set_roles(session, user, {link.role, *(role.name for role in user.roles)})
        store.end_sessions(user)
        about = f"person/{user.email} {link.role}"
        record(session, who=user.email, what="person.role", about=about, now=now)
    record(session, who=user.email, what="person.sign_in", about=f"person/{user.email}", now=now)
    return store.as_person(user)
