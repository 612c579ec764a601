"""For tests of people: the staff's door, whoever else has moved in by now, and its cast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.people.invite import invite_by_command
from app.web.house import House
from tests.parts.heard import Clock
from tests.parts.visitors import Opened, Visitor

HERE = "http://127.0.0.1:8000"
Join = Callable[..., Visitor]


@pytest.fixture
def invited(house: House, clock: Clock) -> Callable[..., str]:
    """The path of a fresh invitation: `invited("ann@example.org", "admin")`."""
    return lambda email, role: invite_by_command(
        house.database, house.settings, email, role, clock()
    ).removeprefix(HERE)


@pytest.fixture
def join(visitor: Callable[..., Visitor], invited: Callable[..., str]) -> Join:
    """Somebody with a role who has signed in: `join("admin")`."""

    def come_in(role: str, email: str = "", **how: Any) -> Visitor:
        somebody = visitor(**how)
        page = somebody.send(somebody.get(invited(email or f"{role}@example.org", role)))
        assert page.path == "/staff/", page.words
        return somebody

    return come_in


def is_signed_in(somebody: Visitor) -> bool:
    """Whether the first page opens for them."""
    page: Opened = somebody.get("/staff/", follow=False)
    return page.status == 200
