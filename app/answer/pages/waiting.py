"""For phones without signal: the pack of questions to go on with, and the sealed answers that come
when the signal is back. The pass inside an envelope lets it in, so a lost cookie or Leave loses
nothing (domain 0.2, decision 008).
"""

from __future__ import annotations

import base64
from dataclasses import replace
from functools import cache
from typing import Any

from flask import Response, jsonify, render_template, request
from flask import typing as ft

from app.answer.envelope import (
    MOST_BYTES,
    KeyIsMissingError,
    NotOursError,
    PhoneKeys,
    Waited,
)
from app.answer.journey import number_away, places_on_the_way
from app.answer.pages import pages
from app.answer.pages.here import log_that, signer, sitting_in, ticket
from app.answer.pages.lost import lost
from app.answer.pages.question import keep, posted_in
from app.answer.pages.safety import keep_if_it_worries
from app.answer.pages.sent import shut_after_send
from app.answer.pages.showing import draw, shown_at, whose
from app.answer.pages.slowing import are_too_many_envelopes
from app.answer.pages.wording import is_try_out_now, said
from app.answer.reading import (
    AGAIN,
    KEEP,
    LEAVES,
    MOST_LETTERS,
    OUT,
    SKIP,
    Posted,
    Problem,
    Typed,
    can_be_seen,
    typed_in,
)
from app.answer.store.saving import CHANGED, GoneError, Sitting, find_sitting, finish
from app.ask.only_if import as_data
from app.ask.survey import Question
from app.web.drawn import drawn_once
from app.web.house import house, today
from app.web.language import chosen_language

CHECK = "check"
KEPT, LATE, GONE, NOT_OURS, LATER = "kept", "late", "gone", "not-ours", "later"
A_MINUTE = "60"
STATUS = {KEPT: 204, LATE: 204, GONE: 410, NOT_OURS: 400, LATER: 503}
# One of each kind that a language may count in (Arabic has six); away.js puts its own number in.
SUCH_NUMBERS = (1, 2, 3, 5, 11, 100)
MAIN, END_OF_MAIN = "<main", "</main>"


@cache
def _keys(answer_keys: tuple[tuple[str, bytes], ...]) -> PhoneKeys:
    return PhoneKeys(answer_keys)


def phone_keys() -> PhoneKeys:
    """What phones seal with, and what opens it here."""
    return _keys(house().settings.answer_keys)


@pages.post("/s/<slug:survey_id>/sealed")
def open_sealed(survey_id: str) -> Response:
    """One envelope. The phone forgets it only when an answer of ours says what became of it."""
    if are_too_many_envelopes():  # no word of ours: the phone keeps it, and comes again
        return Response(status=429, headers={"Retry-After": A_MINUTE}, mimetype="text/plain")
    envelope = request.get_data()
    if len(envelope) > MOST_BYTES:
        return _said(NOT_OURS)
    try:
        waited = phone_keys().open(envelope, survey_id)
    except KeyIsMissingError:
        log_that("an answer is sealed with a key that HEARD_ANSWER_KEYS does not have: it waits")
        return _said(LATER)
    except NotOursError:
        return _said(NOT_OURS)
    return _shut_if_sent(_said(_let_in(waited, survey_id)), waited, survey_id)


def _shut_if_sent(reply: Response, waited: Waited, survey_id: str) -> Response:
    """Send has arrived: from now on this phone shows nothing that was said."""
    kept = ticket()
    if waited.place != CHECK or kept is None:
        return reply
    is_mine = phone_keys().let_in_to(waited.lets_in, survey_id) == kept.response_id
    return shut_after_send(reply) if is_mine else reply


@pages.get("/s/<slug:survey_id>/pack")
def pack(survey_id: str) -> ft.ResponseReturnValue:
    """All questions as this person would see them, and none of their answers."""
    sitting = sitting_in(survey_id)
    if sitting is None or sitting.adds_only:
        return lost(survey_id)
    keys = phone_keys()
    places = range(1, len(sitting.wave.survey.questions) + 1)
    return jsonify(
        {
            "survey": survey_id,
            "lang": chosen_language(),
            "pass": keys.let_in(survey_id, sitting.response_id),
            "mine": whose(sitting),
            "key": [keys.newest, base64.b64encode(keys.public).decode()],
            "places": [_one(sitting, place) for place in places],
            "pages": _other_pages(sitting),
            "lines": _lines(),
        }
    )


