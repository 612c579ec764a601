"""Who is answering, and who helps how: asked once, after yes, and stored with the response.

The helper may be the person's problem (domain 0.10): answering alone is offered, and tips for the
helper lead to no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import redirect, render_template, request
from flask import typing as ft

from app.answer.pages import one_button, pages
from app.answer.pages.here import signer, sitting_in
from app.answer.pages.sent import sent_already
from app.answer.pages.wording import said
from app.answer.reading import Problem
from app.answer.store.saving import Sitting
from app.answer.store.starting import keep_agreement, keep_help
from app.database import Session
from app.web.house import house
from app.web.look import link

AGREED = {answer: answer for answer in ("said", "showed", "think", "no", "not-sure")}
HELPED = {
    "reads": "helped-reads",
    "writes": "helped-writes",
    "both": "helped-both",
    "own": "self",
    "not-sure": "helped",
}
Keep = Callable[[Session, str, str], None]


@pages.route("/s/<slug:survey_id>/agreed", methods=["GET", "POST"])
def agreed_page(survey_id: str) -> ft.ResponseReturnValue:
    """Somebody answers for another: did that person agree, and how do they know (domain 0.10)."""
    return _asked(survey_id, "agreed", AGREED, keep_agreement)


@pages.route("/s/<slug:survey_id>/helped", methods=["GET", "POST"])
def helped_page(survey_id: str) -> ft.ResponseReturnValue:
    """Somebody helps: do they read, or write, or both. Or the person answers alone after all."""
    return _asked(survey_id, "helped", HELPED, keep_help)


@pages.route("/s/<slug:survey_id>/tips", methods=["GET", "POST"])
def tips_page(survey_id: str) -> ft.ResponseReturnValue:
    """For the helper, once: how to help without leading."""
    sitting = sitting_in(survey_id)
    if sitting is None:
        return redirect(link(f"/s/{survey_id}"), 303)
    if sitting.adds_only:
        return sent_already(survey_id)
    if signer("tips").key_of(request.form.get("token", ""), sitting.response_id) is not None:
        return redirect(link(f"/s/{survey_id}/1"), 303)
    page = render_template(
        "answer/tips.html",
        survey=sitting.wave.survey,
        wave=sitting.wave,
        is_for=sitting.support == "for",
        token=signer("tips").token(sitting.response_id),
    )
    return page, 200 if request.method == "GET" else 400


def _asked(
    survey_id: str, name: str, known: Mapping[str, str], keep: Keep
) -> ft.ResponseReturnValue:
    """One question about who is answering. `known` is what each answer is stored as."""
    sitting = sitting_in(survey_id)
    if sitting is None:
        return redirect(link(f"/s/{survey_id}"), 303)
    if sitting.adds_only:
        return sent_already(survey_id)
    if request.method == "GET":
        return _page(sitting, name)
    answer = request.form.get(name, "")
    if one_button.was_pressed():
        return _page(sitting, name, chosen=one_button.pressed(name))
    good = signer(name).key_of(request.form.get("token", ""), sitting.response_id)
    if good is None or answer not in known:
        return _page(sitting, name, Problem("again" if answer in known else "agreed", name)), 422
    with house().database.writing() as session:
        keep(session, sitting.response_id, known[answer])
    return redirect(f"/s/{survey_id}/{'1' if answer == 'own' else 'tips'}", 303)


def _page(sitting: Sitting, name: str, problem: Problem | None = None, chosen: str = "") -> str:
    return render_template(
        f"answer/{name}.html",
        survey=sitting.wave.survey,
        wave=sitting.wave,
        chosen=chosen,
        token=signer(name).token(sitting.response_id),
        problems=[{"field": problem.field, "text": said(problem)}] if problem else [],
    )
