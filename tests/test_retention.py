"""Answers are deleted when their days are over; numbers, worries and the way to a quote stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.access.audit import verify
from app.access.tables import AuditEvent
from app.answer.store.cutting import may_be_quoted
from app.answer.tables import Answer, Comment, Receipt, Response, Worry
from app.database import Base, Database
from app.hear.keeping import delete_on
from app.hear.tables import ReleaseRow
from app.hear.work import make_releases, read_comments
from app.place.area import Area
from app.retention import delete_what_is_past, waves_past_their_days
from app.settings import Settings
from app.web.house import House
from tests.hear.cast import AFTER_GRACE, CLOSED, School, rows, school

LAST_DAY = CLOSED + timedelta(days=30 + 90)  # the promise, then the days of the privacy block


@pytest.fixture
def told(database: Database, area: Area) -> School:
    """A wave that was answered, closed and counted."""
    wave = school(database, area)
    wave.a_class_answers()
    person = wave.answers(travel="bus")
    wave.code(person)
    wave.writes(person, "the canary sings", may_quote=True)
    wave.writes(wave.answers(travel="taxi"), "the sparrow sings")
    wave.worries(response_id=wave.answers(travel="bus"))
    wave.closes()
    read_comments(database, area, AFTER_GRACE)
    make_releases(database, area, AFTER_GRACE)
    return wave


def house_on(told: School, settings: Settings, day: date) -> House:
    now = AFTER_GRACE.replace(year=day.year, month=day.month, day=day.day)
    return House(settings, told.database, told.area, lambda: now)


def count(told: School, table: type[Base]) -> int:
    with told.database.reading() as session:
        return rows(session, table)


def test_nothing_goes_before_its_day(told: School, settings: Settings) -> None:
    house = house_on(told, settings, LAST_DAY - timedelta(days=1))
    assert waves_past_their_days(house) == []
    assert delete_what_is_past(house) == []
    assert count(told, Answer) > 0


def test_on_its_day_every_answer_and_word_goes(told: School, settings: Settings) -> None:
    released = count(told, ReleaseRow)
    house = house_on(told, settings, LAST_DAY)
    assert [wave.name for wave in delete_what_is_past(house)] == ["getting-to-school@1"]
    assert count(told, Answer) == 0
    with told.database.reading() as session:
        assert session.scalars(select(Comment.words)).all() == [None]
    assert count(told, Response) == 1  # the one whose words may be quoted, with no answer in it
    assert count(told, ReleaseRow) == released == 1
    assert count(told, Worry) == 1


def test_the_deletion_is_in_the_audit_log_once(told: School, settings: Settings) -> None:
    house = house_on(told, settings, LAST_DAY)
    for _ in range(2):
        delete_what_is_past(house)
    with told.database.reading() as session:
        assert session.scalars(select(AuditEvent.what)).all().count("answers.delete") == 1
        assert verify(session) == []


def test_a_quote_can_be_taken_out_after_the_deletion(told: School, settings: Settings) -> None:
    delete_what_is_past(house_on(told, settings, LAST_DAY))
    with told.database.reading() as session:
        code_hash = session.scalars(select(Receipt.code_hash)).one()
        assert may_be_quoted(session, code_hash)


def test_days_are_counted_from_publication_when_there_was_one(told: School) -> None:
    published = CLOSED + timedelta(days=10)
    assert delete_on(told.wave(), published) == published + timedelta(days=90)
    assert delete_on(told.wave(), None) == LAST_DAY
    assert delete_on(replace(told.wave(), is_try_out=True), None) is None
    assert delete_on(replace(told.wave(), closed_on=None, closes_on=None), None) is None
