"""For migrations: how they meet the database. Knows every step's tables."""

from alembic import context

import app.access.tables
import app.answer.tables
import app.ask.tables
import app.hear.tables
import app.outbox.tables
import app.people.tables
import app.tell.tables  # noqa: F401 - each adds its tables to the base
from app.database import Base
from app.database.engine import make_engine

engine = make_engine(context.config.get_main_option("sqlalchemy.url") or "")
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",  # SQLite cannot alter in place
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
