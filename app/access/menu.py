"""For somebody who has just signed in: the places to go, in the order of the work."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass

from app.access.roles import N_
from app.access.table import may


@dataclass(frozen=True, slots=True)
class Item:
    """One place in the menu and on the staff's first page."""

    endpoint: str
    title: str
    about: str


# Each step adds its own lines, in the order ask, answer, hear, tell, people.
MENU: tuple[Item, ...] = (
    Item("ask.surveys", N_("Surveys"), N_("Read them, sign them off, open and close them.")),
    Item("answer.papers", N_("Paper"), N_("Type in answers that came on paper.")),
    Item("hear.worries", N_("Worries"), N_("What may mean that somebody is not safe.")),
    Item("hear.contacts", N_("People to contact"), N_("People who asked us to contact them.")),
    Item("hear.comments", N_("Read comments"), N_("What people wrote. You read it first.")),
    Item("hear.waves", N_("What people said"), N_("Each survey, and its numbers.")),
    Item(
        "tell.list_of_findings",
        N_("Findings"),
        N_("What people said, what we decided, what we did."),
    ),
    Item("people.everybody", N_("People"), N_("Invite people, give roles, switch people off.")),
)


def menu_for(roles: Collection[str], known: Container[str]) -> list[Item]:
    """What these roles may open, of the endpoints that this app has (`known`)."""
    return [item for item in MENU if item.endpoint in known and may(item.endpoint, roles)]
