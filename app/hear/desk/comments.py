"""The reading room: trained officers read first, others after them, without private details."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.audit import record
from app.access.roles import Role
from app.answer.store.marks import mark_as_worry
from app.ask.store import wave_by_id
from app.database import Session
from app.hear import store
from app.hear.desk import desk, saying
from app.hear.desk.here import must_be_ours, wave_here
from app.hear.hiding import pieces, without_private
from app.hear.promise import days_over
from app.hear.store import ToRead
from app.people.signed_in import me
from app.place.place import ReadingPromise
from app.web.house import house, now, today

AT_ONCE = 20
PAGE = 50


@desk.get("/comments")
def comments() -> ResponseReturnValue:
    if not _may_read_first():
        return render_template("hear/not_trained.html", page="hear-not-trained",
                               title=_("Comments to read"))  # fmt: skip
    with house().database.reading() as session:
        found = store.comments_to_read(session, limit=AT_ONCE)
        left = sum(store.how_many_unread(session).values())
        asked = _questions(session, found)
    shown = [(comment, asked[comment.id], pieces(comment.words, comment.private))
             for comment in found]  # fmt: skip
    return render_template("hear/comments.html", page="hear-comments", title=_("Comments to read"),
                           comments=shown, left=left, is_overdue=_is_overdue,
                           **_names())  # fmt: skip


@desk.post("/comments/read")
def read() -> ResponseReturnValue:
    must_be_ours()
    if _may_read_first():
        with house().database.writing() as session:
            store.mark_read(session, _ids(), by=me.email, on=today())
    return redirect(url_for("hear.comments"), 303)


@desk.post("/comments/<int:comment_id>/worried")
def worried(comment_id: int) -> ResponseReturnValue:
    must_be_ours()
    with house().database.writing() as session:
        if not (_may_read_first() or store.is_read(session, comment_id)):
            abort(404)
        worry = mark_as_worry(session, comment_id, me.email, now())
        if worry is not None:
            store.forget_reading(session, comment_id)
            record(session, who=me.email, what="comment.worried", about=f"worry/{worry}", now=now())
    flash(_("The safeguarding lead has it now. It is not shown here any more."))
    back = request.form.get("wave", "")
    if back:
        return redirect(url_for("hear.wave_comments", name=back[:60]), 303)
    return redirect(url_for("hear.comments"), 303)


@desk.get("/waves/<name>/comments")
def wave_comments(name: str) -> ResponseReturnValue:
    after = request.args.get("after", 0, type=int)
    with house().database.reading() as session:
        wave = wave_here(session, name)
        found = store.comments_of_wave(session, wave.wave_id, limit=PAGE, after=after)
        asked = _questions(session, found)
        unread = store.how_many_unread(session).get(wave.wave_id, 0)
    shown = [(comment, asked[comment.id], without_private(comment.words, comment.private))
             for comment in found]  # fmt: skip
    more = found[-1].id if len(found) == PAGE else None
    return render_template("hear/wave_comments.html", page="hear-wave-comments", wave=wave,
                           title=_("Comments that were read"), comments=shown, more=more,
                           unread=unread, **_names())  # fmt: skip


def _may_read_first() -> bool:
    """Unread comments are for trained officers (domain 0.5)."""
    return me.is_trained and Role.OFFICER in me.roles


def _is_overdue(comment: ToRead) -> bool:
    """Whether the area promised to have read this by now."""
    promise = house().area.place.reading_promise or ReadingPromise()
    return days_over(comment.started_on, promise.all, today())


def _ids() -> list[int]:
    """The comments that stood on the page that was sent."""
    given = request.form.getlist("comment")[: 2 * AT_ONCE]
    return [int(text) for text in given if text.isascii() and text.isdigit() and len(text) < 19]


def _questions(session: Session, found: list[ToRead]) -> dict[int, str]:
    """Comment -> the question that it answers, in words."""
    waves = {
        wave_id: wave_by_id(session, wave_id, house().area)
        for wave_id in {comment.wave_id for comment in found}
    }
    asked = {}
    for comment in found:
        wave = waves[comment.wave_id]
        question = wave.survey.by_id.get(comment.question_id) if wave else None
        asked[comment.id] = " ".join(question.ask) if question else comment.question_id
    return asked


def _names() -> dict[str, object]:
    themes = house().area.themes.by_id
    return {
        "voices": saying.voices(),
        "supports": saying.supports(),
        "feelings": saying.feelings(),
        "private_types": saying.private_types(),
        "theme_names": {key: theme.name for key, theme in themes.items()},
    }
