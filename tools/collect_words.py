"""For translators: collects every sentence of our pages into translations/messages.pot.

A sentence keeps the names of the files it stands in, without line numbers, so that the file changes
only when words change. `make words` runs this; a house test says when it is needed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "translations" / "messages.pot"
# `_l` is a sentence of a form; `Words` a sentence about numbers, translated where it is shown.
KEYWORDS = DEFAULT_KEYWORDS | {"_l": None, "Words": None}
HEADER = """\
# Heard: every sentence of our pages.
# Copyright Heard contributors. MIT licence.
#"""


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


def every_sentence(root: Path = ROOT) -> Iterator[Words]:
    """All words that go through gettext, in the order of files and lines."""
    methods, options = parse_mapping_cfg(io.StringIO((root / "babel.cfg").read_text("utf-8")))
    found = extract_from_dir(
        str(root), methods, options, keywords=KEYWORDS, comment_tags=("Translators:",),
        strip_comment_tags=True, directory_filter=_is_ours,
    )  # fmt: skip
    for file, line, message, notes, context in sorted(found, key=lambda row: (row[0], row[1])):
        texts = (message,) if isinstance(message, str) else tuple(filter(None, message))
        yield Words(file, line, texts, tuple(notes), context)


def _is_ours(folder: str) -> bool:
    return Path(folder).name not in {"node_modules", "static", "tests", "bench"} and not Path(
        folder
    ).name.startswith(".")


def template(root: Path = ROOT) -> str:
    """What stands in messages.pot."""
    catalog = Catalog(project="Heard", version="1", header_comment=HEADER, charset="utf-8")
    for words in every_sentence(root):
        catalog.add(
            words.id, locations=[(words.file, 1)], auto_comments=words.notes, context=words.context
        )
    out = io.BytesIO()
    write_po(out, catalog, width=100, include_lineno=False, sort_output=False)
    return _without_dates(out.getvalue().decode())


def _without_dates(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith('"POT-Creation-Date'))


if __name__ == "__main__":
    BUILT.parent.mkdir(exist_ok=True)
    BUILT.write_text(template(), "utf-8")
    print(f"words: {sum(1 for _ in every_sentence())} places collected in translations/")