@pages.get("/away", defaults={"survey_id": ""})
@pages.get("/s/<slug:survey_id>/away")
def away_page(survey_id: str) -> ft.ResponseReturnValue:
    """What a phone shows without signal. It is fetched beforehand, and says nothing of anybody.

    The one without a survey stays on a phone that was cleared: the worker asks for it as nobody.
    """
    return render_template("answer/away.html", survey_id=survey_id)


@pages.after_request
def say_where_to_go(response: Response) -> Response:
    """To a phone that waits for signal itself: where it goes next, with nothing to load twice."""
    if response.status_code == 303 and "X-Heard" in request.headers:
        response.headers["X-Heard"] = response.headers.pop("Location")
        response.status_code, response.mimetype = 204, "text/plain"
        response.set_data(b"")
    return response


def _said(outcome: str) -> Response:
    return Response(status=STATUS[outcome], headers={"X-Heard": outcome}, mimetype="text/plain")


def _let_in(waited: Waited, survey_id: str) -> str:
    response_id = phone_keys().let_in_to(waited.lets_in, survey_id)
    if response_id is None:
        _read_what_is_not_kept(waited, survey_id)
        return NOT_OURS
    with house().database.reading() as session:
        sitting = find_sitting(session, response_id, house().area)
    try:
        if sitting is not None:
            return _keep(_as_it_may(sitting), waited)
    except GoneError:
        pass
    keep_if_it_worries(survey_id, _place(waited), waited.form, whose=response_id, key=waited.key)
    return GONE  # for everybody, whatever was read


def _keep(sitting: Sitting, waited: Waited) -> str:
    if waited.place == CHECK:
        with house().database.writing() as session:
            finish(session, sitting, today())
        _read_what_is_not_kept(waited, sitting.wave.survey_id, sitting.response_id)
        return KEPT
    place = _place(waited)
    question = sitting.wave.survey.question_at(place)
    posted = None
    if question is not None and question.is_stored:
        posted = _posted(sitting, question, waited)
    if isinstance(posted, Posted) and _keep_once(sitting, place, posted, waited) == CHANGED:
        survey_id, whose = sitting.wave.survey_id, sitting.response_id
        keep_if_it_worries(survey_id, place, waited.form, whose=whose, key=waited.key)
        return NOT_OURS
    if not isinstance(posted, Posted) or not posted.words:
        _read_what_is_not_kept(waited, sitting.wave.survey_id, sitting.response_id)
    if question is None or not question.is_stored:
        return NOT_OURS
    is_open = sitting.wave.is_open(today())
    return NOT_OURS if isinstance(posted, Problem) else KEPT if is_open else LATE


def _as_it_may(sitting: Sitting) -> Sitting:
    """After Send a pass alone still brings what was written before, and changes nothing: Leave ends
    no copy of it, and somebody else may have the phone. With the cookie it is this person.
    """
    kept = ticket()
    is_theirs = kept is not None and kept.response_id == sitting.response_id
    return replace(sitting, adds_only=sitting.is_finished and not is_theirs)


def _read_what_is_not_kept(waited: Waited, survey_id: str, whose: str = "") -> None:
    """Words in a form that has no room for them. Nobody would read them: so they are read for
    worry, as after taking back (domain 0.1).
    """
    form = {name: waited.form[name] for name in ("words", "token", "go") if name in waited.form}
    if "words" in form:
        keep_if_it_worries(survey_id, _place(waited), form, whose=whose, key=waited.key)


def _place(waited: Waited) -> int:
    """The place of its question; 0 when it is no question's, which no survey has."""
    return int(waited.place) if waited.place.isdecimal() and len(waited.place) < 4 else 0


