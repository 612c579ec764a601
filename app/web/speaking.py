"""For families who read another language: the page where each language stands by its own name."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import redirect, render_template, request
from flask import typing as ft

from app.web.choices import chosen, keep_choices, with_said
from app.web.house import house
from app.web.language import known_languages
from app.web.pages import pages
from app.web.tokens import Signer


@pages.get("/language")
def language() -> str:
    return render_template("web/language.html", token=_signer().token(), back=_came_from())


@pages.post("/language")
def choose_language() -> ft.ResponseReturnValue:
    """Somebody chose: from now on a cookie keeps it, also when the answers are sent."""
    back = our_path(request.form.get("back", ""))
    if _signer().key_of(request.form.get("token", "")) is None:
        return render_template("web/language.html", token=_signer().token(), back=back), 400
    choices = with_said(chosen(), request.form, known_languages())
    response = redirect(back, 303)
    keep_choices(response, choices)
    return response


def our_path(address: str) -> str:
    """The path of a page of ours, without what it carried; the start page for everything else."""
    parts = urlsplit(address)
    is_ours = parts.path.startswith("/") and not parts.path.startswith(("//", "/language"))
    return parts.path if is_ours and "\\" not in parts.path else "/"


def _came_from() -> str:
    """The page that the person came from, when it is one of ours that opens by itself."""
    parts = urlsplit(request.referrer or "")
    return our_path(parts.path) if parts.netloc == request.host else "/"


def _signer() -> Signer:
    return Signer(house().settings.secret_key, "language")
