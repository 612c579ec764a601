"""For whoever runs Heard: invitations by command, and the links of the very first start."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.access.roles import ROLES, Role
from app.people import links, store
from app.people.invitation import MADE_UP, Purpose, clean_email

if TYPE_CHECKING:
    from app.database import Database
    from app.settings import Settings

BY_COMMAND = "the command line"
FIRST_PEOPLE = (
    (Role.ADMIN, f"first-admin{MADE_UP}"),
    (Role.LEAD, f"first-lead{MADE_UP}"),
)
PATHS = {Purpose.INVITE: "/staff/invitation/", Purpose.SIGN_IN: "/staff/sign-in/"}


class InvitationProblem(Exception):
    """The invitation cannot be made. The sentence says why, and what to try."""


def link_url(settings: Settings, purpose: Purpose, token: str) -> str:
    """The address of a one-time link. It uses the address in the settings, never the request's."""
    return f"{settings.base_url}{PATHS[purpose]}{token}"


def invite_by_command(
    database: Database, settings: Settings, email: str, role: str, now: datetime
) -> str:
    """Invite somebody from the command line. Gives the address that lets them in once."""
    clean = clean_email(email)
    if clean is None:
        raise InvitationProblem(f"{email!r} is not an e-mail address. Try name@example.org.")
    if role not in ROLES:
        raise InvitationProblem(f"{role!r} is not a role. The roles are: {', '.join(ROLES)}.")
    with database.writing() as session:
        user = store.user_by_email(session, clean)
        if user is not None and not user.active:
            raise InvitationProblem(f"{clean} is switched off. An admin can switch them on again.")
        token = links.invite(session, clean, role, now=now, by=BY_COMMAND)
    return link_url(settings, Purpose.INVITE, token)


def first_links(database: Database, settings: Settings, now: datetime) -> dict[str, str]:
    """Links for an admin and a lead while nobody has joined: role to address. Later none.

    The two made-up people get no mail, and count as nobody when a real wave opens. The first admin
    invites real people, then switches these two off.
    """
    with database.writing() as session:
        if not store.is_nobody_here(session):
            return {}
        made = {
            str(role): links.invite(session, email, role, now=now, by=BY_COMMAND)
            for role, email in FIRST_PEOPLE
        }
    return {role: link_url(settings, Purpose.INVITE, token) for role, token in made.items()}
