"""For every page with a number: the release that it comes from, or nothing at all (C9)."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.hear.release import Release, read
from app.hear.tables import ReleaseRow
from app.tell.finding import Cell
from app.tell.numbers import Number, number_of


class NumberWithoutRelease(Exception):
    """A finding names a release that is gone. Its page cannot be built, and must not be."""


def release_of(session: Session, release_id: int) -> Release:
    """The public release with this id. Raises NumberWithoutRelease when it is gone."""
    row = session.execute(
        select(ReleaseRow.public_sha256, ReleaseRow.public_text).where(ReleaseRow.id == release_id)
    ).first()
    if row is None:
        raise NumberWithoutRelease(f"Release {release_id} is gone. Restore it from a backup.")
    return _read(row.public_text, release_id)


def number_in(session: Session, release_id: int, cell: Cell) -> Number:
    """The number of a cell, from its release."""
    return number_of(release_of(session, release_id), cell)


@lru_cache(maxsize=64)
def _read(text: str, release_id: int) -> Release:
    """A release never changes, so each is read once in a process."""
    return read(text, release_id)
