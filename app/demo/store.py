"""For whoever has real answers: what is in this database, so that the demo never mixes with it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.access.store import rows_about
from app.answer.tables import Response, Worry
from app.ask.tables import Wave
from app.people.tables import User

DEMO = "demo"


@dataclass(frozen=True, slots=True)
class Found:
    """Who has joined, who opened the waves that hold something, who opened any wave; and whether a
    demo was made here to its end.
    """

    emails: frozenset[str]
    openers_of_answers: frozenset[str]
    openers: frozenset[str]
    is_whole: bool

    @property
    def is_empty(self) -> bool:
        """Whether nobody has joined or answered."""
        return not self.emails and not self.openers_of_answers


def look(session: Session) -> Found:
    """What is here."""
    said = exists().where(Response.wave_id == Wave.id) | exists().where(Worry.wave_id == Wave.id)
    opener = select(Wave.opened_by).distinct()
    return Found(
        emails=frozenset(session.scalars(select(User.email))),
        openers_of_answers=frozenset(session.scalars(opener.where(said))),
        openers=frozenset(session.scalars(opener)),
        is_whole=bool(rows_about(session, DEMO)),
    )
