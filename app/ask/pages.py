"""What families see of a survey: it in the language of their page."""

from __future__ import annotations

from dataclasses import replace

from app.ask.store import AskedWave
from app.ask.translated import survey_in
from app.web.language import place_shown, translator


def shown(wave: AskedWave) -> AskedWave:
    """The wave with its survey's words in the language of this page."""
    survey = survey_in(wave.survey, translator(wave.survey_id), place_shown())
    return wave if survey is wave.survey else replace(wave, survey=survey)
