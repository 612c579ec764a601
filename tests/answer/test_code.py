"""The code to come back with: four pictures-with-words, and what the cookie holds."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest

from app.answer.code import (
    LENGTH,
    PICTURES,
    Slip,
    Ticket,
    code_from,
    read_code,
    tapped,
    ticket_from,
)
from app.place.area import Area

WORDS = ["Apple", "Bus", "Cat", "Dog"]


@pytest.mark.parametrize(
    "typed", ["apple bus cat dog", " Apple, BUS; cat.dog ", "1. Apple\n2. Bus 3. Cat 4. Dog"]
)
def test_a_code_can_be_typed_in_many_ways(typed: str) -> None:
    assert read_code(typed, WORDS) == (0, 1, 2, 3)


@pytest.mark.parametrize("typed", ["", "apple bus cat", "apple bus cat dog dog"])
def test_a_code_that_is_too_short_or_too_long_is_told(typed: str) -> None:
    assert read_code(typed, WORDS) == Slip()


@pytest.mark.parametrize("word", ["x", "cow", "snail", "قط", "🐈"])
def test_a_word_that_no_picture_has_is_named(word: str) -> None:
    assert read_code(f"apple bus cat {word}", WORDS) in (Slip(word), Slip())


@pytest.mark.parametrize(
    "typed", ["aple bus cat dog", "appple buss catt dog", "apple bsu cat dogg", "applw bus cqt dog"]
)
def test_one_slip_of_spelling_in_a_word_is_forgiven(typed: str) -> None:
    assert read_code(typed, WORDS) == (0, 1, 2, 3)


def test_a_slip_that_could_mean_two_pictures_is_not_guessed() -> None:
    assert read_code("apple bus caw dog", ["apple", "bus", "cat", "car", "dog"]) == Slip("caw")


def test_a_word_that_is_right_is_never_taken_for_another(area: Area) -> None:
    words = [area.pictures.words[name] for name in area.pictures.code]
    for number, word in enumerate(words):
        assert read_code(f"{word} {word} {word} {word}", words) == (number,) * LENGTH


def test_what_was_tapped_travels_in_a_form_and_nothing_else_does() -> None:
    assert tapped("3-17") == (3, 17)
    assert tapped("3-17--x-48-999-5-1-2") == (3, 17, 5, 1)
    assert tapped("") == tapped("²-٣") == ()


def test_each_of_the_48_stands_in_one_group(area: Area) -> None:
    grouped = [name for names in area.pictures.code_groups.values() for name in names]
    assert sorted(grouped) == sorted(area.pictures.code)


def test_the_order_matters_and_a_picture_may_come_twice() -> None:
    assert read_code("dog dog apple cat", WORDS) == (3, 3, 0, 2)


def test_there_are_48_words_and_each_is_typed_as_it_is_shown(area: Area) -> None:
    words = [area.pictures.words[name] for name in area.pictures.code]
    assert len(set(words)) == PICTURES
    assert all(read_code(f"{word} " * LENGTH, words) for word in words)


def test_a_drawn_code_is_four_different_ones_and_each_comes_as_often() -> None:
    digests = [hashlib.sha256(str(n).encode()).hexdigest() for n in range(4000)]
    codes = [code_from(digest) for digest in digests]
    assert all(len(set(code)) == len(code) == LENGTH for code in codes)
    seen = Counter(number for code in codes for number in code)
    assert set(seen) == set(range(PICTURES))
    assert max(seen.values()) < 2 * min(seen.values())


def test_a_ticket_comes_back_as_it_was() -> None:
    for ticket in (Ticket("a-b", "f" * 32, (1, 2, 3, 47), "e" * 32), Ticket("a", "0" * 32)):
        assert ticket_from(ticket.as_text()) == ticket


def test_a_ticket_of_another_shape_is_none() -> None:
    assert ticket_from("something else") is None
