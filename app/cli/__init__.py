"""The `heard` command: everything that can be done without the web."""

from __future__ import annotations

import click

from app.cli.checking import analyse, check
from app.cli.demoing import demo
from app.cli.keeping import retain
from app.cli.peopling import people
from app.cli.serving import doctor, migrate, prepare, serve, worker
from app.cli.surveys import survey


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Heard: ask, answer, hear, tell."""


PARTS = (
    serve, check, survey, analyse, demo, people, retain, worker, doctor, prepare, migrate,
)  # fmt: skip
for part in PARTS:
    main.add_command(part)
