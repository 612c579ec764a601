"""For each page of the way: whose answers these are, and what its form is signed with."""

from __future__ import annotations

import hmac
from dataclasses import replace
from functools import cache

from flask import current_app, request
from werkzeug.wrappers import Response

from app.answer.code import Ticket, ticket_from
from app.answer.store.saving import Sitting, find_sitting
from app.ask.pages import shown
from app.ask.store import AskedWave
from app.place.in_language import PICTURES
from app.web.cookies import cookie_name, set_cookie
from app.web.house import house, now, today
from app.web.language import offered_languages, translator
from app.web.tokens import Signer

A_WHILE = 30 * 60  # seconds from Send for which this browser knows whose answers they were


@cache
def _signer(secret: str, purpose: str) -> Signer:
    return Signer(secret, purpose)


def signer(purpose: str) -> Signer:
    """The signer for one purpose. One purpose's signature is never good for another."""
    return _signer(house().settings.secret_key, purpose)


def ticket() -> Ticket | None:
    """The ticket in the answering cookie, when its signature is ours and it is not over."""
    text, _, signature = request.cookies.get(cookie_name(), "").rpartition("~")
    good = signer("ticket").digest(text)[:32]
    if not text or not hmac.compare_digest(good.encode(), signature.encode()):
        return None
    kept = ticket_from(text)
    is_over = kept and kept.sent_at and now().timestamp() - kept.sent_at > A_WHILE
    return None if is_over else kept


def give_ticket(response: Response, kept: Ticket) -> None:
    """From now on this browser carries on where it was."""
    text = kept.as_text()
    set_cookie(response, f"{text}~{signer('ticket').digest(text)[:32]}")


def sitting_in(survey_id: str) -> Sitting | None:
    """The answers of this browser in this survey, to look at."""
    kept = ticket()
    if kept is None or kept.survey_id != survey_id:
        return None
    return sitting_of(kept)


def sitting_of(kept: Ticket) -> Sitting | None:
    """The answers of a ticket, with the survey in the language of this page.

    After Send whoever takes this phone may add to them. Without the code they see nothing.
    """
    with house().database.reading() as session:
        found = find_sitting(session, kept.response_id, house().area)
    if found is None or is_over_for_good(found.wave):
        return None
    is_shut = found.is_finished and not kept.opens_sent
    return replace(found, wave=shown(found.wave), adds_only=is_shut)


def is_over_for_good(wave: AskedWave) -> bool:
    """A try-out that has ended keeps no answers: it is about to be emptied, and takes none."""
    has_ended = wave.ended_on is not None and not wave.is_open(max(today(), wave.opens_on))
    return wave.is_try_out and has_ended


def code_words() -> tuple[str, ...]:
    """The 48 words of codes in English, in the order of the file."""
    pictures = house().area.pictures
    return tuple(pictures.words[name] for name in pictures.code)


def code_words_in_every_language() -> tuple[tuple[str, ...], ...]:
    """The same in each language that people can choose: a code is typed as it was shown."""
    words, names = code_words(), house().area.pictures.code
    others = (translator(PICTURES, each.code) for each in offered_languages())
    return (words, *(tuple(map(say, names, words)) for say in others))


def log_that(event: str) -> None:
    """One line for whoever runs this, with no answer and nobody in it."""
    current_app.logger.warning(event)
