"""For translators: the list of sentences is current, and no sentence can break a page."""

from __future__ import annotations

import re

import pytest

from tests.house.files import ROOT, name_of
from tools.collect_words import TRANSLATIONS, Words, as_text, every_sentence, lists

SENTENCES = list(every_sentence())
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
    from babel.messages.pofile import read_po

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
