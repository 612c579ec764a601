"""One number for a word and for a text, so that a writer sees which of two versions is easier."""

from __future__ import annotations

import doctest

import pytest

import easyread.checking
import easyread.explained
import easyread.hardness
import easyread.sentences
import easyread.syllables
import easyread.wordlists
from easyread import difficulty, score
from easyread.frequency import own_zipf, zipf
from easyread.syllables import syllables

MODULES = [
    easyread.checking,
    easyread.explained,
    easyread.hardness,
    easyread.sentences,
    easyread.syllables,
    easyread.wordlists,
]


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        ("bus", "vehicle"),
        ("help", "assistance"),
        ("dog", "hypotenuse"),
        ("use", "utilise"),
        ("wheelchair", "jurisprudence"),
    ],
    ids=lambda word: str(word),
)
def test_a_word_that_few_people_use_is_harder(easier: str, harder: str) -> None:
    assert 0 <= difficulty(easier) < difficulty(harder) <= 1


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        ("The bus is late.", "The bus, which we all wait for each day, is often very late."),
        ("We help you.", "We facilitate your participation."),
        ("Ring us.", "Correspondence must be submitted to the undersigned."),
    ],
    ids=["long sentence", "long words", "office words"],
)
def test_a_harder_text_has_a_higher_score(easier: str, harder: str) -> None:
    assert 0 <= score(easier) < score(harder) <= 100


@pytest.mark.parametrize("text", ["", " ", "...", "😀"], ids=["empty", "blank", "dots", "emoji"])
def test_a_text_without_words_is_easy(text: str) -> None:
    assert score(text) == 0.0


def test_nothing_is_not_hard() -> None:
    assert difficulty(" ") == 0.0


def test_a_form_of_a_known_word_is_nearly_as_common() -> None:
    assert own_zipf("minibuses") == 0.0
    assert zipf("trampolines") > 2.5
    assert zipf("stopped") >= zipf("stop") - 0.5
    assert zipf("co-production") == min(zipf("co"), zipf("production"))


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("table", 2), ("made", 1), ("wanted", 2), ("asked", 1), ("area", 3), ("quiet", 2)],
    ids=lambda value: str(value),
)
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.__name__))
def test_the_examples_in_the_documentation_are_true(module: object) -> None:
    tried = doctest.testmod(module)  # type: ignore[arg-type]
    assert tried.attempted
    assert tried.failed == 0
