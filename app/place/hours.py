"""When somebody is there: weekly hours that a council writes as `mon: 9:00-17:00`."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d) ?(?:-|to) ?([01]?\d|2[0-4]):([0-5]\d)")

Minutes = tuple[int, int]


def _minutes(raw: Any) -> Any:
    """`9:00-17:00` as minutes since midnight; ValueError in words otherwise."""
    if not isinstance(raw, str):
        return raw
    found = _SPAN.fullmatch(raw.strip())
    if found is None:
        raise ValueError(f'"{raw[:30]}" is not a time such as 9:00-17:00')
    hour, minute, to_hour, to_minute = (int(part) for part in found.groups())
    begins, ends = hour * 60 + minute, min(to_hour * 60 + to_minute, 24 * 60)
    if ends <= begins:
        raise ValueError(f'"{raw[:30]}" ends before it begins')
    return (begins, ends)


Span = Annotated[Minutes, BeforeValidator(_minutes), WithJsonSchema({"type": "string"})]
Week = Annotated[dict[Day, Span], Field(description="mon: 9:00-17:00, one line for each day")]


def covers(week: Mapping[Day, Minutes], local: datetime) -> bool:
    """Whether the week's hours cover this local time."""
    span = week.get(DAYS[local.weekday()])
    if span is None:
        return False
    minute = local.hour * 60 + local.minute
    return span[0] <= minute < span[1]
