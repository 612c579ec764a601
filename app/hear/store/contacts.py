"""For the lead and the deputy: who wants to be contacted, what was done, and when it is deleted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.answer.contact import ContactMe, contact_from
from app.answer.tables import ContactRequest
from app.database import unseal
from app.hear.promise import in_utc
from app.hear.store.steps import OF_CONTACT, Step, steps_in
from app.hear.tables import ContactStep

SEEN, TRIED, SPOKE, REFERRED, DONE = "seen", "tried", "spoke", "referred", "done"
CONTACT_STEPS = (SEEN, TRIED, SPOKE, REFERRED, DONE)
KEPT_AFTER_DONE, KEPT_AT_MOST = timedelta(days=30), timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the queue shows it: without its words. `steps` are names, oldest first."""

    id: str
    arrived_at: datetime
    steps: tuple[Step, ...] = ()

    @property
    def is_seen(self) -> bool:
        """Whether somebody has said that they have read it."""
        return bool(self.steps)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to do."""
        return any(step.step == DONE for step in self.steps)

    def delete_at(self) -> datetime:
        """When it goes: 30 days after the last thing was done, a year after it came at the most."""
        latest = self.arrived_at + KEPT_AT_MOST
        if not self.is_over:
            return latest
        return min(latest, self.steps[-1].at + KEPT_AFTER_DONE)


def contacts(session: Session) -> list[Asked]:
    """Everybody who asked, the oldest first."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for row in session.scalars(select(ContactStep).order_by(ContactStep.at, ContactStep.id)):
        steps[row.contact_id].append(Step(row.step, row.by, in_utc(row.at), ""))
    rows = session.execute(
        select(ContactRequest.id, ContactRequest.arrived_at).order_by(
            ContactRequest.arrived_at, ContactRequest.id
        )
    )
    return [Asked(key, in_utc(at), tuple(steps[key])) for key, at in rows]


def contact_here(session: Session, contact_id: str) -> tuple[Asked, ContactMe] | None:
    """One request with its words. Whoever shows it writes it to the audit log."""
    row = session.get(ContactRequest, contact_id)
    if row is None:
        return None
    asked = Asked(row.id, in_utc(row.arrived_at), tuple(steps_in(session, OF_CONTACT, contact_id)))
    return asked, contact_from(unseal(session, row.words, about=f"contact/{contact_id}"))


def contacts_past_their_days(session: Session, now: datetime) -> list[Asked]:
    """The requests whose days are over."""
    return [asked for asked in contacts(session) if asked.delete_at() <= now]


def delete_contact(session: Session, contact_id: str) -> None:
    """Delete a request with everything that was noted about it."""
    session.execute(delete(ContactRequest).where(ContactRequest.id == contact_id))
