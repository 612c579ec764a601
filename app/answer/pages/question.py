"""One question a page. Every POST is saved and committed before it sends the person on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import redirect, render_template, request
from flask import typing as ft

from app.answer.journey import may_see, next_place, place_before, places_on_the_way
from app.answer.pages import one_button, pages
from app.answer.pages.here import log_that, signer, sitting_in
from app.answer.pages.lost import lost, not_on_the_way, read_and_lost, read_for_worry, whose_cookie
from app.answer.pages.safety import read_in_time
from app.answer.pages.sent import sent_already
from app.answer.pages.showing import (
    address,
    given_before,
    has_no_words,
    is_closed_now,
    may_quote,
    page_of,
    whose,
)
from app.answer.reading import (
    AGAIN,
    BACK,
    CODE,
    KEEP,
    LEAVES,
    OUT,
    SKIP,
    SKIPPED,
    STOP,
    TAKEN_OUT,
    Posted,
    Problem,
    Typed,
    can_be_seen,
    read_answer,
    typed_in,
)
from app.answer.store.saving import CHANGED, GoneError, Sent, Sitting, save
from app.ask.survey import Question
from app.database import IntegrityError, OperationalError
from app.web.house import house, now, today
from app.web.look import link

# Up to it the words stand on the page again, for not every browser has them still when the person
# goes Back. Beyond it nobody reads a form at all. It is also what nginx lets pass by itself.
MOST_BYTES = 1024 * 1024


@pages.url_value_preprocessor
def read_long_words(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """A box for words takes what somebody put into it, to say how much is too much."""
    if endpoint == "answer.answer_question":
        request.max_content_length = MOST_BYTES


@pages.get("/s/<slug:survey_id>/<int:place>")
def question_page(survey_id: str, place: int) -> ft.ResponseReturnValue:
    sitting = sitting_in(survey_id)
    if sitting is None:
        return lost(survey_id)
    if sitting.adds_only:
        return sent_already(survey_id)
    if not _is_on_the_way(sitting, place):
        return not_on_the_way(sitting)
    return page_of(sitting, place, given_before(sitting, place))


@pages.post("/s/<slug:survey_id>/<int:place>")
def answer_question(survey_id: str, place: int) -> ft.ResponseReturnValue:
    typed = typed_in(dict(request.form.lists()))
    sitting = sitting_in(survey_id)
    if sitting is None:
        return read_and_lost(survey_id, place, typed, whose=whose_cookie(survey_id))
    token = request.form.get("token", "")
    key = signer("question").key_of(token, sitting.response_id, str(place))
    says = typed.words or request.form.get("go") == OUT
    if key is None and says and _is_anothers(token, sitting):
        return read_and_lost(survey_id, place, typed)
    try:
        return _answered(sitting, place, typed, key)
    except (OperationalError, IntegrityError):
        log_that("an answer could not be kept: the database did not take it")
        return _not_kept(sitting, place, typed)


def _answered(
    sitting: Sitting, place: int, typed: Typed, key: str | None
) -> ft.ResponseReturnValue:
    if sitting.adds_only:
        return _after_send(sitting, place, typed, key)
    if not _is_on_the_way(sitting, place):
        return _beside_the_way(sitting, place, typed, key)
    if key is None:
        return _not_taken(sitting, place, typed, Problem("again", "answer"), status=400)
    if "in" in request.form:  # the same page in English, where words can be written
        return page_of(sitting, place, typed)
    if one_button.was_pressed():
        question = sitting.wave.survey.questions[place - 1]
        return page_of(sitting, place, one_button.typed_after(question, typed))
    return _go(sitting, place, typed, key, request.form.get("go", KEEP))


def _not_kept(sitting: Sitting, place: int, typed: Typed) -> ft.ResponseReturnValue:
    """The database is away. Every page gives the words back."""
    if sitting.adds_only:
        return sent_already(sitting.wave.survey_id, typed.words, 503)
    if not _is_on_the_way(sitting, place):
        return not_on_the_way(sitting, typed.words, 503)
    return _not_taken(sitting, place, typed, Problem("not_kept", "answer"), status=503)


def _is_anothers(token: str, sitting: Sitting) -> bool:
    """The form was made for somebody who answered here before this person said yes."""
    return len(token) > len(whose(sitting)) and not token.startswith(whose(sitting))


def _not_taken(
    sitting: Sitting, place: int, typed: Typed, problem: Problem, status: int
) -> ft.ResponseReturnValue:
    """The page again, with what was typed. Whoever gives up here has said it all the same."""
    if typed.words:
        read_for_worry(sitting.wave.survey_id, place, typed, whose=sitting.response_id)
    return page_of(sitting, place, typed, problem, status=status)


@pages.route("/s/<slug:survey_id>/<int:place>/help", methods=["GET", "POST"])
def help_page(survey_id: str, place: int) -> ft.ResponseReturnValue:
    """After a sensitive question: help, for everybody, whatever they answered (domain 0.3)."""
    sitting = sitting_in(survey_id)
    if sitting is None:
        return lost(survey_id)
    if sitting.adds_only:
        return sent_already(survey_id)
    about = (sitting.response_id, str(place))
    if signer("help").key_of(request.form.get("token", ""), *about) is not None:
        after = next_place(sitting.wave.survey, sitting.answers, place)
        return redirect(link(address(sitting, after)), 303)
    page = render_template(
        "answer/help_now.html", survey=sitting.wave.survey, token=signer("help").token(*about)
    )
    return page, 200 if request.method == "GET" else 400


def _go(
    sitting: Sitting, place: int, typed: Typed, key: str, button: str
) -> ft.ResponseReturnValue:
    question = sitting.wave.survey.questions[place - 1]
    if button == AGAIN:
        return redirect(link(f"{address(sitting, place)}?again=1"), 303)
    if not question.is_stored or _is_kept_as_it_is(sitting, question, typed, button):
        return redirect(link(_onward(sitting, place, button)), 303)
    posted = posted_in(sitting, question, typed, button)
    if isinstance(posted, Problem):
        if button in LEAVES and not can_be_seen(typed.words):  # words that are too long stay here
            return redirect(link(_onward(sitting, place, button)), 303)
        return _not_taken(sitting, place, typed, posted, status=422)
    return _save(sitting, place, typed, posted, key, button)


def posted_in(sitting: Sitting, question: Question, typed: Typed, button: str) -> Posted | Problem:
    """What the form says. Words that come outside covered hours arrive all the same (0.2)."""
    if button == OUT:
        return TAKEN_OUT
    has_no_box = is_closed_now(sitting, question) or has_no_words(question)
    if button == SKIP or (has_no_box and typed == Typed()):
        return SKIPPED
    read = read_answer(question, typed, may_quote=may_quote(sitting, question))
    return replace(read, is_urgent=True) if has_no_box and isinstance(read, Posted) else read


def _beside_the_way(
    sitting: Sitting, place: int, typed: Typed, key: str | None
) -> ft.ResponseReturnValue:
    """An answer in another tab changed the way, and this page is not next any more. Words that were
    typed here are kept and read, as those from a phone without signal are (domain 0.2).
    """
    question, button = sitting.wave.survey.question_at(place), request.form.get("go", KEEP)
    if not typed.words or button in {SKIP, OUT, AGAIN}:
        return not_on_the_way(sitting)
    if key and question and question.takes_words and _is_kept_beside(sitting, place, typed, key):
        return not_on_the_way(sitting)
    read_for_worry(sitting.wave.survey_id, place, typed, whose=sitting.response_id)
    return not_on_the_way(sitting, typed.words)


def _after_send(
    sitting: Sitting, place: int, typed: Typed, key: str | None
) -> ft.ResponseReturnValue:
    """A page that was open still when all was sent. What is new is put with the others."""
    survey_id, question = sitting.wave.survey_id, sitting.wave.survey.question_at(place)
    if typed == Typed() or request.form.get("go") in {SKIP, OUT, AGAIN}:
        return redirect(link(f"/s/{survey_id}/thanks"), 303)
    if key and question and question.is_stored and _is_kept_beside(sitting, place, typed, key):
        return redirect(link(f"/s/{survey_id}/thanks"), 303)
    if typed.words:
        read_for_worry(survey_id, place, typed, whose=sitting.response_id)
    return sent_already(survey_id, typed.words, 409)


def _is_kept_beside(sitting: Sitting, place: int, typed: Typed, key: str) -> bool:
    """Keep words that are off the way; False when they are too many, changed, or nobody's."""
    posted = posted_in(sitting, sitting.wave.survey.questions[place - 1], typed, KEEP)
    if isinstance(posted, Problem):
        return False
    is_asked = place in places_on_the_way(sitting.wave.survey, sitting.answers)
    try:
        return keep(sitting, place, posted, key, is_asked=is_asked) != CHANGED
    except GoneError:
        return False


