"""For admins: what they change about a person. Each change ends that person's sessions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.access.audit import record
from app.access.roles import N_, Role
from app.people import store
from app.people.invitation import Wrong
from app.people.tables import User

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NO_ADMIN_LEFT = Wrong(N_("Nobody else is an admin. Make somebody else an admin first."))


def change_roles(
    session: Session, user: User, *, roles: Collection[str], by: str, now: datetime
) -> Wrong | None:
    """Give these roles and no others. Links that the person still holds stop working."""
    had = {role.name for role in user.roles}
    if had == set(roles):
        return None
    if Role.ADMIN in had - set(roles) and not store.how_many_other_admins(session, user):
        return NO_ADMIN_LEFT
    store.set_roles(session, user, roles)
    about = f"person/{user.email} {' '.join(sorted(roles)) or 'none'}"
    _cut_off(session, user, what="person.roles", about=about, by=by, now=now)
    return None


def switch_off(session: Session, user: User, *, by: str, now: datetime) -> Wrong | None:
    """The person cannot sign in any more. What they did stays in the log."""
    is_admin = any(role.name == Role.ADMIN for role in user.roles)
    if is_admin and not store.how_many_other_admins(session, user):
        return NO_ADMIN_LEFT
    user.active = False
    about = f"person/{user.email}"
    _cut_off(session, user, what="person.switch_off", about=about, by=by, now=now)
    return None


def switch_on(session: Session, user: User, *, by: str, now: datetime) -> None:
    """The person may sign in again, with a new link."""
    user.active = True
    record(session, who=by, what="person.switch_on", about=f"person/{user.email}", now=now)


def change_training(
    session: Session, user: User, *, on: date | None, by: str, now: datetime
) -> None:
    """Note when somebody was trained to read comments, or that they were not."""
    user.trained_on = on
    about = f"person/{user.email} {on.isoformat() if on else 'none'}"
    record(session, who=by, what="person.training", about=about, now=now)


def end_sessions(session: Session, user: User, *, by: str, now: datetime) -> None:
    """Sign somebody out everywhere."""
    store.end_sessions(user)
    record(session, who=by, what="person.sign_out", about=f"person/{user.email}", now=now)


def _cut_off(
    session: Session, user: User, *, what: str, about: str, by: str, now: datetime
) -> None:
    store.end_sessions(user)
    store.void_links(session, user.email, now=now)
    record(session, who=by, what=what, about=about, now=now)
