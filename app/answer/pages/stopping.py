"""Stopping on the way: keep it and come back, send what was said, or take everything back.

All three are offered at once, in the same size, and nobody is asked why.
"""

from __future__ import annotations

from flask import redirect, render_template, request
from flask import typing as ft
from flask_babel import gettext as _

from app.answer.journey import first_place
from app.answer.pages import pages
from app.answer.pages.code_card import code_card
from app.answer.pages.here import signer, sitting_in
from app.answer.pages.lost import lost
from app.answer.pages.sent import shut_after_send
from app.answer.pages.showing import whose
from app.answer.pages.wording import said
from app.answer.reading import Problem
from app.answer.store.saving import Sitting, finish
from app.web.house import house, today
from app.web.qr import qr_code


@pages.get("/s/<slug:survey_id>/stop")
def stop_page(survey_id: str) -> ft.ResponseReturnValue:
    sitting = sitting_in(survey_id)
    return lost(survey_id) if sitting is None else _stop_page(sitting)


@pages.post("/s/<slug:survey_id>/stop")
def send_so_far(survey_id: str) -> ft.ResponseReturnValue:
    """What was said is the response. A question without an answer is simply not answered."""
    sitting = sitting_in(survey_id)
    if sitting is None:
        return lost(survey_id)
    if signer("stop").key_of(request.form.get("token", ""), sitting.response_id) is None:
        return _stop_page(sitting, Problem("again", "main")), 400
    with house().database.writing() as session:
        finish(session, sitting, today())
    return shut_after_send(redirect(f"/s/{survey_id}/thanks", 303))


@pages.get("/s/<slug:survey_id>/code")
def your_code_page(survey_id: str) -> ft.ResponseReturnValue:
    """The code to keep: to look at, to print, to scan, to send. Offered, forced on nobody."""
    sitting = sitting_in(survey_id)
    if sitting is None:
        return lost(survey_id)
    card = code_card()
    return render_template(
        "answer/your_code.html",
        survey=sitting.wave.survey,
        wave=sitting.wave,
        card=card,
        qr=qr_code(card.link, _("A QR code. It holds your link.")) if card.link else "",
        onward=_onward(sitting),
    )


def _stop_page(sitting: Sitting, problem: Problem | None = None) -> str:
    return render_template(
        "answer/stop.html",
        survey=sitting.wave.survey,
        wave=sitting.wave,
        onward=_onward(sitting),
        said_something=bool(sitting.answers),
        is_finished=sitting.is_finished,
        token=signer("stop").token(sitting.response_id, begins=whose(sitting)),
        problems=[{"field": "main", "text": said(problem)}] if problem else [],
        card=code_card(),
    )


def _onward(sitting: Sitting) -> str:
    if sitting.adds_only:  # where they would go on tells what they said
        return f"/s/{sitting.wave.survey_id}/thanks"
    at, survey = request.args.get("at", ""), sitting.wave.survey
    if at.isdecimal() and len(at) < 4 and survey.question_at(int(at)):
        return f"/s/{survey.id}/{int(at)}"
    place = first_place(sitting.wave.survey, sitting.answers)
    return f"/s/{sitting.wave.survey_id}/{place or 'check'}"
