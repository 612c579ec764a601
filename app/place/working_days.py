"""For promises of when somebody reads: so many working days later, where the area is. Plain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
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


def in_utc(moment: datetime) -> datetime:
    """SQLite gives times back without their zone; they are UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
