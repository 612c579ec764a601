"""For families who read another language: words in it, and words that had to stay English.

A translation belongs to the id of a text and to the very English sentence that it was made from:
when the English changes, the old translation is not shown any more. Words about safety, privacy
and saying yes are shown in a language only when a person has checked them (domain 0.7).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from html import escape
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"
ENGLISH = "en"
SAFETY = "safety"  # the msgctxt of our own sentences about safety, privacy and saying yes
Model = TypeVar("Model", bound=BaseModel)


class Translated(str):
    """Words in the reader's language. `english` is what they say in English."""

    english: str


class StaysEnglish(str):
    """Words on a page of another language that stand there in English, and say so to browsers."""

    MARK = '<bdi lang="en" dir="ltr">'

    @property
    def english(self) -> str:
        return str(self)

    def __html__(self) -> str:
        return f"{self.MARK}{escape(self)}</bdi>"


class Name(StaysEnglish):
    """A name, which no language changes: marked for the voice that reads it out, and set apart."""

    def __html__(self) -> str:
        return f'<bdi lang="en">{escape(self)}</bdi>'


def english_of(text: str) -> str:
    """What a text says in English, whatever language it stands in."""
    return str(getattr(text, "english", text))


class Say(Protocol):
    """How a text is said: its id, its English, and whether it is about safety."""

    def __call__(self, text_id: str, english: str, *, is_safety: bool = False) -> str: ...


class _Nothing(NullTranslations):
    """Stands behind a catalogue: what is missing is told from what is the same as in English."""

    def pgettext(self, context: str, message: str) -> str:
        return ""


@cache
def catalogue(folder: Path, language: str, domain: str) -> NullTranslations:
    """What `translations/LANG/LC_MESSAGES/DOMAIN.mo` says; nothing where there is none."""
    file = folder / language / "LC_MESSAGES" / f"{domain}.mo"
    if not file.is_file():
        return _Nothing()
    with file.open("rb") as opened:
        found = GNUTranslations(opened)
    found.add_fallback(_Nothing())
    return found


@dataclass(frozen=True)
class Translator:
    """Says the texts of one survey, or of the area's own files, in one language."""

    language: str = ENGLISH
    words: NullTranslations = field(default_factory=_Nothing)
    safety_is_checked: bool = True

    def __call__(self, text_id: str, english: str, *, is_safety: bool = False) -> str:
        if self.language == ENGLISH:
            return english
        found = self.words.pgettext(text_id, english)
        if not found or (is_safety and not self.safety_is_checked):
            return StaysEnglish(english)
        said = Translated(found)
        said.english = english
        return said


def every(
    say: Say, text_id: str, sentences: Iterable[str], *, is_safety: bool = False
) -> tuple[str, ...]:
    """A list of sentences, each said by itself."""
    return tuple(say(text_id, sentence, is_safety=is_safety) for sentence in sentences)


def with_words(part: Model, **words: object) -> Model:
    """The same part of a file with other words. What it had worked out from them is forgotten."""
    kept: dict[str, Any] = {name: getattr(part, name) for name in type(part).model_fields}
    return type(part).model_construct(**(kept | words))
