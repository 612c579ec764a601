"""For whoever must trust this place later: writing to the log that only grows, and checking it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.access import store
from app.access.tables import NOTHING_YET, AuditEvent, AuditHead

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def record(session: Session, *, who: str, what: str, about: str, now: datetime) -> None:
    """Add one row: who did what to what. Never the text of an answer, never an address.

    `what` is a name such as `worry.view`; `about` names the thing, such as `worry/ab12`.
    The session must be a writing one: its lock, and the head's, keep the rows in order.
    """
    head = store.head_to_move(session)
    row = AuditEvent(id=head.count + 1, at=now, who=who, what=what, about=about, previous=head.hash)
    row.hash = hash_of(row)
    store.add(session, row, head)


def hash_of(row: AuditEvent) -> str:
    """The hash of a row: the hash before it, and all that the row says. 64 hex letters."""
    said = {
        "id": row.id,
        "at": _utc(row.at).isoformat(timespec="microseconds"),
        "who": row.who,
        "what": row.what,
        "about": row.about,
    }
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(f"{row.previous}{text}".encode()).hexdigest()


def head_hash(session: Session) -> str:
    """The hash of the last row. Keep it somewhere else, and a log forged whole can be told."""
    head = store.head(session)
    return NOTHING_YET if head is None else head.hash


def verify(session: Session) -> list[str]:
    """What is wrong with the log: a sentence for each row changed, removed, added or moved."""
    head = store.head(session)
    if head is None:
        return ["The head of the audit log is missing."]
    return _wrong_rows(store.every_row(session), head)


def _wrong_rows(rows: Iterable[AuditEvent], head: AuditHead) -> list[str]:
    problems: list[str] = []
    count, previous = 0, NOTHING_YET
    for row in rows:
        if row.id != count + 1:
            problems.append(f"Rows {count + 1} to {row.id - 1} are missing.")
        if row.hash != hash_of(row):
            problems.append(f"Row {row.id} was changed.")
        elif row.previous != previous:
            problems.append(f"Row {row.id} does not follow the row before it.")
        count, previous = row.id, row.hash
    if count != head.count or previous != head.hash:
        problems.append(f"The log ends at row {count}. It should end at row {head.count}.")
    return problems


def _utc(at: datetime) -> datetime:
    """The same moment in UTC. SQLite gives times back without their zone; they are UTC."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
