"""For whoever changes the language or the look: back to where they were, and nowhere else."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from flask import request

from app.web.choices import ALLOWED

LONGEST = 500
NOT_BACK_TO = ("/display", "/language", "/leave")
# What an address may say about the look: it would win over what the person has just chosen.
LOOK = frozenset({*ALLOWED, "lang"})


def local_path(text: str) -> str:
    """A path of ours, without what an address says about the look; "/" for everything else."""
    parts = urlsplit(text[:LONGEST]) if _is_plain(text) else urlsplit("/")
    is_ours = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    path = quote(parts.path, safe="/-._~") if is_ours else "/"
    if path.startswith(("//", *NOT_BACK_TO)):
        return "/"
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in LOOK]
    return f"{path}?{urlencode(kept)}" if kept else path


def where_from() -> str:
    """Where this page was opened from: named in the address or the form, else the referrer."""
    named = request.values.get("back", "")
    if named:
        return local_path(named)
    before = urlsplit(request.referrer or "")
    if before.netloc != request.host:
        return "/"
    return local_path(f"{before.path}?{before.query}" if before.query else before.path)


def _is_plain(text: str) -> bool:
    """No backslash, no blank, no control sign: browsers read those in ways of their own."""
    return text.isascii() and text.isprintable() and not set(text) & {"\\", " "}
