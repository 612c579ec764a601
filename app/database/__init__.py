"""The database: one engine for each process, sessions that read or write, sealed words.

`Session` and `OperationalError` are here for whoever passes them on: SQL itself lives in tables,
store and this room.
"""

from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from app.database.base import Base
from app.database.engine import Database
from app.database.sealed import Encrypted, KeyRing, Sealed, seal, unseal

__all__ = [
    "Base",
    "DataError",
    "Database",
    "Encrypted",
    "IntegrityError",
    "KeyRing",
    "OperationalError",
    "Sealed",
    "Session",
    "seal",
    "unseal",
]
