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
from app.hear.store.counting import how_many_took_part
from app.web.house import House

BY = "command"


@click.group()
def survey() -> None:
    """Add surveys, and open and close their waves."""


@survey.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def add(path: Path) -> None:
    """Load a survey file. The same text twice is one version."""
    house = here.house_with_tables()
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
@click.option("--close-open", is_flag=True, help="Close the wave that is open now.")
def open_(survey_id: str, until: datetime | None, is_try_out: bool, close_open: bool) -> None:
    """Open a wave of the newest version of a survey."""
    house = here.house_with_tables()
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
        if not close_open:
            reasons = (*reasons, *_lost_by_closing(session, survey_id, house))
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


def _lost_by_closing(session: Session, survey_id: str, house: House) -> list[str]:
    """What ends when another wave opens. A try-out that nobody has answered is no loss."""
    said = []
    for wave in store.waves_of(session, survey_id, house.area):
        if not wave.is_open(_today(house)):
            continue
        if not wave.is_try_out:
            said.append(f"{wave.name} is open, for real. It would close now.")
        elif how_many_took_part(session, wave.wave_id):
            said.append(f"{wave.name} is an open try-out. It would close, and its answers go.")
    return [*said, "To close it and go on, add --close-open."] if said else []


@survey.command()
@click.argument("survey_id")
def close(survey_id: str) -> None:
    """Close a wave. Answers that come later are late: kept, read, not counted."""
    house = here.house_with_tables()
    with house.database.writing() as session:
        wave = store.wave_named(session, survey_id, house.area, _today(house))
        if wave is None:
            here.give_up([f"There is no wave {survey_id!r}. Try: heard survey list"])
        stop_wave(session, wave, house.area, by=BY, now=house.clock())
    click.echo(f"{wave.name} is closed.")
    _wake(house)


@survey.command("list")
def list_() -> None:
    """Every survey with its versions, and every wave with its dates."""
    house = here.house_with_tables()
    with house.database.reading() as session:
        versions = _versions(session)
        waves = store.all_waves(session, house.area)
    for survey_id, numbers in versions.items():
        click.echo(f"{survey_id}  {_named(numbers)}")
        for wave in (wave for wave in waves if wave.survey_id == survey_id):
            kind = "try-out" if wave.is_try_out else "real"
            state = "open" if wave.is_open(_today(house)) else "closed"
            dates = f"{wave.opens_on} to {wave.ended_on or '?'}"
            click.echo(f"  wave {wave.name}  {kind}  {state}  {dates}")


@survey.command()
@click.argument("old")
@click.argument("new")
def diff(old: str, new: str) -> None:
    """Compare two versions: `getting-to-school@1 getting-to-school@2` are VERSIONS 1 and 2 here.

    Without @ it is the newest version. Two waves can ask the same version.
    """
    house = here.house_with_tables()
    with house.database.reading() as session:
        before, after = (_text(session, name).splitlines() for name in (old, new))
    if before == after:
        click.echo("They are the same.")
    for line in difflib.unified_diff(before, after, old, new, lineterm=""):
        click.echo(line)


def _text(session: Session, name: str) -> str:
    survey_id, at, typed = name.partition("@")
    numbers = _versions(session).get(survey_id, [])
    if not numbers:
        here.give_up([f"There is no survey {survey_id!r}. Try: heard survey list"])
    number = next((n for n in numbers if str(n) == typed), None) if at else numbers[-1]
    version = store.version_numbered(session, survey_id, number) if number else None
    if version is None:
        there = f"{survey_id} has no version {typed!r}. It has {_named(numbers)}."
        here.give_up([there, "A wave is no version: two waves can ask the same one."])
    return version.text


def _versions(session: Session) -> dict[str, list[int]]:
    """Survey -> the numbers of its versions, the oldest first."""
    found: dict[str, list[int]] = {}
    for version in reversed(store.every_version(session)):
        found.setdefault(version.survey_id, []).append(version.number)
    return dict(sorted(found.items()))


def _named(numbers: list[int]) -> str:
    word = "version" if len(numbers) == 1 else "versions"
    return f"{word} {', '.join(map(str, numbers))}"


def _say_opened(opened: Opened) -> None:
    for name in opened.closed:
        click.echo(f"{name} is closed.")
    click.echo(f"{opened.name} is open.")


def _today(house: House) -> date:
    return house.area.place.local(house.clock()).date()


def _wake(house: House) -> None:
    from app.outbox.queue import wake

    wake(house.settings)
