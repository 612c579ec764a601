"""For tests of pages: a whole Heard without a server, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.database import Database
from app.place.area import Area
from app.settings import Settings
from app.web.house import House
from tests.parts.loaded import shipped_area
from tests.parts.visitors import Visitor

ROOT = Path(__file__).resolve().parents[2]
A_MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
KEY = b"\x01" * 32


class Clock:
    """The time in a test. It stands still until the test moves it."""

    def __init__(self, time: datetime = A_MORNING) -> None:
        self.time = time

    def __call__(self) -> datetime:
        return self.time

    def later(self, **how_much: float) -> None:
        """Move on: `clock.later(days=3)`."""
        self.time += timedelta(**how_much)


class Door:
    """A door that is put together when somebody first comes to it: most tests need one of them."""

    def __init__(self, make: Callable[[], Flask]) -> None:
        self._make = make

    @cached_property
    def app(self) -> Flask:
        """The door itself."""
        return self._make()

    def __call__(self, environ: Any, start_response: Any) -> Any:
        return self.app(environ, start_response)


@pytest.fixture
def clock() -> Clock:
    """A Monday morning in November 2026."""
    return Clock()


@pytest.fixture(scope="session")
def area() -> Area:
    """The area that ships, with its pictures."""
    return shipped_area()


@pytest.fixture
def settings(tmp_path: Path, sqlite_url: str) -> Settings:
    """Good settings for one test."""
    return Settings(
        home=tmp_path,
        surveys=ROOT / "surveys",
        database_url=sqlite_url,
        secret_key="kJ3n9_fQ2xZ7wLp0aVb5TgYh8RcMdEuS",
        answer_keys=(("k1", KEY),),
        trusted_hosts=("127.0.0.1", "localhost"),
    )


@pytest.fixture
def house(settings: Settings, sqlite_database: Database, area: Area, clock: Clock) -> House:
    """What a running Heard is made of."""
    return House(settings, sqlite_database, area, clock)


@pytest.fixture
def doors(house: House) -> Any:
    """Both doors as one WSGI application."""
    from app.factory import join, make_families, make_staff

    return join(house, Door(lambda: make_families(house)), Door(lambda: make_staff(house)))  # type: ignore[arg-type]


@pytest.fixture
def visitor(doors: Any) -> Callable[..., Visitor]:
    """Somebody new with an empty cookie jar: `visitor()`."""
    return lambda **how: Visitor(doors, **how)
