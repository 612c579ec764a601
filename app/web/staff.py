"""For officers and reps: the frame of every staff page, and what its templates may use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from flask import Flask, current_app, request, url_for
from govuk_frontend_wtf.main import WTFormsHelpers
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader
from markupsafe import Markup
from wtforms import Field
from wtforms.form import BaseForm

from app.access.menu import MENU, Item, menu_for
from app.access.table import may

OURS = Path(__file__).parent / "templates"
THEIRS = ("govuk_frontend_jinja", "govuk_frontend_wtf")


class Somebody(Protocol):
    """What the frame knows of the person who has signed in."""

    @property
    def email(self) -> str: ...

    @property
    def roles(self) -> frozenset[str]: ...


def frame(app: Flask, anybody: Callable[[], Somebody | None]) -> None:
    """Give the staff app its frame. `anybody` says who is signed in to this request."""
    theirs = PrefixLoader({name: PackageLoader(name) for name in THEIRS})
    app.jinja_loader = ChoiceLoader([FileSystemLoader(OURS), theirs])
    WTFormsHelpers(app)
    app.add_template_global(every_error)
    app.add_template_global(with_every_error)

    @app.context_processor
    def of_the_frame() -> dict[str, Any]:
        person = anybody()
        roles = person.roles if person else frozenset()
        return {
            "person": person,
            "menu": menu_for(roles, current_app.view_functions),
            "may": lambda endpoint: may(endpoint, roles),
            "is_here": is_here,
        }


def every_error(form: BaseForm) -> list[dict[str, str]]:
    """A row of the summary for each thing that is wrong, with the way to its box."""
    rows = [(error, "main") for error in form.form_errors]
    rows += [(error, field.id) for field in form for error in field.errors]
    return [{"text": str(error), "href": f"#{box}"} for error, box in rows]


def with_every_error(field: Field) -> Markup:
    """The box with all that is wrong with it, a line each. By itself it says the first only."""
    said = list(field.errors)
    if len(said) > 1:
        field.errors = [Markup("<br>").join(said)]
    try:
        box: Markup = field()
        return box
    finally:
        field.errors = said


def is_here(item: Item) -> bool:
    """Whether the page that is open belongs to this place: its address begins with the place's."""
    here = f"{request.script_root}{request.path}"
    known = (place.endpoint for place in MENU if place.endpoint in current_app.view_functions)
    places = [url for url in map(url_for, known) if here.startswith(url)]
    return url_for(item.endpoint) == max(places, key=len, default="")
