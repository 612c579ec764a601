"""Where there is no page for this person: no answers of theirs are here, or not this question."""

from __future__ import annotations

from flask import render_template, request
from flask import typing as ft

from app.answer.journey import first_place
from app.answer.pages.here import log_that, ticket
from app.answer.pages.safety import keep_if_it_worries
from app.answer.pages.showing import address
from app.answer.reading import Typed
from app.answer.store.saving import Sitting
from app.database import OperationalError


def read_and_lost(survey_id: str, place: int, typed: Typed) -> ft.ResponseReturnValue:
    """What was typed belongs to no answers: taken back, emptied, or the cookie is lost. It is read
    for worry all the same, also without a cookie: only whoever said yes has such a page, Leave in
    another tab ends the cookie, and a child may not say it twice (domain 0.2).
    """
    mine = ticket()
    whose_form = mine.response_id if mine and mine.survey_id == survey_id else ""
    try:
        keep_if_it_worries(survey_id, place, dict(request.form.lists()), whose=whose_form)
    except OperationalError:  # the page shows the words again: they are not lost with this
        log_that("words that no answers are there for could not be kept: the database is away")
    return lost(survey_id, typed)


def lost(survey_id: str, typed: Typed | None = None) -> ft.ResponseReturnValue:
    """No cookie, or its answers are gone. What was typed is shown, so that nothing is lost."""
    status = 403 if typed else 404
    words = typed.words if typed else ""
    was_here = ticket() is not None
    page = render_template("answer/lost.html", survey_id=survey_id, words=words, was_here=was_here)
    return page, status


def not_on_the_way(sitting: Sitting) -> ft.ResponseReturnValue:
    """A page that this person is not asked, or not yet."""
    onward = address(sitting, first_place(sitting.wave.survey, sitting.answers))
    return render_template("answer/elsewhere.html", onward=onward), 404
