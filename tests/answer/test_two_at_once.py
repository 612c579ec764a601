"""For a phone that sends twice at the same moment: one form is one answer, on both databases."""

from __future__ import annotations

import dataclasses
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.answer.tables import Answer, Comment, Receipt, Response, Submission
from app.database import Base, Database
from app.database import engine as engine_of
from app.factory import make_app
from app.hear.store import how_many_took_part
from app.place.area import Area
from app.settings import Settings
from app.web.house import House
from tests.answer.going import SURVEY, as_far_as_the_words, begin, open_survey, past_the_practice
from tests.parts.heard import Clock
from tests.parts.visitors import Opened, Visitor

PHONES = 6


@pytest.fixture
def busy(settings: Settings, database: Database, area: Area, clock: Clock) -> House:
    """A Heard on each kind of database, with a survey open."""
    house = House(dataclasses.replace(settings, database_url=database.url), database, area, clock)
    open_survey(house)
    return house


def together(door: Any, person: Visitor, page: Opened, **answers: str) -> list[int]:
    """The same form, sent by the same browser several times at one moment."""
    gate, seen = threading.Barrier(PHONES), []
    taps = [person.twin(door) for _ in range(PHONES)]

    def tap(finger: Visitor) -> None:
        gate.wait(10)
        seen.append(finger.send(page, follow=False, **answers).status)

    threads = [threading.Thread(target=tap, args=(finger,)) for finger in taps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return seen


def count(house: House, table: type[Base]) -> int:
    with house.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_six_taps_at_one_moment_keep_one_answer(busy: House) -> None:
    door = make_app(busy)
    person = Visitor(door)
    page = begin(person)
    assert together(door, person, page, answer="bus") == [303] * PHONES
    assert (count(busy, Answer), count(busy, Submission)) == (1, 2)


def test_six_taps_at_one_moment_keep_one_comment(busy: House) -> None:
    door = make_app(busy)
    person = Visitor(door)
    page = as_far_as_the_words(person)
    assert together(door, person, page, words="More clubs") == [303] * PHONES
    assert count(busy, Comment) == 1


def test_two_tabs_that_write_at_one_moment_keep_one_comment(busy: House) -> None:
    door = make_app(busy)
    person = Visitor(door)
    tabs = [as_far_as_the_words(person), person.get("/s/getting-to-school/8")]
    gate, seen = threading.Barrier(len(tabs)), []

    def write(tab: Opened, words: str, finger: Visitor) -> None:
        gate.wait(10)
        seen.append(finger.send(tab, follow=False, words=words).status)

    threads = [
        threading.Thread(target=write, args=(tab, words, person.twin(door)))
        for tab, words in zip(tabs, ("More clubs", "More buses"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert seen == [303, 303]
    assert count(busy, Comment) == 1


def test_six_taps_on_yes_at_one_moment_count_one_person_and_share_no_code(busy: House) -> None:
    """A tap that comes before any cookie could be a copy of the page in another browser: each has
    answers of its own to begin, and only those with an answer in them count.
    """
    door = make_app(busy)
    person = Visitor(door)
    page = person.get("/s/getting-to-school")
    assert together(door, person, page, who="me") == [303] * PHONES
    assert count(busy, Receipt) == count(busy, Response) == PHONES
    begun = past_the_practice(person, person.send(page, who="me"))
    person.send(begun, answer="bus")
    with busy.database.reading() as session:
        assert how_many_took_part(session, 1) == 1


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that waits a moment for its lock, not ten seconds."""
    quick = ("PRAGMA busy_timeout=50", *engine_of.PRAGMAS[1:])
    monkeypatch.setattr(engine_of, "PRAGMAS", quick)


@pytest.fixture
def on_a_file(settings: Settings, sqlite_database: Database, area: Area, clock: Clock) -> House:
    """A Heard on SQLite, where one writer at a time has the lock."""
    house = House(settings, sqlite_database, area, clock)
    open_survey(house)
    return house


def test_a_locked_database_says_so_keeps_what_was_typed_and_works_afterwards(
    impatient: None, on_a_file: House, tmp_path: Path
) -> None:
    person = Visitor(make_app(on_a_file))
    page = as_far_as_the_words(person)
    holding = sqlite3.connect(tmp_path / "heard.sqlite")
    holding.execute("BEGIN IMMEDIATE")
    refused = person.send(page, words="More clubs")
    assert refused.status == 503
    assert refused.soup.select_one("textarea").get_text() == "More clubs"  # type: ignore[union-attr]
    holding.rollback()
    holding.close()
    assert person.send(refused).kind == "check"
    assert count(on_a_file, Comment) == 1


@pytest.mark.parametrize("where", ["after Send", "off the way"])
def test_a_locked_database_loses_no_words_on_a_page_that_was_left_open(
    impatient: None, on_a_file: House, tmp_path: Path, where: str
) -> None:
    person = Visitor(make_app(on_a_file))
    page = as_far_as_the_words(person)
    if where == "after Send":
        person.send(person.get(f"/s/{SURVEY}/stop"), "Send what I told you")
    else:
        person.send(person.get(f"/s/{SURVEY}/2"), answer="bus")
    holding = sqlite3.connect(tmp_path / "heard.sqlite")
    holding.execute("BEGIN IMMEDIATE")
    refused = person.send(page, words="More clubs")
    holding.rollback()
    holding.close()
    assert refused.status == 503
    assert refused.soup.select_one("textarea").get_text() == "More clubs"  # type: ignore[union-attr]
