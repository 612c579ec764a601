"""Every survey with its versions and waves; one survey as families read it; the lead's sign-off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.roles import TITLES, Role
from app.ask import store
from app.ask.desk import desk
from app.ask.desk.explaining import rule_ids
from app.ask.desk.here import must_be_ours, version_here
from app.ask.desk.wording import drawn, questions_of, voices
from app.ask.gate import SENSITIVE, doubts_before_opening
from app.ask.opening import reasons_here, sign_sensitive, what_check_says
from app.ask.store import AskedWave
from app.ask.survey import Survey
from app.ask.tables import SurveyVersion
from app.database import Session
from app.people.signed_in import me
from app.web.house import house, now, today


@dataclass(frozen=True, slots=True)
class Line:
    """One survey on the list."""

    survey: Survey
    newest: int
    waves: list[AskedWave]


@desk.get("/")
def surveys() -> ResponseReturnValue:
    with house().database.reading() as session:
        every = groupby(store.every_version(session), key=lambda version: version.survey_id)
        lines = [_line(session, next(versions)) for _survey_id, versions in every]
    return render_template("ask/surveys.html", page="ask-surveys", title=_("Surveys"),
                           lines=lines, today=today())  # fmt: skip


@desk.get("/<slug:survey_id>")
def survey(survey_id: str) -> ResponseReturnValue:
    number = request.args.get("version", type=int)
    area = house().area
    with house().database.reading() as session:
        version, newest = version_here(session, survey_id, number), version_here(session, survey_id)
        read = store.survey_in(version, area)
        shown = {
            "version": version,
            "is_newest": version.id == newest.id,
            "numbers": store.version_numbers(session, survey_id),
            "waves": store.waves_of(session, survey_id, area),
            "reasons": _reasons(session, version),
            "signed": store.sign_offs(session, version.id),
        }
    return render_template("ask/survey.html", page="ask-survey", title=read.title, survey=read,
                           today=today(), **shown, **_words_of(read, version))  # fmt: skip


@desk.post("/<slug:survey_id>/sign-off")
def sign_off(survey_id: str) -> ResponseReturnValue:
    """The lead, or the deputy, has read the sensitive questions of this version (domain 0.3)."""
    must_be_ours()
    number = request.form.get("version", type=int) or 0
    role = Role.LEAD if Role.LEAD in me.roles else Role.DEPUTY
    with house().database.writing() as session:
        version = version_here(session, survey_id, number)
        if SENSITIVE not in store.signed_off(session, version.id):
            sign_sensitive(session, version, house().area, role=role, by=me.email, now=now())
    flash(_("You signed it off."))
    return redirect(url_for("ask.survey", survey_id=survey_id, version=number), 303)


def _line(session: Session, newest: SurveyVersion) -> Line:
    area = house().area
    waves = store.waves_of(session, newest.survey_id, area)
    return Line(store.survey_in(newest, area), newest.number, waves)


def _reasons(session: Session, version: SurveyVersion) -> Sequence[str]:
    mail_works = house().settings.mail_works
    return reasons_here(session, version, house().area, mail_works=mail_works, is_try_out=False)


def _words_of(survey: Survey, version: SurveyVersion) -> dict[str, object]:
    names = voices()
    return {
        "questions": questions_of(survey),
        "doubts": doubts_before_opening(house().area.place),
        "slips": what_check_says(version, house().area),
        "rules": rule_ids(),
        "voices": [names[voice] for voice in survey.voices],
        "picture": drawn,
        "titles": TITLES,
    }
