"""For officers, reps and leads: the way in, the way out, and the first page."""

from __future__ import annotations

from flask import abort, current_app, flash, redirect, render_template, request, session
from flask import url_for as link_to
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security.utils import login_user

from app.access.local import local_path
from app.people import limits, links, store
from app.people.desk import desk
from app.people.door import begin_stay
from app.people.forms import SignInForm
from app.people.invitation import Problem, Purpose
from app.people.letters import send_sign_in_link
from app.people.person import Person
from app.people.signed_in import anybody
from app.web.house import house, now


@desk.get("/")
def home() -> str:
    """Where this person can go."""
    return render_template("people/home.html")


@desk.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Ask for a link by e-mail. Known or not, the answer is the same."""
    if limits.too_many_pages():
        abort(429)
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("people/sign_in.html", form=form, mail=house().settings.mail_works)
    if limits.too_many_links(form.address):
        abort(429)
    send_sign_in_link(house(), form.address, coming_from=_next(""))
    return redirect(link_to("people.link_is_sent"), 303)


@desk.get("/sign-in/sent")
def link_is_sent() -> str:
    """Says the same to everybody."""
    return render_template("people/link_is_sent.html")


@desk.route("/sign-in/<string(length=64):token>", methods=["GET", "POST"])
def sign_in_by_link(token: str) -> ResponseReturnValue:
    """One button. Only pressing it uses the link: mail scanners open links, and press nothing."""
    return _use(token, Purpose.SIGN_IN)


@desk.route("/invitation/<string(length=64):token>", methods=["GET", "POST"])
def invitation(token: str) -> ResponseReturnValue:
    """The same for somebody who is asked to join."""
    return _use(token, Purpose.INVITE)


@desk.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End every session of this person."""
    person = anybody()
    if person is not None:
        with house().database.writing() as db:
            store.sign_out_everywhere(db, person.id)
    _fresh_session()
    flash(_("You are signed out."))
    _new_session_id()
    return redirect(link_to("people.sign_in"), 303)


def _use(token: str, purpose: Purpose) -> ResponseReturnValue:
    if request.method == "POST":
        with house().database.writing() as db:
            found = links.use(db, token, purpose, now=now())
        return _come_in(found) if isinstance(found, Person) else _dead(found)
    with house().database.reading() as db:
        problem = links.look(db, token, purpose, now=now())
    if problem:
        return _dead(problem)
    return render_template("people/link.html", is_new=purpose is Purpose.INVITE)


def _come_in(person: Person) -> ResponseReturnValue:
    """Sign in with a session that nobody can have seen before."""
    _fresh_session()
    login_user(current_app.extensions["security"].datastore.find_user(id=person.id))
    begin_stay(now())
    _new_session_id()
    return redirect(_next(link_to("people.home")), 303)


def _dead(problem: Problem) -> ResponseReturnValue:
    is_off = problem is Problem.SWITCHED_OFF
    return render_template("people/link_is_over.html", is_off=is_off), 410


def _next(otherwise: str) -> str:
    return local_path(request.args.get("next", ""), otherwise, below=request.script_root)


def _fresh_session() -> None:
    session.clear()


def _new_session_id() -> None:
    current_app.session_interface.regenerate(session)  # type: ignore[attr-defined]
