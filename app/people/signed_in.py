"""For every staff page: who is here, and what they may do."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from flask import current_app, g
from werkzeug.local import LocalProxy

from app.people.person import Person

__all__ = ["NobodyHereError", "Person", "anybody", "me", "who_is_told_by"]

_ASK = "heard_who_is_here"


class NobodyHereError(Exception):
    """A page asked who is signed in, and nobody is. The access table lets strangers in there."""


def who_is_told_by(ask: Callable[[], Person | None]) -> dict[str, object]:
    """What the door puts into `app.extensions`, so that pages can ask who is here."""
    return {_ASK: ask}


def anybody() -> Person | None:
    """Who is signed in to this request, or None. Asked once for each request."""
    if "heard_person" not in g:
        g.heard_person = None  # so that the page about an error does not ask again
        ask = cast("Callable[[], Person | None]", current_app.extensions[_ASK])
        g.heard_person = ask()
    return cast("Person | None", g.heard_person)


def _somebody() -> Person:
    person = anybody()
    if person is None:
        raise NobodyHereError("Nobody is signed in. Is this page PUBLIC in app/access/table.py?")
    return person


# `me.email`, `me.roles`, `me.is_trained`: the person of this request.
me: Person = LocalProxy(_somebody)  # type: ignore[assignment]  # it passes everything on
