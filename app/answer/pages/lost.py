"""Where there is no page for this person: no answers of theirs are here, or not this question."""

from __future__ import annotations

from flask import render_template, request
from flask import typing as ft

from app.answer.journey import first_place
from app.answer.pages.here import log_that, ticket
from app.answer.pages.safety import keep_if_it_worries
from app.answer.pages.showing import address
from app.answer.reading import OUT, Typed
from app.answer.store.saving import Sitting
from app.ask.store import AskedWave, wave_to_answer
from app.database import OperationalError
from app.web.house import house, today


def read_and_lost(
    survey_id: str, place: int, typed: Typed, *, whose: str = ""
) -> ft.ResponseReturnValue:
    """What was typed belongs to no answers that this browser may change: they were taken back or
    emptied, the cookie is lost, or somebody else has said yes here since. `whose` is the response
    that the form was for, where that is known.
    """
    read_for_worry(survey_id, place, typed, whose=whose)
    return lost(survey_id, typed, whose=whose)


def read_for_worry(survey_id: str, place: int, typed: Typed, *, whose: str = "") -> None:
    """Words that are not kept now are read for worry all the same, also without a cookie: only
    whoever said yes has such a page, and a child may not say it twice (domain 0.2).
    """
    if typed == Typed():
        return
    try:
        keep_if_it_worries(survey_id, place, dict(request.form.lists()), whose=whose)
    except OperationalError:  # the page shows the words again: they are not lost with this
        log_that("words that are not kept could not be read: the database is away")


def lost(
    survey_id: str, typed: Typed | None = None, *, whose: str | None = None
) -> ft.ResponseReturnValue:
    """No cookie, or its answers are gone. What was typed is shown, so that nothing is lost. Words
    that somebody wants to take out are there still, for all that this browser knows.
    """
    was_here = whose_cookie(survey_id) if whose is None else whose
    page = render_template(
        "answer/lost.html",
        survey_id=survey_id,
        words=typed.words if typed else "",
        was_here=bool(was_here),
        takes_out=not was_here and request.form.get("go") == OUT,
        ended=_ended(survey_id),
    )
    return page, 403 if typed else 404


def closed(wave: AskedWave) -> str:
    """The first page of a survey that nobody can answer now: it has ended, or is still to come."""
    return render_template(
        "answer/closed.html", survey=wave.survey, has_begun=wave.opens_on <= today()
    )


def whose_cookie(survey_id: str) -> str:
    """The response that this browser's cookie is for, also when its answers are gone; or ""."""
    mine = ticket()
    return mine.response_id if mine and mine.survey_id == survey_id else ""


def _ended(survey_id: str) -> AskedWave | None:
    """The survey, when nobody can answer it any more: there is nothing to start again then."""
    try:
        with house().database.reading() as session:
            wave = wave_to_answer(session, survey_id, today(), house().area)
    except OperationalError:  # the page comes all the same, with what was typed
        return None
    return wave if wave and not wave.is_open(today()) else None


def not_on_the_way(sitting: Sitting, words: str = "", status: int = 404) -> ft.ResponseReturnValue:
    """A page that this person is not asked, or not yet. `words` could not be kept."""
    onward = address(sitting, first_place(sitting.wave.survey, sitting.answers))
    return render_template("answer/elsewhere.html", onward=onward, words=words), status
