"""For translators: collects every sentence that people read into the lists in translations/.

`messages.pot` holds what families can see on our pages, `staff.pot` what only staff see, and one
list for each survey, for the area (`place.pot`) and for the pictures holds their texts. A sentence
keeps the names of the files it stands in, without line numbers, so that a list changes only when
words change. `make words` runs this, and then tools/update_translations.py.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

from app.ask.shelf import understand
from app.ask.translated import survey_said
from app.place.area import AREA_FILES, Area, load_area
from app.place.hard_words import WORDS, HardWords
from app.place.in_language import PICTURES, PLACE, code_words_said, place_said
from app.place.translated import SAFETY, Say, Translator

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "translations"
MESSAGES, STAFF = "messages", "staff"
# `_l` is a sentence of a form; `Words` a sentence about numbers, translated where it is shown.
KEYWORDS = DEFAULT_KEYWORDS | {"_l": None, "Words": None}
# Sentences about safety, privacy and saying yes: a person checks them before they are shown.
SAFETY_KEYWORDS: dict[str, Any] = {"safety_": None, "safety_n": (1, 2)}
SAFETY_NOTE = "Safety: a person must check this sentence before anybody sees it."
HEADER = """\
# Heard: {what}
# Copyright Heard contributors. MIT licence.
#"""
# A list belongs to no person: names and addresses of people are never written into files.
NOBODY: dict[str, Any] = {
    "project": "Heard", "version": "1", "msgid_bugs_address": "", "last_translator": "",
    "language_team": "",
}  # fmt: skip
EXTENDS = re.compile(r"""{%-?\s*extends\s+["']([^"']+)["']""")
STAFF_ROOMS = ("app/people/", "app/access/", "app/outbox/", "app/cli", "app/worker")
STAFF_FILES = re.compile(r"/(desk|forms)(/|\.py|_)|/staff[_./]|/tell/finding_\w+\.html$")


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence (or a pair for one and many), where it stands, and a note for translators."""

    file: str
    line: int
    texts: tuple[str, ...]
    notes: tuple[str, ...]
    context: str | None

    @property
    def id(self) -> Any:
        """What gettext calls a message id."""
        return self.texts if len(self.texts) > 1 else self.texts[0]


@cache
def every_sentence(root: Path = ROOT) -> tuple[Words, ...]:
    """All words of our pages that go through gettext, in the order of files and lines."""
    found = [*_extracted(root, KEYWORDS, None), *_extracted(root, SAFETY_KEYWORDS, SAFETY)]
    return tuple(sorted(found, key=lambda words: (words.file, words.line)))


def _extracted(root: Path, keywords: dict[str, Any], context: str | None) -> Iterator[Words]:
    methods, options = parse_mapping_cfg(io.StringIO((root / "babel.cfg").read_text("utf-8")))
    notes_too = (SAFETY_NOTE,) if context else ()
    found = extract_from_dir(
        str(root), methods, options, keywords=keywords, comment_tags=("Translators:",),
        strip_comment_tags=True, directory_filter=_is_ours,
    )  # fmt: skip
    for file, line, message, notes, own in found:
        texts = (message,) if isinstance(message, str) else tuple(filter(None, message))
        yield Words(file, line, texts, (*notes, *notes_too), own or context)


def _is_ours(folder: str) -> bool:
    return Path(folder).name not in {"node_modules", "static", "tests", "bench"} and not Path(
        folder
    ).name.startswith(".")


@cache
def is_for_staff(name: str, root: Path = ROOT) -> bool:
    """Whether only people who sign in see what this file says."""
    if name.startswith(STAFF_ROOMS) or STAFF_FILES.search(name):
        return True
    file = root / name
    return file.suffix == ".html" and _extends_staff(file, root)


def _extends_staff(file: Path, root: Path) -> bool:
    found = EXTENDS.search(file.read_text("utf-8"))
    if not found:
        return False
    parent = next(iter((root / "app").glob(f"*/templates/{found[1]}")), None)
    # Somebody else's: only the staff's pages stand on the public-service parts.
    return parent is None or is_for_staff(parent.relative_to(root).as_posix(), root)


@cache
def lists(root: Path = ROOT) -> dict[str, Catalog]:
    """Every list for translators, by its name. They are read once: only look at them."""
    area = load_area(root / "surveys")
    for_families, for_staff = _pages(root)
    made = {MESSAGES: for_families, STAFF: for_staff}
    made[PLACE] = _said("the area's own words", lambda say: place_said(area.place, say))
    made[WORDS] = _hard_words(root / "surveys", area)
    made[PICTURES] = _said(
        "the 48 pictures of codes. One word each, all different, easy to say and to spell.",
        lambda say: code_words_said(area.pictures, say),
    )
    return made | dict(_surveys(root / "surveys", area))


def _pages(root: Path) -> tuple[Catalog, Catalog]:
    """What families can see, and what only staff see. What both see stands with the families'."""
    families = _catalogue("every sentence of our pages that families can see.")
    staff = _catalogue("every sentence that only staff see. These stay in English for now.")
    found = every_sentence(root)
    shared = {(words.texts, words.context) for words in found if not is_for_staff(words.file)}
    for words in found:
        home = families if (words.texts, words.context) in shared else staff
        home.add(
            words.id, locations=[(words.file, 1)], auto_comments=words.notes, context=words.context
        )
    return families, staff


