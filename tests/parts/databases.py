"""For every test that stores something: the same test runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine

import app
from app.database import Base, Database, KeyRing

KEYS = KeyRing((("k1", b"\x01" * 32),))
QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


def every_table() -> None:
    """Load the tables of every step, so that the schema is whole."""
    for step in pkgutil.iter_modules(app.__path__, "app."):
        if step.ispkg and Path(app.__path__[0], step.name[4:], "tables.py").is_file():
            importlib.import_module(f"{step.name}.tables")


def make_schema(url: str) -> None:
    """Every table, as the models say. That migrations make the same is a test of its own."""
    every_table()
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    Base.metadata.create_all(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[str], str]]:
    """A real PostgreSQL for the whole run: give it a statement, or a name for its URL."""
    import pgserver

    # Anybody's folder, not pytest's private one: as root, PostgreSQL runs as a user of its own.
    folder = Path(tempfile.mkdtemp(prefix="heard-pg-"))
    folder.chmod(0o755)
    server = pgserver.get_server(folder / "data", cleanup_mode="delete")
    for setting in QUICK:  # a test's database need not survive a power cut
        server.psql(f"ALTER SYSTEM SET {setting}")
    server.psql("SELECT pg_reload_conf()")
    yield lambda name: _ask(server, name)
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _ask(server: object, words: str) -> str:
    if " " in words:
        return str(server.psql(words))  # type: ignore[attr-defined]
    return str(server.get_uri(words))  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "template.sqlite"
    make_schema(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def _postgresql_template(postgresql: Callable[[str], str]) -> str:
    postgresql("CREATE DATABASE heard_template")
    make_schema(postgresql("heard_template"))
    return "heard_template"


@pytest.fixture
def sqlite_url(_sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database with every table."""
    file = tmp_path / "heard.sqlite"
    shutil.copy(_sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgresql_url(postgresql: Callable[[str], str], _postgresql_template: str) -> Iterator[str]:
    """A fresh PostgreSQL database with every table."""
    name = f"heard_{uuid4().hex[:12]}"
    postgresql(f"CREATE DATABASE {name} TEMPLATE {_postgresql_template}")
    yield postgresql(name)
    postgresql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_postgresql_url(postgresql: Callable[[str], str]) -> Iterator[str]:
    """A fresh PostgreSQL database without any table, for migrations."""
    name = f"heard_{uuid4().hex[:12]}"
    postgresql(f"CREATE DATABASE {name}")
    yield postgresql(name)
    postgresql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database with every table: once SQLite, once PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=BOTH)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh database without any table: once SQLite, once PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.sqlite'}"
    return str(request.getfixturevalue("empty_postgresql_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Heard's own database object on both kinds: `.reading()` and `.writing()` give sessions."""
    made = Database(database_url, KEYS)
    yield made
    made.close()


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """The same on SQLite only, for tests of pages."""
    made = Database(sqlite_url, KEYS)
    yield made
    made.close()
