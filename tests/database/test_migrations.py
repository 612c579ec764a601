"""The database is brought to its shape, up and down, with data in it; a newer one is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, func, insert, inspect, select, text
from sqlalchemy.exc import DatabaseError

from app.access.audit import record, verify
from app.answer.tables import Answer, Response
from app.ask.tables import SurveyVersion, Wave
from app.database import Base, Database, KeyRing
from app.database.migrate import (
    SchemaProblem,
    config_for,
    head,
    refuse_old_shape,
    revision_of,
    upgrade,
)
from tests.parts.databases import every_table

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
KEYS = KeyRing((("k1", b"\x01" * 32),))


def opened(url: str) -> Database:
    every_table()
    return Database(url, KEYS)


def somebody_answers(database: Database) -> None:
    with database.writing() as session:
        version = SurveyVersion(survey_id="s", number=1, text="x", sha256="y", added_on=DAY,
                                added_by="a rep")  # fmt: skip
        session.add(version)
        session.flush()
        wave = Wave(survey_id="s", number=1, version_id=version.id, is_try_out=True, opens_on=DAY,
                    closes_on=None, closed_on=None, emptied_on=None, opened_by="a rep")  # fmt: skip
        session.add(wave)
        session.flush()
        session.execute(
            insert(Response).values(
                id="r" * 32, wave_id=wave.id, version_id=version.id, voice="parent",
                support="self", language="en", mode="web", notice="n", started_on=DAY,
            )
        )  # fmt: skip
        session.execute(
            insert(Answer).values(response_id="r" * 32, question_id="q", status="answered")
        )
        record(session, who="a@example.org", what="try", about="x", now=NOW)


def test_the_schema_is_what_the_models_say(empty_database_url: str) -> None:
    upgrade(empty_database_url)
    database = opened(empty_database_url)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    database.close()


def test_up_and_down_and_up_again_with_data(empty_database_url: str) -> None:
    upgrade(empty_database_url)
    database = opened(empty_database_url)
    somebody_answers(database)
    upgrade(empty_database_url)  # once more changes nothing
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Answer)) == 1
        assert verify(session) == []
    database.close()
    command.downgrade(config_for(empty_database_url), "base")
    database = opened(empty_database_url)
    assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
    database.close()
    upgrade(empty_database_url)
    assert revision_of(empty_database_url) == head(empty_database_url)
    again = opened(empty_database_url)
    somebody_answers(again)
    again.close()


def test_the_audit_log_only_grows_in_a_migrated_database(empty_database_url: str) -> None:
    upgrade(empty_database_url)
    database = opened(empty_database_url)
    somebody_answers(database)
    for words in ("UPDATE audit_event SET who = 'x'", "DELETE FROM audit_event"):
        with pytest.raises(DatabaseError, match="only grows"), database.writing() as session:
            session.execute(text(words))
    database.close()


def test_taking_a_response_back_takes_its_answers_in_a_migrated_database(
    empty_database_url: str,
) -> None:
    upgrade(empty_database_url)
    database = opened(empty_database_url)
    somebody_answers(database)
    with database.writing() as session:
        session.execute(delete(Response))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Answer)) == 0
    database.close()


def test_a_database_of_a_newer_heard_is_refused_with_what_to_do(empty_database_url: str) -> None:
    upgrade(empty_database_url)
    database = opened(empty_database_url)
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(SchemaProblem, match="Start the newer Heard"):
        upgrade(empty_database_url)


def test_a_database_without_its_shape_is_refused_at_the_start(empty_database_url: str) -> None:
    with pytest.raises(SchemaProblem, match="Run `heard serve`"):
        refuse_old_shape(empty_database_url)
    upgrade(empty_database_url)
    refuse_old_shape(empty_database_url)
