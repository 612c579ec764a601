"""The first page of a survey: what it is about, who is answering, yes or no.

Nothing is stored, and no cookie set, before somebody says yes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from flask import abort, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from app.answer.code import Ticket, as_secret, code_from
from app.answer.journey import first_place
from app.answer.pages import one_button, pages
from app.answer.pages.here import give_ticket, signer, sitting_in, ticket
from app.answer.pages.lost import closed
from app.answer.pages.showing import address
from app.answer.pages.wording import said
from app.answer.reading import Problem
from app.answer.store.starting import Who, begin, keep_receipt
from app.ask.gate import words_may_be_in
from app.ask.pages import shown
from app.ask.store import AskedWave, wave_to_answer
from app.ask.survey import Survey
from app.database import Session
from app.web.choices import carried, keep_choices
from app.web.choices import chosen as choices_made
from app.web.house import house, today
from app.web.language import chosen_language
from app.web.look import link
from app.web.notice import notice_version

SUPPORTED = {"me": "self", "help": "helped", "for": "for"}
NEXT = {"self": "1", "helped": "helped", "for": "agreed"}  # who is answering decides what is asked


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to be the person who answers."""

    value: str
    text: str
    picture: str


@pages.get("/s/<slug:survey_id>")
def start_page(survey_id: str) -> AnyResponse | str:
    wave = _wave(survey_id)
    if not wave.is_open(today()):
        return closed(wave)
    chosen = request.args.get("who", "")
    return _start_page(wave, chosen, ())


@pages.post("/s/<slug:survey_id>")
def say_yes(survey_id: str) -> AnyResponse | tuple[str, int]:
    wave = _wave(survey_id)
    chosen = request.form.get("who", "")
    key = signer("start").key_of(request.form.get("token", ""), survey_id)
    if request.form.get("go") == "no":
        return redirect(link("/"), 303)
    if one_button.was_pressed():
        return _start_page(wave, one_button.pressed("who"), ()), 200
    problem = _problem(wave.survey, chosen, key)
    if problem is not None:
        return _start_page(wave, chosen, (problem,)), 400 if key is None else 422
    if not wave.is_open(today()):
        return redirect(link(f"/s/{survey_id}"), 303)
    assert key is not None  # noqa: S101 - _problem has seen to it
    who = who_of(wave.survey, chosen)
    kept = _begin(wave, who, key)
    response = redirect(f"/s/{survey_id}/{NEXT[who.support]}", 303)
    give_ticket(response, kept)
    if carried():  # the presets of a poster's link: from "yes" on a cookie keeps them
        keep_choices(response, choices_made())
    return response


@pages.get("/s/<slug:survey_id>/all")
def all_questions_page(survey_id: str) -> str:
    """Every question, to read before starting. Nothing can be answered here."""
    wave = _wave(survey_id)
    chosen = known_who(wave.survey, request.args.get("who", ""))
    voice = who_of(wave.survey, chosen or "me").voice
    return render_template(
        "answer/all.html",
        wave=wave,
        chosen=chosen,
        survey=wave.survey,
        questions=[question for question in wave.survey.questions if question.is_stored],
        voice=voice,
        voices=_other_voices(wave.survey, voice),
        takes_words=words_may_be_in(house().area.place, chosen_language()),
    )


def _other_voices(survey: Survey, voice: str) -> list[tuple[str, str]]:
    """Who else is asked, each with where their questions are."""
    names = {
        "young_person": _("Questions for young people"),
        "parent": _("Questions for parents and carers"),
        "sibling": _("Questions for brothers and sisters"),
        "practitioner": _("Questions for people who work with young people"),
    }
    first = survey.voices[0]
    return [("me" if v == first else v, names[v]) for v in survey.voices if v != voice]


def who_of(survey: Survey, chosen: str) -> Who:
    """`me`, `help`, `for` speak with the survey's first voice; the other voices by their names."""
    language = chosen_language()
    if chosen in SUPPORTED:
        return Who(survey.voices[0], SUPPORTED[chosen], language)
    return Who(chosen, "self", language)


def known_who(survey: Survey, chosen: str) -> str:
    """What a link or a form says about who is answering, when it is one of the choices."""
    return chosen if chosen in {choice.value for choice in choices_of(survey)} else ""


def choices_of(survey: Survey) -> tuple[Choice, ...]:
    """Who can answer this survey, in words."""
    voices = {
        "young_person": Choice("young_person", _("I am a young person"), "me"),
        "parent": Choice("parent", _("I am a parent or a carer"), "parent"),
        "sibling": Choice("sibling", _("I am a brother or a sister"), "sibling"),
        "practitioner": Choice("practitioner", _("I work with young people"), "practitioner"),
    }
    first, *others = survey.voices
    is_young = first == "young_person"
    mine = _("Me. I am a young person") if is_young and others else _("Me")
    return (
        Choice("me", mine, "me"),
        Choice("help", _("Me. Somebody helps me"), "me-with-help"),
        Choice("for", _("I answer for somebody"), "someone-for-me"),
        *(voices[voice] for voice in others),
    )


def _problem(survey: Survey, chosen: str, key: str | None) -> Problem | None:
    if not known_who(survey, chosen):
        return Problem("who", "who")
    return Problem("again", "who") if key is None else None


def _wave(survey_id: str) -> AskedWave:
    with house().database.reading() as session:
        wave = wave_to_answer(session, survey_id, today(), house().area)
    if wave is None:
        abort(404)
    return shown(wave)


def _start_page(wave: AskedWave, chosen: str, problems: tuple[Problem, ...]) -> str:
    return render_template(
        "answer/start.html",
        wave=wave,
        survey=wave.survey,
        rows=[(choice.value, choice.text, choice.picture) for choice in choices_of(wave.survey)],
        chosen=known_who(wave.survey, chosen),
        token=signer("start").token(wave.survey_id),
        problems=[{"field": p.field, "text": said(p)} for p in problems],
        onward=_carry_on(wave),
    )


def _carry_on(wave: AskedWave) -> str:
    """Where somebody goes on who began in this browser, and came to the first page again."""
    sitting = sitting_in(wave.survey_id)
    if sitting is None or sitting.is_finished or sitting.wave.wave_id != wave.wave_id:
        return ""
    return address(sitting, first_place(sitting.wave.survey, sitting.answers))


def _begin(wave: AskedWave, who: Who, key: str) -> Ticket:
    notice, here = notice_version(house().area.place), ticket()
    mine = here.response_id if here else ""
    with house().database.writing() as session:
        response_id = begin(session, wave, who, form=key, mine=mine, notice=notice, today=today())
        # The same form may begin another one, for another person: then theirs is another code.
        return _receipt(session, wave, response_id, seed=f"{key}/{response_id}")


def _receipt(session: Session, wave: AskedWave, response_id: str, seed: str) -> Ticket:
    """The code and the link. A second tap on yes gets the same ones as the first."""
    link = signer("link-key").digest(seed)[:32]
    link_hash = signer("link").digest(link)
    for again in count():
        code = code_from(signer("code-key").digest(seed, str(again)))
        code_hash = signer("code").digest(str(wave.wave_id), as_secret(code))
        if keep_receipt(
            session, response_id, wave.wave_id, code_hash=code_hash, link_hash=link_hash
        ):
            break
    return Ticket(wave.survey_id, response_id, code, link)
