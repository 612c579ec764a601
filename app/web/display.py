"""For everybody: how pages look and sound (Aa). Each press keeps one choice, shown at once."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from flask import typing as ft
from flask_babel import gettext as _

from app.web.choices import ALLOWED, Choices, chosen, keep_choices, with_said
from app.web.going_back import where_from
from app.web.house import house
from app.web.language import known_languages
from app.web.look import link
from app.web.tokens import Signer

display = Blueprint("display", __name__, template_folder="templates")
DONE, BACK_TO_USUAL = "done", "usual"


@dataclass(frozen=True, slots=True)
class Way:
    """One way that pages can be, as a button. `sample` is what it shows, `shows` a picture."""

    value: str
    text: str
    sample: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What can be chosen about one thing."""

    name: str
    title: str
    shows: str
    ways: tuple[Way, ...]


@display.get("/display")
def display_page() -> str:
    return _page()


@display.post("/display")
def choose_display() -> ft.ResponseReturnValue:
    """Keep what was pressed. No form token that is ours: the page again, with nothing lost."""
    if _signer().key_of(request.form.get("token", "")) is None:
        return _page(), 400
    go = request.form.get("go")
    before = Choices(lang=chosen().lang) if go == BACK_TO_USUAL else chosen()
    pressed = next((name for name in ALLOWED if name in request.form), "")
    if not pressed and go != BACK_TO_USUAL:
        return redirect(link(where_from()), 303)
    response = redirect(where_from() if go == DONE else _here(pressed), 303)
    keep_choices(response, with_said(before, request.form, known_languages()))
    return response


def _here(pressed: str) -> str:
    """This page again, at what was pressed."""
    back = urlencode({"back": where_from()}, safe="/")
    return f"/display?{back}#{pressed}" if pressed else f"/display?{back}"


def groups() -> tuple[Group, ...]:
    """Everything that can be chosen here, in the order of the page."""
    return (*_seen(), *_answered(), *_heard())


def _seen() -> tuple[Group, ...]:
    sizes = {"1": _("Small"), "2": _("Usual"), "3": _("Large"), "4": _("Very large")}
    colours = {
        "paper": _("White"),
        "cream": _("Cream"),
        "blue": _("Blue"),
        "black": _("Yellow on black"),
    }
    space = (Way("usual", _("Usual"), "usual"), Way("wide", _("Wide"), "wide"))
    pictures = (
        Way("on", _("All pictures"), shows="pictures"),
        Way("no-faces", _("No faces"), shows="no-faces"),
        Way("off", _("No pictures")),
    )
    return (
        Group("size", _("Size of words"), "display", _ways(sizes)),
        Group("colour", _("Colours"), "rainbow",
              (*_ways(colours), Way("device", _("As on my phone")))),
        Group("space", _("Space"), "space", space),
        Group("pictures", _("Pictures"), "pictures", pictures),
    )  # fmt: skip


def _answered() -> tuple[Group, ...]:
    buttons = (
        Way("usual", _("Choose an answer. Then press Next"), shows="onward"),
        Way("one", _("One button for each answer"), shows="switch"),
    )
    signed = (
        Way("usual", _("Words first")),
        Way("first", _("Sign language first"), shows="sign"),
    )
    return (
        Group("buttons", _("How to answer"), "answering", buttons),
        Group("signed", _("Sign language"), "sign", signed),
    )


def _heard() -> tuple[Group, ...]:
    listen = (
        Way("usual", _("When I press Listen"), shows="listen"),
        Way("pages", _("Read each page to me"), shows="read-aloud"),
    )
    speed = {"slow": _("Slow"), "usual": _("Usual"), "fast": _("Fast")}
    return (
        Group("listen", _("Read aloud"), "read-aloud", listen),
        Group("speed", _("How fast we read"), "minutes",
              tuple(Way(value, text) for value, text in speed.items())),
    )  # fmt: skip


def _ways(texts: dict[str, str]) -> tuple[Way, ...]:
    return tuple(Way(value, text, value) for value, text in texts.items())


def _page() -> str:
    now = chosen()
    return render_template(
        "web/display.html",
        groups=groups(),
        chosen=now,
        is_usual=now == Choices(lang=now.lang),
        back=where_from(),
        token=_signer().token(),
    )


def _signer() -> Signer:
    return Signer(house().settings.secret_key, "display")
