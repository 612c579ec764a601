"""For the reading room: the computer reads, the officer reads, and a release is made."""

from __future__ import annotations

from app.demo.asking import FIRST, RELEASED, SECOND, closed, wave_here
from app.demo.days import Demo, DemoProblem, Story
from app.demo.people import OFFICER
from app.hear import store, work
from app.hear.release import Release

SECOND_READ = 7
MOST = 100_000


def first_wave_is_read(demo: Demo) -> Story:
    """When the first wave has closed, the computer and the officer have read every comment."""
    yield closed(demo)
    _read(demo, FIRST, closed(demo))


def second_wave_is_begun(demo: Demo) -> Story:
    """The officer is some days behind with the second wave, so that there is something to read."""
    yield SECOND_READ
    _read(demo, SECOND, SECOND_READ)
    yield 0
    work.read_comments(demo.house.database, demo.house.area, demo.at(0))


def release_is_made(demo: Demo) -> Story:
    """After the days of grace, the worker makes the release of the first wave."""
    yield RELEASED
    made = work.make_releases(demo.house.database, demo.house.area, demo.at(RELEASED))
    if not made:
        raise DemoProblem("The release of the made-up wave could not be made.")


def release_here(demo: Demo) -> tuple[int, Release]:
    """The first wave's row, and its release."""
    with demo.house.database.reading() as session:
        wave_id = wave_here(demo, session, FIRST).wave_id
        release = store.latest_release(session, wave_id)
    assert release is not None  # noqa: S101 - its story has made it
    return wave_id, release


def _read(demo: Demo, name: str, days_ago: int) -> None:
    work.read_comments(demo.house.database, demo.house.area, demo.at(days_ago))
    with demo.house.database.writing() as session:
        wave_id = wave_here(demo, session, name).wave_id
        found = store.comments_to_read(session, limit=MOST)
        ids = [comment.id for comment in found if comment.wave_id == wave_id]
        for start in range(0, len(ids), 500):
            store.mark_read(session, ids[start : start + 500], by=OFFICER, on=demo.day(days_ago))
