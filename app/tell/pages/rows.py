"""For families: what each page of theirs reads from the database, made ready to show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from app.ask.pages import shown
from app.ask.store import AskedWave, all_waves, open_waves
from app.database import Session
from app.tell.promise import Asked, Waiting, is_answered, not_answered
from app.tell.standing import Standing, standing_of
from app.tell.store.findings import findings
from app.tell.store.published import Published, newest
from app.web.code_pass import CARRIED
from app.web.house import house, today
from app.web.look import link as page_link


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """A survey that can be answered now, as a door to it."""

    url: str
    title: str
    picture: str
    more: str


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """One published finding, as a door to it."""

    url: str
    title: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A survey whose answer is late: whether some of it is answered, and what is still open.

    Only what is published is named: words that nobody has looked at never are (domain 0.13).
    """

    asked: Waiting
    has_answers: bool
    still_open: tuple[UpdateRow, ...]


def survey_rows(session: Session) -> list[SurveyRow]:
    """What can be answered today."""
    return [survey_row(shown(wave)) for wave in open_waves(session, today(), house().area)]


def survey_row(wave: AskedWave) -> SurveyRow:
    survey = wave.survey
    minutes = ngettext("It takes %(num)s minute.", "It takes %(num)s minutes.", survey.minutes)
    more = f"{minutes} {_('This is a try-out.')}" if wave.is_try_out else minutes
    return SurveyRow(page_link(f"/s/{survey.id}"), survey.title, survey.picture, more)


def update_rows(published: Iterable[Published]) -> list[UpdateRow]:
    """Doors to these findings, in their order."""
    return [
        UpdateRow(link("tell.update_page", finding_id=row.finding_id), row.update.title,
                  standing_of(row.update, today()))
        for row in published
    ]  # fmt: skip


def waiting_rows(session: Session, survey_id: str | None) -> list[WaitingRow]:
    """The surveys whose answer is late: computed, so that nobody has to say so (C4)."""
    day = today()
    waves = map(shown, all_waves(session, house().area))
    asked = [a for wave in waves if (a := asked_of(wave, day)) is not None]
    if survey_id is not None:
        asked = [wave for wave in asked if wave.survey_id == survey_id]
    late = [wave for wave in asked if wave.answer_by < day]
    answered = {wave.wave_id for wave in late if _is_answered(session, wave.wave_id)}
    return [_waiting_row(session, row) for row in not_answered(late, frozenset(answered), day)]


def _waiting_row(session: Session, row: Waiting) -> WaitingRow:
    public = newest(session, wave_id=row.wave_id)
    still_open = [published for published in public if published.update.decision is None]
    return WaitingRow(row, len(still_open) < len(public), tuple(update_rows(still_open)))


def asked_of(wave: AskedWave, day: date) -> Asked | None:
    """What was promised of a wave. None: it is a try-out, or it is still open."""
    if wave.is_try_out or wave.ended_on is None or wave.is_open(day) or day < wave.opens_on:
        return None
    survey = wave.survey
    return Asked(wave.wave_id, survey.id, survey.title, wave.ended_on, survey.answer_in_days)


def link(endpoint: str, **values: Any) -> str:
    """An address of ours that keeps the pass of whoever came with a code."""
    held = request.args.get(CARRIED)
    if held:
        values[CARRIED] = held
    return url_for(endpoint, **values)


def _is_answered(session: Session, wave_id: int) -> bool:
    public = [row.update for row in newest(session, wave_id=wave_id)]
    return is_answered(findings(session, wave_id), public)
