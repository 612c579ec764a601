"""The decision: yes, partly, not now, no, or passed on, with what each of them needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.people.signed_in import me
from app.tell import store
from app.tell.decision import BOXES, Decision, Outcome, decision_problems, who_when_how
from app.tell.desk import desk
from app.tell.desk.here import ask, back_to, finding_here, to_mend
from app.tell.forms import DecisionForm
from app.tell.problem import Problem
from app.web.house import house, today


@desk.route("/<finding_id>/decide", methods=["GET", "POST"])
def decide(finding_id: str) -> ResponseReturnValue:
    with house().database.reading() as session:
        found = finding_here(session, finding_id)
    form = DecisionForm(obj=found.decision)
    decision, problems = decision_in(form, today()) if form.is_submitted() else (None, [])
    if not form.validate_on_submit() or decision is None or problems:
        return ask(form, _("What was decided?"), problems=problems, page="decide", finding=found)
    with house().database.writing() as session:
        store.decide(session, finding_here(session, finding_id).id, decision, by=me.email)
    return back_to(finding_id, _("The decision is saved."))


def decision_in(form: DecisionForm, today: date) -> tuple[Decision | None, list[Problem]]:
    """The decision in a form, and all that must be mended. Boxes of other outcomes are left out."""
    by, on, how = form.decided_by.data or "", form.decided_on.data, form.how_counted.data or ""
    outcome = next((known for known in Outcome if known == form.outcome.data), None)
    if outcome is None or on is None:
        return None, to_mend(who_when_how(by, on, how, today))
    decision = Decision(outcome, by, on, how, **_boxes_of(outcome, form))
    return decision, to_mend(decision_problems(decision, today))


def _boxes_of(outcome: Outcome, form: DecisionForm) -> dict[str, Any]:
    """What was typed in the boxes that belong to this outcome."""
    return {box: form[box].data for box, outcomes in BOXES.items() if outcome in outcomes}
