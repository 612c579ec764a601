"""The database: one engine for each process, sessions that read, sessions that write, sealed words."""

from app.database.base import Base
from app.database.engine import Database
from app.database.sealed import Encrypted, KeyRing, Sealed, seal, unseal

__all__ = ["Base", "Database", "Encrypted", "KeyRing", "Sealed", "seal", "unseal"]
