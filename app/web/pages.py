"""For everybody, before and after a survey: help, safety, privacy, and the way out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template
from flask import typing as ft

from app.web.cookies import end_cookie
from app.web.house import house

pages = Blueprint("web", __name__, template_folder="templates")


@pages.get("/help")
def help_page() -> str:
    return render_template("web/help.html")


@pages.get("/safe")
def safe() -> str:
    return render_template("web/safe.html")


@pages.get("/privacy")
def privacy() -> str:
    return render_template("web/privacy.html")


@pages.get("/accessibility")
def accessibility() -> str:
    return render_template("web/accessibility.html")


@pages.get("/who-decides")
def who_decides() -> str:
    return render_template("web/who_decides.html")


@pages.get("/pictures")
def pictures() -> str:
    return render_template("web/pictures.html", credits=house().area.pictures.credits)


@pages.get("/leave")
def leave() -> ft.ResponseReturnValue:
    """Away from here at once. What was sent stays; this browser forgets whose it was."""
    response = redirect(house().area.place.exit_address, 303)
    end_cookie(response)
    return response


@pages.get("/health")
def health() -> ft.ResponseReturnValue:
    """200 when the database answers."""
    house().database.answers()
    return {"status": "ok"}
