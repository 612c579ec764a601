"""For whoever starts Heard: the database is brought to the shape this version needs, or refused."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.database.engine import make_engine

SCRIPTS = Path(__file__).parent / "migrations"


class SchemaProblem(Exception):
    """The database was made by a newer Heard. The sentence says what to do."""


def config_for(url: str) -> Config:
    """Alembic's settings for one database."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("sqlalchemy.url", plain_url(url).replace("%", "%%"))
    return config


def plain_url(url: str) -> str:
    """The address with the driver that we use."""
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def upgrade(url: str) -> None:
    """Bring the database to the newest shape. Refuses one that a newer Heard has changed."""
    now = revision_of(url)
    if now is not None and now not in known_revisions(url):
        raise SchemaProblem(
            f"This database has the shape {now}, which this Heard does not know. "
            "Start the newer Heard that made it, or restore a backup."
        )
    command.upgrade(config_for(url), "head")


def refuse_old_shape(url: str) -> None:
    """Raise SchemaProblem when the database does not have the shape that this Heard needs."""
    now = revision_of(url)
    if now != head(url):
        raise SchemaProblem(
            f"The database has the shape {now}, and this Heard needs {head(url)}. "
            "Run `heard serve` or `heard migrate` once."
        )


def make_ready(url: str) -> None:
    """For a command that may come first: an empty database gets its tables, an old one is refused.

    Only `heard serve` and `heard migrate` change a shape: another Heard may be using it now.
    """
    if revision_of(url) is None:
        upgrade(url)
    refuse_old_shape(url)


def known_revisions(url: str) -> frozenset[str]:
    """Every shape that this Heard knows."""
    scripts = ScriptDirectory.from_config(config_for(url))
    return frozenset(script.revision for script in scripts.walk_revisions())


def head(url: str) -> str | None:
    """The newest shape."""
    return ScriptDirectory.from_config(config_for(url)).get_current_head()


def revision_of(url: str) -> str | None:
    """The shape that the database has, None when it is empty."""
    engine = make_engine(plain_url(url))
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
