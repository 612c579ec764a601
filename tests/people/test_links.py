"""A link lets one person in, once, for a short time, for one purpose."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from app.database import Database
from app.people import changes, links, store
from app.people.invitation import Problem, Purpose
from app.people.person import Person

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ANN = "ann@example.org"
TIMES = {Purpose.INVITE: timedelta(days=3), Purpose.SIGN_IN: timedelta(minutes=10)}
Made = Callable[[Purpose], str]


@pytest.fixture
def made(database: Database) -> Made:
    """A fresh link of each kind for Ann, who is an officer already."""
    with database.writing() as session:
        token = links.invite(session, ANN, "officer", now=NOW, by="test")
        links.use(session, token, Purpose.INVITE, now=NOW)

    def make(purpose: Purpose) -> str:
        with database.writing() as session:
            if purpose is Purpose.INVITE:
                return links.invite(session, ANN, "rep", now=NOW, by="test")
            token = links.sign_in_link(session, ANN, now=NOW)
            assert token
            return token

    return make


def use(database: Database, token: str, purpose: Purpose, now: datetime = NOW) -> Person | Problem:
    with database.writing() as session:
        return links.use(session, token, purpose, now=now)


@pytest.mark.parametrize("purpose", Purpose)
def test_a_link_works_once(database: Database, made: Made, purpose: Purpose) -> None:
    token = made(purpose)
    found = use(database, token, purpose)
    assert isinstance(found, Person)
    assert found.email == ANN
    assert use(database, token, purpose) is Problem.USED


@pytest.mark.parametrize("of", Purpose)
@pytest.mark.parametrize("at", Purpose)
def test_a_link_opens_only_what_it_is_for(
    database: Database, made: Made, of: Purpose, at: Purpose
) -> None:
    found = use(database, made(of), at)
    assert isinstance(found, Person) if of is at else found is Problem.UNKNOWN


@pytest.mark.parametrize("purpose", Purpose)
def test_a_link_ends_when_its_time_is_over(
    database: Database, made: Made, purpose: Purpose
) -> None:
    last, over = NOW + TIMES[purpose] - timedelta(seconds=1), NOW + TIMES[purpose]
    assert use(database, made(purpose), purpose, over) is Problem.LATE
    assert isinstance(use(database, made(purpose), purpose, last), Person)


@pytest.mark.parametrize("token", ["", "a" * 64, "' OR 1=1 --", "\x00", "\u202e" * 64])
def test_a_guess_opens_nothing(database: Database, made: Made, token: str) -> None:
    made(Purpose.SIGN_IN)
    if database.is_sqlite or "\x00" not in token:
        assert use(database, token, Purpose.SIGN_IN) is Problem.UNKNOWN


@pytest.mark.parametrize("purpose", Purpose)
def test_looking_at_a_link_does_not_use_it(
    database: Database, made: Made, purpose: Purpose
) -> None:
    token = made(purpose)
    for _ in range(3):
        with database.reading() as session:
            assert links.look(session, token, purpose, now=NOW) is None
    assert isinstance(use(database, token, purpose), Person)


def test_two_taps_at_once_let_one_in(database: Database, made: Made) -> None:
    token = made(Purpose.SIGN_IN)
    with ThreadPoolExecutor(8) as taps:
        found = list(taps.map(lambda _: use(database, token, Purpose.SIGN_IN), range(8)))
    assert sum(isinstance(one, Person) for one in found) == 1


def test_no_secret_is_kept_in_the_database(database: Database, made: Made) -> None:
    tokens = [made(purpose) for purpose in Purpose]
    with database.reading() as session:
        kept = str(session.execute(text("SELECT * FROM one_time_link")).all())
    assert not [token for token in tokens if token in kept]


def test_an_invitation_adds_a_role_and_ends_old_sessions(database: Database, made: Made) -> None:
    with database.reading() as session:
        before = store.user_by_email(session, ANN)
    found = use(database, made(Purpose.INVITE), Purpose.INVITE)
    with database.reading() as session:
        after = store.user_by_email(session, ANN)
    assert isinstance(found, Person)
    assert found.roles == {"officer", "rep"}
    assert before
    assert after
    assert before.fs_uniquifier != after.fs_uniquifier


@pytest.mark.parametrize("purpose", Purpose)
def test_whoever_is_switched_off_cannot_come_in(
    database: Database, made: Made, purpose: Purpose
) -> None:
    token = made(purpose)
    with database.writing() as session:
        user = store.user_by_email(session, ANN)
        assert user
        changes.switch_off(session, user, by="test", now=NOW)
    assert use(database, token, purpose) is Problem.USED
    with database.writing() as session:
        assert links.sign_in_link(session, ANN, now=NOW) is None
        fresh = links.invite(session, ANN, "officer", now=NOW, by="test")
    assert use(database, fresh, Purpose.INVITE) is Problem.SWITCHED_OFF


def test_a_taken_role_does_not_come_back_by_an_old_invitation(
    database: Database, made: Made
) -> None:
    token = made(Purpose.INVITE)
    with database.writing() as session:
        user = store.user_by_email(session, ANN)
        assert user
        assert changes.change_roles(session, user, roles=["analyst"], by="test", now=NOW) is None
    assert use(database, token, Purpose.INVITE) is Problem.USED


def test_a_stranger_gets_no_link(database: Database) -> None:
    with database.writing() as session:
        assert links.sign_in_link(session, "nobody@example.org", now=NOW) is None
    with database.reading() as session:
        assert "nobody" not in str(session.execute(text("SELECT * FROM one_time_link")).all())


def test_links_that_died_long_ago_are_forgotten(database: Database, made: Made) -> None:
    made(Purpose.SIGN_IN)
    with database.writing() as session:
        links.sign_in_link(session, ANN, now=NOW + timedelta(days=60))
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM one_time_link")).scalar() == 1


def test_only_people_whom_mail_reaches_count(database: Database, made: Made) -> None:
    with database.writing() as session:
        token = links.invite(session, "first-lead@localhost", "lead", now=NOW, by="test")
        links.use(session, token, Purpose.INVITE, now=NOW)
        assert not store.has_role(session, "lead")
        assert [one.email for one in store.people_with(session, "officer", "lead")] == [ANN]
