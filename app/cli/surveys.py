"""For whoever manages surveys without the web: add, open, close, list, compare."""

from __future__ import annotations

import difflib
from datetime import date, datetime
from pathlib import Path

import click

from app.ask import store
from app.ask.gate import doubts_before_opening, reasons_not_to_open
from app.ask.loading import load_text
from app.ask.shelf import understand
from app.cli import here
from app.database import Session
from app.people.store import has_role
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
    if last_day and last_day < _today(house):
        here.give_up([f"{last_day} is over. Choose a later day."])
    with house.database.writing() as session:
        version = store.latest_version(session, survey_id)
        if version is None:
            here.give_up([f"There is no survey {survey_id!r}. Try: heard survey list"])
        reasons = _reasons(session, house, version.id, version.text, is_try_out=is_try_out)
        if reasons:
            here.give_up([*reasons, "This wave was not opened."])
        _close_others(session, house, survey_id)
        wave = store.open_wave(
            session, version, is_try_out=is_try_out, opens_on=_today(house),
            closes_on=last_day, by=BY,
        )  # fmt: skip
        click.echo(f"{wave.survey_id}@{wave.number} is open.")
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
        store.close_wave(session, wave.wave_id, _today(house))
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
        texts = [_text(session, name) for name in (old, new)]
    for line in difflib.unified_diff(*(t.splitlines() for t in texts), old, new, lineterm=""):
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


def _reasons(
    session: Session, house: House, version_id: int, text: str, *, is_try_out: bool
) -> tuple[str, ...]:
    return reasons_not_to_open(
        understand(text, house.area),
        house.area.place,
        is_try_out=is_try_out,
        has_lead=has_role(session, "lead"),
        has_deputy=has_role(session, "deputy"),
        mail_works=house.settings.mail_works,
        signed_off=store.signed_off(session, version_id),
    )


def _close_others(session: Session, house: House, survey_id: str) -> None:
    """One wave of a survey is open at a time, so that nobody answers the wrong one."""
    for wave in store.all_waves(session, house.area):
        if wave.survey_id == survey_id and wave.is_open(_today(house)):
            store.close_wave(session, wave.wave_id, _today(house))
            click.echo(f"{wave.name} is closed.")


def _today(house: House) -> date:
    return house.area.place.local(house.clock()).date()


def _wake(house: House) -> None:
    from app.outbox.queue import wake

    wake(house.settings)
