"""For a worry and for somebody to contact: what was done, who has looked, how long there is."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _

from app.access.store import rows_about
from app.database import Session
from app.hear.desk import saying
from app.hear.forms import StepForm
from app.hear.store import Step

HOURS_OF_A_DAY = 24


def step_form(names: dict[str, str]) -> StepForm:
    """The form for one more step: `names` are the steps in words."""
    form = StepForm()
    form.step.choices = list(names.items())
    return form


def done_so_far(steps: Iterable[Step], names: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """What was done, as the page shows it: (when, who, what, note)."""
    return [
        (saying.exact(step.at), step.by, names.get(step.step, step.step), step.note)
        for step in steps
    ]


def looks(session: Session, about: str, names: dict[str, str]) -> list[tuple[str, str, str]]:
    """What the audit log says about it: (when, who, what). `about` is worry/ID or contact/ID."""
    kind, _slash, _key = about.partition("/")
    said = {f"{kind}.{step}": name for step, name in names.items()}
    said |= {f"{kind}.view": _("Looked at it"), "comment.worried": _("Is worried")}
    return [
        (saying.exact(row.at), row.who, said.get(row.what, row.what))
        for row in rows_about(session, about)
    ]


def time_left(hours: int) -> str:
    """How long until somebody must have read it."""
    if hours < 0:
        return _("Overdue")
    if hours < HOURS_OF_A_DAY:
        return _("%(hours)s hours left", hours=hours)
    return _("%(days)s days left", days=hours // HOURS_OF_A_DAY)
