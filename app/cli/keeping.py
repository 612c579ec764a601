"""For whoever must show that the promise to delete is kept."""

from __future__ import annotations

import click

from app.cli import here


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would go, and delete nothing.")
def retain(dry_run: bool) -> None:
    """Delete answers that are past the days of their survey's privacy block."""
    from app.retention import contacts_past, delete_what_is_past, waves_past_their_days

    house = here.house_with_tables()
    for wave, day in waves_past_their_days(house):
        said = "would be deleted" if dry_run else "are deleted"
        click.echo(f"{wave.name}: the answers {said}. Their last day was {day}.")
    if past := len(contacts_past(house)):
        said = "would be deleted" if dry_run else "are deleted"
        click.echo(f"Wishes to be contacted: {past} {said}. Their days are over.")
    if not dry_run:
        delete_what_is_past(house)
