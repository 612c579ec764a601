"""Coming back with a code: where things stand, carry on, take everything back, what happened.

The code never opens the words that were written. The deletion page is the same for everybody.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from flask import redirect, render_template, request
from flask import typing as ft

from app.answer.code import Ticket
from app.answer.journey import first_place
from app.answer.pages import pages
from app.answer.pages.here import give_ticket, signer, sitting_of, ticket
from app.answer.pages.wording import said
from app.answer.reading import Problem
from app.answer.store.cutting import may_be_quoted, take_quotes_back
from app.answer.store.saving import Sitting, take_back
from app.answer.store.starting import Found, found_by_link, receipt_of
from app.ask.pages import shown
from app.ask.store import AskedWave, all_waves
from app.ask.survey import Survey
from app.web.code_pass import CARRIED, make_pass
from app.web.cookies import end_cookie
from app.web.house import house, today
from app.web.kiosk import kiosk
from app.web.look import link as local


@pages.route("/code/k/<link>", methods=["GET", "POST"])
def open_link(link: str) -> ft.ResponseReturnValue:
    """The long link. Looking at it does nothing: a button opens it. One that opens nothing says so
    at once. Nobody can guess one, so that tells nothing; made up and taken back are the same here.
    """
    with house().database.reading() as session:
        found = found_by_link(session, signer("link").digest(link))
    wave = next((w for w in waves_known() if found and w.wave_id == found.wave_id), None)
    if found is None or wave is None:
        return ask_for_code("", "", Problem("link", "main")), 404
    if signer("open-link").key_of(request.form.get("token", ""), link) is not None:
        return come_back(wave.survey_id, found, link=link)
    problem = None if request.method == "GET" else Problem("again", "main")
    page = render_template(
        "answer/open_link.html",
        key=link,
        token=signer("open-link").token(link),
        problems=[{"field": problem.field, "text": said(problem)}] if problem else [],
    )
    return page, 400 if problem else 200


@pages.route("/code/take-back", methods=["GET", "POST"])
def take_back_page() -> ft.ResponseReturnValue:
    sitting = my_sitting()
    if sitting is None:
        return redirect(local("/code"), 303)
    good = signer("take-back").key_of(request.form.get("token", ""), sitting.response_id)
    if request.method == "GET" or good is None:
        token = signer("take-back").token(sitting.response_id)
        page = render_template("answer/take_back.html", survey=sitting.wave.survey, token=token)
        return page, 200 if request.method == "GET" else 400
    with house().database.writing() as session:
        take_back(session, sitting.response_id, sitting.wave.wave_id, today())
    house().database.wipe_what_was_deleted()
    response = redirect(local("/code/taken-back"), 303)
    end_cookie(response)
    return response


@pages.get("/code/taken-back")
def taken_back_page() -> ft.ResponseReturnValue:
    return render_template("answer/taken_back.html")


def come_back(
    survey_id: str, found: Found, *, code: tuple[int, ...] = (), link: str = ""
) -> ft.ResponseReturnValue:
    if found.response_id is None:  # the codes of this wave were cut off: it knows the survey only
        return _too_late(survey_id, found)
    response = redirect(local("/code"), 303)
    give_ticket(response, opened(Ticket(survey_id, found.response_id, code, link)))
    return response


def opened(kept: Ticket) -> Ticket:
    """After the code: what was sent already can be looked at. What is sent later is shut again."""
    sitting = sitting_of(kept)
    return replace(kept, opens_sent=sitting is not None and sitting.is_finished, sent_at=0)


@pages.post("/code/quotes")
def take_quotes_back_page() -> ft.ResponseReturnValue:
    """After the cut only words that may be quoted can be found again: they are taken out."""
    held = request.form.get("held", "")
    if signer("quotes").key_of(request.form.get("token", ""), held) is None:
        return redirect(local("/code"), 303)
    with house().database.writing() as session:
        take_quotes_back(session, held, today())
    house().database.wipe_what_was_deleted()
    return redirect(local("/code/taken-back"), 303)


def _too_late(survey_id: str, found: Found) -> str:
    with house().database.reading() as session:
        has_quotes = may_be_quoted(session, found.code_hash)
    return render_template(
        "answer/too_late.html",
        happened=_what_happened(survey_id, found),
        held=found.code_hash if has_quotes else "",
        token=signer("quotes").token(found.code_hash),
    )


def _what_happened(survey_id: str, found: Found | None) -> str:
    """Where it says what happened. The pass lets somebody with a code be counted there (0.20)."""
    held = {}
    if found is not None:
        secret = house().settings.secret_key
        held = {CARRIED: make_pass(secret, found.wave_id, found.link_hash)}
    return f"/you-said-we-did?{urlencode({'survey': survey_id} | held)}"


def my_sitting() -> Sitting | None:
    kept = ticket()
    if kept is None:
        return None
    return sitting_of(kept)


def standing(sitting: Sitting) -> str:
    survey = sitting.wave.survey
    onward = None if sitting.adds_only else first_place(survey, sitting.answers)
    with house().database.reading() as session:
        found = receipt_of(session, sitting.response_id)
    return render_template(
        "answer/standing.html",
        survey=survey,
        wave=sitting.wave,
        is_open=sitting.wave.is_open(today()),
        is_finished=sitting.is_finished,
        is_shut=sitting.adds_only,
        happened=_what_happened(survey.id, found),
        more=onward is not None,
        onward=f"/s/{survey.id}/{onward or 'check'}",
    )


def ask_for_code(survey_id: str, typed: str = "", problem: Problem | None = None) -> str:
    here, surveys = kiosk(), dict[str, Survey]()
    survey_id = here.survey_id if here else survey_id
    for wave in waves_known():  # in the order of the home page, the newest of each survey first
        surveys.setdefault(wave.survey_id, wave.survey)
    return render_template(
        "answer/code.html",
        surveys=surveys,
        chosen=survey_id if survey_id in surveys else "",
        typed=typed,
        token=signer("code-form").token(),
        problems=[{"field": problem.field, "text": said(problem)}] if problem else [],
    )


def waves_known() -> list[AskedWave]:
    """Every survey that was asked; on a kiosk its own alone."""
    here = kiosk()
    with house().database.reading() as session:
        waves = [shown(wave) for wave in all_waves(session, house().area)]
    return [wave for wave in waves if here is None or wave.survey_id == here.survey_id]