def _save(
    sitting: Sitting, place: int, typed: Typed, posted: Posted, key: str, button: str
) -> ft.ResponseReturnValue:
    question = sitting.wave.survey.questions[place - 1]
    try:
        result = keep(sitting, place, posted, key)
    except GoneError:
        return read_and_lost(sitting.wave.survey_id, place, typed, whose=sitting.response_id)
    if result == CHANGED:
        return _not_taken(sitting, place, typed, Problem("changed", "answer"), status=409)
    return redirect(link(_onward(_with_answer(sitting, question, posted), place, button)), 303)


def keep(sitting: Sitting, place: int, posted: Posted, key: str, *, is_asked: bool = True) -> str:
    """Read the words at once, and keep the answer. `key` makes it count once.

    `is_asked` is False when it is off this person's way: kept and read, but not counted.
    """
    reading = read_in_time(posted.words)
    sent = Sent(key, _digest(posted))
    question = sitting.wave.survey.questions[place - 1]
    with house().database.writing() as session:
        return save(session, sitting, question, posted, sent=sent, reading=reading,
                    now=now(), today=today(), counts=is_asked)  # fmt: skip


def _with_answer(sitting: Sitting, question: Question, posted: Posted) -> Sitting:
    """The sitting as it is now. What was counted when the survey ended stays as it was."""
    if not sitting.wave.is_open(today()) and question.id in sitting.answers:
        return sitting
    given = replace(posted.given, wrote=bool(posted.words))
    return replace(sitting, answers={**sitting.answers, question.id: given})


