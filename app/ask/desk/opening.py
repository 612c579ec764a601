"""Opening and closing a survey: what stands in the way is said before, and once more when sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ask import store
from app.ask.desk import desk
from app.ask.desk.here import must_be_ours, version_here
from app.ask.forms import HINTS, OpenForm
from app.ask.gate import doubts_before_opening
from app.ask.opening import last_day_is_over, reasons_here, start_wave, stop_wave
from app.ask.tables import SurveyVersion
from app.database import Session
from app.outbox.queue import wake
from app.people.signed_in import me
from app.web.house import house, now, today


@desk.route("/<slug:survey_id>/open", methods=["GET", "POST"])
def open_wave(survey_id: str) -> ResponseReturnValue:
    form = OpenForm()
    is_good = form.validate_on_submit()
    if form.is_submitted() and last_day_is_over(form.until.data, today()):
        form.until.errors = [_("This day is over. Choose a later day.")]
    if is_good and not form.errors:
        return _open(survey_id, form)
    with house().database.reading() as session:
        version = version_here(session, survey_id)
        return _page(session, version, form), 422 if form.is_submitted() else 200


@desk.post("/<slug:survey_id>/close")
def close_wave(survey_id: str) -> ResponseReturnValue:
    must_be_ours()
    number = request.form.get("number", type=int) or 0
    with house().database.writing() as session:
        name = f"{survey_id}@{number}"
        wave = store.wave_named(session, name, house().area, today())
        if wave is not None:
            stop_wave(session, wave, house().area, by=me.email, now=now())
    wake(house().settings)
    said = _("%(name)s is closed.", name=name) if wave else _("There is no such wave.")
    flash(said)
    return redirect(url_for("ask.survey", survey_id=survey_id), 303)


def _open(survey_id: str, form: OpenForm) -> ResponseReturnValue:
    """Ask the gate once more under the lock, then open."""
    back = redirect(url_for("ask.survey", survey_id=survey_id), 303)
    area = house().area
    with house().database.writing() as session:
        version = store.latest_version(session, survey_id, to_open=True)
        if version is None or str(version.number) != form.version.data:
            flash(_("There is a newer version. Read it first."))
            return back
        reasons = _reasons(session, version, is_try_out=form.is_try_out)
        if reasons:
            form.kind.errors = [" ".join(reasons)]
            return _page(session, version, form), 422
        opened = start_wave(session, version, area, is_try_out=form.is_try_out,
                            until=form.until.data, by=me.email, now=now())  # fmt: skip
    for name in opened.closed:
        flash(_("%(name)s is closed.", name=name))
    flash(_("%(name)s is open.", name=opened.name))
    wake(house().settings)
    return back


def _page(session: Session, version: SurveyVersion, form: OpenForm) -> str:
    area = house().area
    form.version.data = str(version.number)
    form.version.raw_data = None
    more: dict[str, Any] = {
        "reasons": _reasons(session, version, is_try_out=False),
        "doubts": doubts_before_opening(area.place),
        "others": [w for w in store.waves_of(session, version.survey_id, area)
                   if w.is_open(today())],
        "hints": [{"hint": {"text": hint}} for hint in HINTS.values()],
    }  # fmt: skip
    return render_template("ask/open.html", page="ask-open", title=_("Open this survey"), form=form,
                           survey=store.survey_in(version, area), version=version,
                           **more)  # fmt: skip


def _reasons(session: Session, version: SurveyVersion, *, is_try_out: bool) -> Sequence[str]:
    mail_works = house().settings.mail_works
    return reasons_here(
        session, version, house().area, mail_works=mail_works, is_try_out=is_try_out
    )
