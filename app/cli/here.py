"""What commands share: the settings and the house, or a sentence about what is wrong with them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from app.place.area import AreaProblems
from app.settings import Settings, SettingsProblem, first_settings, read_settings
from app.web.house import House

WRONG = 2


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
    """The house that commands work in."""
    from app.factory import make_house

    try:
        return make_house(settings())
    except AreaProblems as wrong:
        give_up([str(problem) for problem in wrong.problems])


def give_up(lines: list[str]) -> NoReturn:
    """Say what is wrong, a line each, and end with 2."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(WRONG)
