"""For admins: who is here, who is asked to join, and what each may do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from flask import abort, flash, redirect, render_template
from flask import url_for as link_to
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.roles import ROLES, TITLES
from app.people import changes, store
from app.people.desk import desk
from app.people.forms import InviteForm, RolesForm, TrainingForm
from app.people.invitation import Wrong
from app.people.letters import send_invitation
from app.people.person import Person
from app.people.signed_in import me
from app.people.tables import User
from app.web.house import house, now

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Change = Callable[..., Wrong | None]


@desk.get("/people")
def everybody() -> str:
    """All people and their roles."""
    with house().database.reading() as session:
        people = store.everybody(session)
    return render_template("people/everybody.html", people=people, titles=TITLES)


@desk.route("/people/invite", methods=["GET", "POST"])
def invite() -> ResponseReturnValue:
    """Ask somebody to join. Without mail the page shows the link, to pass on by hand."""
    form = InviteForm()
    if form.validate_on_submit() and _is_off(form.address):
        form.email.errors = [_("This person is switched off. Switch them on first.")]
    if not form.is_submitted() or form.errors:
        hints = [{"hint": {"text": _(about)}} for about in ROLES.values()]
        page = render_template("people/invite.html", form=form, hints=hints)
        return page, 422 if form.is_submitted() else 200
    link = send_invitation(house(), form.address, form.role.data, by=me.email)
    is_mailed = house().settings.mail_works
    shown = "" if is_mailed else link
    return render_template("people/invited.html", email=form.address, link=shown)


@desk.get("/people/<string(length=32):key>")
def person(key: str) -> str:
    """One person: roles, training, sessions."""
    return _page(_person(key))


@desk.post("/people/<string(length=32):key>/roles")
def change_roles(key: str) -> ResponseReturnValue:
    form = RolesForm()
    if not form.validate():
        return _page(_person(key), form), 422
    change = partial(changes.change_roles, roles=form.roles.data or [])
    return _change(key, change, _("Roles are set."))


@desk.post("/people/<string(length=32):key>/training")
def change_training(key: str) -> ResponseReturnValue:
    form = TrainingForm()
    if not form.validate():
        return _page(_person(key), form), 422
    change = partial(changes.change_training, on=form.trained_on.data)
    return _change(key, change, _("The training date is set."))


@desk.post("/people/<string(length=32):key>/off")
def switch_off(key: str) -> ResponseReturnValue:
    return _change(key, changes.switch_off, _("This person is switched off."))


@desk.post("/people/<string(length=32):key>/on")
def switch_on(key: str) -> ResponseReturnValue:
    return _change(key, changes.switch_on, _("This person is switched on. Send them a new link."))


@desk.post("/people/<string(length=32):key>/sessions")
def end_sessions(key: str) -> ResponseReturnValue:
    return _change(key, changes.end_sessions, _("This person is signed out everywhere."))


def _change(key: str, change: Change, said: str) -> ResponseReturnValue:
    """Do it in one writing session, and go back to the person, or say why not."""
    with house().database.writing() as session:
        wrong = change(session, _user(session, key), by=me.email, now=now())
    if wrong:
        return _page(_person(key), problem=_(wrong.message)), 409
    flash(said)
    return redirect(link_to("people.person", key=key), 303)


def _page(shown: Person, form: RolesForm | TrainingForm | None = None, problem: str = "") -> str:
    roles = form if isinstance(form, RolesForm) else RolesForm(formdata=None, roles=[*shown.roles])
    training = (
        form
        if isinstance(form, TrainingForm)
        else TrainingForm(formdata=None, trained_on=shown.trained_on)
    )
    problems = [{"text": problem, "href": "#main"}] if problem else []
    return render_template(
        "people/person.html",
        shown=shown,
        form=form,
        roles=roles,
        training=training,
        problems=problems,
    )


def _person(key: str) -> Person:
    with house().database.reading() as session:
        return store.as_person(_user(session, key))


def _user(session: Session, key: str) -> User:
    user = store.user_by_id(session, key)
    return user if user is not None else abort(404)


def _is_off(email: str) -> bool:
    with house().database.reading() as session:
        user = store.user_by_email(session, email)
    return user is not None and not user.active
