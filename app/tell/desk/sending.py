"""Out to families: checked by a rep, published, replaced by a new version, compared."""

from __future__ import annotations

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.audit import record
from app.access.roles import Role
from app.database import Session
from app.people.signed_in import me
from app.tell import store
from app.tell.desk import desk
from app.tell.desk.here import back_to, finding_here, must_be_ours, to_mend
from app.tell.finding import Finding
from app.tell.numbers import is_shown
from app.tell.problem import Problem
from app.tell.publishing import FamilyCheck, Update, publish_problems, update_of
from app.tell.versions import differences
from app.web.house import house, now, today


@desk.post("/<finding_id>/check")
def check(finding_id: str) -> ResponseReturnValue:
    """A rep, or a young co-designer, has read these very words (C7)."""
    must_be_ours()
    with house().database.writing() as session:
        found = finding_here(session, finding_id)
        digest = update_of(found).digest
        if request.form.get("digest") != digest:
            said = Problem("", _("The words have changed."), _("Read them again, then check."))
            return back_to(finding_id, problems=[said])
        kind = Role.CODESIGNER if me.roles == {Role.CODESIGNER} else Role.REP
        seen = FamilyCheck(str(kind), today())
        store.keep_check(session, finding_id, digest, seen, me.email)
    return back_to(finding_id, _("Thank you. The page says that families checked it."))


@desk.post("/<finding_id>/publish")
def publish(finding_id: str) -> ResponseReturnValue:
    must_be_ours()
    with house().database.writing() as session:
        found = finding_here(session, finding_id)
        update, problems = ready(session, found)
        if problems:
            return back_to(finding_id, problems=problems)
        number = store.publish(session, found.id, update, by=me.email, on=today())
        record(session, who=me.email, what="finding.publish", about=f"finding/{found.id}/{number}",
               now=now())  # fmt: skip
    return back_to(finding_id, _("Published. Families see it now."))


@desk.post("/<finding_id>/drop")
def drop(finding_id: str) -> ResponseReturnValue:
    must_be_ours()
    with house().database.writing() as session:
        found = finding_here(session, finding_id)
        if not store.drop(session, found.id):
            said = Problem("", _("Families have seen this."), _("Publish a new version instead."))
            return back_to(finding_id, problems=[said])
        record(session, who=me.email, what="finding.drop", about=f"finding/{found.id}", now=now())
    return render_template("tell/dropped.html", page="dropped", title=_("It is gone"))


@desk.get("/<finding_id>/changes")
def changes(finding_id: str) -> ResponseReturnValue:
    """What differs between a version and the one before it (C6)."""
    number = request.args.get("version", type=int)
    with house().database.reading() as session:
        found = finding_here(session, finding_id)
        by_number = {row.number: row for row in store.versions(session, found.id)}
    new, old = by_number.get(number or found.published), by_number.get((number or 0) - 1)
    if new is None or old is None:
        abort(404)
    return render_template(
        "tell/changes.html", page="changes", title=_("What changed between versions"),
        finding=found, old=old, new=new,
        rows=[[row.where, row.was, row.now] for row in differences(old.update, new.update)],
    )  # fmt: skip


def ready(session: Session, found: Finding) -> tuple[Update, list[Problem]]:
    """What would go out now, and all that stands in its way."""
    update = update_of(found, store.check_of(session, found.id, update_of(found).digest))
    known = store.versions(session, found.id)
    release = store.release_of(session, found.release_id)
    before = known[0].update if known else None
    problems = publish_problems(update, before, is_shown=is_shown(release, found.cell))
    return update, to_mend(problems)
