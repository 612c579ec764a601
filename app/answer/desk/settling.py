"""Where two looks at a paper differ: both side by side, and somebody says what the paper says."""

from __future__ import annotations

import secrets

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.audit import record
from app.answer.desk import desk
from app.answer.desk.here import (
    in_words,
    look_now,
    not_trained,
    waits_page,
    wave_here,
    who_in_words,
    who_on_paper,
)
from app.answer.forms import WORDS, SettleForm, settle_form
from app.answer.journey import Given
from app.answer.keying import DIFFERS, WHO, differences, second_from_text
from app.answer.pages.safety import read_in_time
from app.answer.reading import MOST_LETTERS, Posted, clean
from app.answer.store import papers
from app.answer.store.papers import Look
from app.answer.store.saving import Sent, Sitting
from app.answer.tables import Paper
from app.ask.store import AskedWave
from app.ask.survey import Question
from app.database import Session
from app.outbox.queue import wake
from app.people.signed_in import me
from app.web.house import house

Second = tuple[str, str, dict[str, Given]]


@desk.post("/<name>/papers/<int:number>/settle")
def settle(name: str, number: int) -> ResponseReturnValue:
    shut = not_trained()
    if shut:
        return shut
    with house().database.reading() as session:
        wave = wave_here(session, name)
        paper = papers.paper_numbered(session, wave.wave_id, number)
        if paper is None or paper.state != DIFFERS:
            abort(404)
        session.expunge(paper)
        first = papers.first_look(session, paper, house().area)
    if paper.keyed_by == me.email:
        return waits_page(wave, paper)
    return settle_page(wave, paper, first, is_sent=True)


def settle_page(
    wave: AskedWave, paper: Paper, first: Sitting, *, is_sent: bool = False
) -> ResponseReturnValue:
    """Both looks side by side; with every question settled, what the paper says is kept."""
    second = second_from_text(paper.second)
    form = _form(wave, first, second)
    if is_sent and form.validate_on_submit() and _is_typed(wave, first, second, form):
        return _keep(wave, paper, first, second, form)
    title = _("Settle paper %(number)s", number=paper.number)
    page = render_template("answer/settle.html", page="answer-settle", wave=wave, paper=paper,
                           form=form, title=title)  # fmt: skip
    return page, 422 if is_sent else 200


def _form(wave: AskedWave, first: Sitting, second: Second) -> SettleForm:
    survey, (support, agreed, given) = wave.survey, second
    titles: dict[str, tuple[str, str, str]] = {}
    who = who_on_paper(survey, first.voice)
    if who and (first.support, first.agreed or "") != (support, agreed):
        titles[WHO] = (_("Who is answering?"),
                       who_in_words(who, first.support, first.agreed or ""),
                       who_in_words(who, support, agreed))  # fmt: skip
    for question in _differ(wave, first, given):
        titles[question.id] = (
            " ".join(question.words_for(first.voice)),
            _("First look: %(said)s", said=in_words(question, first.answers.get(question.id))),
            _("Second look: %(said)s", said=in_words(question, given.get(question.id))),
        )
    return settle_form(
        titles, {q.id for q in _differ(wave, first, given) if _is_new(q, first, given)}
    )()


def _differ(wave: AskedWave, first: Sitting, given: dict[str, Given]) -> list[Question]:
    return [wave.survey.by_id[key] for key in differences(wave.survey, first.answers, given)]


def _is_new(question: Question, first: Sitting, given: dict[str, Given]) -> bool:
    """The second look found writing that the first has not typed."""
    before, after = first.answers.get(question.id), given.get(question.id)
    return bool(after and after.wrote and not (before and before.wrote))


def _is_typed(wave: AskedWave, first: Sitting, second: Second, form: SettleForm) -> bool:
    """Words that only the second look saw must be typed by somebody."""
    for question in _differ(wave, first, second[2]):
        if not _is_new(question, first, second[2]) or not _picked(form, question.id):
            continue
        typed = form[f"{WORDS}-{question.id}"]
        if not (typed.data or "").strip():
            typed.errors = [_("Type what is written there.")]
        elif len(clean(typed.data).strip()) > MOST_LETTERS:
            typed.errors = [_("That is too long.")]
    return not form.errors


def _picked(form: SettleForm, name: str) -> bool:
    """Whether the second look was right about this one."""
    return bool(form[f"pick-{name}"].data == "second")


def _keep(
    wave: AskedWave, paper: Paper, first: Sitting, second: Second, form: SettleForm
) -> ResponseReturnValue:
    look = look_now()
    with house().database.writing() as session:
        if f"pick-{WHO}" in form and _picked(form, WHO):
            papers.change_who(session, paper, second[0], second[1])
        for question in _differ(wave, first, second[2]):
            if _picked(form, question.id):
                _change(session, paper, first, question, second[2], form, look)
        papers.mark_checked(session, paper, look)
        record(session, who=look.by, what="paper.settled",
               about=f"paper/{wave.name}/{paper.number}", now=look.now)  # fmt: skip
    wake(house().settings)
    flash(_("It is settled. Paper %(number)s is checked.", number=paper.number))
    return redirect(url_for("answer.wave", name=wave.name), 303)


def _change(
    session: Session, paper: Paper, first: Sitting, question: Question,
    given: dict[str, Given], form: SettleForm, look: Look,
) -> None:  # fmt: skip
    after = given.get(question.id, Given("skipped"))
    before = first.answers.get(question.id)
    words = clean(form[f"{WORDS}-{question.id}"].data or "").strip() if _is_new(
        question, first, given) else ""  # fmt: skip
    if after.wrote and not words and before and before.wrote:
        papers.change_ticks(session, paper, question.id, after)  # its words stay as they were typed
        return
    posted = Posted(after, words, takes_out=not after.wrote)
    sent = Sent(secrets.token_hex(16), "")
    papers.change_answer(session, first, question, posted, sent=sent, reading=read_in_time(words),
                         is_late=paper.is_late, look=look)  # fmt: skip
