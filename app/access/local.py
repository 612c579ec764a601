"""For somebody who followed a link before they signed in: only a place of ours may come next."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

LONGEST = 500
ROUNDS = 3  # how often a browser, a proxy and we could each undo %2F


def local_path(asked: str, otherwise: str, *, below: str = "") -> str:
    """`asked` when it is a path on this site below `below`, else `otherwise`.

    Nothing that any browser could read as another site passes, however it is written.
    """
    seen = asked
    for _ in range(ROUNDS):
        if not _is_plain_path(seen, below):
            return otherwise
        seen = unquote(seen)
    return asked


def _is_plain_path(path: str, below: str) -> bool:
    if not path.startswith(f"{below}/") or path.startswith("//") or len(path) > LONGEST:
        return False
    if "\\" in path or ".." in path or any(c.isspace() or not c.isprintable() for c in path):
        return False
    try:
        parts = urlsplit(path)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc
