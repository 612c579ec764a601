"""For everybody, before and after a survey: help, safety, privacy, and the way out."""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect, render_template
from flask import typing as ft

from app.web.choices import chosen, forget_choices
from app.web.cookies import end_cookie
from app.web.house import house
from app.web.scripts import FOR_A_YEAR, scripts, worker

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


@pages.get("/pictures/all")
def all_pictures() -> str:
    """Every picture with its word, to look for one by eye. It weighs more than other pages."""
    return render_template("web/all_pictures.html", groups=house().area.pictures.groups)


@pages.get("/leave")
def leave() -> ft.ResponseReturnValue:
    """Away from here at once. What was sent stays; this browser forgets whose it was."""
    response = redirect(house().area.place.exit_address, 303)
    end_cookie(response)
    return response


@pages.get("/clear")
def clear() -> ft.ResponseReturnValue:
    """A shared phone or tablet forgets whose answers and whose choices were on it.

    Script takes away what else it holds; sealed answers stay until they are sent (domain 0.2).
    """
    response = redirect(f"/cleared?{chosen().as_text()}".rstrip("?"), 303)
    end_cookie(response)
    forget_choices(response)
    return response


@pages.get("/cleared")
def cleared() -> str:
    return render_template("web/cleared.html")


@pages.get("/health")
def health() -> ft.ResponseReturnValue:
    """200 when the database answers."""
    house().database.answers()
    return {"status": "ok"}


@pages.get("/js/<version>/<name>.js")
def script(version: str, name: str) -> Response:
    """One of our small scripts. Its address changes when any of them does, so it may be kept."""
    return _kept_for_a_year(version, scripts().texts.get(name), "text/javascript")


@pages.get("/js/<version>/<name>.css")
def script_style(version: str, name: str) -> Response:
    """How the buttons of a script look, for pages that need them."""
    return _kept_for_a_year(version, scripts().styles.get(name), "text/css")


def _kept_for_a_year(version: str, text: str | None, kind: str) -> Response:
    if text is None or version != scripts().version:
        abort(404)
    response = Response(text, mimetype=kind)
    response.headers["Cache-Control"] = FOR_A_YEAR
    return response


@pages.get("/sw.js")
def service_worker() -> Response:
    """The worker behind our pages. Browsers ask for it again each time, so that it is never old."""
    response = Response(worker(), mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


from app.web import speaking  # noqa: E402, F401 - its routes
