"""For tests of people: invitations, and people who have come in by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.people.invite import invite_by_command
from app.web.house import House
from tests.parts.heard import Clock
from tests.parts.visitors import HERE, Visitor

Join = Callable[..., Visitor]
Invited = Callable[[str, str], str]


@pytest.fixture
def invited(house: House, clock: Clock) -> Invited:
    """The path of a fresh invitation: `invited("ann@example.org", "admin")`."""
    return lambda email, role: invite_by_command(
        house.database, house.settings, email, role, clock()
    ).removeprefix(HERE)


@pytest.fixture
def join(visitor: Callable[..., Visitor], invited: Invited) -> Join:
    """Somebody with a role who has signed in: `join("admin")`."""

    def come_in(role: str, email: str = "", **how: Any) -> Visitor:
        somebody = visitor(**how)
        page = somebody.send(somebody.get(invited(email or f"{role}@example.org", role)))
        assert page.path == "/staff/", page.words
        return somebody

    return come_in
