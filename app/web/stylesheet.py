"""For a phone on poor signal: the families' whole look as one small text inside the page."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CSS = Path(__file__).parent / "css"
LAYERS = ("tokens", "base", "parts", "states")
RARE = "rare"


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """`text` goes inside <style>; `sha256` (base64) goes into the content security policy."""

    text: str
    sha256: str


@cache
def stylesheet(*, whole: bool = False) -> Stylesheet:
    """The families' stylesheet, made small, with the hash that lets browsers use it. `whole` has
    what few pages need too.
    """
    text = "".join(part(name) for name in (*LAYERS, RARE)[: None if whole else -1])
    digest = hashlib.sha256(text.encode()).digest()
    return Stylesheet(text, base64.b64encode(digest).decode())


def part(name: str) -> str:
    """One file of css/, made small."""
    return shrink((CSS / f"{name}.css").read_text("utf-8"))


def stylesheet_for(page: str) -> Stylesheet:
    """The one that this page needs: most need no rare parts."""
    return stylesheet(whole=_has_rare_parts().search(page) is not None)


@cache
def _has_rare_parts() -> re.Pattern[str]:
    names = "|".join(sorted(set(re.findall(r"\.([a-z]+)", part(RARE)))))
    return re.compile(rf'class="(?:[^"]* )?(?:{names})[ "]')


def shrink(css: str) -> str:
    """The same rules without comments and blanks. Our files have no strings with either."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{}:;,>]) ?", _tight, css)
    css = re.sub(r'="([a-z][a-z-]*)"', r"=\1", css)
    return (
        css.replace(";}", "}")
        .replace(" 0.", " .")
        .replace(":0.", ":.")
        .replace("(0.", "(.")
        .strip()
    )


def _tight(found: re.Match[str]) -> str:
    """No blanks around a mark, but one before a colon: `a :checked` is not `a:checked`."""
    kept = " " if found[0].startswith(" :") else ""
    return kept + found[1]
