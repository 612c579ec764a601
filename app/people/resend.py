"""For somebody whose form token is too old: what they typed is kept, and one tap sends it again."""

from __future__ import annotations

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError

from app.people.signed_in import anybody

OURS = frozenset({"csrf_token"})
FROM_HERE = frozenset({"", "same-origin", "none"})


def install(app: Flask) -> None:
    """Answer a missing or foreign form token with a page that keeps what was typed."""

    @app.errorhandler(CSRFError)
    def keep_what_was_typed(_error: CSRFError) -> tuple[str, int]:
        return render_template("people/again.html", typed=_typed(), here=_here()), 400


def _typed() -> list[tuple[str, str]]:
    """Every field and its value. Nothing when nobody is signed in: there is nothing to send to."""
    if anybody() is None or request.headers.get("Sec-Fetch-Site", "") not in FROM_HERE:
        return []
    return [
        (name, value)
        for name, values in request.form.lists()
        for value in values
        if name not in OURS
    ]


def _here() -> str:
    return f"{request.script_root}{request.full_path.rstrip('?')}"
