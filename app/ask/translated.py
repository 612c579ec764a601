"""For families who read another language: a survey in it, sentence by sentence.

The ids of a survey's texts are what translators see beside each sentence (msgctxt):

    title, about, who_sees
    QUESTION.ask, QUESTION.ask.VOICE, QUESTION.hint, QUESTION.text
    QUESTION.options.ANSWER, QUESTION.starters
"""

from __future__ import annotations

from app.ask.gate import words_may_be_in
from app.ask.only_if import NEVER
from app.ask.survey import Option, Question, Survey
from app.place.place import Place
from app.place.translated import ENGLISH, Say, Translator, every, with_words

_said: dict[tuple[int, int], tuple[Survey, Translator, Survey]] = {}


def survey_in(survey: Survey, say: Translator, place: Place) -> Survey:
    """The survey in the words of this translator; `place` is in its language already.

    Made once for each version and language. What has no translation of this very sentence stays
    English, and is marked so.
    """
    if say.language == ENGLISH:
        return survey
    key = (id(survey), id(say))
    if key not in _said:  # both are kept beside it, so that their numbers stay theirs
        said = survey_said(survey, say, place)
        if not words_may_be_in(place, say.language):
            said = _without_leads_to_words(said)
        _said[key] = (survey, say, said)
    return _said[key][2]


def _without_leads_to_words(survey: Survey) -> Survey:
    """Where nobody may write (domain 0.7), "Now you can write" is on nobody's way."""
    questions = (
        with_words(one, only_if=NEVER) if survey.leads_to_words(one) else one
        for one in survey.questions
    )
    return with_words(survey, questions=tuple(questions))


def survey_said(survey: Survey, say: Say, place: Place) -> Survey:
    """The survey with every text that families read said by `say`."""
    bands = {band.id: band.text for band in place.age_bands}
    return with_words(
        survey,
        title=say("title", survey.title),
        about=every(say, "about", survey.about),
        who_sees=every(say, "who_sees", survey.who_sees, is_safety=True),
        questions=tuple(_question(question, say, bands) for question in survey.questions),
    )


def _question(question: Question, say: Say, bands: dict[str, str]) -> Question:
    key = question.id
    return with_words(
        question,
        ask=every(say, f"{key}.ask", question.ask),
        voices={
            voice: every(say, f"{key}.ask.{voice}", words)
            for voice, words in question.voices.items()
        },
        hint=every(say, f"{key}.hint", question.hint),
        text=every(say, f"{key}.text", question.text),
        options=tuple(_option(option, question, say, bands) for option in question.options),
        starters=every(say, f"{key}.starters", question.starters),
    )


def _option(option: Option, question: Question, say: Say, bands: dict[str, str]) -> Option:
    """The bands of an age question are the area's own words."""
    if question.kind == "age_band":
        return with_words(option, text=bands.get(option.id, option.text))
    return with_words(option, text=say(f"{question.id}.options.{option.id}", option.text))
