"""For the audit log: reading its head under a lock, adding a row, and going through all rows."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access.tables import AuditEvent, AuditHead

ROWS_AT_ONCE = 500


class NotWritingError(Exception):
    """The log was written to in a session that does not write. Use `database.writing()`."""


def head_to_move(session: Session) -> AuditHead:
    """The head of the log, locked until this session commits, so that rows stand in one line."""
    if not session.connection().get_execution_options().get("heard_writes"):
        raise NotWritingError("The audit log needs a writing session. Use database.writing().")
    locked = select(AuditHead).with_for_update().execution_options(populate_existing=True)
    return session.scalars(locked).one()


def add(session: Session, row: AuditEvent, head: AuditHead) -> None:
    """Put the row at the end of the log, and move the head to it."""
    head.count, head.hash = row.id, row.hash
    session.add(row)
    session.flush()


def head(session: Session) -> AuditHead | None:
    """The head of the log, or None when somebody took it away."""
    return session.scalars(select(AuditHead)).one_or_none()


def every_row(session: Session) -> Iterator[AuditEvent]:
    """All rows in order, a few at a time."""
    rows = select(AuditEvent).order_by(AuditEvent.id)
    yield from session.scalars(rows.execution_options(yield_per=ROWS_AT_ONCE))


def rows_about(session: Session, about: str) -> list[AuditEvent]:
    """Everything that was done to one thing, such as `worry/ab12`, in order."""
    rows = select(AuditEvent).where(AuditEvent.about == about).order_by(AuditEvent.id)
    return list(session.scalars(rows))
