"""For whoever tries the staff side: a made-up person of each role, and their links."""

from __future__ import annotations

from app.access.roles import ROLES, Role
from app.demo.days import Demo, Story
from app.people import changes, links
from app.people.invitation import Purpose
from app.people.invite import invite_by_command
from app.people.store import user_by_email
from app.web.house import House

MADE_UP = "@demo.example"
BY = "the demo"
JOINED = 90


def address(name: str) -> str:
    """The made-up address of somebody in the demo. No mail can reach it."""
    return f"{name}{MADE_UP}"


ADMIN, LEAD, DEPUTY = address(Role.ADMIN), address(Role.LEAD), address(Role.DEPUTY)
OFFICER, REP = address(Role.OFFICER), address(Role.REP)
SECOND_OFFICER = address("second-officer")
PEOPLE = (*((address(role), role) for role in ROLES), (SECOND_OFFICER, Role.OFFICER))


def people_join(demo: Demo) -> Story:
    """Everybody is invited, and comes in by their link. The officers are trained."""
    yield JOINED
    now = demo.at(JOINED)
    with demo.house.database.writing() as session:
        for email, role in PEOPLE:
            by = BY if email == ADMIN else ADMIN
            token = links.invite(session, email, role, now=now, by=by)
            links.use(session, token, Purpose.INVITE, now=now)
        for email in (OFFICER, SECOND_OFFICER):
            user = user_by_email(session, email)
            if user is not None:
                changes.change_training(session, user, on=demo.day(JOINED), by=ADMIN, now=now)


def ways_in(house: House) -> dict[str, str]:
    """Role -> a fresh link that lets somebody in as that made-up person, for three days."""
    return {
        role: invite_by_command(house.database, house.settings, address(role), role, house.clock())
        for role in ROLES
    }
