"""Somebody's own words: one person chooses and tidies them, a second says yes (R11)."""

from __future__ import annotations

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.audit import record
from app.people.signed_in import me
from app.tell import store
from app.tell.desk import desk
from app.tell.desk.here import ask, back_to, finding_here, must_be_ours
from app.tell.forms import QuoteForm
from app.tell.numbers import voices_shown
from app.tell.plain import required
from app.web.house import house, now, today


@desk.get("/<finding_id>/quote")
def choose_comment(finding_id: str) -> ResponseReturnValue:
    with house().database.writing() as session:
        found = finding_here(session, finding_id)
        voices = voices_shown(store.release_of(session, found.release_id))
        comments = store.quotable(session, found, voices)
        record(session, who=me.email, what="quote.look", about=f"finding/{found.id}", now=now())
    return render_template("tell/choose_comment.html", page="choose-comment", finding=found,
                           comments=comments, title=_("Whose words can we use?"))  # fmt: skip


@desk.route("/<finding_id>/quote/<int:comment_id>", methods=["GET", "POST"])
def quote(finding_id: str, comment_id: int) -> ResponseReturnValue:
    form = QuoteForm()
    with house().database.reading() as session:
        found = finding_here(session, finding_id)
        voices = voices_shown(store.release_of(session, found.release_id))
        comments = {c.comment_id: c for c in store.quotable(session, found, voices)}
    comment = comments.get(comment_id)
    if comment is None:
        abort(404)
    words = form.words.data or ""
    problems = required("words", words, "which words to show") if form.is_submitted() else []
    if not form.validate_on_submit() or problems:
        return ask(form, _("The words"), problems=problems, page="quote", comment=comment)
    with house().database.writing() as session:
        problems = store.choose_quote(session, found.id, comment_id, words, by=me.email,
                                      on=today())  # fmt: skip
        record(session, who=me.email, what="quote.choose", about=f"finding/{found.id}", now=now())
    return back_to(finding_id, "" if problems else _("Saved. A second person must look."), problems)


@desk.post("/<finding_id>/quote/<int:quote_id>/approve")
def approve(finding_id: str, quote_id: int) -> ResponseReturnValue:
    must_be_ours()
    with house().database.writing() as session:
        found = finding_here(session, finding_id)
        problems = store.approve_quote(session, found.id, quote_id, by=me.email)
        if not problems:
            record(session, who=me.email, what="quote.approve", about=f"quote/{quote_id}",
                   now=now())  # fmt: skip
    return back_to(finding_id, "" if problems else _("You said yes to these words."), problems)
