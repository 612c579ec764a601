"""For tests in no real language: every sentence longer, accented, between ⟦marks⟧.

What stands on a page without marks was never given to the translators; what does not fit in this
language does not fit in German or Tamil either.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup, Tag

from tools.collect_words import STAFF, lists

VALUES = re.compile(r"(%\(\w+\)[sd]|%%)")
ACCENTS = str.maketrans({"a": "áá", "e": "éé", "i": "íí", "o": "óó", "u": "úú"})
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
ADDRESS = re.compile(r"\S+@\S+|https?://\S+")
BLOCKS = "h1, h2, h3, p, li, label, button, a, legend, dt, dd, small, td, th, figcaption, title"
# Names and what stays as it is in every language.
NO_WORDS = "svg, script, style, textarea, code, "
NO_WORDS += "bdi[lang=en], [hreflang], button[lang], [translate=no], "
NO_WORDS += "a.word, details.word b, "  # a hard word, as it stands in the sentence around it
NO_WORDS += ".aa, [aria-hidden=true], .paper-code, .paper-address, .poster-address, .paper-post"


def marked(text: str) -> str:
    """The sentence between marks, a third longer, with its values untouched."""
    parts = VALUES.split(text)
    stretched = "".join(p if VALUES.fullmatch(p) else p.translate(ACCENTS) for p in parts)
    return f"⟦{stretched}⟧"


def make_pseudo(folder: Path, code: str) -> Path:
    """Catalogues for everything that families can see, in a folder of their own."""
    home = folder / "translations" / code / "LC_MESSAGES"
    home.mkdir(parents=True)
    for name, template in lists().items():
        if name == STAFF:
            continue
        catalog = Catalog(locale=code)
        for message in template:
            if message.id:
                catalog.add(message.id, _said(message.id, catalog), context=message.context)
        with (home / f"{name}.mo").open("wb") as out:
            write_mo(out, catalog)
    return folder / "translations"


def _said(text: Any, catalog: Catalog) -> Any:
    return (marked(text[1]),) * catalog.num_plurals if isinstance(text, tuple) else marked(text)


def unmarked(page: BeautifulSoup) -> list[str]:
    """What a page says that nobody could translate."""
    for left_out in page.select(NO_WORDS):
        left_out.extract()
    found = (_left(block) for block in page.select(BLOCKS) if not block.select(BLOCKS))
    return [words for words in found if re.search(r"[A-Za-z]{2}", words)]


def _left(block: Tag) -> str:
    words, before = block.get_text(" "), ""
    while words != before:
        words, before = MARKED.sub(" ", words), words
    return " ".join(ADDRESS.sub(" ", words).split())
