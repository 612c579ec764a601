"""For codes that must not be guessed: wrong tries are counted for each survey and each network.

A count for a network slows guessing from one place. A count for a survey slows guessing from many:
then only networks with several slips of their own must wait. Right codes are never counted, so a
class that comes back together is not held up, and a wait is over in a minute.

In an hour there is a ceiling for each survey, over all networks. Beyond it a network's first 3
wrong codes of the hour still count as slips: whoever guesses cannot shut out a child who has the
right code, in another network. There are 48 x 47 x 46 x 45 = 4,669,920 codes; with 345 answers a
guess fits once in 13,536. So 240 guesses in an hour find one in about 56 hours, and 75 networks
with 3 more each, 465 in all, one in 29 hours. A thousand networks find one in 4 hours: no ceiling
that lets children in makes a short code stronger. A code opens no words, and the link and the QR
code open all the same. A network with many wrong codes goes on slowly, so that one alone never
reaches the ceiling. No address is kept: only a keyed hash of it, for that time. Without Redis each
web process counts for itself.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from flask import current_app, request
from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from app.answer.pages.here import signer
from app.web.house import house

EACH_NETWORK = RateLimitItemPerMinute(30)
EACH_SURVEY = RateLimitItemPerMinute(60)
A_FEW_SLIPS = RateLimitItemPerMinute(5)
MANY_SLIPS = RateLimitItemPerHour(60)
SLOWLY = RateLimitItemPerMinute(2)  # and 60 before: at most 180 in an hour from one network
CEILING = RateLimitItemPerHour(240)
FIRST_TRIES = RateLimitItemPerHour(3)  # of a /24, or of a /48 of IPv6: many /64s cost nothing
# Worries that no answers are there for: more than these are kept together (pages.safety).
WORRIES = RateLimitItemPerHour(20)
WORRIES_OF_SURVEY = RateLimitItemPerHour(60)
# Letters of words that no box of ours takes: reading 300,000 of them costs a second and a half.
LETTERS = RateLimitItemPerMinute(300_000)
# A hall of 200 phones gets its signal back, with ten answers each: that takes four minutes.
ENVELOPES = RateLimitItemPerMinute(600)


def is_too_fast(survey_id: str) -> bool:
    """Whether there were too many wrong codes in this minute."""
    counter, network = _counter(), _network()
    if not counter.test(EACH_NETWORK, "code", network):
        return True
    if not counter.test(MANY_SLIPS, "many", network) and not counter.test(SLOWLY, "few", network):
        return True
    if counter.test(EACH_SURVEY, "code", survey_id):
        return False
    return not counter.test(A_FEW_SLIPS, "slips", network)  # a quiet school is never held up


def is_shut(survey_id: str) -> bool:
    """Whether so many codes did not fit in this hour that only quiet networks open answers now."""
    if _counter().test(CEILING, "codes", survey_id):
        return False
    return not _counter().test(FIRST_TRIES, "first", _network(wide=True))


def count_guess(survey_id: str) -> None:
    """One more code that opened no answers of this survey."""
    count_wrong(survey_id)
    _counter().hit(CEILING, "codes", survey_id)
    _counter().hit(FIRST_TRIES, "first", _network(wide=True))


def count_wrong(survey_id: str) -> None:
    """One more code, or key of a tablet, that did not fit."""
    counter, network = _counter(), _network()
    counter.hit(EACH_NETWORK, "code", network)
    counter.hit(A_FEW_SLIPS, "slips", network)
    counter.hit(EACH_SURVEY, "code", survey_id)
    if counter.test(MANY_SLIPS, "many", network):
        counter.hit(MANY_SLIPS, "many", network)
    else:
        counter.hit(SLOWLY, "few", network)


def is_a_flood() -> bool:
    """Whether one network asks to be contacted more often than a school could in a minute."""
    return not _counter().hit(EACH_NETWORK, "contact", _network())


def are_too_many_envelopes() -> bool:
    """Whether one network sends more than a school could. The phone keeps them and tries again."""
    return not _counter().hit(ENVELOPES, "sealed", _network())


def are_many_worries(survey_id: str, whose: str) -> bool:
    """Whether one more worry of nobody's would bury the others in the queue. One that is surely
    from a phone that said yes has a count of its own: made-up ones use up nobody else's.
    """
    counter = _counter()
    if whose:
        return not counter.hit(WORRIES, "worry", whose)
    if not counter.hit(WORRIES, "worry", _network(wide=True)):
        return True
    return not counter.hit(WORRIES_OF_SURVEY, "worries", survey_id)


def is_much_to_read(letters: int) -> bool:
    """Whether one network sends more in a minute than we can read. It is read less then, and
    nothing that fits a box is concerned: a child in the same network is heard as ever.
    """
    return not _counter().hit(LETTERS, "letters", _network(wide=True), cost=letters)


def _network(*, wide: bool = False) -> str:
    """A keyed hash of the network that asks: one household or school has a whole /64 of IPv6."""
    return signer("network").digest(network_of(request.remote_addr or "", wide=wide))[:16]


def network_of(address: str, *, wide: bool = False) -> str:
    """The network of an address: its /24, or the /64 that one line is given in IPv6; `wide`: the
    /48, of which anybody can have one.

    An IPv4 address that comes written as IPv6 is that IPv4 address: else all of them were one.
    """
    try:
        given = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(given, IPv6Address) and given.ipv4_mapped is not None:
        given = given.ipv4_mapped
    return str(
        ip_network(f"{given}/{24 if given.version == 4 else 48 if wide else 64}", strict=False)
    )


def _counter() -> FixedWindowRateLimiter:
    counter = current_app.extensions.get("heard.codes")
    if counter is None:
        storage = storage_from_string(house().settings.redis_url or "memory://")
        counter = current_app.extensions["heard.codes"] = FixedWindowRateLimiter(storage)
    assert isinstance(counter, FixedWindowRateLimiter)  # noqa: S101 - nobody else writes it
    return counter
