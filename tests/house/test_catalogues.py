"""For translators: the list of sentences is current, and no sentence can break a page."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app.answer.code import WORD, folded
from app.place.in_language import PICTURES
from tests.house.files import ROOT, name_of
from tools.build_translations import is_current
from tools.collect_words import STAFF, TRANSLATIONS, Words, as_text, every_sentence, lists

SENTENCES = every_sentence()
VALUES = re.compile(r"%\((\w+)\)[sd]")


def test_every_list_of_sentences_is_current() -> None:
    for name, catalog in lists().items():
        file = TRANSLATIONS / f"{name}.pot"
        is_current = file.is_file() and file.read_text("utf-8") == as_text(catalog)
        assert is_current, f"{file.name} is old. Run `make words`, and commit translations/."


@pytest.mark.parametrize("words", SENTENCES, ids=lambda words: f"{words.file}:{words.line}")
def test_no_sentence_for_translators_has_code_in_it(words: Words) -> None:
    for text in words.texts:
        assert not re.search(r"<[a-z/]|{[{%]", text), "leave markup outside of the sentence"
        assert not re.search(r"%[sd]|{\w*}", text), "give each value a name: %(number)s"


def test_every_translation_has_the_values_of_its_sentence() -> None:
    wrong = []
    for file in sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po")):
        with file.open("rb") as opened:
            for message in read_po(opened):
                wrong += _values_differ(name_of(file), message)
    assert not wrong


def _values_differ(file: str, message: object) -> list[str]:
    ids, strings = (_as_texts(getattr(message, part)) for part in ("id", "string"))
    if not message.id or not any(strings):  # type: ignore[attr-defined]
        return []
    wanted = {value for text in ids for value in VALUES.findall(text)}
    return [
        f"{file}: {text!r} has other values than {ids[0]!r}"
        for text in strings
        if set(VALUES.findall(text)) != wanted or re.search(r"<[a-z/]|{[{%]", text)
    ]


def _as_texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


LANGUAGES = ("pl", "ar", "uk")
OPEN, CLOSE = "\u2066", "\u2069"  # what keeps the parts of a number in order among Arabic words


@cache
def catalogues() -> list[tuple[str, str, Catalog]]:
    """Every list of every language: (language, list, what it holds)."""
    return [
        (language, name, _read(TRANSLATIONS / language / "LC_MESSAGES" / f"{name}.po"))
        for language in LANGUAGES
        for name in lists()
        if name != STAFF
    ]


def _read(file: Path) -> Catalog:
    return read_po(io.BytesIO(file.read_bytes()))


def test_every_language_has_every_sentence_and_none_is_old() -> None:
    english = lists()
    wrong = []
    for language, name, catalog in catalogues():
        known = {(m.context, m.id): m for m in catalog if m.id}
        wanted = {(m.context, m.id) for m in english[name] if m.id}
        wrong += [f"{language}/{name}: missing {key}" for key in wanted - known.keys()]
        wrong += [f"{language}/{name}: no sentence any more {key}" for key in known.keys() - wanted]
        wrong += [
            f"{language}/{name}: {'old' if m.fuzzy else 'empty'} {m.id!r}"
            for m in known.values()
            if not is_current(m)
        ]
    assert not wrong, "Run `make words`, then translate:\n" + "\n".join(sorted(wrong))


def test_every_translation_says_that_it_is_a_draft() -> None:
    for language, name, catalog in catalogues():
        assert "DRAFT" in catalog.header_comment, f"{language}/{name}"


def test_numbers_have_as_many_forms_as_the_language() -> None:
    forms = {"pl": 3, "ar": 6, "uk": 3}
    for language, _, catalog in catalogues():
        assert catalog.num_plurals == forms[language]
        for message in catalog:
            if isinstance(message.id, tuple):
                assert len(message.string) == forms[language], message.id


def test_the_words_of_codes_are_one_word_each_and_mean_one_picture_in_all_languages() -> None:
    meant: dict[str, str] = {}
    for language, name, catalog in catalogues():
        if name != PICTURES:
            continue
        said = [(str(m.context), str(m.string), str(m.id)) for m in catalog if m.id]
        assert len({folded(word) for _, word, _ in said}) == len(said) == 48, language
        for picture, word, english in said:
            for each in (word, english):
                assert len(WORD.findall(each)) == 1, f"{language}: {each!r} is not one word"
                assert meant.setdefault(folded(each), picture) == picture, f"{language}: {each!r}"


def test_a_number_in_arabic_words_keeps_the_order_of_its_parts() -> None:
    for language, name, catalog in catalogues():
        for message in catalog:
            if message.id and language == "ar" and isinstance(message.string, str):
                parts = re.findall(r".?\d[\d ]* \d+.?", message.string)
                bad = [p for p in parts if not (p.startswith(OPEN) and p.endswith(CLOSE))]
                assert not bad, f"{name}: {message.string!r}"
