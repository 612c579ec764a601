"""The word lists are what they look like, and say nothing twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import easyread
from easyread import check
from easyread.wordlists import entries, many, plain_words, read_list

FOLDER = Path(easyread.__file__).parent / "words"
FILES = sorted(FOLDER.glob("*.yaml"))
WITH_REASONS = ["abbreviations", "exempt", "filler", "hard", "idioms", "jargon", "latin", "vague"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_a_yaml_library_reads_a_word_list_the_same(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert read_list(text) == YAML(typ="safe", pure=True).load(text)


@pytest.mark.parametrize("name", WITH_REASONS)
def test_a_word_to_avoid_has_its_reason_and_source(name: str) -> None:
    for row in entries(name):
        assert row.why
        assert row.source
        assert row.level in ("error", "warning", "info")


@pytest.mark.parametrize("name", WITH_REASONS)
def test_no_form_stands_in_a_list_twice(name: str) -> None:
    forms = [form for row in entries(name) for form in row.forms]
    assert len(forms) == len(set(forms))


def test_a_phrase_is_either_vague_or_filler_or_hard() -> None:
    """One of two rules would never be heard, and nobody could tell which."""
    vague, filler, hard = (
        {form for row in entries(name) for form in row.forms}
        for name in ("vague", "filler", "hard")
    )
    assert (vague & filler, filler & hard) == (set(), set())
    # "adequate" is vague; these stop people as words as well, and count as hard.
    assert vague & hard <= {"substantial", "multiple"}


@pytest.mark.parametrize("name", ["hard", "jargon", "idioms", "abbreviations"])
def test_what_to_try_is_not_itself_a_hard_word(name: str) -> None:
    for row in entries(name):
        assert row.try_this
        errors = [f for f in check(row.try_this) if f.level == "error"]
        assert errors == [], f"{row.avoid}: {row.try_this}"


@pytest.mark.parametrize("name", WITH_REASONS)
def test_no_advice_promises_that_nobody_finds_out_who_wrote(name: str) -> None:
    promise = re.compile(r"nobody (?:knows|will know)|no one knows|cannot find you|keep it secret")
    for row in entries(name):
        assert not promise.search(row.try_this), f"{row.avoid}: {row.try_this}"


def test_a_word_is_not_both_plain_and_hard() -> None:
    hard = {form for name in ("hard", "jargon") for row in entries(name) for form in row.forms}
    assert hard & plain_words("concrete") == set()


def test_small_words_are_read_from_one_line() -> None:
    assert many("and or") == {"and", "or"}
