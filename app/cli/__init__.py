"""The `heard` command: everything that can be done without the web."""

from __future__ import annotations

import os

import click

from app.cli import here
from app.cli.checking import analyse, check
from app.cli.demoing import demo
from app.cli.keeping import retain
from app.cli.peopling import people
from app.cli.serving import doctor, migrate, prepare, serve, worker
from app.cli.surveys import survey
from app.database import OperationalError

TRY = "Look at HEARD_DATABASE_URL, and whether the database runs."


class Commands(click.Group):
    """Every command. What goes wrong outside of it is said in a sentence, never as a trace."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OperationalError as wrong:
            reason = str(wrong.orig).strip().splitlines() or ["it does not answer."]
            here.give_up([f"The database cannot be used: {reason[0]}", TRY])
        except UnicodeError:
            here.give_up(["Some letters in this command cannot be read. Type them again."])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Heard: ask, answer, hear, tell."""
    os.umask(0o077)  # what is written here is for this user alone


PARTS = (
    serve, check, survey, analyse, demo, people, retain, worker, doctor, prepare, migrate,
)  # fmt: skip
for part in PARTS:
    main.add_command(part)
