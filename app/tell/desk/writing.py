"""A new finding: which wave, which number of its release, what people said."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ask.store import AskedWave, all_waves, wave_by_id
from app.database import Session
from app.hear.release import Release
from app.hear.store import latest_release
from app.people.signed_in import me
from app.tell import store
from app.tell.desk import desk
from app.tell.desk.here import ask, back_to, finding_here, must_be_ours, to_mend
from app.tell.finding import Cell, Event, Finding, may
from app.tell.forms import WordsForm
from app.tell.numbers import is_shown, label_of, number_of, picks
from app.tell.publishing import word_problems
from app.web.house import house, today


@desk.get("/new")
def choose_wave() -> ResponseReturnValue:
    with house().database.reading() as session:
        waves = [
            wave
            for wave in all_waves(session, house().area)
            if not wave.is_try_out and latest_release(session, wave.wave_id)
        ]
    return render_template("tell/choose_wave.html", page="choose-wave", waves=waves,
                           title=_("Which survey is it from?"))  # fmt: skip


@desk.get("/new/<int:wave_id>")
def choose_number(wave_id: int) -> ResponseReturnValue:
    with house().database.reading() as session:
        wave, release = _wave_and_release(session, wave_id)
    return render_template("tell/choose_number.html", page="choose-number", wave=wave,
                           picks=picks(release), title=_("What did people tell us?"))  # fmt: skip


@desk.route("/new/<int:wave_id>/<path:cell_name>", methods=["GET", "POST"])
def write(wave_id: int, cell_name: str) -> ResponseReturnValue:
    form, cell = WordsForm(), Cell.read(cell_name)
    with house().database.reading() as session:
        _wave, release = _wave_and_release(session, wave_id)
    if release.id is None or not is_shown(release, cell):
        abort(404)
    problems = to_mend(word_problems(form.title.data or "", form.said.data or ""))
    if not form.validate_on_submit() or problems:
        shown = problems if form.is_submitted() else []
        return ask(form, _("What did people say?"), problems=shown, page="write",
                   **_number(release, cell))  # fmt: skip
    with house().database.writing() as session:
        made = store.add_finding(session, _words(form, release.id, cell), wave_id=wave_id,
                                 by=me.email, on=today())  # fmt: skip
    return back_to(made, _("Saved. Families do not see it yet."))


@desk.route("/<finding_id>/words", methods=["GET", "POST"])
def change_words(finding_id: str) -> ResponseReturnValue:
    with house().database.reading() as session:
        found = finding_here(session, finding_id)
        number = _number(store.release_of(session, found.release_id), found.cell)
    form = WordsForm(obj=found)
    problems = to_mend(word_problems(form.title.data or "", form.said.data or ""))
    if not form.validate_on_submit() or problems:
        shown = problems if form.is_submitted() else []
        return ask(form, _("What did people say?"), problems=shown, page="write", **number)
    if _save_words(found, form):
        return back_to(finding_id, _("Saved. Families see it after you publish it."))
    return _somebody_was_faster(form, finding_id)


@desk.post("/<finding_id>/look")
def look(finding_id: str) -> ResponseReturnValue:
    must_be_ours()
    with house().database.writing() as session:
        found = finding_here(session, finding_id)
        problems = may(found, Event.LOOK)
        if not problems:
            store.look_into(session, finding_id, today())
    return back_to(finding_id, "" if problems else _("Saved."), problems)


def _save_words(found: Finding, form: WordsForm) -> bool:
    typed = form.revision.data or ""
    revision = int(typed) if typed.isascii() and typed.isdigit() else 0
    words = _words(form, found.release_id, found.cell)
    with house().database.writing() as session:
        return store.change_words(session, found.id, words, revision=revision)


def _somebody_was_faster(form: WordsForm, finding_id: str) -> ResponseReturnValue:
    """Two people wrote at once: both texts are shown, and nothing is overwritten."""
    with house().database.reading() as session:
        theirs = finding_here(session, finding_id)
        number = _number(store.release_of(session, theirs.release_id), theirs.cell)
    form.revision.data = str(theirs.revision)
    form.revision.raw_data = [str(theirs.revision)]
    return ask(form, _("What did people say?"), page="write", **number, theirs=theirs)


def _number(release: Release, cell: Cell) -> dict[str, Any]:
    """What the page of a form says about the number."""
    return {"number": number_of(release, cell), "label": label_of(release, cell)}


def _words(form: WordsForm, release_id: int, cell: Cell) -> store.Words:
    return store.Words(
        release_id=release_id,
        cell=cell,
        title=form.title.data or "",
        said=form.said.data or "",
        strand=form.strand.data,
        is_praise=bool(form.is_praise.data),
    )


def _wave_and_release(session: Session, wave_id: int) -> tuple[AskedWave, Release]:
    wave = wave_by_id(session, wave_id, house().area)
    release = latest_release(session, wave_id)
    if wave is None or wave.is_try_out or release is None:
        abort(404)
    return wave, release