def _surveys(folder: Path, area: Area) -> Iterator[tuple[str, Catalog]]:
    for file in sorted(folder.glob("*.yaml")):
        if file.name not in AREA_FILES:
            survey = understand(file.read_text("utf-8"), area)
            yield (
                survey.id,
                _said(
                    f'the survey "{survey.title}".',
                    lambda say, survey=survey: survey_said(survey, say, area.place),
                ),
            )


def _hard_words(folder: Path, area: Area) -> Catalog:
    """The words of the area's glossary that its surveys use: each as it is written, and plainly."""
    catalog = _catalogue("hard words that a survey keeps: how it writes them, and what they mean.")
    known = HardWords(area.glossary, Translator())
    for text in _texts_of_surveys(folder, area):
        for found in known.find(text):
            term = area.glossary.by_name.get(found.word.written.lower())
            if term and found.word.is_of_area:
                catalog.add(found.word.written, context=f"{term.term}.name")
                catalog.add(term.plain, context=term.term)
    return catalog


def _texts_of_surveys(folder: Path, area: Area) -> list[str]:
    catalogues = dict(_surveys(folder, area)).values()
    return [str(message.id) for catalog in catalogues for message in catalog if message.id]


def _said(what: str, speak: Callable[[Say], object]) -> Catalog:
    """Everything that `speak` says, each text with its id."""
    catalog = _catalogue(what)

    def collect(text_id: str, english: str, *, is_safety: bool = False) -> str:
        notes = (SAFETY_NOTE,) if is_safety else ()
        catalog.add(english, context=text_id, auto_comments=notes)
        return english

    speak(collect)
    return catalog


def _catalogue(what: str) -> Catalog:
    header = HEADER.format(what=what)
    return Catalog(header_comment=header, charset="utf-8", **NOBODY)


def as_text(catalog: Catalog) -> str:
    """A list as it stands in its file: without dates, so that only words change it."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, include_lineno=False, include_previous=True)
    lines = out.getvalue().decode().splitlines(keepends=True)
    dated = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By')
    return "".join(line for line in lines if not line.startswith(dated))


if __name__ == "__main__":
    TRANSLATIONS.mkdir(exist_ok=True)
    made = lists()
    for name, catalog in made.items():
        (TRANSLATIONS / f"{name}.pot").write_text(as_text(catalog), "utf-8")
    print(f"words: {sum(map(len, made.values()))} sentences in {len(made)} lists in translations/")
