"""For phones with poor signal: pages leave compressed, and cheaply.

Every families' page begins with the same stylesheet. That beginning is compressed once and the
compressor's state copied for each page, which saves about half the work and changes no byte.
"""

from __future__ import annotations

import zlib
from typing import Any

from flask import Flask, Response, request

LEVEL = 6
SMALL = 600
MOST_BEGINNINGS = 64
MARK = b"</style>"
TYPES = ("text/html", "application/json", "application/atom+xml", "text/css", "text/javascript")

_beginnings: dict[bytes, tuple[bytes, Any]] = {}


def install(app: Flask) -> None:
    """Compress what browsers can unpack."""

    @app.after_request
    def squeeze_answer(response: Response) -> Response:
        if _is_worth_it(response):
            response.set_data(squeeze(response.get_data()))
            response.headers["Content-Encoding"] = "gzip"
            response.headers.add("Vary", "Accept-Encoding")
        return response


def _is_worth_it(response: Response) -> bool:
    return (
        response.mimetype in TYPES
        and not response.direct_passthrough
        and "Content-Encoding" not in response.headers
        and "gzip" in request.headers.get("Accept-Encoding", "")
        and (response.content_length or 0) > SMALL
    )


def squeeze(page: bytes) -> bytes:
    """The page as one gzip stream."""
    cut = page.find(MARK) + len(MARK)
    if cut < len(MARK):
        return zlib.compress(page, LEVEL, wbits=31)
    begun, state = _begun(page[:cut])
    rest = state.copy()
    return begun + bytes(rest.compress(page[cut:])) + bytes(rest.flush())


def _begun(beginning: bytes) -> tuple[bytes, Any]:
    found = _beginnings.get(beginning)
    if found is None:
        if len(_beginnings) >= MOST_BEGINNINGS:
            _beginnings.clear()
        state = zlib.compressobj(LEVEL, wbits=31)
        found = _beginnings[beginning] = (state.compress(beginning), state)
    return found
