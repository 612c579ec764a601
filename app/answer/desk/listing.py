"""Which surveys take paper, the code that leads to one, and the papers of a wave."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.answer.desk import desk
from app.answer.desk.here import is_alone, not_trained, wave_here
from app.answer.forms import CodeForm
from app.answer.keying import CHECKED, DIFFERS, KEYED, can_be_keyed, ends_counting, is_late
from app.answer.pages.paper import others
from app.answer.paper import read_page_code
from app.answer.store.papers import how_many_papers, papers_of
from app.ask.store import AskedWave, all_waves, wave_by_id
from app.web.house import house, today


@dataclass(frozen=True, slots=True)
class Line:
    """One wave on the list, with how many papers wait for a second look (working counts)."""

    wave: AskedWave
    once: int
    differ: int
    checked: int
    is_late: bool


@desk.get("/")
def papers() -> ResponseReturnValue:
    shut = not_trained()
    if shut:
        return shut
    form = CodeForm(request.args)
    typed = (form.code.data or "")[:60]
    found = _wave_of(typed) if typed else None
    if found is not None:
        wave, voice = found
        return redirect(url_for("answer.key", name=wave.name, voice=voice), 303)
    if typed:
        form.code.errors = [_("This is no code of ours. Look at the paper again.")]
    page = render_template("answer/papers.html", page="answer-papers", title=_("Answers on paper"),
                           form=form, lines=_lines(), is_alone=is_alone())  # fmt: skip
    return page, 422 if typed else 200


@desk.get("/<name>")
def wave(name: str) -> ResponseReturnValue:
    """Every paper of one wave."""
    shut = not_trained()
    if shut:
        return shut
    grace = house().area.place.grace_days
    with house().database.reading() as session:
        found = wave_here(session, name)
        rows = papers_of(session, found.wave_id)
    return render_template("answer/wave_papers.html", page="answer-wave", wave=found,
                           title=_("Papers of %(name)s", name=found.name), papers=rows,
                           voices=others(found.survey) or {"me": _("Type a paper in")},
                           first=found.survey.voices[0], is_alone=is_alone(),
                           can_be_keyed=can_be_keyed(found, today()),
                           is_late=is_late(found, today(), grace),
                           until=ends_counting(found, grace))  # fmt: skip


def _lines() -> list[Line]:
    grace = house().area.place.grace_days
    with house().database.reading() as session:
        counts = how_many_papers(session)
        waves = [w for w in all_waves(session, house().area)
                 if can_be_keyed(w, today()) or w.wave_id in counts]  # fmt: skip
    return [_line(w, counts.get(w.wave_id, {}), grace) for w in waves]


def _line(wave: AskedWave, count: dict[str, int], grace: int) -> Line:
    once, differ, checked = (count.get(state, 0) for state in (KEYED, DIFFERS, CHECKED))
    return Line(wave, once, differ, checked, is_late(wave, today(), grace))


def _wave_of(typed: str) -> tuple[AskedWave, str] | None:
    """The wave and the voice of a code, when we have printed it."""
    read = read_page_code(typed)
    if read is None:
        return None
    with house().database.reading() as session:
        found = wave_by_id(session, read[0], house().area)
    return (found, read[1]) if found is not None and read[1] in found.survey.voices else None
