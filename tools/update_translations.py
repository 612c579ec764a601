"""For translators: brings translations/LANG/LC_MESSAGES/*.po up to date with the English.

A sentence that stayed the same keeps its translation. Where the English of a text changed, the old
translation stays beside it as a help, marked fuzzy: pages show the new English until a person has
mended it. `make words` runs this after tools/collect_words.py.
"""

from __future__ import annotations

import io
from difflib import get_close_matches
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from app.place.area import load_area
from app.place.translated import ENGLISH, SAFETY
from tools.collect_words import NOBODY, ROOT, STAFF, TRANSLATIONS, as_text, lists

Waiting = dict[tuple[str | None, str], Message]
ALIKE = 0.75  # how much of a sentence must stay for its old translation to be of help
HEADER = """\
# Heard in {language}: {what}
# Copyright Heard contributors. MIT licence.
# DRAFT: translated without a person's check. Pages say so until place.yaml says who checked it.
#"""


def updated(template: Catalog, old: Catalog | None, locale: Locale) -> Catalog:
    """The list of a language: every English sentence, with what is translated already."""
    new = Catalog(locale=locale, charset="utf-8", fuzzy=False, **NOBODY)
    new.header_comment = old.header_comment if old else _header(template, locale)
    known = {(m.context, _first(m)): m for m in old or () if m.id}
    waiting = dict(known)
    for message in template:
        waiting.pop((message.context, _first(message)), None)
    for message in template:
        if message.id:
            _take(new, message, known.get((message.context, _first(message))), waiting)
    return new


def _header(template: Catalog, locale: Locale) -> str:
    what = template.header_comment.splitlines()[0].removeprefix("# Heard: ")
    return HEADER.format(language=locale.english_name, what=what)


def _take(
    new: Catalog,
    message: Message,
    same: Message | None,
    waiting: Waiting,
) -> None:
    words = {
        "locations": message.locations, "auto_comments": message.auto_comments,
        "context": message.context,
    }  # fmt: skip
    if same is not None:
        new.add(message.id, same.string, flags=same.flags, user_comments=same.user_comments,
                previous_id=same.previous_id, **words)  # fmt: skip
        return
    old = _alike(message, waiting)
    if old is None:
        new.add(message.id, **words)
        return
    previous = old.previous_id if old.fuzzy and old.previous_id else old.id
    previous = (previous,) if isinstance(previous, str) else previous
    new.add(message.id, old.string, flags={"fuzzy"}, user_comments=old.user_comments,
            previous_id=previous, **words)  # fmt: skip


def _alike(message: Message, waiting: Waiting) -> Message | None:
    """The old sentence that this one took the place of. Each is used once."""
    same_kind = [key for key, old in waiting.items() if key[0] == message.context and old.string]
    if message.context in {None, SAFETY}:
        close = get_close_matches(_first(message), [key[1] for key in same_kind], 1, ALIKE)
        same_kind = [(message.context, text) for text in close]
    for key in same_kind:
        if isinstance(waiting[key].string, str) == isinstance(message.id, str):
            return waiting.pop(key)
    return None


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def update_all(root: Path = ROOT, translations: Path = TRANSLATIONS) -> int:
    """Bring every language of the area up to date. Gives how many sentences wait for words."""
    wait = 0
    languages = load_area(root / "surveys").place.languages
    made = {name: catalog for name, catalog in lists(root).items() if name != STAFF}
    for language in languages:
        if language.code == ENGLISH:
            continue
        locale = Locale.parse(language.code, sep="-")
        folder = translations / language.code / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        for name, template in made.items():
            file = folder / f"{name}.po"
            old = read_po(io.BytesIO(file.read_bytes())) if file.is_file() else None
            catalog = updated(template, old, locale)
            file.write_text(as_text(catalog), "utf-8")
            wait += sum(1 for m in catalog if m.id and (m.fuzzy or not _is_said(m)))
    return wait


def _is_said(message: Message) -> bool:
    said = message.string
    return bool(said) and (isinstance(said, str) or all(said))


if __name__ == "__main__":
    print(f"translations: {update_all()} sentences wait for a translator")
