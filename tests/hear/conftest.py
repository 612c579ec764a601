"""For tests of hear's desk: somebody with a role who has signed in, and a wave to look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.people.invite import invite_by_command
from app.people.store import user_by_email
from app.place.area import Area
from app.web.house import House
from tests.hear.cast import AFTER_GRACE, School, school
from tests.parts.heard import Clock
from tests.parts.visitors import Visitor

SignIn = Callable[..., Visitor]


@pytest.fixture
def clock() -> Clock:
    """A Monday after the days of grace."""
    return Clock(AFTER_GRACE)


@pytest.fixture
def signed_in(house: House, visitor: Callable[..., Visitor], clock: Clock) -> SignIn:
    """Somebody of the staff: `signed_in("officer", trained=True)`."""

    def come_in(role: str, *, trained: bool = False, **how: Any) -> Visitor:
        email = f"{role}@example.org"
        link = invite_by_command(house.database, house.settings, email, role, clock())
        somebody = visitor(**how)
        page = somebody.send(somebody.get(link.removeprefix("http://127.0.0.1:8000")))
        assert page.path == "/staff/", page.words
        if trained:
            with house.database.writing() as session:
                user = user_by_email(session, email)
                assert user is not None
                user.trained_on = date(2026, 1, 12)
        return somebody

    return come_in


@pytest.fixture
def bus(house: House, area: Area) -> School:
    """An open wave of "Getting to school", in the database of the doors."""
    return school(house.database, area)
