"""Answering is tried on both databases: the same tests, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.database import Database
from app.place.area import Area
from app.settings import Settings
from app.web.house import House
from tests.parts.heard import KEY, ROOT, Clock


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    """Good settings for one test, on one of the two databases."""
    return Settings(
        home=tmp_path,
        surveys=ROOT / "surveys",
        database_url=database_url,
        secret_key="kJ3n9_fQ2xZ7wLp0aVb5TgYh8RcMdEuS",
        answer_keys=(("k1", KEY),),
        trusted_hosts=("127.0.0.1", "localhost"),
    )


@pytest.fixture
def house(settings: Settings, database: Database, area: Area, clock: Clock) -> House:
    """What a running Heard is made of."""
    return House(settings, database, area, clock)
