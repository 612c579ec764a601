"""The log of who did what only grows, and whoever tampers with it is found."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.access.audit import head_hash, record, verify
from app.access.store import NotWritingError
from app.database import Database

MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ROWS = 5

FORGED = {
    "another person": "who = 'somebody@else.org'",
    "another deed": "what = 'worry.close'",
    "another thing": "about = 'worry/zz'",
    "another time": "at = '2020-01-01 00:00:00+00:00'",
    "another hash": "hash = 'f' || substr(hash, 2, 62) || 'z'",
    "another past": "previous = 'f' || substr(previous, 2, 62) || 'z'",
}


def fill(database: Database, rows: int = ROWS) -> None:
    with database.writing() as session:
        for number in range(rows):
            at = MORNING + timedelta(minutes=number)
            record(
                session, who="lead@example.org", what="worry.view", about=f"worry/{number}", now=at
            )


def tamper(database: Database, *statements: str) -> None:
    """What somebody with the whole database in their hands could do."""
    if database.is_sqlite:
        found = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'"
        with database.engine.connect() as connection:
            names = connection.execute(text(found)).scalars().all()
        off = [f"DROP TRIGGER {name}" for name in names]
    else:
        off = [
            f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in ("audit_event", "audit_head")
        ]
    with database.writing() as session:
        for statement in (*off, *statements):
            session.execute(text(statement))


def wrong(database: Database) -> list[str]:
    with database.reading() as session:
        return verify(session)


def test_an_untouched_log_is_whole(database: Database) -> None:
    assert wrong(database) == []
    fill(database)
    assert wrong(database) == []


def test_what_is_undone_leaves_no_row(database: Database) -> None:
    def export_that_fails() -> None:
        with database.writing() as session:
            record(session, who="a@b.org", what="export", about="wave/1", now=MORNING)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        export_that_fails()
    fill(database)
    assert wrong(database) == []


def test_a_page_that_only_reads_cannot_write_the_log(database: Database) -> None:
    with database.reading() as session, pytest.raises(NotWritingError):
        record(session, who="a@b.org", what="export", about="wave/1", now=MORNING)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET who = 'x' WHERE id = 2",
        "DELETE FROM audit_event WHERE id = 5",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET count = 1",
    ],
    ids=["change a row", "remove the last row", "remove the head", "move the head back"],
)
def test_the_database_itself_refuses_to_forget(database: Database, statement: str) -> None:
    fill(database)
    with pytest.raises(DatabaseError), database.writing() as session:
        session.execute(text(statement))
    assert wrong(database) == []


@pytest.mark.parametrize("row", range(1, ROWS + 1))
@pytest.mark.parametrize("change", FORGED.values(), ids=FORGED)
def test_a_changed_row_is_found(sqlite_database: Database, change: str, row: int) -> None:
    fill(sqlite_database)
    # the changes are ours, from the list above
    tamper(sqlite_database, f"UPDATE audit_event SET {change} WHERE id = {row}")  # noqa: S608
    assert wrong(sqlite_database)


@pytest.mark.parametrize("row", range(1, ROWS + 1))
def test_a_removed_row_is_found(database: Database, row: int) -> None:
    fill(database)
    tamper(database, f"DELETE FROM audit_event WHERE id = {row}")  # noqa: S608 - a number of ours
    assert wrong(database)


@pytest.mark.parametrize("row", range(1, ROWS))
def test_two_rows_that_changed_places_are_found(database: Database, row: int) -> None:
    fill(database)
    swap = (
        f"UPDATE audit_event SET id = 99 WHERE id = {row}",  # noqa: S608 - numbers of ours
        f"UPDATE audit_event SET id = {row} WHERE id = {row + 1}",  # noqa: S608
        f"UPDATE audit_event SET id = {row + 1} WHERE id = 99",  # noqa: S608
    )
    tamper(database, *swap)
    assert wrong(database)


def test_a_head_that_was_taken_away_is_found(database: Database) -> None:
    fill(database)
    tamper(database, "DELETE FROM audit_head")
    assert wrong(database) == ["The head of the audit log is missing."]


def test_the_head_can_be_kept_elsewhere(database: Database) -> None:
    fill(database, rows=1)
    with database.reading() as session:
        first = head_hash(session)
    fill(database, rows=1)
    with database.reading() as session:
        assert len(first) == 64
        assert head_hash(session) != first


def test_many_people_at_once_stand_in_one_line(database: Database) -> None:
    with ThreadPoolExecutor(8) as everybody:
        list(everybody.map(lambda _: fill(database, rows=3), range(8)))
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM audit_event")).scalar() == 24
    assert wrong(database) == []
