"""For the admin: people are invited by a link."""

from __future__ import annotations

import click

from app.access.roles import EVERY_ROLE
from app.cli import here


@click.group()
def people() -> None:
    """Invite the people who work with Heard."""


@people.command()
@click.argument("email")
@click.option("--role", required=True, type=click.Choice(sorted(str(role) for role in EVERY_ROLE)))
def invite(email: str, role: str) -> None:
    """Print an invitation: a link that works once, for three days."""
    from app.people.invite import InvitationProblem, invite_by_command

    house = here.house_with_tables()
    try:
        link = invite_by_command(house.database, house.settings, email, role, house.clock())
    except InvitationProblem as wrong:
        here.give_up([str(wrong)])
    click.echo(link)
