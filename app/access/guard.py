"""For everybody on the staff side: one check before every page, by the access table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from flask import Flask, abort, redirect, request
from flask.typing import ResponseReturnValue

from app.access.table import Verdict, Who, verdict

RolesHere = Callable[[], Collection[str] | None]
SignInUrl = Callable[[], str]


def guard(app: Flask, table: Mapping[str, Who], roles_here: RolesHere, sign_in: SignInUrl) -> None:
    """Check each request of `app` against the table. What the table does not name stays shut.

    `roles_here` gives the roles of whoever asks, None when they are not signed in; `sign_in` gives
    the address where they can.
    """

    @app.before_request
    def check() -> ResponseReturnValue | None:
        if request.endpoint is None:  # no such page, or not by this method: the error page answers
            return None
        said = verdict(table, request.endpoint, roles_here())
        if said is Verdict.SIGN_IN:
            return redirect(sign_in(), 303)
        if said is Verdict.NOT_YOURS:
            abort(403)
        return None
