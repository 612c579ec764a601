"""For phones that run script: our small modules, made smaller, under one address that names them.

`heard.js` is the one that every page asks for; it fetches the others only when they are needed.
Every page works without any of them. An `import` or an `export` of theirs stands on one line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.web.stylesheet import RARE, part
from app.web.stylesheet import shrink as smaller

JS = Path(__file__).parent / "js"
FOR_A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Scripts:
    """`texts` and `styles`: name -> what is sent. `version` changes when any of them changes."""

    texts: Mapping[str, str]
    styles: Mapping[str, str]
    version: str


@cache
def scripts() -> Scripts:
    """Every module in js/ without its comments and indentation, and the styles that some bring."""
    texts = {file.stem: shrink(file.read_text("utf-8")) for file in sorted(JS.glob("*.js"))}
    styles = {file.stem: smaller(file.read_text("utf-8")) for file in sorted(JS.glob("*.css"))}
    styles[RARE] = part(RARE)
    digest = hashlib.sha256("\0".join((*texts.values(), *styles.values())).encode()).hexdigest()
    return Scripts(texts, styles, digest[:12])


@cache
def worker() -> str:
    """The service worker: one classic script, for browsers whose workers know no modules."""
    parts = (scripts().texts[name] for name in ("queue", "way", "worker"))
    lines = "".join(parts).splitlines()
    kept = (line.removeprefix("export ") for line in lines if not line.startswith("import "))
    return "\n".join(kept) + "\n"


def script_address(name: str = "heard") -> str:
    """Where a page finds a script."""
    return f"/js/{scripts().version}/{name}.js"


def shrink(text: str) -> str:
    """Our modules comment on lines of their own, so that whole lines can go and nothing breaks."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"
