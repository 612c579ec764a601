"""For families: when an answer is late, we say so ourselves. No one at the council has to press.

Only the survey's name, dates and days: never words that nobody has looked at (domain 0.13).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.tell.finding import Finding
from app.tell.publishing import Update


@dataclass(frozen=True, slots=True)
class Asked:
    """One real wave that has closed, and what was promised of it."""

    wave_id: int
    survey_id: str
    title: str
    closed_on: date
    answer_in_days: int

    @property
    def answer_by(self) -> date:
        """The last day of the promise."""
        return self.closed_on + timedelta(days=self.answer_in_days)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A survey whose answer is late, and by how many days."""

    wave_id: int
    survey_id: str
    title: str
    closed_on: date
    answer_by: date
    days_late: int


def is_answered(findings: Iterable[Finding], published: Iterable[Update]) -> bool:
    """Whether a wave is answered: every finding of it is decided, and the decision is public."""
    known, public = list(findings), list(published)
    return bool(known) and len(known) == len(public) and all(update.decision for update in public)


def not_answered(asked: Iterable[Asked], answered: frozenset[int], today: date) -> list[Waiting]:
    """The waves whose promise is over and that are not answered, the longest wait first."""
    late = [wave for wave in asked if wave.wave_id not in answered and wave.answer_by < today]
    return [
        Waiting(w.wave_id, w.survey_id, w.title, w.closed_on, w.answer_by,
                (today - w.answer_by).days)
        for w in sorted(late, key=lambda wave: (wave.answer_by, wave.survey_id))
    ]  # fmt: skip
