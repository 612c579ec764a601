"""The second look at a paper: typed again without seeing the first, compared, and settled."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.audit import record
from app.answer.desk import desk
from app.answer.desk.here import (
    is_closed,
    look_now,
    not_trained,
    waits_page,
    wave_here,
    who_on_paper,
)
from app.answer.desk.keying import form_for, stored, support_in, what_is_wrong
from app.answer.desk.settling import settle_page
from app.answer.forms import PaperForm
from app.answer.journey import Given
from app.answer.keying import (
    CHECKED,
    DIFFERS,
    as_kept,
    differences,
    is_blank,
    read_second,
    second_as_text,
)
from app.answer.reading import Problem
from app.answer.store import papers
from app.answer.store.saving import Sitting
from app.answer.tables import Paper
from app.ask.store import AskedWave
from app.database import Session
from app.people.signed_in import me
from app.web.house import house


@desk.route("/<name>/papers/<int:number>", methods=["GET", "POST"])
def second(name: str, number: int) -> ResponseReturnValue:
    shut = not_trained()
    if shut:
        return shut
    with house().database.reading() as session:
        wave = wave_here(session, name)
        paper = paper_here(session, wave, number)
        first = papers.first_look(session, paper, house().area)
    if paper.state == CHECKED or is_closed(wave, paper):
        return _finished(wave, paper)
    if paper.keyed_by == me.email:
        return waits_page(wave, paper)
    if paper.state == DIFFERS:
        return settle_page(wave, paper, first)
    form = form_for(wave, first.voice, is_second=True)()
    is_ours = form.validate_on_submit()
    given = _read(wave, form) if form.is_submitted() else {}
    who = support_in(form, first.voice, wave)
    if is_ours and not form.errors and is_blank(given) and not form.blank.data:
        form.ask_if_blank()
    if not is_ours or form.errors or who is None:
        title = _("Second look at paper %(number)s", number=number)
        page = render_template("answer/second.html", page="answer-second", wave=wave, paper=paper,
                               form=form, questions=stored(wave), title=title)  # fmt: skip
        return page, 422 if form.is_submitted() else 200
    return _compare(wave, paper, first, given, who)


def paper_here(session: Session, wave: AskedWave, number: int) -> Paper:
    """The paper of this wave with this number, or the page that says there is none."""
    paper = papers.paper_numbered(session, wave.wave_id, number)
    if paper is None:
        abort(404)
    session.expunge(paper)
    return paper


def _read(wave: AskedWave, form: PaperForm) -> dict[str, Given]:
    read: dict[str, Given] = {}
    for question in stored(wave):
        one = read_second(question, form.box(question))
        if isinstance(one, Problem):
            form.say("number" if one.field == "number" else "keys", question.id,
                     what_is_wrong(one))  # fmt: skip
        else:
            read[question.id] = one
    return as_kept(wave.survey, read)


def _compare(
    wave: AskedWave, paper: Paper, first: Sitting, given: dict[str, Given], who: tuple[str, str]
) -> ResponseReturnValue:
    look, support, agreed = look_now(), *who
    asks_who = bool(who_on_paper(wave.survey, first.voice))
    is_same_person = not asks_who or (first.support, first.agreed or "") == who
    is_same = is_same_person and not differences(wave.survey, first.answers, given)
    with house().database.writing() as session:
        if is_same:
            papers.mark_checked(session, paper, look)
        else:
            papers.keep_second(session, paper, second_as_text(support, agreed, given))
        what = "paper.checked" if is_same else "paper.differs"
        record(session, who=look.by, what=what, about=f"paper/{wave.name}/{paper.number}",
               now=look.now)  # fmt: skip
    if is_same:
        flash(_("Both looks agree. Paper %(number)s is checked.", number=paper.number))
        return redirect(url_for("answer.wave", name=wave.name), 303)
    return redirect(url_for("answer.second", name=wave.name, number=paper.number), 303)


def _finished(wave: AskedWave, paper: Paper) -> str:
    return render_template("answer/checked.html", page="answer-checked", wave=wave, paper=paper,
                           is_checked=paper.state == CHECKED,
                           title=_("Paper %(number)s", number=paper.number))  # fmt: skip