def _posted(sitting: Sitting, question: Question, waited: Waited) -> Posted | Problem | None:
    """What the form says; None when it leaves everything as it is."""
    typed = typed_in(waited.form)
    button = "".join(waited.form.get("go", (KEEP,)))
    if button == AGAIN or (button not in {SKIP, OUT} and "kept" in waited.form):
        return None
    words = typed.words.strip() if can_be_seen(typed.words) else ""
    read = posted_in(sitting, question, replace(typed, words=words[:MOST_LETTERS]), button)
    if button in LEAVES and isinstance(read, Problem):
        return None
    # The box takes no more letters than that. Should more come all the same, they are kept whole.
    return replace(read, words=words) if isinstance(read, Posted) and read.words else read


def _keep_once(sitting: Sitting, place: int, posted: Posted, waited: Waited) -> str:
    """The same form counts once, by the post and in an envelope. Whoever changed it on the phone
    and sent it again meant the change: nobody can ask them, and words always arrive.
    """
    mine = sitting.response_id
    token = "".join(waited.form.get("token", ()))
    key = signer("question").key_of(token, mine, str(place))
    key = key or signer("phone-form").digest(mine, waited.key)[:32]
    is_asked = _is_asked(sitting, place)
    result = keep(sitting, place, posted, key, is_asked=is_asked)
    if result == CHANGED:
        said = repr((sorted(posted.given.choices), posted.given.status, posted.words))
        key = signer("phone-form").digest(mine, key, said)[:32]
        result = keep(sitting, place, posted, key, is_asked=is_asked)
    return result


def _is_asked(sitting: Sitting, place: int) -> bool:
    """A phone that was closed on the way asks a question too many rather than one too few."""
    return place in places_on_the_way(sitting.wave.survey, sitting.answers)


def _one(sitting: Sitting, place: int) -> dict[str, Any]:
    question = sitting.wave.survey.questions[place - 1]
    one: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "sensitive": question.sensitive,
        "stored": question.is_stored,
        "from": question.least,
        "to": question.most,
        "page": _main(sitting, place, wrote=False),
    }
    if question.only_if is not None:
        one["if"] = as_data(question.only_if)
    if question.takes_words:
        one["wrote"] = _main(sitting, place, wrote=True)
    return one


def _main(sitting: Sitting, place: int, *, wrote: bool) -> dict[str, str]:
    """The question as it stands in its own page, with no token and nothing chosen."""
    shown = replace(shown_at(sitting, place, Typed()), wrote=wrote, said="", is_away=True)
    number = number_away(sitting.wave.survey, sitting.answers, place)
    shown = replace(shown, number=number, of_about=max(number, shown.of_about))
    return _cut(drawn_once(shown, lambda gap: draw(sitting.wave.survey, shown, gap), ""))


def _other_pages(sitting: Sitting) -> dict[str, dict[str, str]]:
    names = {"help": "help_now"}
    names |= {key: f"away_{key}" for key in ("check", "thanks", "stop", "code")}
    return {key: _cut(_other_page(sitting, name)) for key, name in names.items()}


def _other_page(sitting: Sitting, name: str) -> str:
    told = {"survey": sitting.wave.survey, "wave": sitting.wave}
    key = (name, sitting.wave.version_id, is_try_out_now(sitting.wave))
    return drawn_once(
        key, lambda gap: render_template(f"answer/{name}.html", token=gap, **told), ""
    )


def _lines() -> str:
    """What the phone says itself: where the answers are, and what to do with an empty page."""
    fields = {"choose": "answer", "write": "words", "number_wrong": "number"}
    problems = [(name, said(Problem(name, field)), field) for name, field in fields.items()]
    for number in SUCH_NUMBERS:
        problem = Problem("too_long", "words", number)
        problems.append((f"too_long_{number}", said(problem), "words"))
    return render_template("answer/away_wrong.html", problems=problems)


def _cut(page: str) -> dict[str, str]:
    """The main part of a page, and its title."""
    start, end = page.index(MAIN), page.index(END_OF_MAIN)
    title = page[page.index("<title>") + len("<title>") : page.index("</title>")]
    return {"title": title, "main": page[page.index(">", start) + 1 : end]}
