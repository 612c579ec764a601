"""For families and officers: how sure we are, and the words that fit, at their limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.hear.interval import (
    Interval,
    band,
    band_words,
    newcombe,
    out_of_ten,
    percent,
    range_words,
    share_words,
    wilson,
)


def test_seven_out_of_ten_is_between_four_and_nine() -> None:
    interval = wilson(7, 10)
    assert interval.low == pytest.approx(0.3968, abs=1e-4)
    assert interval.high == pytest.approx(0.8922, abs=1e-4)
    assert str(range_words(interval)) == "It could be between 4 and 9 out of 10."


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_wilson_is_as_published(count: int, base: int, low: float, high: float) -> None:
    interval = wilson(count, base)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=1e-4)


def test_when_everybody_answered_there_is_no_chance_in_it() -> None:
    assert wilson(30, 40, population=40) == Interval(0.75, 0.75)
    some, all_but = wilson(30, 40), wilson(30, 40, population=60)
    assert all_but.high - all_but.low < some.high - some.low


def test_a_change_is_as_published() -> None:
    """Newcombe 1998, example (a): 56 of 70 and 48 of 80."""
    interval = newcombe((48, 80), (56, 70))
    assert (interval.low, interval.high) == pytest.approx((0.0524, 0.3339), abs=1e-4)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_is_always_inside_its_interval(pair: tuple[int, int]) -> None:
    interval = wilson(*pair)
    assert 0 <= interval.low <= pair[0] / pair[1] <= interval.high <= 1


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0, "almost nobody"),
        (0.04, "almost nobody"),
        (0.05, "some"),
        (0.34, "some"),
        (0.35, "about half"),
        (0.64, "about half"),
        (0.65, "most"),
        (0.94, "most"),
        (0.95, "nearly everyone"),
        (1, "nearly everyone"),
    ],
)
def test_each_share_has_its_word(share: float, word: str) -> None:
    assert str(band(share)) == word


def test_one_word_only_when_the_whole_interval_is_in_one_band() -> None:
    assert str(band_words(Interval(0.66, 0.9))) == "most"
    assert str(band_words(Interval(0.3, 0.4))) == "between some and about half"


def test_numbers_that_cannot_be_are_refused() -> None:
    for count, base, population in ((3, 2, None), (0, 0, None), (-1, 3, None), (5, 10, 9)):
        with pytest.raises(ValueError, match=r"out of|only"):
            wilson(count, base, population)


def test_words_depend_on_how_many_answered() -> None:
    assert share_words(20, 29) == ()
    assert len(share_words(20, 30)) == 3
    assert (percent(50, 99), percent(50, 100)) == (None, 50)
    assert [out_of_ten(n / 100) for n in (4, 5, 64, 65, 100)] == [0, 1, 6, 7, 10]
