"""For whoever runs Heard: serve it, work for it, and ask what is wrong with it."""

from __future__ import annotations

import errno
import socket
import subprocess
import sys

import click

from app.cli import here
from app.database.migrate import SchemaProblem, upgrade

TAKEN = """Port {settings.port} is taken: another program uses it on {settings.host}.
Nothing was started and nothing was changed.
Stop the other program, or use another port: PORT={other} make run"""


def is_taken(host: str, port: int) -> bool:
    """Whether another program listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


@click.command()
@click.option("--no-worker", is_flag=True, help="Run `heard worker` yourself.")
def serve(no_worker: bool) -> None:
    """Migrate, load the surveys, and serve, with one worker as a child."""
    settings = here.settings()
    if is_taken(settings.host, settings.port):
        here.give_up(TAKEN.format(settings=settings, other=settings.port + 80).splitlines())
    here.keep_address(settings)
    # In a process of its own: nothing may open the database before the server forks.
    if subprocess.run([sys.executable, "-m", "app.cli", "prepare"], check=False).returncode:
        sys.exit(here.WRONG)
    from app.server import serve_until_stopped

    serve_until_stopped(settings, with_worker=not no_worker)


@click.command(hidden=True)
def prepare() -> None:
    """What must be done once before serving: schema, surveys, first links."""
    house = here.house()
    _migrate(house.settings.database_url)
    from app.first import first_people, load_shipped_surveys

    for line in (*load_shipped_surveys(house), *first_people(house)):
        click.echo(line)


@click.command(hidden=True)
def migrate() -> None:
    """Bring the database to the newest shape."""
    _migrate(here.settings().database_url)


@click.command()
def worker() -> None:
    """Do the work that can wait: read comments, make releases, send mail."""
    from app.worker import work_until_stopped

    work_until_stopped(here.house_with_tables())


@click.command()
def doctor() -> None:
    """Say what is wrong with the settings, and how to mend it."""
    from app.ask.gate import doubts_before_opening
    from app.database.migrate import head, revision_of

    house = here.house()
    url = house.settings.database_url
    said = list(doubts_before_opening(house.area.place))
    if revision_of(url) != head(url):
        said.append("The database has an old shape. Start `heard serve` once.")
    if not house.settings.mail_works:
        said.append("Mail is not set. Only try-outs can open. Set HEARD_MAIL_URL, HEARD_MAIL_FROM.")
    for line in said or ["Nothing is wrong."]:
        click.echo(line)


def _migrate(url: str) -> None:
    try:
        upgrade(url)
    except SchemaProblem as wrong:
        here.give_up([str(wrong)])
