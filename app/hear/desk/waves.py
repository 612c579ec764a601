"""Every wave with what is waiting, and the numbers of one wave. Numbers come from its release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ask.store import AskedWave, all_waves
from app.hear import store
from app.hear.breakdown import Breakdown
from app.hear.cell import BE_CAREFUL, NOT_ENOUGH, NOT_EVERYONE
from app.hear.desk import desk, saying
from app.hear.desk.here import wave_here
from app.hear.interval import COUNTS_ONLY_BELOW
from app.hear.release import Question, Release
from app.hear.store.releases import release_day
from app.hear.words import Words
from app.web.house import house, today

Table = tuple[str, list[str], list[list[str]]]
"""A caption, the heads of the columns, the rows."""


@dataclass(frozen=True, slots=True)
class Line:
    """One wave on the list, with its working counts."""

    wave: AskedWave
    took_part: int
    unread: int
    released: date | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the page shows it."""

    ask: str
    notes: list[str]
    options: Table | None = None
    groups: tuple[Table, ...] = ()


@desk.get("/")
def waves() -> ResponseReturnValue:
    with house().database.reading() as session:
        unread, released = store.how_many_unread(session), store.released_on(session)
        lines = [
            Line(
                wave=wave,
                took_part=store.how_many_took_part(session, wave.wave_id),
                unread=unread.get(wave.wave_id, 0),
                released=released.get(wave.wave_id),
            )
            for wave in all_waves(session, house().area)
        ]
    return render_template("hear/waves.html", page="hear-waves", title=_("What people said"),
                           lines=lines, day=saying.long_day, today=today())  # fmt: skip


@desk.get("/waves/<name>")
def wave(name: str) -> ResponseReturnValue:
    with house().database.reading() as session:
        found = wave_here(session, name)
        release = store.latest_release(session, found.wave_id, level="staff")
        took_part = store.how_many_took_part(session, found.wave_id)
        unread = store.how_many_unread(session).get(found.wave_id, 0)
    shown = _of_release(release) if release else {"made_on": _made_on(found)}
    return render_template("hear/wave.html", page="hear-wave", title=found.survey.title,
                           wave=found, release=release, took_part=took_part, unread=unread,
                           is_open=found.is_open(today()), **shown)  # fmt: skip


def _made_on(wave: AskedWave) -> str:
    """When the numbers come, or nothing for a wave whose end is not known."""
    made_on = release_day(wave, house().area.place.grace_days)
    return "" if made_on is None or wave.is_try_out else saying.long_day(made_on)


def _of_release(release: Release) -> dict[str, object]:
    themes = [[theme.name, saying.say(_people(theme.count))] for theme in release.themes]
    return {
        "who": [_who(breakdown) for breakdown in release.who],
        "questions": [_asked(release, question) for question in release.questions],
        "themes": themes,
        "not_everyone": saying.say(NOT_EVERYONE),
        "not_enough": saying.say(NOT_ENOUGH),
    }


def _asked(release: Release, question: Question) -> Asked:
    if not question.is_shown:
        return Asked(question.ask, [saying.say(NOT_ENOUGH)])
    return Asked(
        question.ask,
        [*_notes(question), *_none(release, question)],
        _options(release, question) if question.options else None,
        tuple(_by(question, breakdown) for breakdown in question.breakdowns),
    )


def _notes(question: Question) -> list[str]:
    """What to say above the tables of a question."""
    base = question.base or 0
    about = _("About %(people)s people answered.", people=base)
    said = [about if question.is_rounded else _("%(people)s people answered.", people=base)]
    if question.kind == "words":
        said = [_("%(people)s people wrote something.", people=base)]
    if base < COUNTS_ONLY_BELOW:
        said.append(saying.say(BE_CAREFUL))
    if question.mean is not None:
        said.append(_("The mean is about %(mean)s.", mean=question.mean))
    if question.hidden_together is not None:
        said.append(
            _("Together, %(people)s people chose the answers that we do not count out.",
              people=question.hidden_together)
        )  # fmt: skip
    return said


def _options(release: Release, question: Question) -> Table:
    heads = [_("Answer"), _("How many"), _("How sure we are"), _("In a word")]
    rows = []
    for cell in question.options:
        seen = release.cell(question.id, cell.id)
        word = saying.say(seen.share[2]) if seen.share else ""
        percent = "" if seen.percent is None else _("%(n)s in 100.", n=seen.percent)
        sure = " ".join(filter(None, [saying.shares(seen), percent]))
        rows.append([cell.text, saying.say(seen.count_words), sure, word])
    return (_("Answers"), heads, rows)


def _none(release: Release, question: Question) -> list[str]:
    """`Skipped: 11 people.` for each kind of no answer that anybody gave."""
    names = saying.no_answers()
    seen = {cell.id: release.cell(question.id, cell.id) for cell in question.no_answers}
    said = [
        _("%(kind)s: %(people)s.", kind=names[key], people=saying.say(one.count_words).rstrip("."))
        for key, one in seen.items()
        if one.count != 0
    ]
    return [" ".join(said)] if said else []


def _by(question: Question, breakdown: Breakdown) -> Table:
    """One row for each group. Numbers are to the nearest 5."""
    heads = [_("Who"), _("About how many"), *(cell.text for cell in question.options)]
    names = _groups(breakdown)
    rows = []
    for row in breakdown.rows:
        if row.status == "suppressed":
            rows.append([names.get(row.group, row.group), *["–"] * (len(heads) - 1)])
            continue
        cells = ["*" if cell.count is None else str(cell.count) for cell in row.cells]
        rows.append([names.get(row.group, row.group), _star(row.base), *cells])
    return (_caption(breakdown), heads, rows)


def _who(breakdown: Breakdown) -> Table:
    names = _groups(breakdown)
    rows = [
        [names.get(row.group, row.group), "–" if row.status == "suppressed" else _star(row.base)]
        for row in breakdown.rows
    ]
    return (_caption(breakdown), [_("Who"), _("About how many")], rows)


def _groups(breakdown: Breakdown) -> dict[str, str]:
    return saying.supports() if breakdown.by == "support" else saying.voices()


def _caption(breakdown: Breakdown) -> str:
    return _("By who chose the answers") if breakdown.by == "support" else _("By who answered")


def _star(count: int | None) -> str:
    return "*" if count is None else str(count)


def _people(count: int) -> Words:
    return Words("%(count)s people", count=count)
