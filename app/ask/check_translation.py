"""Whether a translation is easy: what can be checked without reading its language."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal

from app.place.problem import Problem

SUFFIX = ".po"


def check_translation(file: Path, source: bytes) -> list[Problem]:
    """The problems of translations/LANG/LC_MESSAGES/SURVEY.po, and that a person must read it."""
    from babel.messages.pofile import PoFileError, read_po  # only whoever checks a file needs it

    language = file.absolute().parent.parent.name
    try:
        catalogue = read_po(BytesIO(source), abort_invalid=True)
    except (PoFileError, ValueError, UnicodeError):
        message, advice = "This is no file of translations.", "save it again as UTF-8 text"
        return [Problem(str(file), 1, 1, "error", "file-wrong", message, advice)]
    said = [(one.lineno or 1, one.context or "", one.string) for one in catalogue if one.id]
    texts = [(line, where, text) for line, where, text in said if text and isinstance(text, str)]
    return list(_problems(str(file), language, texts))


def _problems(file: str, language: str, texts: list[tuple[int, str, str]]) -> Iterator[Problem]:
    """Each finding at its line. That the words were not read is said once, not at each text."""
    from easyread import check  # big word lists: loaded when somebody checks a file

    told: set[str] = set()
    for line, where, text in texts:
        for found in check(text, _kind(where), language):
            if found.rule == "language" and language in told:
                continue
            if found.rule == "language":
                told.add(language)
            yield Problem(file, line, 1, found.level, found.rule, found.message, found.try_this)


def _kind(where: str) -> Literal["text", "question", "option"]:
    """`feel.ask` and `feel.ask.parent` ask; `feel.options.bus` and `feel.starters` are tapped."""
    part = where.split(".")[1:2]
    if part in (["options"], ["starters"]):
        return "option"
    return "question" if part == ["ask"] else "text"
