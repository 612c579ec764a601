"""The word lists, so that a parent rep can add a word without touching the program.

The files in words/ are YAML, written in a small part of it (a list of flat maps or of single
words) so that they
are read in a few milliseconds without a YAML library; a test holds that a YAML library reads them
the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from easyread.finding import Level

_FOLDER = Path(__file__).parent / "words"
_IN_ROW = re.compile(r"\"[^\"]*\"|[^,\s][^,]*")
Row = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase to avoid, its other forms, what to try, why, and who says so.

    `sense` names the words which show that a saying's thing is really there.
    """

    avoid: str
    also: tuple[str, ...]
    try_this: str
    why: str
    source: str
    level: Level
    sense: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every spelling of the entry."""
        return (self.avoid, *self.also)


def many(text: str) -> frozenset[str]:
    """Read words with spaces between them, for the few small words that belong to a rule."""
    return frozenset(text.split())


def read_list(text: str) -> dict[str, str | list[str | Row]]:
    """Read the part of YAML that the word lists use.

    >>> read_list("why: it is long\\nwords:\\n- avoid: utilise\\n  also: [utilised]\\n")
    {'why': 'it is long', 'words': [{'avoid': 'utilise', 'also': ['utilised']}]}
    """
    top: dict[str, str | list[str | Row]] = {}
    items: list[str | Row] = []
    for raw in text.splitlines():
        line = raw.rstrip()
        if not line or line.lstrip().startswith("#"):
            continue
        if line.startswith("  "):
            _put(cast("Row", items[-1]), line.strip())
        elif line.startswith("- "):
            items.append(_item(line[2:].strip()))
        elif line.endswith(":"):
            items = []
            top[line[:-1]] = items
        else:
            key, _, value = line.partition(": ")
            top[key] = _scalar(value)
    return top


def _item(text: str) -> str | Row:
    if text[0] in "\"'" or ": " not in text:
        return _scalar(text)
    row: Row = {}
    _put(row, text)
    return row


def _put(row: Row, text: str) -> None:
    key, _, value = text.partition(": ")
    if value.startswith("["):
        row[key] = [_scalar(part) for part in _IN_ROW.findall(value[1:-1])]
    else:
        row[key] = _scalar(value)


def _scalar(text: str) -> str:
    text = text.strip()
    return text[1:-1] if text[:1] in ('"', "'") and text[-1:] == text[:1] else text


@cache
def _file(name: str) -> dict[str, str | list[str | Row]]:
    return read_list((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """Read words/NAME.yaml as entries; `why`, `source` and `level` at the top hold for all."""
    top = _file(name)
    rows = cast("list[Row]", top["words"])
    return tuple(_entry(row, top) for row in rows)


def _entry(row: Row, top: dict[str, str | list[str | Row]]) -> Entry:
    def said(key: str) -> str:
        return str(row.get(key, top.get(key, "")))

    return Entry(
        avoid=said("avoid"),
        also=tuple(row.get("also", ())),
        try_this=said("try"),
        why=said("why"),
        source=said("source"),
        level=cast("Level", said("level") or "error"),
        sense=said("sense"),
    )


@cache
def plain_words(name: str, key: str = "words") -> frozenset[str]:
    """Read a list of single words or phrases."""
    return frozenset(str(word) for word in _file(name)[key])
