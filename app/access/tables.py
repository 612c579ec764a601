"""For whoever must trust this place later: who looked at, sent out or changed what, and when.

The log only grows. The database itself refuses to change or remove a row; each row carries the
hash of the one before it, and the head keeps the count, so that a missing last row is found too.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DDL, CheckConstraint, DateTime, String, event
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base

NOTHING_YET = "0" * 64


class AuditEvent(Base):
    """One thing that somebody did. Never the text of an answer, never an address."""

    __tablename__ = "audit_event"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    who: Mapped[str] = mapped_column(String(254))
    what: Mapped[str] = mapped_column(String(60))
    about: Mapped[str] = mapped_column(String(200))
    previous: Mapped[str] = mapped_column(String(64), unique=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class AuditHead(Base):
    """How long the log is, and the hash of its last row. One row, which only moves forward."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


_FIRST_HEAD = "INSERT INTO audit_head (id, count, hash) VALUES (1, 0, '" + "0" * 64 + "')"

SQLITE_EVENT = (
    "CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event "
    "BEGIN SELECT RAISE(ABORT, 'The audit log only grows.'); END",
    "CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event "
    "BEGIN SELECT RAISE(ABORT, 'The audit log only grows.'); END",
)
SQLITE_HEAD = (
    _FIRST_HEAD,
    "CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head "
    "WHEN NEW.count <> OLD.count + 1 "
    "BEGIN SELECT RAISE(ABORT, 'The audit log only grows.'); END",
    "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head "
    "BEGIN SELECT RAISE(ABORT, 'The audit log only grows.'); END",
)
_POSTGRES_REFUSE = (
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RAISE EXCEPTION ''The audit log only grows.''; END'"
)
POSTGRES_EVENT = (
    _POSTGRES_REFUSE,
    "CREATE TRIGGER audit_event_no_change BEFORE UPDATE OR DELETE ON audit_event "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)
POSTGRES_HEAD = (
    _POSTGRES_REFUSE,
    _FIRST_HEAD,
    "CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head "
    "FOR EACH ROW WHEN (NEW.count <> OLD.count + 1) EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)

# What a migration runs after it has made both tables, and what it runs after it has dropped them.
AFTER_CREATE = {
    "sqlite": SQLITE_EVENT + SQLITE_HEAD,
    "postgresql": POSTGRES_EVENT + POSTGRES_HEAD,
}
AFTER_DROP = {
    "sqlite": (),
    "postgresql": ("DROP FUNCTION IF EXISTS audit_refuse()",),
}


def _after_create(model: type[Base], statements: dict[str, tuple[str, ...]]) -> None:
    table = Base.metadata.tables[model.__tablename__]
    for dialect, texts in statements.items():
        for text in texts:
            ddl = DDL(text)  # type: ignore[no-untyped-call]  # SQLAlchemy has no type here
            event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


_after_create(AuditEvent, {"sqlite": SQLITE_EVENT, "postgresql": POSTGRES_EVENT})
_after_create(AuditHead, {"sqlite": SQLITE_HEAD, "postgresql": POSTGRES_HEAD})
