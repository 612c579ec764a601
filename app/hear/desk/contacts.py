"""Who wants to be contacted: for the lead and the deputy only. Each look is in the audit."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.audit import record
from app.answer.contact import ContactMe
from app.database import Session
from app.hear.desk import desk, saying
from app.hear.desk.steps import done_so_far, looks, step_form, time_left
from app.hear.forms import StepForm
from app.hear.promise import hours_left
from app.hear.store import OF_CONTACT, add_step
from app.hear.store.contacts import Asked, contact_here
from app.hear.store.contacts import contacts as all_contacts
from app.hear.work import read_by_of
from app.people.signed_in import me
from app.web.house import house, now

Found = tuple[Asked, ContactMe]


@dataclass(frozen=True, slots=True)
class Line:
    """One request on the list: no words."""

    asked: Asked
    arrived: str
    read_by: str
    left: str
    is_overdue: bool
    deleted: str


@desk.get("/contacts")
def contacts() -> ResponseReturnValue:
    with house().database.reading() as session:
        lines = [_line(asked) for asked in all_contacts(session)]
    groups = [
        (_("Nobody has read these"), [line for line in lines if not line.asked.is_seen]),
        (_("Somebody is working on these"),
         [line for line in lines if line.asked.is_seen and not line.asked.is_over]),
        (_("Nothing more to do"), [line for line in lines if line.asked.is_over]),
    ]  # fmt: skip
    overdue = sum(line.is_overdue for line in lines)
    return render_template("hear/contacts.html", page="hear-contacts", title=_("People to contact"),
                           groups=groups, overdue=overdue)  # fmt: skip


@desk.get("/contacts/<contact_id>")
def contact(contact_id: str) -> ResponseReturnValue:
    """A GET that writes: each look at these words is kept (domain 0.17)."""
    with house().database.writing() as session:
        return _page(session, _looked_at(session, contact_id), _step_form())


@desk.post("/contacts/<contact_id>")
def contact_step(contact_id: str) -> ResponseReturnValue:
    form = _step_form()
    with house().database.writing() as session:
        if not form.validate_on_submit():
            return _page(session, _looked_at(session, contact_id), form), 422
        step, note = str(form.step.data), (form.note.data or "").strip()
        if contact_here(session, contact_id) is None:
            abort(404)
        add_step(session, OF_CONTACT, contact_id, step, by=me.email, now=now(), note=note)
        about = f"contact/{contact_id}"
        record(session, who=me.email, what=f"contact.{step}", about=about, now=now())
    flash(_("Saved."))
    return redirect(url_for("hear.contacts"), 303)


def _looked_at(session: Session, contact_id: str) -> Found:
    found = contact_here(session, contact_id)
    if found is None:
        abort(404)
    record(session, who=me.email, what="contact.view", about=f"contact/{contact_id}", now=now())
    return found


def _step_form() -> StepForm:
    return step_form(saying.contact_steps())


def _page(session: Session, found: Found, form: StepForm) -> str:
    asked, words = found
    names = saying.contact_steps()
    return render_template(
        "hear/contact.html", page="hear-contact", title=_("One person to contact"), form=form,
        line=_line(asked), words=words, reaches=saying.reaches(), safe=saying.safe_to_contact(),
        steps=done_so_far(asked.steps, names),
        looks=looks(session, f"contact/{asked.id}", names),
    )  # fmt: skip


def _line(asked: Asked) -> Line:
    until = read_by_of(asked.arrived_at, house().area)
    hours = hours_left(until, now())
    return Line(
        asked, saying.exact(asked.arrived_at), saying.exact(until), time_left(hours),
        not asked.is_seen and hours < 0, saying.long_day(asked.delete_at().date()),
    )  # fmt: skip
