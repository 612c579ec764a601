"""For whoever wants to see Heard full of life: `heard demo`, on a database of its own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from app.cli import here
from app.database.migrate import SchemaProblem, upgrade

if TYPE_CHECKING:
    from app.web.house import House

LEAST, MOST = 30, 20_000
REAL = "This database holds real answers or real people. The demo never touches them."
ELSEWHERE = "Try an empty one: HEARD_HOME=var/demo heard demo"
FULL = "The demo is here already. For fresh links: heard demo --if-empty"
HALF = "The demo was not made to its end. It needs an empty database to begin again."


@click.command()
@click.option("--answers", default=120, show_default=True, type=click.IntRange(LEAST, MOST))
@click.option("--seed", default=1, show_default=True, help="The same seed, the same answers.")
@click.option("--if-empty", is_flag=True, help="Fill it once; later only print fresh links.")
def demo(answers: int, seed: int, if_empty: bool) -> None:
    """Fill an EMPTY database with made-up answers, findings and people."""
    from app.demo.filling import is_demo, look  # only here: no other command carries the demo

    house = here.house()
    try:
        upgrade(house.settings.database_url)
    except SchemaProblem as wrong:
        here.give_up([str(wrong)])
    found = look(house)
    if found.is_empty:
        _fill(house, answers, seed)
    elif not is_demo(found):
        here.give_up([REAL, ELSEWHERE])
    elif not found.is_whole:
        here.give_up([HALF, ELSEWHERE])
    elif not if_empty:
        here.give_up([FULL, ELSEWHERE])
    _say_the_ways_in(house)


def _fill(house: House, answers: int, seed: int) -> None:
    from app.demo.days import DemoProblem
    from app.demo.filling import fill

    is_seen = sys.stderr.isatty()
    try:
        with click.progressbar(
            length=answers, label="Answers", file=sys.stderr, hidden=not is_seen
        ) as bar:
            wrong = fill(house, answers=answers, seed=seed, one_more=lambda: bar.update(1))
    except DemoProblem as problem:
        here.give_up([*problem.lines, HALF])
    for line in wrong:
        click.echo(line, err=True)
    click.echo(f"{answers} made-up answers are here, and people of every role.")


def _say_the_ways_in(house: House) -> None:
    from app.demo.filling import codes_in_words
    from app.demo.people import ways_in

    click.echo("Come in as one of them. Each link works once, for three days:")
    for role, link in ways_in(house).items():
        click.echo(f"  {role:<11} {link}")
    codes = codes_in_words(house)
    if codes:
        click.echo(f"Come back as a made-up young person, at {house.settings.base_url}/code:")
    for when, words in codes.items():
        click.echo(f"  Getting to school, {when}: {words}")
