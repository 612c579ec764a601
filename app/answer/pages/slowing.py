"""For codes that must not be guessed: wrong tries are counted for each survey and each network.

A count for a network slows guessing from one place. A count for a survey slows guessing from many:
then only networks with several slips of their own must wait. Right codes are never counted, so a
class that comes back together is not held up, and a wait is over in a minute. No address is kept:
only a keyed hash of it, for that minute. Without Redis each web process counts for itself.
"""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from flask import current_app, request
from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from app.answer.pages.here import signer
from app.web.house import house

EACH_NETWORK = RateLimitItemPerMinute(30)
EACH_SURVEY = RateLimitItemPerMinute(60)
A_FEW_SLIPS = RateLimitItemPerMinute(5)


def is_too_fast(survey_id: str) -> bool:
    """Whether there were too many wrong codes in this minute."""
    counter, network = _counter(), _network()
    if not counter.test(EACH_NETWORK, "code", network):
        return True
    if counter.test(EACH_SURVEY, "code", survey_id):
        return False
    return not counter.test(A_FEW_SLIPS, "slips", network)  # a quiet school is never held up


def count_wrong(survey_id: str) -> None:
    """One more code that did not fit."""
    counter = _counter()
    counter.hit(EACH_NETWORK, "code", _network())
    counter.hit(A_FEW_SLIPS, "slips", _network())
    counter.hit(EACH_SURVEY, "code", survey_id)


def is_a_flood() -> bool:
    """Whether one network asks to be contacted more often than a school could in a minute."""
    return not _counter().hit(EACH_NETWORK, "contact", _network())


def _network() -> str:
    """A keyed hash of the network that asks: one household or school has a whole /64 of IPv6."""
    return signer("network").digest(network_of(request.remote_addr or ""))[:16]


def network_of(address: str) -> str:
    """The network of an address: its /24, or the /64 that one line is given in IPv6."""
    try:
        given = ip_address(address)
    except ValueError:
        return address
    return str(ip_network(f"{given}/{24 if given.version == 4 else 64}", strict=False))


def _counter() -> FixedWindowRateLimiter:
    counter = current_app.extensions.get("heard.codes")
    if counter is None:
        storage = storage_from_string(house().settings.redis_url or "memory://")
        counter = current_app.extensions["heard.codes"] = FixedWindowRateLimiter(storage)
    assert isinstance(counter, FixedWindowRateLimiter)  # noqa: S101 - nobody else writes it
    return counter
