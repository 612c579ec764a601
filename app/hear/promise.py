"""For the lead: by when a person must have read something, in working days (domain L14 S3)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5


def due(arrived: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same time of day, so many working days later, where the area is.

    What comes at a weekend is due at that time on Monday, when one day is promised. Bank holidays
    count as working days: too early is the safe side.
    """
    local = in_utc(arrived).astimezone(zone)
    while days > 0:
        local += timedelta(days=1)
        if local.weekday() < SATURDAY:
            days -= 1
    return local


def days_over(since: date, days: int, today: date) -> bool:
    """Whether more working days than that have gone by: for what keeps no time of its own."""
    while days > 0:
        since += timedelta(days=1)
        if since.weekday() < SATURDAY:
            days -= 1
    return today > since


def in_utc(moment: datetime) -> datetime:
    """SQLite gives times back without their zone; they are UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def hours_left(until: datetime, now: datetime) -> int:
    """Whole hours until then. Below 0 when it is over."""
    return int((until - now).total_seconds() // 3600)
