"""The paper twin of a survey: the same questions, to print, fill in by hand, and hand in.

What is handed in is keyed by staff (app/answer/desk). Paper cannot be called back (domain 0.12).
"""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request
from flask_babel import gettext as _

from app.answer.pages import pages
from app.answer.pages.ending import long_date, promise_of
from app.answer.pages.lost import closed
from app.answer.pages.paper_words import asked_on_paper, leaves_out
from app.answer.pages.start import choices_of, who_of
from app.answer.paper import LARGE, NORMAL, Asked, Tick, begins_long, packed, page_code
from app.ask.pages import shown
from app.ask.store import AskedWave, version_numbers, wave_to_answer
from app.ask.survey import Survey
from app.place.hard_words import HardWord
from app.web.hard_words import WordsOfPage
from app.web.house import house, today
from app.web.qr import qr_code

FRAME, LARGE_FRAME = 3, 6  # the sheets around the questions, where no `about` is long: paper.html
LARGE_PRINT = frozenset({"large", "3", "4"})


@pages.get("/s/<slug:survey_id>/paper")
def paper_page(survey_id: str) -> str:
    wave = wave_asked(survey_id)
    if not wave.is_open(today()):
        return closed(wave)
    voice = voice_on_paper(wave.survey, request.args.get("who", ""))
    is_large = request.args.get("size", "") in LARGE_PRINT
    return render_template(
        "answer/paper.html",
        wave=wave,
        survey=wave.survey,
        is_large=is_large,
        code=page_code(wave.wave_id, voice),
        version=_version_number(wave),
        qr=qr_code,
        **_for_whom(wave.survey, voice),
        **_on_sheets(wave.survey, voice, is_large=is_large),
        **_afterwards(wave),
    )


def _for_whom(survey: Survey, voice: str) -> dict[str, Any]:
    """Whose paper this is, and whose there are besides."""
    return {
        "not_for": not_for(survey),
        "voices": others(survey),
        "chosen": "me" if voice == survey.voices[0] else voice,
        "who": _who(survey, voice),
        "how_they_know": _how_they_know(),
    }


def _on_sheets(survey: Survey, voice: str, *, is_large: bool) -> dict[str, Any]:
    """The questions by sheets, and how many sheets there are with those around them."""
    hard_words = _hard_words(survey)
    is_long = not is_large and begins_long(survey.about, " ".join(survey.who_sees), hard_words)
    sheets = packed(
        asked_on_paper(survey, voice),
        LARGE if is_large else NORMAL,
        before=_asked_first(_who(survey, voice)),
    )
    return {
        "sheets": sheets,
        "is_long": is_long,
        "of_sheets": len(sheets) + (LARGE_FRAME if is_large else FRAME) + is_long,
        "hard_words": hard_words,
        "leaves_out": leaves_out(survey),
    }


def _afterwards(wave: AskedWave) -> dict[str, Any]:
    """Until when the paper is taken, and where to read what came of it."""
    return {
        "promise": promise_of(wave),
        "last_day": long_date(wave.closes_on) if wave.closes_on else "",
        "here": f"{house().settings.base_url.partition('://')[2]}/you-said-we-did",
    }


def _hard_words(survey: Survey) -> list[HardWord]:
    """What the first sheet explains."""
    hard = WordsOfPage()
    hard.meet(survey.about)
    return hard.told()


def wave_asked(survey_id: str) -> AskedWave:
    """The open wave of this survey, or its latest; else there is no such page."""
    with house().database.reading() as session:
        wave = wave_to_answer(session, survey_id, today(), house().area)
    if wave is None:
        abort(404)
    return shown(wave)


def voice_on_paper(survey: Survey, chosen: str) -> str:
    """One paper speaks with one voice. `?who=` says whose, as on the start page."""
    known = {choice.value for choice in choices_of(survey)}
    return who_of(survey, chosen if chosen in known else "me").voice


def not_for(survey: Survey) -> str:
    """`?who=parent` where no parent is asked: a sentence that says so, or ""."""
    chosen = request.args.get("who", "")
    said = {
        "young_person": _("This survey does not ask young people."),
        "parent": _("This survey does not ask parents and carers."),
        "sibling": _("This survey does not ask brothers and sisters."),
        "practitioner": _("This survey does not ask people who work with young people."),
    }
    return "" if chosen in survey.voices else said.get(chosen, "")


def others(survey: Survey) -> dict[str, str]:
    """`?who=` -> whose paper it is, for a survey with several voices."""
    names = {
        "young_person": _("For young people"),
        "parent": _("For parents and carers"),
        "sibling": _("For brothers and sisters"),
        "practitioner": _("For people who work with young people"),
    }
    first, *more = survey.voices
    return {"me": names[first]} | {voice: names[voice] for voice in more} if more else {}


def _who(survey: Survey, voice: str) -> list[tuple[str, str]]:
    """(picture, words) of the boxes under "Who is answering?" on this voice's paper."""
    if voice != survey.voices[0]:
        return [(c.picture, c.text) for c in choices_of(survey) if c.value == voice]
    mine = ("me", "help", "for")
    return [(c.picture, c.text) for c in choices_of(survey) if c.value in mine]


def _how_they_know() -> list[tuple[str, str]]:
    """(picture, words) of the boxes for somebody who answers for another."""
    return [
        ("ask", _("They told me yes")),
        ("yes", _("They showed me yes")),
        ("mind", _("I think that they agree")),
        ("no", _("I did not ask them")),
        ("not-sure", _("I am not sure")),
    ]


def _asked_first(who: list[tuple[str, str]]) -> list[Asked]:
    """What stands above the questions on their first sheet, so that its room is known."""
    blocks = [_block(_("Who is answering?"), "", who)]
    if len(who) > 1:
        words, more = _("Do you answer for somebody?"), _("How do you know that they agree?")
        blocks.append(_block(words, more, _how_they_know()))
    return blocks


def _block(words: str, more: str, rows: list[tuple[str, str]]) -> Asked:
    ticks = tuple(Tick("", "", text, shows) for shows, text in rows)
    return Asked("", "one", 0, "", (words,), hints=(more,) if more else (), ticks=ticks)


def _version_number(wave: AskedWave) -> int:
    with house().database.reading() as session:
        return version_numbers(session, wave.survey_id)[wave.version_id]
