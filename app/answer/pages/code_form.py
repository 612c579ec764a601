"""The page that asks for a code: four pictures, tapped or typed. The survey is asked for first.

The code so far travels in the form and never in an address, so no phone's history keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from flask import typing as ft

from app.answer.code import LENGTH, Slip, as_secret, read_code, tapped
from app.answer.pages import pages
from app.answer.pages.coming_back import ask_for_code, come_back, my_sitting, standing, waves_known
from app.answer.pages.here import code_words_in_every_language, signer
from app.answer.pages.slowing import count_guess, is_shut, is_too_fast
from app.answer.pages.tapping import carried, groups_to_tap, tapped_so_far
from app.answer.pages.wording import said
from app.answer.reading import Problem
from app.answer.store.starting import found_by_code
from app.ask.store import AskedWave
from app.web.house import house

PICTURES, TAP, OUT = "pictures", "tap", "out"


@dataclass(frozen=True, slots=True)
class Entered:
    """One form as it came: what was typed, or the pictures that were tapped so far."""

    survey_id: str
    typed: str
    taken: tuple[int, ...]
    is_tapped: bool


@pages.get("/code")
def code_page() -> ft.ResponseReturnValue:
    sitting = None if "another" in request.args else my_sitting()
    return standing(sitting) if sitting else ask_for_code(request.args.get("survey", ""))


@pages.post("/code")
def open_code() -> ft.ResponseReturnValue:
    entered, button = _entered(), request.form.get("go", "")
    if signer("code-form").key_of(request.form.get("token", "")) is None:
        return _again(entered, Problem("again", "code")), 400
    waves = [w for w in waves_known() if w.survey_id == entered.survey_id]
    if not waves:
        return ask_for_code("", entered.typed, Problem("survey", "survey")), 422
    if TAP in request.form or button in {PICTURES, OUT}:
        return _tap_page(waves[0], entered.taken)
    if is_shut(entered.survey_id):
        return _again(entered, Problem("shut", "code")), 429
    if is_too_fast(entered.survey_id):
        return _again(entered, Problem("wait", "code")), 429
    return _open(waves, entered)


def _entered() -> Entered:
    """The form, with the picture that was tapped put in, or the last one taken out."""
    form = request.form
    taken = tapped(f"{form.get('taken', '')}-{form.get(TAP, '')}")
    if form.get("go") == OUT:
        taken = taken[:-1]
    is_tapped = "taken" in form or form.get("go") == PICTURES
    return Entered(form.get("survey", ""), form.get("code", "")[:200], taken, is_tapped)


def _open(waves: list[AskedWave], entered: Entered) -> ft.ResponseReturnValue:
    code = (
        entered.taken
        if entered.is_tapped
        else read_code(entered.typed, *code_words_in_every_language())
    )
    if isinstance(code, Slip):  # no code at all: a slip, not a guess
        problem = Problem("word", "code", word=code.word[:30]) if code.word else FOUR
        return _again(entered, problem), 422
    if len(code) != LENGTH:
        return _again(entered, FOUR), 422
    secret = as_secret(code)
    hashes = {w.wave_id: signer("code").digest(str(w.wave_id), secret) for w in waves}
    with house().database.reading() as session:
        found = found_by_code(session, hashes)
    if found is None:
        count_guess(entered.survey_id)
        return _again(entered, Problem("code", "code")), 422
    return come_back(entered.survey_id, found, code=code)


FOUR = Problem("four", "code")


def _again(entered: Entered, problem: Problem) -> str:
    """The same page with what to do, and with everything that was put in."""
    wave = next((w for w in waves_known() if w.survey_id == entered.survey_id), None)
    if entered.is_tapped and wave is not None:
        return _tap_page(wave, entered.taken, problem)
    return ask_for_code(entered.survey_id, entered.typed, problem)


def _tap_page(wave: AskedWave, taken: tuple[int, ...], problem: Problem | None = None) -> str:
    """The 48 pictures to tap, in groups; once there are four, only the four."""
    return render_template(
        "answer/tap_code.html",
        survey=wave.survey,
        taken=tapped_so_far(taken),
        carried=carried(taken),
        groups=groups_to_tap() if len(taken) < LENGTH else [],
        token=signer("code-form").token(),
        problems=[{"field": problem.field, "text": said(problem)}] if problem else [],
    )
