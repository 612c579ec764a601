"""After Send: what was said is shown to nobody who has only the phone. The code opens it.

The thanks stay here for a while, so that the code can be kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from flask import render_template
from flask import typing as ft
from werkzeug.wrappers import Response

from app.answer.pages.here import give_ticket, ticket
from app.web.house import now

Reply = TypeVar("Reply", bound=Response)


def shut_after_send(response: Reply) -> Reply:
    """This browser knows whose answers these are for a while yet, and may look at none of them."""
    kept = ticket()
    if kept is not None:
        sent_at = kept.sent_at or int(now().timestamp())
        give_ticket(response, replace(kept, opens_sent=False, sent_at=sent_at))
    return response


def sent_already(survey_id: str, words: str = "", status: int = 200) -> ft.ResponseReturnValue:
    """In place of answers that were sent. `words` could not be put to them: they are given back."""
    return _page(survey_id, words=words, was_here=True), status


def thanks_are_over(survey_id: str) -> ft.ResponseReturnValue:
    """The page of thanks in a browser that does not know any more whose answers were sent."""
    return _page(survey_id, words="", was_here=False), 404


def _page(survey_id: str, *, words: str, was_here: bool) -> str:
    return render_template("answer/sent.html", survey_id=survey_id, words=words, was_here=was_here)
