"""Typing one paper in: all questions on one page, kept in one go, words read like all others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.audit import record
from app.answer.desk import desk
from app.answer.desk.here import (
    is_closed,
    languages,
    look_now,
    not_trained,
    wave_here,
    who_on_paper,
)
from app.answer.forms import ANOTHER, CHANGE, WORRIED, PaperForm, paper_form
from app.answer.keying import (
    AGREED,
    KEYED,
    SUPPORTS,
    WHO,
    can_be_keyed,
    is_blank,
    is_late,
    read_box,
)
from app.answer.pages.here import log_that, signer
from app.answer.pages.safety import read_in_time
from app.answer.reading import Posted, Problem
from app.answer.store.papers import Kept, Typed, key_paper, paper_of_form, type_again
from app.answer.store.saving import Sent
from app.answer.store.starting import Who
from app.ask.store import AskedWave
from app.ask.survey import Question
from app.comment.reading import Reading
from app.database import IntegrityError, OperationalError
from app.outbox.queue import wake
from app.web.house import house, today
from app.web.notice import notice_version

SIGNED = "paper"


@desk.route("/<name>/key/<voice>", methods=["GET", "POST"])
def key(name: str, voice: str) -> ResponseReturnValue:
    shut = not_trained()
    if shut:
        return shut
    with house().database.reading() as session:
        wave = wave_here(session, name)
    if voice not in wave.survey.voices or not can_be_keyed(wave, today()):
        abort(404)
    form = form_for(wave, voice, is_second=False)()
    is_ours = form.validate_on_submit()
    posted = read_paper(wave, form) if form.is_submitted() else {}
    who = support_in(form, voice, wave)
    if not is_ours or form.errors or who is None:
        return _page(wave, voice, form, 422 if form.is_submitted() else 200)
    if is_blank(posted) and not form.blank.data:
        form.ask_if_blank()
        return _page(wave, voice, form, 422)
    return _keep(wave, voice, form, posted, who)


def form_for(wave: AskedWave, voice: str, *, is_second: bool) -> type[PaperForm]:
    """The form of this wave's paper, as this voice has it."""
    survey = wave.survey
    return paper_form(survey, voice, who_on_paper(survey, voice), languages(), is_second=is_second)


def read_paper(wave: AskedWave, form: PaperForm) -> dict[str, Posted]:
    """Every answer that was typed. What is wrong is said at its box."""
    is_for = SUPPORTS.get(_data(form, WHO)) == "for"
    read: dict[str, Posted] = {}
    for question in stored(wave):
        may_quote = question.may_quote == "ask" and not is_for
        one = read_box(question, form.box(question), may_quote=may_quote)
        if isinstance(one, Problem):
            form.say(one.field if one.field in {"words", "number"} else "keys", question.id,
                     what_is_wrong(one))  # fmt: skip
        else:
            read[question.id] = one
    return read


def support_in(form: PaperForm, voice: str, wave: AskedWave) -> tuple[str, str] | None:
    """How much support, and whether the person agreed; None when what was typed does not fit."""
    support, agreed = _data(form, WHO), _data(form, "agreed")
    for name, typed, known in ((WHO, support, SUPPORTS), ("agreed", agreed, AGREED)):
        if typed and typed not in known:
            form[name].errors = [_("Type 1 number that stands on the paper.")]
            return None
    if agreed and SUPPORTS.get(support) != "for":
        form["agreed"].errors = [_do_not_fit(wave, voice, support, agreed)]
        return None
    if voice != wave.survey.voices[0] or not support:
        return "self", ""
    return SUPPORTS[support], AGREED.get(agreed, "")


def _do_not_fit(wave: AskedWave, voice: str, support: str, agreed: str) -> str:
    """Only who answers for another says whether that person agreed (domain 0.10)."""
    who = who_on_paper(wave.survey, voice)
    said = f"{support} {who[support]}" if support else _("Left empty")
    return _("You typed “%(who)s” at “Who is answering?” and “%(agreed)s” at “Do you answer for "
             "somebody?”. These do not fit. Look at the paper. Does it say both? Then type 3 at "
             "“Who is answering?”.", who=said, agreed=agreed)  # fmt: skip


def what_is_wrong(problem: Problem) -> str:
    """For somebody who looks from a paper to a screen."""
    if problem.message == "too_long":
        return _("That is too long. Take out %(number)s letters.", number=problem.number)
    return {
        "keys": _("Type only numbers that stand beside the boxes."),
        "choose_one": _("Only 1 answer counts here. Are 2 boxes ticked? Then leave this empty."),
        "number_wrong": _("Type a number like 3."),
        "number_missing": _("Type a number like 3."),
        "write": _("There are no words to keep here."),
    }.get(problem.message, _("Look at this one again."))


def stored(wave: AskedWave) -> list[Question]:
    """The questions that paper has boxes for."""
    return [question for question in wave.survey.questions if question.is_stored]


def _data(form: PaperForm, name: str) -> str:
    return (form[name].data or "").strip() if name in form else ""


