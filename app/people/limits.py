"""For everybody who signs in: guessing is slowed, and nobody else is locked out by it.

Counts are kept for an address together with a network, in memory or in Redis, under a keyed hash:
no address and no network is stored. Asking again elsewhere, or a success, clears nothing.
"""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from flask import Flask, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import RateLimitItem, parse

from app.settings import Settings
from app.web.house import house
from app.web.tokens import Signer

LINKS = parse("5 per 15 minutes")  # for one address, from one network
PAGES = parse("300 per hour")  # for one network: each of them makes a session
NEAR = {4: 24, 6: 64}  # what belongs to one network


def install(app: Flask, settings: Settings) -> None:
    """Count where every process can see it when there is a Redis, else in this process."""
    storage = settings.redis_url or "memory://"
    limiter = Limiter(get_remote_address, app=app, storage_uri=storage, strategy="moving-window")
    app.extensions["heard.limiter"] = limiter


def too_many_links(email: str) -> bool:
    """Whether somebody asks for links to this address too often. Counts this time."""
    return not _hit(LINKS, "link", email, _network())


def too_many_pages() -> bool:
    """Whether one network opens the sign-in page far too often. Counts this time."""
    return not _hit(PAGES, "page", _network())


def _hit(limit: RateLimitItem, *about: str) -> bool:
    limiter: Limiter = current_app.extensions["heard.limiter"]
    key = Signer(house().settings.secret_key, "limits").digest(*about)
    return bool(limiter.limiter.hit(limit, key))


def _network() -> str:
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    return str(ip_network((address, NEAR[address.version]), strict=False))
