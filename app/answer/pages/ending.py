"""Look again, send, thank you."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from flask import make_response, redirect, render_template, request
from flask import typing as ft
from flask_babel import format_date
from flask_babel import gettext as _
from markupsafe import escape

from app.answer.journey import Given, first_place, places_on_the_way
from app.answer.pages import pages
from app.answer.pages.code_card import code_card
from app.answer.pages.here import signer, sitting_in
from app.answer.pages.lost import lost, not_on_the_way
from app.answer.pages.sent import sent_already, shut_after_send, thanks_are_over
from app.answer.pages.showing import is_closed_now, whose
from app.answer.pages.wording import option_text, said, starter_picture
from app.answer.reading import Problem
from app.answer.store.saving import Sitting, finish
from app.ask.store import AskedWave
from app.ask.survey import NOT_SAY, NOT_SURE, Question
from app.web.house import house, today
from app.web.look import link


@dataclass(frozen=True, slots=True)
class Line:
    """One question as "look again" shows it. Words are not played back."""

    place: int
    asked: str
    said: str
    picture: str


@pages.get("/s/<slug:survey_id>/check")
def check_page(survey_id: str) -> ft.ResponseReturnValue:
    sitting = sitting_in(survey_id)
    if sitting is None:
        return lost(survey_id)
    if sitting.adds_only:
        return sent_already(survey_id)
    if first_place(sitting.wave.survey, sitting.answers) is not None:
        return not_on_the_way(sitting)
    return _check_page(sitting)


@pages.post("/s/<slug:survey_id>/check")
def send(survey_id: str) -> ft.ResponseReturnValue:
    sitting = sitting_in(survey_id)
    if sitting is None:
        return lost(survey_id)
    good = signer("check").key_of(request.form.get("token", ""), sitting.response_id)
    if good is None and not sitting.adds_only:
        return _check_page(sitting, Problem("again", "main")), 400
    with house().database.writing() as session:
        finish(session, sitting, today())
    return shut_after_send(redirect(link(f"/s/{survey_id}/thanks"), 303))


@pages.get("/s/<slug:survey_id>/thanks")
def thanks_page(survey_id: str) -> ft.ResponseReturnValue:
    sitting = sitting_in(survey_id)
    if sitting is None:
        return thanks_are_over(survey_id)
    if not sitting.is_finished:
        return redirect(link(f"/s/{survey_id}/check"), 303)
    page = render_template(
        "answer/thanks.html",
        survey=sitting.wave.survey,
        wave=sitting.wave,
        is_late=not sitting.wave.is_open(today()),
        promise=promise(sitting),
        card=code_card(),
        another=_for_another_child(sitting),
    )
    return shut_after_send(make_response(page))


def _for_another_child(sitting: Sitting) -> str:
    """Where a parent with more than one child answers again; "" for everybody else."""
    survey = sitting.wave.survey
    if sitting.voice != "parent" or not sitting.wave.is_open(today()):
        return ""
    return f"/s/{survey.id}?who={'me' if survey.voices[0] == 'parent' else 'parent'}"


def promise(sitting: Sitting) -> str:
    """When we say what we will do."""
    return promise_of(sitting.wave)


def promise_of(wave: AskedWave) -> str:
    """The last day of the promise, or the days after the end when no end is set."""
    days = wave.survey.answer_in_days
    if wave.ended_on is None:
        return _("We will tell you what we do %(days)s days after this ends.", days=days)
    day = long_date(wave.ended_on + timedelta(days=days))
    return _("We will tell you what we do by %(day)s.", day=day)


def long_date(day: date) -> str:
    """Tuesday 3 June 2025."""
    return format_date(day, "EEEE d MMMM y")


def said_by(question: Question, given: Given | None) -> tuple[str, str]:
    """What somebody said to a question, in words, with its picture."""
    if given is None or given.status == "skipped":
        return _("You skipped this."), "skip"
    if given.status in {"not_sure", "not_say"}:
        return {"not_sure": (_("I am not sure"), NOT_SURE),
                "not_say": (_("I do not want to say"), NOT_SAY)}[given.status]  # fmt: skip
    if question.kind == "words":
        return _words_given(question, given)
    if given.number is not None:
        return str(given.number), ""
    options = [option for option in question.answers if option.id in given.choices]
    # Translators: what stands between the answers that somebody chose.
    words = escape(_(", ")).join(option_text(option) for option in options)
    return words, options[0].picture if len(options) == 1 else ""


def _words_given(question: Question, given: Given) -> tuple[str, str]:
    """The words that somebody tapped. Those they wrote are not played back (domain 0.10)."""
    tapped = [s for n, s in enumerate(question.starters, 1) if f"s{n}" in given.choices]
    wrote = [_("You wrote something.")] if given.wrote else []
    # Translators: what stands between the answers that somebody chose.
    words = escape(_(", ")).join([*tapped, *wrote])
    return words, starter_picture(question, tapped[0]) if len(
        tapped
    ) == 1 and not wrote else "write"


def _check_page(sitting: Sitting, problem: Problem | None = None) -> str:
    survey, answers = sitting.wave.survey, sitting.answers
    lines = []
    for place in places_on_the_way(survey, answers):
        question = survey.questions[place - 1]
        if question.is_stored:
            words, picture = said_by(question, answers.get(question.id))
            if picture == "skip" and is_closed_now(sitting, question):
                words = _("You cannot write here now.")
            lines.append(Line(place, question.words_for(sitting.voice)[0], words, picture))
    return render_template(
        "answer/check.html",
        survey=survey,
        wave=sitting.wave,
        lines=lines,
        token=signer("check").token(sitting.response_id, begins=whose(sitting)),
        problems=[{"field": "main", "text": said(problem)}] if problem else [],
    )
