"""For codes that must not be guessed: wrong tries are counted for each survey and each network.

A count for a survey slows guessing from many places; a count for a network slows one place. Right
codes are never counted, so a class that comes back together is not held up, and a wait is over in
a minute. No address is kept: only a keyed hash of it, for that minute.
"""

from __future__ import annotations

from flask import current_app, request
from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from app.answer.pages.here import signer
from app.web.house import house

EACH_NETWORK = RateLimitItemPerMinute(15)
EACH_SURVEY = RateLimitItemPerMinute(60)


def is_too_fast(survey_id: str) -> bool:
    """Whether there were too many wrong codes in this minute."""
    counter = _counter()
    return not (
        counter.test(EACH_NETWORK, "code", _network())
        and counter.test(EACH_SURVEY, "code", survey_id)
    )


def count_wrong(survey_id: str) -> None:
    """One more code that did not fit."""
    counter = _counter()
    counter.hit(EACH_NETWORK, "code", _network())
    counter.hit(EACH_SURVEY, "code", survey_id)


def _network() -> str:
    return signer("network").digest(request.remote_addr or "")[:16]


def _counter() -> FixedWindowRateLimiter:
    counter = current_app.extensions.get("heard.codes")
    if counter is None:
        storage = storage_from_string(house().settings.redis_url or "memory://")
        counter = current_app.extensions["heard.codes"] = FixedWindowRateLimiter(storage)
    assert isinstance(counter, FixedWindowRateLimiter)  # noqa: S101 - nobody else writes it
    return counter
