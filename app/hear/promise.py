"""For the lead: by when a person must have read something, in working days (domain L14 S3)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.place.working_days import SATURDAY, due, in_utc

__all__ = ["days_over", "due", "hours_left", "in_utc"]


def days_over(since: date, days: int, today: date) -> bool:
    """Whether more working days than that have gone by: for what keeps no time of its own."""
    while days > 0:
        since += timedelta(days=1)
        if since.weekday() < SATURDAY:
            days -= 1
    return today > since


def hours_left(until: datetime, now: datetime) -> int:
    """Whole hours until then. Below 0 when it is over."""
    return int((until - now).total_seconds() // 3600)
