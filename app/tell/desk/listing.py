"""The list of findings by where they stand, and one finding with everything about it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ask.store import all_waves, wave_by_id
from app.database import Session
from app.tell import store
from app.tell.desk import desk
from app.tell.desk.here import finding_here, to_mend
from app.tell.finding import Finding, State, is_stuck
from app.tell.helped import count
from app.tell.numbers import is_shown, label_of, number_of
from app.tell.plain import advice
from app.tell.publishing import publish_problems, update_of
from app.web.house import house, today
from app.web.tokens import Signer


@dataclass(frozen=True, slots=True)
class Line:
    """One finding on the list."""

    finding: Finding
    wave: str
    is_stuck: bool


def state_names() -> dict[State, str]:
    """Where a finding stands, in words for staff."""
    return {
        State.HEARD: _("Heard"),
        State.LOOKING_INTO: _("Somebody looks into it"),
        State.DECIDED: _("Decided"),
        State.DOING: _("We are doing it"),
        State.DONE: _("Done"),
    }


@desk.get("/")
def list_of_findings() -> ResponseReturnValue:
    with house().database.reading() as session:
        waves = {
            wave.wave_id: _(
                "%(survey)s, wave %(number)s", survey=wave.survey.title, number=wave.number
            )
            for wave in all_waves(session, house().area)
        }
        lines = [
            Line(found, waves.get(found.wave_id, ""), is_stuck(found, today()))
            for found in store.findings(session)
        ]
    names = state_names()
    groups = [(names[s], [line for line in lines if line.finding.state is s]) for s in State]
    return render_template("tell/findings.html", page="findings", title=_("Findings"),
                           groups=groups)  # fmt: skip


@desk.get("/<finding_id>")
def one(finding_id: str) -> ResponseReturnValue:
    with house().database.reading() as session:
        found = finding_here(session, finding_id)
        return render_template("tell/finding.html", page="finding", title=found.title,
                               **everything_about(session, found))  # fmt: skip


def everything_about(session: Session, found: Finding) -> dict[str, object]:
    """What the page of one finding shows."""
    draft = update_of(found)
    checked = store.check_of(session, found.id, draft.digest)
    draft = update_of(found, checked)
    known = store.versions(session, found.id)
    release = store.release_of(session, found.release_id)
    problems = publish_problems(
        draft, known[0].update if known else None, is_shown=is_shown(release, found.cell)
    )
    left = to_mend(problems)
    return {
        "finding": found,
        "wave": wave_by_id(session, found.wave_id, house().area),
        "state_name": state_names()[found.state],
        "is_stuck": is_stuck(found, today()),
        "number": number_of(release, found.cell),
        "label": label_of(release, found.cell),
        "checked": checked,
        "digest": draft.digest,
        "today": today(),
        "problems_left": left,
        "advice": [
            *advice("title", found.title),
            *advice("said", found.said),
            *(problem for problem in problems if problem not in left),
        ],
        "is_current": bool(known) and known[0].update == draft,
        "versions": known,
        "decisions": store.decisions(session, found.id)[1:],
        "quotes": store.quotes_of(session, found.id),
        "taps": count(store.taps_on(session, found.id)),
        "preview_url": preview_url(found.id, draft.digest),
    }


def preview_url(finding_id: str, digest: str) -> str:
    """Families' own page with these very words. Whoever has the address can read it."""
    signed = Signer(house().settings.secret_key, "preview").digest(finding_id, digest)[:32]
    return f"{house().settings.base_url}/you-said-we-did/{finding_id}?preview={signed}"
