"""The code to come back with: four pictures-with-words, and what the cookie holds."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest

from app.answer.code import LENGTH, PICTURES, Ticket, code_from, read_code, ticket_from
from app.place.area import Area

WORDS = ["Apple", "Bus", "Cat", "Dog"]


@pytest.mark.parametrize(
    "typed", ["apple bus cat dog", " Apple, BUS; cat.dog ", "1. Apple\n2. Bus 3. Cat 4. Dog"]
)
def test_a_code_can_be_typed_in_many_ways(typed: str) -> None:
    plain = "".join(c for c in typed if not c.isdigit())
    assert read_code(plain, WORDS) == (0, 1, 2, 3)


@pytest.mark.parametrize("typed", ["", "apple bus cat", "apple bus cat dog dog", "apple bus cat x"])
def test_what_is_no_code_is_told(typed: str) -> None:
    assert read_code(typed, WORDS) is None


def test_the_order_matters_and_a_picture_may_come_twice() -> None:
    assert read_code("dog dog apple cat", WORDS) == (3, 3, 0, 2)


def test_there_are_48_words_and_each_is_typed_as_it_is_shown(area: Area) -> None:
    words = [area.pictures.words[name] for name in area.pictures.code]
    assert len(set(words)) == PICTURES
    assert all(read_code(f"{word} " * LENGTH, words) for word in words)


def test_a_drawn_code_is_four_of_them_and_each_comes_as_often() -> None:
    digests = [hashlib.sha256(str(n).encode()).hexdigest() for n in range(4000)]
    codes = [code_from(digest) for digest in digests]
    assert all(len(code) == LENGTH for code in codes)
    seen = Counter(number for code in codes for number in code)
    assert set(seen) == set(range(PICTURES))
    assert max(seen.values()) < 2 * min(seen.values())


def test_a_ticket_comes_back_as_it_was() -> None:
    for ticket in (Ticket("a-b", "f" * 32, (1, 2, 3, 47), "e" * 32), Ticket("a", "0" * 32)):
        assert ticket_from(ticket.as_text()) == ticket


def test_a_ticket_of_another_shape_is_none() -> None:
    assert ticket_from("something else") is None
