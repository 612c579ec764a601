"""What commands share: the settings and the house, or a sentence about what is wrong with them."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from app.database.migrate import SchemaProblem, make_ready
from app.place.area import AreaProblems
from app.settings import Settings, SettingsProblem, first_settings, read_settings
from app.web.house import House

WRONG = 2
ADDRESS = "address"
UNSET = "http://127.0.0.1:8000"


def settings() -> Settings:
    """The settings, or the end with what to mend. Makes secrets at the first start."""
    home = Path(os.environ.get("HEARD_HOME", "var")).absolute()
    try:
        if first_settings(home):
            click.echo(f"New secrets are in {home / 'settings.env'}. Keep a copy.", err=True)
        return read_settings()
    except SettingsProblem as wrong:
        give_up(wrong.problems)
    except OSError as wrong:
        give_up([f"HEARD_HOME is {home}. It cannot be used: {wrong.strerror}."])


def house() -> House:
    """The house that commands work in. Its database may be empty, or not there."""
    from app.factory import make_house

    own = settings()
    try:
        return make_house(replace(own, base_url=address(own)))
    except AreaProblems as wrong:
        give_up([str(problem) for problem in wrong.problems])


def house_with_tables() -> House:
    """The same, for commands that read or write. The tables are made when it is the first."""
    made = house()
    try:
        make_ready(made.settings.database_url)
    except SchemaProblem as wrong:
        give_up([str(wrong)])
    return made


def address(own: Settings) -> str:
    """Where people find Heard, for links: as it is set, else where it was served last."""
    file = own.home / ADDRESS
    if own.base_url != UNSET or not file.is_file():
        return own.base_url
    said = file.read_text("utf-8", errors="replace").strip()
    return said if said.startswith(("http://", "https://")) else own.base_url


def keep_address(own: Settings) -> None:
    """Write down where Heard is served, for the commands that print links."""
    (own.home / ADDRESS).write_text(f"{own.base_url}\n", "utf-8")


def give_up(lines: list[str]) -> NoReturn:
    """Say what is wrong, a line each, and end with 2."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(WRONG)
