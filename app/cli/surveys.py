"""For whoever manages surveys without the web: add, open, close, list, compare."""

from __future__ import annotations

import difflib
from datetime import date, datetime
from pathlib import Path

import click

from app.ask import store
from app.ask.gate import doubts_before_opening
from app.ask.loading import load_text
from app.ask.opening import Opened, last_day_is_over, reasons_here, start_wave, stop_wave
from app.cli import here
from app.database import Session
from app.web.house import House

BY = "command"


@click.group()
def survey() -> None:
    """Add surveys, and open and close their waves."""


@survey.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def add(path: Path) -> None:
    """Load a survey file. The same text twice is one version."""
    house = here.house()
    with house.database.writing() as session:
        version, problems = load_text(
            session, path.read_bytes(), str(path), house.area, by=BY, on=_today(house)
        )
        if version is not None:
            click.echo(f"{version.survey_id}, version {version.number}")
    for problem in problems:
        click.echo(str(problem), err=True)
    if version is None:
        here.give_up(["Nothing was loaded. Mend the errors, then try again."])


@survey.command("open")
@click.argument("survey_id")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day, like 2026-12-18.")
@click.option("--try-out", "is_try_out", is_flag=True, help="Counts nothing, promises nothing.")
def open_(survey_id: str, until: datetime | None, is_try_out: bool) -> None:
    """Open a wave of the newest version of a survey."""
    house = here.house()
    last_day = until.date() if until else None
    if last_day_is_over(last_day, _today(house)):
        here.give_up([f"{last_day} is over. Choose a later day."])
    with house.database.writing() as session:
        version = store.latest_version(session, survey_id, to_open=True)
        if version is None:
            here.give_up([f"There is no survey {survey_id!r}. Try: heard survey list"])
        mail_works = house.settings.mail_works
        reasons = reasons_here(
            session, version, house.area, mail_works=mail_works, is_try_out=is_try_out
        )
        if reasons:
            here.give_up([*reasons, "This wave was not opened."])
        opened = start_wave(
            session, version, house.area, is_try_out=is_try_out, until=last_day, by=BY,
            now=house.clock(),
        )  # fmt: skip
    _say_opened(opened)
    if not is_try_out:
        for doubt in doubts_before_opening(house.area.place):
            click.echo(doubt, err=True)


@survey.command()
@click.argument("survey_id")
def close(survey_id: str) -> None:
    """Close a wave. Answers that come later are late: kept, read, not counted."""
    house = here.house()
    with house.database.writing() as session:
        wave = store.wave_named(session, survey_id, house.area, _today(house))
        if wave is None:
            here.give_up([f"There is no wave {survey_id!r}. Try: heard survey list"])
        stop_wave(session, wave, house.area, by=BY, now=house.clock())
    click.echo(f"{wave.name} is closed.")
    _wake(house)


@survey.command("list")
def list_() -> None:
    """Every wave, with its dates."""
    house = here.house()
    with house.database.reading() as session:
        for wave in store.all_waves(session, house.area):
            kind = "try-out" if wave.is_try_out else "real"
            state = "open" if wave.is_open(_today(house)) else "closed"
            click.echo(f"{wave.name}  {kind}  {state}  {wave.opens_on} to {wave.ended_on or '?'}")


@survey.command()
@click.argument("old")
@click.argument("new")
def diff(old: str, new: str) -> None:
    """Compare two versions, such as getting-to-school@1 and getting-to-school@2."""
    house = here.house()
    with house.database.reading() as session:
        before, after = (_text(session, name).splitlines() for name in (old, new))
    for line in difflib.unified_diff(before, after, old, new, lineterm=""):
        click.echo(line)


def _text(session: Session, name: str) -> str:
    survey_id, _, number = name.partition("@")
    version = (
        store.version_numbered(session, survey_id, int(number))
        if number.isdecimal()
        else store.latest_version(session, survey_id)
    )
    if version is None:
        here.give_up([f"There is no version {name!r} of a survey."])
    return version.text


def _say_opened(opened: Opened) -> None:
    for name in opened.closed:
        click.echo(f"{name} is closed.")
    click.echo(f"{opened.name} is open.")


def _today(house: House) -> date:
    return house.area.place.local(house.clock()).date()


def _wake(house: House) -> None:
    from app.outbox.queue import wake

    wake(house.settings)
