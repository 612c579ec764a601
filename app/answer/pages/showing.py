"""What the page of one question says to this person now."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from flask import typing as ft
from flask_babel import format_datetime

from app.answer.journey import looked_at_later, where_they_are
from app.answer.pages import one_button
from app.answer.pages.clips import film, recordings
from app.answer.pages.here import signer
from app.answer.pages.wording import is_try_out_now, said
from app.answer.reading import Problem, Typed
from app.answer.store.saving import Sitting
from app.ask.gate import free_text_is_open, words_may_be_in
from app.ask.survey import Question, Survey
from app.web.choices import chosen
from app.web.drawn import drawn_once
from app.web.house import house, now, today
from app.web.language import chosen_language


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that a question page says, apart from its form token."""

    version: int
    place: int
    here: str
    voice: str
    number: int
    of_about: int
    typed: Typed
    is_try_out: bool
    wrote: bool
    is_late: bool
    may_quote: bool
    is_closed_now: bool
    opens: str
    no_words: bool
    is_chosen: bool
    is_away: bool
    problem: str
    language: str
    said: str


def address(sitting: Sitting, place: int | None) -> str:
    """Where a place of this survey is; without a place, the page to look again."""
    return f"/s/{sitting.wave.survey_id}/{place or 'check'}"


def may_quote(sitting: Sitting, question: Question) -> bool:
    """Whether this person may say that we can use their words: nobody says it for them."""
    return question.may_quote == "ask" and sitting.support != "for"


def is_closed_now(sitting: Sitting, question: Question) -> bool:
    """A real wave takes words only while somebody is there to read them (domain 0.6)."""
    if not question.takes_words or sitting.wave.is_try_out:
        return False
    return not free_text_is_open(house().area.place, now())


def _opens() -> str:
    """When words can be written again; "" when nobody knows."""
    at = house().area.place.next_covered(now())
    return format_datetime(at, "EEEE H:mm", rebase=False) if at else ""


def has_no_words(question: Question) -> bool:
    """Nobody has checked the safety words in this language: no box for words (domain 0.7)."""
    return question.takes_words and not words_may_be_in(house().area.place, chosen_language())


def given_before(sitting: Sitting, place: int) -> Typed:
    """What was chosen here before. Words are never shown again."""
    given = sitting.answers.get(sitting.wave.survey.questions[place - 1].id)
    if given is None:
        return Typed()
    unsure = {"not_sure": {"not-sure"}, "not_say": {"not-say"}}.get(given.status, set())
    number = "" if given.number is None else str(given.number)
    return Typed(choices=given.choices | unsure, number=number)


def page_of(
    sitting: Sitting, place: int, typed: Typed, problem: Problem | None = None, status: int = 200
) -> ft.ResponseReturnValue:
    """The page of this question, with what was typed, and what to do when something is wrong."""
    shown = shown_at(sitting, place, typed, problem)
    token = signer("question").token(sitting.response_id, str(place), begins=whose(sitting))
    if problem or typed.words or typed.number:  # somebody's own words are drawn and forgotten
        return draw(sitting.wave.survey, shown, token), status
    return drawn_once(shown, lambda gap: draw(sitting.wave.survey, shown, gap), token), status


def whose(sitting: Sitting) -> str:
    """How form tokens of this response begin, so that a phone never mixes two people's answers."""
    return signer("whose").digest(sitting.response_id)[:8]


def shown_at(sitting: Sitting, place: int, typed: Typed, problem: Problem | None = None) -> Shown:
    """What the page of this question says to this person now."""
    question = sitting.wave.survey.questions[place - 1]
    number, of_about = where_they_are(sitting.wave.survey, sitting.answers, place)
    return Shown(
        version=sitting.wave.version_id,
        place=place,
        here=f"{address(sitting, place)}{'?again=1' if 'again' in request.args else ''}",
        voice=sitting.voice,
        number=number,
        of_about=of_about,
        typed=typed,
        is_try_out=is_try_out_now(sitting.wave),
        wrote=_shows_that_they_wrote(sitting, question, problem),
        is_late=not sitting.wave.is_open(today()),
        may_quote=may_quote(sitting, question),
        is_closed_now=is_closed_now(sitting, question) and not typed.words,
        opens=_opens() if is_closed_now(sitting, question) else "",
        no_words=has_no_words(question) and not typed.words,  # theirs are given back, in a box
        is_chosen=one_button.is_chosen(question, typed),
        is_away=False,
        problem=said(problem) if problem else "",
        language=chosen_language(),
        said=looked_at_later(sitting.wave.survey, sitting.answers, place),
    )


def draw(survey: Survey, shown: Shown, token: str) -> str:
    """The page itself: it knows nothing but what it is given."""
    question = survey.questions[shown.place - 1]
    return render_template(
        "answer/question.html",
        survey=survey,
        question=question,
        words=question.words_for(shown.voice),
        shown=shown,
        token=token,
        recordings=recordings(survey, question, shown.voice),
        film=film(survey, question, shown.voice),
        signed_first=chosen().signed == "first",
    )


def _shows_that_they_wrote(sitting: Sitting, question: Question, problem: Problem | None) -> bool:
    """ "You wrote something", unless they want to write again and somebody is there to read it."""
    earlier = sitting.answers.get(question.id)
    if earlier is None or not earlier.wrote or problem is not None:
        return False
    has_no_box = is_closed_now(sitting, question) or has_no_words(question)
    return "again" not in request.args or has_no_box