def _keep(
    wave: AskedWave, voice: str, form: PaperForm, posted: dict[str, Posted], who: tuple[str, str]
) -> ResponseReturnValue:
    form_key = signer(SIGNED).key_of(form.key.data or "", wave.name, voice)
    before = signer(SIGNED).key_of(form.before.data or "", wave.name, voice)
    if form_key is None or (form.before.data and before is None):
        form.form_errors = [*form.form_errors, _("Press the button again.")]
        return _page(wave, voice, form, 400)
    if before and form.again.data not in {CHANGE, ANOTHER}:
        return _ask_what_it_is(wave, voice, form, form.before.data or "")
    typed = _typed(wave, voice, form, posted, who, form_key)
    changes = before if form.again.data == CHANGE else None
    try:
        kept = _kept(wave, typed, changes)
    except (OperationalError, IntegrityError):
        log_that("a paper could not be kept: the database did not take it")
        form.form_errors = [_("We could not keep it yet. Press the button again.")]
        return _page(wave, voice, form, 503)
    if kept is None or kept.is_changed:
        token = form.before.data if kept is None else form.key.data
        return _ask_what_it_is(wave, voice, form, token or "")
    wake(house().settings)
    flash(_("It is saved. Write this number on the paper: %(number)s.", number=kept.number))
    return redirect(url_for("answer.key", name=wave.name, voice=voice), 303)


def _kept(wave: AskedWave, typed: Typed, changes: str | None) -> Kept | None:
    """Keep it: as a paper of its own, or in place of what the form `changes` said."""
    look, area = look_now(), house().area
    with house().database.writing() as session:
        if changes is None:
            kept: Kept | None = key_paper(session, wave, typed, area, look)
        else:
            kept = type_again(session, wave, typed, first_key=changes, area=area, look=look)
        if kept is not None and not kept.is_changed:
            what = "paper.changed" if changes else "paper.keyed"
            record(session, who=look.by, what=what, about=f"paper/{wave.name}/{kept.number}",
                   now=look.now)  # fmt: skip
    return kept


def _ask_what_it_is(
    wave: AskedWave, voice: str, form: PaperForm, token: str
) -> ResponseReturnValue:
    """This form was saved before and says something else now. Nothing that was typed is lost.

    `token` is of the form that made the paper.
    """
    with house().database.reading() as session:
        paper = paper_of_form(session, signer(SIGNED).key_of(token, wave.name, voice) or "")
        number, can_change = (paper.number, paper.state == KEYED) if paper else (0, False)
        can_change = can_change and not (paper and is_closed(wave, paper))
    if can_change:
        why = _("You saved this as paper %(number)s before. Now it says something else. What you "
                "typed is still here. Choose what it is.", number=number)  # fmt: skip
    else:
        why = _("You saved this as paper %(number)s before. That paper stays as it is now. What "
                "you typed is still here.", number=number)  # fmt: skip
    form.ask_what_it_is(number, why, can_change=can_change)
    form.before.data, form.again.data = token, None
    return _page(wave, voice, form, 409)


def _typed(
    wave: AskedWave, voice: str, form: PaperForm, posted: dict[str, Posted],
    who: tuple[str, str], form_key: str,
) -> Typed:  # fmt: skip
    support, agreed = who
    language = (form["language"].data if "language" in form else "") or "en"
    said = Who(voice, support, language, mode="paper")
    return Typed(
        key=form_key,
        digest=_digest(form, said, agreed, posted),
        who=said,
        agreed=agreed,
        notice=notice_version(house().area.place),
        posted=posted,
        readings={question.id: reading_of(form, question, posted[question.id])
                  for question in stored(wave) if question.takes_words},
        sent={key: sent_for(form_key, key) for key in posted},
        is_late=is_late(wave, today(), house().area.place.grace_days),
    )  # fmt: skip


def _digest(form: PaperForm, who: Who, agreed: str, posted: dict[str, Posted]) -> str:
    """A keyed hash of all that was typed: a correction has another."""
    said = [who.voice, who.support, who.language, agreed]
    for key, one in sorted(posted.items()):
        given = one.given
        said += [key, given.status, " ".join(sorted(given.choices)), str(given.number), one.words,
                 str(one.may_quote)]  # fmt: skip
    worried = [field.name for field in form if field.name.startswith(WORRIED) and field.data]
    return signer(SIGNED).digest(*said, *worried)[:32]


def reading_of(form: PaperForm, question: Question, posted: Posted) -> Reading | None:
    """What the computer sees in the words, and what the person who typed them sees."""
    reading = read_in_time(posted.words)
    if reading is None or not form.box(question).is_worried:
        return reading
    return replace(reading, worry=True, worry_why=(*reading.worry_why, "the person who typed it"))


def sent_for(form_key: str, question_id: str) -> Sent:
    """One key for each question of a paper, so that nothing is kept twice."""
    digest = signer(SIGNED).digest(form_key, question_id)
    return Sent(digest[:32], digest[32:])


def _page(wave: AskedWave, voice: str, form: PaperForm, status: int) -> ResponseReturnValue:
    if not form.key.data or status in {400, 409}:
        form.key.data = signer(SIGNED).token(wave.name, voice)
    shown: dict[str, Any] = {
        "questions": stored(wave),
        "is_late": is_late(wave, today(), house().area.place.grace_days),
    }
    page = render_template("answer/key.html", page="answer-key", wave=wave, voice=voice, form=form,
                           title=_("Type in a paper: %(survey)s", survey=wave.survey.title),
                           **shown)  # fmt: skip
    return page, status
