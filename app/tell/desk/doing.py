"""What is done about it: actions with one owner and one day, evidence, and done."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.people.signed_in import me
from app.tell import store
from app.tell.action import (
    Evidence,
    action_problems,
    done_problems,
    due_problems,
    evidence_problems,
)
from app.tell.desk import desk
from app.tell.desk.here import (
    action_here,
    ask,
    back_to,
    finding_here,
    must_be_ours,
    to_mend,
)
from app.tell.finding import Event, may
from app.tell.forms import ActionForm, DoneForm, DueForm, EvidenceForm
from app.tell.problem import Problem
from app.web.house import house, today


@desk.route("/<finding_id>/act", methods=["GET", "POST"])
def act(finding_id: str) -> ResponseReturnValue:
    form = ActionForm()
    with house().database.reading() as session:
        problems = may(finding_here(session, finding_id), Event.ACT)
    if problems:
        return back_to(finding_id, problems=problems)
    if form.is_submitted():
        problems = to_mend(
            action_problems(form.text.data or "", form.owner.data or "", form.due.data, today())
        )
    due = form.due.data
    if not form.validate_on_submit() or problems or due is None:
        return ask(form, _("Add an action"), problems=problems, page="act")
    with house().database.writing() as session:
        store.add_action(session, finding_id, text=form.text.data or "",
                         owner=form.owner.data or "", due=due)  # fmt: skip
    return back_to(finding_id, _("The action is saved."))


@desk.route("/<finding_id>/act/<int:action_id>/due", methods=["GET", "POST"])
def move_due(finding_id: str, action_id: int) -> ResponseReturnValue:
    form = DueForm()
    with house().database.reading() as session:
        action = action_here(finding_here(session, finding_id), action_id)
    due, why = form.due.data, form.why.data or ""
    problems = to_mend(due_problems(action, due, why, today())) if form.is_submitted() else []
    if not form.validate_on_submit() or problems or due is None:
        return ask(form, _("Move the day"), problems=problems, page="due", action=action)
    with house().database.writing() as session:
        store.move_due(session, action_id, due, why=why, by=me.email, on=today())
    return back_to(finding_id, _("The day is moved. Families see both days."))


@desk.route("/<finding_id>/act/<int:action_id>/evidence", methods=["GET", "POST"])
def add_evidence(finding_id: str, action_id: int) -> ResponseReturnValue:
    form = EvidenceForm()
    with house().database.reading() as session:
        action = action_here(finding_here(session, finding_id), action_id)
    evidence, problems = _evidence_in(form)
    shown = problems if form.is_submitted() else []
    if not form.validate_on_submit() or evidence is None or problems:
        return ask(form, _("How do we know?"), problems=shown, page="evidence", action=action)
    with house().database.writing() as session:
        store.add_evidence(session, action_id, evidence, by=me.email)
    return back_to(finding_id, _("The evidence is saved."))


@desk.route("/<finding_id>/act/<int:action_id>/done", methods=["GET", "POST"])
def finish(finding_id: str, action_id: int) -> ResponseReturnValue:
    form = DoneForm()
    with house().database.reading() as session:
        action = action_here(finding_here(session, finding_id), action_id)
    day, changed = form.done_on.data, form.what_changed.data or ""
    problems = to_mend(done_problems(action, changed, day or today(), today()))
    if day is None:
        problems.append(Problem("done_on", _("Say when it was done."), ""))
    shown = problems if form.is_submitted() else []
    if not form.validate_on_submit() or problems or day is None:
        return ask(form, _("Is it done?"), problems=shown, page="done", action=action)
    with house().database.writing() as session:
        store.finish(session, action_id, what_changed=changed, on=day)
    return back_to(finding_id, _("It is done. Families see it after you publish it."))


@desk.post("/<finding_id>/act/<int:action_id>/reopen")
def reopen(finding_id: str, action_id: int) -> ResponseReturnValue:
    must_be_ours()
    with house().database.writing() as session:
        found = finding_here(session, finding_id)
        problems = may(found, Event.REOPEN)
        if not problems:
            store.reopen(session, action_here(found, action_id).id)
    return back_to(finding_id, "" if problems else _("It is open again."), problems)


def _evidence_in(form: EvidenceForm) -> tuple[Evidence | None, list[Problem]]:
    day = form.on.data
    evidence = Evidence(form.text.data or "", day or today(), form.link.data or "")
    problems = to_mend(evidence_problems(evidence, today()))
    if day is None:
        problems.append(Problem("on", _("Say when you saw it."), ""))
    return evidence, problems
