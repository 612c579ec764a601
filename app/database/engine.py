"""For every page and every worker: a session that reads, or a session that writes and commits.

The engine is made when it is first used, so that no connection is open when the server forks.
SQLite keeps its promises here: WAL, synchronous=FULL, foreign keys, secure_delete, BEGIN IMMEDIATE.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, configure_mappers
from sqlalchemy.pool import ConnectionPoolEntry

from app.database.sealed import KeyRing

BUSY_MS = 10_000
PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)


class Database:
    """One database. Safe to make before the server forks; opens nothing until it is used."""

    def __init__(self, url: str, keys: KeyRing) -> None:
        self.url = url.replace("postgresql://", "postgresql+psycopg://", 1)
        self.is_sqlite = url.startswith("sqlite")
        self._keys = keys
        self._engine: Engine | None = None
        self._writer: Engine | None = None
        self._lock = threading.Lock()

    @property
    def engine(self) -> Engine:
        """The engine of this process."""
        if self._engine is None:
            with self._lock:
                if self._engine is None:
                    self._engine = make_engine(self.url)
        return self._engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that never commits."""
        with Session(self.engine, info={"keys": self._keys}, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that takes the write lock at once, commits at the end, undoes on an error."""
        if self._writer is None:
            self._writer = self.engine.execution_options(heard_writes=True)
        with Session(self._writer, info={"keys": self._keys}) as session:
            yield session
            session.commit()

    def wipe_what_was_deleted(self) -> None:
        """Empty SQLite's write-ahead log, so that deleted words are in no file any more."""
        if self.is_sqlite:
            with self.engine.connect() as connection:
                raw = connection.connection.dbapi_connection
                assert raw is not None  # noqa: S101 - a checked-out connection has one
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def warm(self) -> None:
        """Make what needs no connection. Before the fork, so that the processes share it."""
        configure_mappers()
        _ = self.engine

    def answers(self) -> bool:
        """Whether the database can be reached."""
        with self.engine.connect() as connection:
            return connection.execute(text("SELECT 1")).scalar() == 1

    def is_there(self) -> bool:
        """The same, as a yes or no: a server may start before its database."""
        try:
            return self.answers()
        except SQLAlchemyError:
            return False

    def rest(self) -> None:
        """Let go of every connection, and keep what was learned. A connection never forks."""
        self.engine.dispose()

    def close(self) -> None:
        """Let go of every connection."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = self._writer = None


def make_engine(url: str) -> Engine:
    """An engine for SQLite or PostgreSQL, with Heard's promises switched on."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, pool_size=8)
    engine = create_engine(
        url, pool_size=8, max_overflow=8, connect_args={"check_same_thread": False}
    )
    event.listen(engine, "connect", _promise)
    event.listen(engine, "begin", _begin)
    return engine


def _promise(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    raw: Any = connection
    raw.isolation_level = None  # we send BEGIN ourselves
    for pragma in PRAGMAS:
        raw.execute(pragma)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("heard_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