def _digest(posted: Posted) -> str:
    given = posted.given
    parts = (given.status, *sorted(given.choices), str(given.number), posted.words)
    return signer("digest").digest(*parts, str(posted.may_quote))[:32]


def _is_kept_as_it_is(sitting: Sitting, question: Question, typed: Typed, button: str) -> bool:
    """They wrote something before, and now press Next, Back or Skip without writing."""
    earlier = sitting.answers.get(question.id)
    if button in {SKIP, OUT}:
        return False
    if button in LEAVES and typed == Typed():
        return True
    has_no_box = is_closed_now(sitting, question) or has_no_words(question)
    is_kept = "kept" in request.form or (has_no_box and typed == Typed())
    return earlier is not None and earlier.wrote and is_kept


def _onward(sitting: Sitting, place: int, button: str) -> str:
    survey = sitting.wave.survey
    if button == OUT:
        return address(sitting, place)
    if button in {STOP, CODE}:  # which lead back to this question
        return f"/s/{survey.id}/{button}?at={place}"
    if button == BACK:
        before = place_before(survey, sitting.answers, place)
        return address(sitting, before) if before else f"/s/{survey.id}"
    if survey.questions[place - 1].sensitive:
        return f"{address(sitting, place)}/help"
    return address(sitting, next_place(survey, sitting.answers, place))


def _is_on_the_way(sitting: Sitting, place: int) -> bool:
    survey = sitting.wave.survey
    return survey.question_at(place) is not None and may_see(survey, sitting.answers, place)
