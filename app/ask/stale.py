"""For translators and parent reps: sentences of a survey whose translation is old or missing.

A survey without a catalogue in a language says nothing of that language: nobody has begun it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from app.ask.survey import Survey
from app.ask.translated import survey_said
from app.place.place import Place
from app.place.problem import Problem
from app.place.yaml import Node, Text


def stale_words(
    survey: Survey, place: Place, root: Node, file: str, translations: Path
) -> Iterator[Problem]:
    """A warning for each sentence that families would see in English in a language."""
    names = {language.code: language.name for language in place.languages}
    lines = {text.value: text for text in reversed(list(_texts(root)))}
    for catalogue in sorted(translations.glob(f"*/LC_MESSAGES/{survey.id}.po")):
        code = catalogue.parent.parent.name
        for text_id, english in sorted(_texts_of(survey, place) - _current(catalogue)):
            where = lines.get(english)
            line, column = (where.line, where.column) if where else (1, 1)
            message = f'{names.get(code, code)}: the words for "{english[:60]}" are old or missing.'
            advice = f"mend {text_id} in translations/{code}/LC_MESSAGES/{survey.id}.po"
            yield Problem(file, line, column, "warning", "translation-old", message, advice)


def _texts_of(survey: Survey, place: Place) -> set[tuple[str, str]]:
    """Every text of the survey with its id."""
    found: set[tuple[str, str]] = set()

    def collect(text_id: str, english: str, *, is_safety: bool = False) -> str:
        found.add((text_id, english))
        return english

    survey_said(survey, collect, place)
    return found


def _current(catalogue: Path) -> set[tuple[str, str]]:
    """The texts whose translation belongs to the English as it is now."""
    messages = read_po(io.BytesIO(catalogue.read_bytes()))
    return {
        (message.context, message.id)
        for message in messages
        if message.context and isinstance(message.id, str) and message.string and not message.fuzzy
    }


def _texts(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
        return
    for child in node.items:
        yield from _texts(child[1] if isinstance(child, tuple) else child)
