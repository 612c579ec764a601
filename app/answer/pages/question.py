"""One question a page. Every POST is saved and committed before it sends the person on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import redirect, render_template, request
from flask import typing as ft

from app.answer.journey import (
    first_place,
    looked_at_later,
    may_see,
    next_place,
    place_before,
    places_on_the_way,
    where_they_are,
)
from app.answer.pages import one_button, pages
from app.answer.pages.clips import film, recordings
from app.answer.pages.here import log_that, signer, sitting_in, ticket
from app.answer.pages.safety import keep_if_it_worries, read_in_time
from app.answer.pages.wording import said
from app.answer.reading import (
    AGAIN,
    BACK,
    KEEP,
    OUT,
    SKIP,
    SKIPPED,
    TAKEN_OUT,
    Posted,
    Problem,
    Typed,
    read_answer,
    typed_in,
)
from app.answer.store.saving import CHANGED, GoneError, Sent, Sitting, save
from app.ask.gate import free_text_is_open, words_may_be_in
from app.ask.survey import Question, Survey
from app.database import IntegrityError, OperationalError
from app.web.choices import chosen
from app.web.drawn import drawn_once
from app.web.house import house, now, today
from app.web.language import chosen_language
from app.web.look import link


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
    no_words: bool
    is_chosen: bool
    is_away: bool
    problem: str
    language: str
    said: str


@pages.get("/s/<slug:survey_id>/<int:place>")
def question_page(survey_id: str, place: int) -> ft.ResponseReturnValue:
    sitting = sitting_in(survey_id)
    if sitting is None:
        return lost(survey_id)
    if not _is_on_the_way(sitting, place):
        return not_on_the_way(sitting)
    return _page(sitting, place, _given_before(sitting, place))


@pages.post("/s/<slug:survey_id>/<int:place>")
def answer_question(survey_id: str, place: int) -> ft.ResponseReturnValue:
    typed = typed_in(dict(request.form.lists()))
    sitting = sitting_in(survey_id)
    if sitting is None:
        return _read_and_lost(survey_id, place, typed)
    key = signer("question").key_of(request.form.get("token", ""), sitting.response_id, str(place))
    if not _is_on_the_way(sitting, place):
        return _beside_the_way(sitting, place, typed, key)
    if key is None:
        return _page(sitting, place, typed, Problem("again", "answer"), status=400)
    if one_button.was_pressed():
        question = sitting.wave.survey.questions[place - 1]
        return _page(sitting, place, one_button.typed_after(question, typed))
    try:
        return _go(sitting, place, typed, key, request.form.get("go", KEEP))
    except (OperationalError, IntegrityError):
        log_that("an answer could not be kept: the database did not take it")
        return _page(sitting, place, typed, Problem("not_kept", "answer"), status=503)


@pages.route("/s/<slug:survey_id>/<int:place>/help", methods=["GET", "POST"])
def help_page(survey_id: str, place: int) -> ft.ResponseReturnValue:
    """After a sensitive question: help, for everybody, whatever they answered (domain 0.3)."""
    sitting = sitting_in(survey_id)
    if sitting is None:
        return lost(survey_id)
    about = (sitting.response_id, str(place))
    if signer("help").key_of(request.form.get("token", ""), *about) is not None:
        after = next_place(sitting.wave.survey, sitting.answers, place)
        return redirect(link(_address(sitting, after)), 303)
    page = render_template(
        "answer/help_now.html", survey=sitting.wave.survey, token=signer("help").token(*about)
    )
    return page, 200 if request.method == "GET" else 400


def _go(
    sitting: Sitting, place: int, typed: Typed, key: str, button: str
) -> ft.ResponseReturnValue:
    question = sitting.wave.survey.questions[place - 1]
    if button == AGAIN:
        return redirect(link(f"{_address(sitting, place)}?again=1"), 303)
    if not question.is_stored or _is_kept_as_it_is(sitting, question, typed, button):
        return redirect(link(_onward(sitting, place, button)), 303)
    posted = posted_in(sitting, question, typed, button)
    if isinstance(posted, Problem):
        if button == BACK:
            return redirect(link(_onward(sitting, place, BACK)), 303)
        return _page(sitting, place, typed, posted, status=422)
    return _save(sitting, place, typed, posted, key, button)


def posted_in(sitting: Sitting, question: Question, typed: Typed, button: str) -> Posted | Problem:
    """What the form says. Words that come outside covered hours arrive all the same (0.2)."""
    if button == OUT:
        return TAKEN_OUT
    has_no_box = _is_closed_now(sitting, question) or _has_no_words(question)
    if button == SKIP or (has_no_box and typed == Typed()):
        return SKIPPED
    read = read_answer(question, typed, may_quote=_may_quote(sitting, question))
    return replace(read, is_urgent=True) if has_no_box and isinstance(read, Posted) else read


def _beside_the_way(
    sitting: Sitting, place: int, typed: Typed, key: str | None
) -> ft.ResponseReturnValue:
    """An answer in another tab changed the way, and this page is not next any more. Words that were
    typed here are kept and read, as those from a phone without signal are (domain 0.2).
    """
    question, button = sitting.wave.survey.question_at(place), request.form.get("go", KEEP)
    if key is None or question is None or not question.takes_words or button in {SKIP, OUT, AGAIN}:
        return not_on_the_way(sitting)
    posted = posted_in(sitting, question, typed, button)
    if isinstance(posted, Posted) and posted.words:
        try:
            is_asked = place in places_on_the_way(sitting.wave.survey, sitting.answers)
            keep(sitting, place, posted, key, is_asked=is_asked)
        except GoneError:
            return _read_and_lost(sitting.wave.survey_id, place, typed)
    return not_on_the_way(sitting)


def _save(
    sitting: Sitting, place: int, typed: Typed, posted: Posted, key: str, button: str
) -> ft.ResponseReturnValue:
    question = sitting.wave.survey.questions[place - 1]
    try:
        result = keep(sitting, place, posted, key)
    except GoneError:
        return _read_and_lost(sitting.wave.survey_id, place, typed)
    if result == CHANGED:
        return _page(sitting, place, typed, Problem("changed", "answer"), status=409)
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
    if button == BACK and typed == Typed():
        return True
    return earlier is not None and earlier.wrote and "kept" in request.form


def _onward(sitting: Sitting, place: int, button: str) -> str:
    survey = sitting.wave.survey
    if button == OUT:
        return _address(sitting, place)
    if button == BACK:
        before = place_before(survey, sitting.answers, place)
        return _address(sitting, before) if before else f"/s/{survey.id}"
    if survey.questions[place - 1].sensitive:
        return f"{_address(sitting, place)}/help"
    return _address(sitting, next_place(survey, sitting.answers, place))


def _address(sitting: Sitting, place: int | None) -> str:
    return f"/s/{sitting.wave.survey_id}/{place or 'check'}"


def _is_on_the_way(sitting: Sitting, place: int) -> bool:
    survey = sitting.wave.survey
    return survey.question_at(place) is not None and may_see(survey, sitting.answers, place)


def _may_quote(sitting: Sitting, question: Question) -> bool:
    return question.may_quote == "ask" and sitting.support != "for"


def _is_closed_now(sitting: Sitting, question: Question) -> bool:
    """A real wave takes words only while somebody is there to read them (domain 0.6)."""
    if not question.takes_words or sitting.wave.is_try_out:
        return False
    return not free_text_is_open(house().area.place, now())


def _has_no_words(question: Question) -> bool:
    """Nobody has checked the safety words in this language: no box for words (domain 0.7)."""
    return question.takes_words and not words_may_be_in(house().area.place, chosen_language())


def _given_before(sitting: Sitting, place: int) -> Typed:
    """What was chosen here before. Words are never shown again."""
    given = sitting.answers.get(sitting.wave.survey.questions[place - 1].id)
    if given is None:
        return Typed()
    unsure = {"not_sure": {"not-sure"}, "not_say": {"not-say"}}.get(given.status, set())
    number = "" if given.number is None else str(given.number)
    return Typed(choices=given.choices | unsure, number=number)


def _page(
    sitting: Sitting, place: int, typed: Typed, problem: Problem | None = None, status: int = 200
) -> ft.ResponseReturnValue:
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
        here=f"{_address(sitting, place)}{'?again=1' if 'again' in request.args else ''}",
        voice=sitting.voice,
        number=number,
        of_about=of_about,
        typed=typed,
        is_try_out=sitting.wave.is_try_out,
        wrote=_shows_that_they_wrote(sitting, question, problem),
        is_late=not sitting.wave.is_open(today()),
        may_quote=_may_quote(sitting, question),
        is_closed_now=_is_closed_now(sitting, question),
        no_words=_has_no_words(question),
        is_chosen=one_button.is_chosen(question, typed),
        is_away=False,
        problem=said(problem) if problem else "",
        language=chosen_language(),
        said=looked_at_later(sitting.wave.survey, sitting.answers, place),
    )


def draw(survey: Survey, shown: Shown, token: str) -> str:
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
    has_no_box = _is_closed_now(sitting, question) or _has_no_words(question)
    return "again" not in request.args or has_no_box


def _read_and_lost(survey_id: str, place: int, typed: Typed) -> ft.ResponseReturnValue:
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
    onward = _address(sitting, first_place(sitting.wave.survey, sitting.answers))
    return render_template("answer/elsewhere.html", onward=onward), 404
