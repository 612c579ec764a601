"""For young people who listen or sign: the recordings of a question, where a survey has some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from flask import Response, abort, current_app, request
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _
from markupsafe import Markup

from app.answer.pages import pages
from app.answer.pages.wording import option_text
from app.ask.clips.fitting import WORDS_PARTS, Clips, load_clips
from app.ask.clips.shelf import Recording
from app.ask.survey import NOT_SAY, NOT_SURE, Question, Survey
from app.place.translated import english_of
from app.web.language import chosen_language
from app.web.scripts import FOR_A_YEAR

KEPT = "heard.clips"
KINDS = {
    "opus": "audio/ogg",
    "mp3": "audio/mpeg",
    "webm": "video/webm",
    "mp4": "video/mp4",
    "vtt": "text/vtt",
}


@pages.record
def read_them(state: BlueprintSetupState) -> None:
    """Once, when this door is made: what lies beside the surveys."""
    clips = load_clips(state.app.extensions["heard"].settings.surveys)
    state.app.extensions[KEPT] = (clips, clips.files)


@pages.get("/clips/<key>.<kind>")
def clip(key: str, kind: str) -> Response:
    """One recording. Its address changes when any of its bytes does, so it may be kept."""
    data = current_app.extensions[KEPT][1].get((key, kind))
    if data is None:
        abort(404)
    response = Response(data, mimetype=KINDS[kind])
    response.headers["Cache-Control"] = FOR_A_YEAR
    response.set_etag(f"{key}.{kind}")
    response.make_conditional(request, accept_ranges=True, complete_length=len(data))
    return response


def recordings(survey: Survey, question: Question, voice: str) -> Markup:
    """For the form of a question: which of its words have a recording, for the script that plays.

    `ask:KEY:2` says two blocks of the page, `bus:KEY` says the answer `bus`.
    """
    found = " ".join(_recorded(survey, question, voice))
    return Markup(' data-clips="{}"').format(found) if found else Markup("")


def film(survey: Survey, question: Question, voice: str) -> Recording | None:
    """The question in sign language, if somebody has signed these very words.

    British Sign Language goes with the English words, also where the page says them in Polish.
    """
    asked = tuple(english_of(words) for words in question.words_for(voice))
    more = (*question.hint, *(option.text for option in question.answers))
    return _clips().signed(survey.id, question.id, asked, voice, map(english_of, more))


def _recorded(survey: Survey, question: Question, voice: str) -> Iterator[str]:
    for part, words in _parts(question, voice):
        found = _heard(survey, question, part, words, voice)
        if found is not None:
            count = f":{len(words)}" if part in {"ask", "hint"} else ""
            yield f"{part}:{found.key}{count}"


def _parts(question: Question, voice: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything on the page that can be recorded: (its part, its sentences)."""
    yield "ask", question.words_for(voice)
    if question.hint:
        yield "hint", question.hint
    for option in question.answers:
        yield option.id, (option_text(option),)
    for name, words in _built_in().items():
        yield name, (words,)


def _heard(
    survey: Survey, question: Question, part: str, words: tuple[str, ...], voice: str
) -> Recording | None:
    """The question's own recording; of "I am not sure", the one for every question too."""
    names = WORDS_PARTS if part == "ask" else (part,)
    ids = [f"{question.id}.{name}" for name in names]
    ids += [part] if part in _built_in() else []
    language = chosen_language()
    all_found = (_clips().heard(survey.id, each, words, voice, language) for each in ids)
    return next((found for found in all_found if found is not None), None)


def _built_in() -> dict[str, str]:
    return {NOT_SURE: _("I am not sure"), NOT_SAY: _("I do not want to say")}


def _clips() -> Clips:
    return cast(Clips, current_app.extensions[KEPT][0])
