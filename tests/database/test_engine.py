"""For everybody who answers: what was saved is saved, and what was not is not there at all."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.ask.tables import SurveyVersion, Wave
from app.database import Base, Database
from tests.parts.databases import KEYS

DAY = date(2026, 11, 23)


def one_version(number: int = 1) -> SurveyVersion:
    return SurveyVersion(
        survey_id="getting-to-school",
        number=number,
        text="heard: 1",
        sha256=f"{number:064d}",
        added_on=DAY,
        added_by="a rep",
    )


def a_wave(version_id: int) -> Wave:
    return Wave(
        survey_id="getting-to-school",
        number=1,
        version_id=version_id,
        is_try_out=True,
        opens_on=DAY,
        opened_by="a rep",
    )


def write(database: Database, *rows: Base) -> None:
    with database.writing() as session:
        for row in rows:
            session.add(row)
            session.flush()


def versions(database: Database) -> int:
    with database.reading() as session:
        return int(session.execute(text("SELECT count(*) FROM survey_version")).scalar_one())


def test_what_is_written_is_there_for_everybody(database: Database) -> None:
    write(database, one_version())
    assert versions(database) == 1


def test_what_went_wrong_halfway_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(IntegrityError):
        write(database, one_version(1), a_wave(version_id=99))
    assert versions(database) == 0


def test_reading_never_writes(database: Database) -> None:
    with database.reading() as session:
        session.add(one_version())
    assert versions(database) == 0


def test_the_same_version_cannot_be_there_twice(database: Database) -> None:
    write(database, one_version())
    with pytest.raises(IntegrityError):
        write(database, one_version())


def test_a_row_never_points_at_nothing(database: Database) -> None:
    with pytest.raises(IntegrityError):
        write(database, a_wave(version_id=99))


def test_nothing_is_opened_before_it_is_used(tmp_path: Path) -> None:
    made = Database(f"sqlite:///{tmp_path / 'later.sqlite'}", KEYS)
    assert not (tmp_path / "later.sqlite").exists()
    made.close()


def test_a_database_says_whether_it_answers(database: Database) -> None:
    assert database.answers()
    assert database.is_there()


def test_a_database_that_is_not_there_stops_nobody(tmp_path: Path) -> None:
    made = Database(f"sqlite:///{tmp_path / 'no folder' / 'here.sqlite'}", KEYS)
    assert not made.is_there()
    made.close()


def test_a_database_that_rests_has_no_connection_and_works_again(database: Database) -> None:
    assert database.answers()
    database.rest()
    assert database.engine.pool.checkedin() == 0  # type: ignore[attr-defined]
    write(database, one_version())
    assert database.answers()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: an answer survives a power cut
        ("foreign_keys", 1),
        ("secure_delete", 1),
    ],
    ids=["journal", "power-cut", "no-orphans", "deleted-is-gone"],
)
def test_sqlite_keeps_its_promises(
    sqlite_database: Database, pragma: str, value: str | int
) -> None:
    with sqlite_database.reading() as session:
        assert session.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_two_people_who_write_at_once_wait_for_each_other(database: Database) -> None:
    threads = [
        threading.Thread(target=write, args=(database, one_version(number)))
        for number in range(1, 9)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert versions(database) == 8


def test_deleted_words_are_in_no_file_any_more(sqlite_database: Database, tmp_path: Path) -> None:
    canary = "the canary sings in the coal mine"
    with sqlite_database.writing() as session:
        version = one_version()
        version.text = canary
        session.add(version)
    assert _is_in_a_file(tmp_path, canary)
    with sqlite_database.writing() as session:
        session.execute(text("DELETE FROM survey_version"))
    sqlite_database.wipe_what_was_deleted()
    assert not _is_in_a_file(tmp_path, canary)


def _is_in_a_file(folder: Path, words: str) -> bool:
    return any(words.encode() in file.read_bytes() for file in folder.iterdir() if file.is_file())
