"""The decision: yes, partly, not now, no, or passed on, with what each of them needs."""

from __future__ import annotations

from datetime import date

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.people.signed_in import me
from app.tell import store
from app.tell.decision import Decision, Outcome, decision_problems
from app.tell.desk import desk
from app.tell.desk.here import ask, back_to, finding_here
from app.tell.forms import DecisionForm
from app.tell.problem import Problem
from app.web.house import house, today


@desk.route("/<finding_id>/decide", methods=["GET", "POST"])
def decide(finding_id: str) -> ResponseReturnValue:
    with house().database.reading() as session:
        found = finding_here(session, finding_id)
    form = DecisionForm(obj=found.decision)
    title = _("What was decided?")
    if not form.validate_on_submit():
        return ask(form, title, page="decide", finding=found)
    decision, problems = decision_in(form, today())
    if decision is None or problems:
        return ask(form, title, problems=problems, page="decide", finding=found)
    with house().database.writing() as session:
        store.decide(session, finding_here(session, finding_id).id, decision, by=me.email)
    return back_to(finding_id, _("The decision is saved."))


def decision_in(form: DecisionForm, today: date) -> tuple[Decision | None, list[Problem]]:
    """The decision in a form, and all that must be mended. Boxes of other outcomes are left out."""
    outcome = Outcome(form.outcome.data)
    if form.decided_on.data is None:
        missing = Problem("decided_on", _("There is no day."), _("Give the day of the decision."))
        return None, [missing]
    is_passed = outcome is Outcome.PASSED_ON
    decision = Decision(
        outcome=outcome,
        decided_by=form.decided_by.data or "",
        decided_on=form.decided_on.data,
        how_counted=form.how_counted.data or "",
        answer=(form.answer.data or "") if outcome in {Outcome.YES, Outcome.PARTLY} else "",
        reason=(form.reason.data or "") if outcome is not Outcome.YES else "",
        review_on=form.review_on.data if outcome is Outcome.NOT_NOW else None,
        passed_to=(form.passed_to.data or "") if is_passed else "",
        passed_on=form.passed_on.data if is_passed else None,
        follow=(form.follow.data or "") if is_passed else "",
    )
    return decision, decision_problems(decision, today)
