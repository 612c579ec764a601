"""For every staff page: who is here, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import g
from werkzeug.local import LocalProxy


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has signed in. `email` is what the audit log calls them."""

    id: str
    email: str
    roles: frozenset[str]
    trained_on: date | None = None

    @property
    def is_trained(self) -> bool:
        """Whether they have been trained to read comments that nobody has read yet."""
        return self.trained_on is not None

    def has(self, *roles: str) -> bool:
        """Whether they have one of these roles."""
        return not self.roles.isdisjoint(roles)


class NobodyHereError(Exception):
    """A page asked who is signed in, and nobody is. The access table lets strangers in there."""


def anybody() -> Person | None:
    """Who is signed in to this request, or None. The door puts them here."""
    return cast("Person | None", g.get("heard_person"))


def _somebody() -> Person:
    person = anybody()
    if person is None:
        raise NobodyHereError("Nobody is signed in. Is this page PUBLIC in app/access/table.py?")
    return person


# `me.email`, `me.roles`, `me.is_trained`: the person of this request.
me: Person = LocalProxy(_somebody)  # type: ignore[assignment]  # it passes everything on
