"""For codes that must not be guessed: tries are counted for each survey and for each network.

A count for a survey slows guessing from many places; a count for a network slows one place. Both
are short, so that a school is never locked out. No address is kept: only a keyed hash, in memory.
"""

from __future__ import annotations

from functools import cache

from flask import request
from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from app.answer.pages.here import signer
from app.web.house import house

EACH_NETWORK = RateLimitItemPerMinute(20)
EACH_SURVEY = RateLimitItemPerMinute(120)


def is_too_fast(survey_id: str) -> bool:
    """Count one try. True when there were too many in this minute."""
    counter = _counter(house().settings.redis_url or "memory://")
    network = signer("network").digest(request.remote_addr or "")[:16]
    from_here = counter.hit(EACH_NETWORK, "code", network)
    return not (counter.hit(EACH_SURVEY, "code", survey_id) and from_here)


@cache
def _counter(storage: str) -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(storage_from_string(storage))
