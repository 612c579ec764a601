"""For families who read another language: the page where each language stands by its own name."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask import typing as ft

from app.web.choices import chosen, keep_choices, with_said
from app.web.going_back import where_from
from app.web.house import house
from app.web.language import known_languages
from app.web.pages import pages
from app.web.tokens import Signer


@pages.get("/language")
def language() -> str:
    return _page()


@pages.post("/language")
def choose_language() -> ft.ResponseReturnValue:
    """Somebody chose: from now on a cookie keeps it, also when the answers are sent."""
    if _signer().key_of(request.form.get("token", "")) is None:
        return _page(), 400
    response = redirect(where_from(), 303)
    keep_choices(response, with_said(chosen(), request.form, known_languages()))
    return response


def _page() -> str:
    return render_template("web/language.html", token=_signer().token(), back=where_from())


def _signer() -> Signer:
    return Signer(house().settings.secret_key, "language")
