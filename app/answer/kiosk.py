"""For whoever sets up a tablet: the key to get out, and where a kiosk lets people go. Plain."""

from __future__ import annotations

import re

KEY = re.compile(r"\d{6,12}")  # tablets that were set up with fewer keep their key
# Besides the pages of its own survey. Everything else leads back to the big start button, also the
# link that makes a kiosk: it would wipe what somebody else has begun.
OPEN = re.compile(
    r"/(kiosk(/(cover|out))?|help|safe|privacy|accessibility|display|language|contact-me(/.*)?|code(/.*)?"
    r"|clear|cleared|away|js/.*|static/.*|sw\.js|health|clips/.*)"
)
UNDER_COVER = re.compile(r"/(kiosk/(cover|out)|safe|js/.*|static/.*|sw\.js|health)")


def is_key(typed: str) -> bool:
    """6 to 12 digits: 4 are guessed too soon."""
    return typed.isascii() and KEY.fullmatch(typed) is not None


def lets_in(path: str, survey_id: str, *, is_covered: bool) -> bool:
    """Whether a kiosk for this survey shows this address now."""
    if is_covered:
        return UNDER_COVER.fullmatch(path) is not None
    own = f"/s/{survey_id}"
    return path == own or path.startswith(f"{own}/") or OPEN.fullmatch(path) is not None
