""" "I want somebody to contact me": apart from answers, for the lead and the deputy only.

It needs no cookie and reads none. Whether it is safe to call is asked before anything is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import redirect, render_template, request
from flask import typing as ft

from app.answer.contact import ContactMe, contact_in, problems_with
from app.answer.pages import pages
from app.answer.pages.here import signer
from app.answer.pages.slowing import is_a_flood
from app.answer.pages.wording import said
from app.answer.reading import Problem
from app.answer.store.contacting import keep_contact
from app.database import OperationalError
from app.people.store import people_with
from app.place.place import ReadingPromise
from app.place.working_days import due
from app.web.house import house, now
from app.web.language import safety_date

KEEP = "keep"  # Enter in a box, where every answer is a button: nothing is chosen by it


@dataclass(frozen=True, slots=True)
class Reading:
    """What we can promise: by which day a person reads it. None while nobody has that job here."""

    by: date | None

    @property
    def day(self) -> str:
        """Tuesday 3 June."""
        return safety_date(self.by, "EEEE d MMMM") if self.by else ""


@pages.get("/contact-me")
def contact_me_page() -> str:
    return _page(ContactMe())


@pages.post("/contact-me")
def send_contact_me() -> ft.ResponseReturnValue:
    pressed = _pressed()
    contact = contact_in(dict(request.form.lists()) | pressed)
    key = signer("contact").key_of(request.form.get("token", ""))
    if key is None:
        return _page(contact, (Problem("again", "main"),)), 400
    if pressed or request.form.get("go") == KEEP:
        return _page(contact)
    problems = problems_with(contact)
    if problems:
        return _page(contact, problems), 422
    if is_a_flood():
        return _page(contact, (Problem("wait", "main"),)), 429
    try:
        with house().database.writing() as session:
            keep_contact(session, contact, key=key, now=now())
    except OperationalError:
        return _page(contact, (Problem("not_kept", "main"),)), 503
    return redirect("/contact-me/sent", 303)


@pages.get("/contact-me/sent")
def contact_me_sent_page() -> str:
    return render_template("answer/contact_me_sent.html", reading=_reading())


def _pressed() -> dict[str, list[str]]:
    """With a switch each answer is a button: what was pressed replaces what was chosen."""
    named = {name: request.form.getlist(f"{name}-press") for name in ("reach", "is_safe")}
    return {name: values[-1:] for name, values in named.items() if values}


def _reading() -> Reading:
    with house().database.reading() as session:
        readers = people_with(session, "lead", "deputy")
    place = house().area.place
    promise = place.reading_promise or ReadingPromise()
    return Reading(due(now(), promise.flagged, place.timezone_info).date() if readers else None)


def _page(contact: ContactMe, problems: tuple[Problem, ...] = ()) -> str:
    return render_template(
        "answer/contact_me.html",
        contact=contact,
        reading=_reading(),
        token=signer("contact").token(),
        problems=[{"field": p.field, "text": said(p)} for p in problems],
    )
