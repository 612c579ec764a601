"""For set-up: makes the .mo files of translations/, which pages read, of what translators wrote.

A sentence that is not translated, or whose translation is old (fuzzy), is left out: pages then show
it in English. The .mo files are made, never committed.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"


def build_all(folder: Path = TRANSLATIONS) -> int:
    """Make every .mo file that is missing or older than its .po file. Gives how many were made."""
    made = 0
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        built = source.with_suffix(".mo")
        if not built.is_file() or built.stat().st_mtime_ns < source.stat().st_mtime_ns:
            _keep(built, compiled(source.read_bytes()))
            made += 1
    for left in folder.glob("*/LC_MESSAGES/*.mo"):
        if not left.with_suffix(".po").is_file():
            left.unlink()
    return made


def compiled(source: bytes) -> bytes:
    """One catalogue as gettext reads it, with what is translated and current."""
    catalog = read_po(io.BytesIO(source))
    kept = Catalog(locale=catalog.locale, charset="utf-8")
    for message in catalog:
        if message.id and is_current(message):
            kept.add(message.id, message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, kept)
    return out.getvalue()


def is_current(message: Message) -> bool:
    """Whether a message has all its words, and they belong to the English as it is now."""
    said = message.string
    return not message.fuzzy and bool(said) and (isinstance(said, str) or all(said))


def _keep(file: Path, content: bytes) -> None:
    """Whole or not at all: somebody may be reading it."""
    half = file.with_suffix(f".{os.getpid()}.new")
    half.write_bytes(content)
    half.replace(file)


if __name__ == "__main__":
    print(f"translations: {build_all()} catalogues made")
