"""For every page: the one object that knows the settings, the database, the area and the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import cast

from flask import current_app

from app.database import Database
from app.place.area import Area
from app.settings import Settings


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class House:
    """What a running Heard is made of. `clock` is replaced in tests."""

    settings: Settings
    database: Database
    area: Area
    clock: Callable[[], datetime] = utc_now


def house() -> House:
    """The house that this request is in."""
    return cast(House, current_app.extensions["heard"])


def now() -> datetime:
    """The time of this request, in UTC."""
    return house().clock()


def today() -> date:
    """The day of this request where the area is."""
    place = house()
    return place.clock().astimezone(place.area.place.timezone_info).date()
