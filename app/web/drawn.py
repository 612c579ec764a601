"""For phones that wait: a page that is the same for everybody is drawn once, with a gap for its
form token. The token is new for each person and each time; everything else is remembered.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Hashable

from flask import current_app, g

from app.web.choices import carried, chosen
from app.web.kiosk import kiosk

MOST_PAGES = 512
GAP = secrets.token_hex(24)  # stands where the token goes; nobody can guess it into a text


def drawn_once(key: Hashable, draw: Callable[[str], str], token: str) -> str:
    """The page that `draw(token)` gives. It is drawn when `key` is new, and then remembered.

    `key` must name everything that the page says apart from the token and the person's choices.
    """
    key = (key, chosen(), bool(carried()), kiosk() is not None)
    pages: dict[Hashable, tuple[str, str]] = current_app.extensions.setdefault("heard.drawn", {})
    found = pages.get(key)
    if found is None:
        if len(pages) >= MOST_PAGES:
            pages.clear()
        found = pages[key] = (draw(GAP), g.style_sha256)
    page, g.style_sha256 = found
    return page.replace(GAP, token)
