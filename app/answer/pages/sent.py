"""After Send: what was said is shown to nobody who has only the phone. The code opens it.

The thanks stay here for a while, so that the code can be kept.
"""

from __future__ import annotations

from dataclasses import replace

from flask import render_template
from flask import typing as ft
from werkzeug.wrappers import Response

from app.answer.pages.here import give_ticket, ticket

A_WHILE = 30 * 60  # seconds


def shut_after_send(response: Response) -> Response:
    """This browser knows whose answers these are for a while yet, and may look at none of them."""
    kept = ticket()
    if kept is not None:
        give_ticket(response, replace(kept, has_shown_code=False), seconds=A_WHILE)
    return response


def sent_already(survey_id: str, words: str = "", status: int = 200) -> ft.ResponseReturnValue:
    """In place of answers that were sent. `words` could not be put to them: they are given back."""
    return _page(survey_id, words=words, was_here=True), status


def thanks_are_over(survey_id: str) -> ft.ResponseReturnValue:
    """The page of thanks in a browser that does not know any more whose answers were sent."""
    return _page(survey_id, words="", was_here=False), 404


def _page(survey_id: str, *, words: str, was_here: bool) -> str:
    return render_template("answer/sent.html", survey_id=survey_id, words=words, was_here=was_here)
