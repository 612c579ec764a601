"""For every page of this desk: the finding it is about, and the one way to show a form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from app.database import Session
from app.tell import store
from app.tell.action import Action
from app.tell.finding import Finding
from app.tell.forms import Boxes, OneButton
from app.tell.plain import without_explained
from app.tell.problem import Problem
from app.web.hard_words import words_here

WRONG = 422


def finding_here(session: Session, finding_id: str) -> Finding:
    """The finding of this address, or the page that says there is none."""
    found = store.finding(session, finding_id)
    if found is None:
        abort(404)
    return found


def action_here(finding: Finding, action_id: int) -> Action:
    """An action of this finding. An action of another finding is not here."""
    found = next((action for action in finding.actions if action.id == action_id), None)
    if found is None:
        abort(404)
    return found


def ask(
    form: Boxes, title: str, *, problems: Iterable[Problem] = (), **more: Any
) -> ResponseReturnValue:
    """The page of a form: what is wrong at its box, and what was typed still there."""
    elsewhere = form.say(problems)
    page = render_template("tell/form.html", form=form, title=title, elsewhere=elsewhere, **more)
    return page, WRONG if form.errors or elsewhere else 200


def back_to(finding_id: str, said: str = "", problems: Iterable[Problem] = ()) -> Response:
    """Back to the finding, with a word on what happened."""
    for problem in problems:
        flash(str(problem))
    if said:
        flash(said)
    return redirect(url_for("tell.one", finding_id=finding_id), 303)


def to_mend(problems: list[Problem]) -> list[Problem]:
    """What still stands in the way: a hard word does not where the area's glossary has it."""
    return without_explained(problems, words_here())


def must_be_ours() -> None:
    """A form that is one button must carry our token."""
    if not OneButton().validate_on_submit():
        abort(400)
