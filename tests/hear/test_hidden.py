"""For somebody who is the only one: whatever is hidden, the document is the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.hear.counts import Tally, ThemeCounts, WaveCounts
from app.hear.disclosure import Level
from app.hear.release import canonical, fingerprint, make
from tests.hear.counted import HELPED, LEVELS, YOUNG, question, released, wave

COUNT = st.one_of(st.integers(0, 6), st.integers(0, 40))
KINDS = st.sampled_from(["faces", "many"])


@st.composite
def one_wave(draw: st.DrawFn) -> WaveCounts:
    """A wave of random answers, with as many small counts as large ones."""
    kind = draw(KINDS)
    options = tuple(draw(st.lists(COUNT, min_size=3, max_size=3)))
    most, least = sum(options), max(options)
    answered = draw(st.integers(least, most)) if kind == "many" else most
    rest = {name: draw(st.integers(0, 9)) for name in ("not_sure", "not_say", "skipped")}
    counted = Tally(answered=answered, options=options, **rest)
    theme = ThemeCounts("waiting", "Waiting", draw(st.integers(0, 9)))
    return wave(question({YOUNG: counted}, kind=kind), themes=(theme,))


def spreads(people: int, cells: int) -> list[tuple[int, ...]]:
    """Every way to spread people over cells."""
    if cells == 1:
        return [(people,)]
    return [(n, *rest) for n in range(people + 1) for rest in spreads(people - n, cells - 1)]


def with_options(counts: WaveCounts, places: list[int], values: tuple[int, ...]) -> WaveCounts:
    """The same people, but those at the hidden places chose otherwise."""
    asked = counts.questions[0]
    options = list(asked.tallies[YOUNG].options)
    for place, value in zip(places, values, strict=True):
        options[place] = value
    other = replace(asked.tallies[YOUNG], options=tuple(options))
    return replace(counts, questions=(replace(asked, tallies={YOUNG: other}),))


@given(one_wave(), st.sampled_from(LEVELS))
@settings(max_examples=100, deadline=None)
def test_two_data_sets_that_differ_only_in_hidden_cells_are_one_document(
    counts: WaveCounts, level: Level
) -> None:
    """For every hidden count there are at least three counts that give the very same bytes.

    (A `many` with several hidden counts is tried whole, with every table, in test_disclosure.)
    """
    document = canonical(make(counts, level))
    shown = make(counts, level).questions[0]
    options = counts.questions[0].tallies[YOUNG].options
    hidden = [i for i, cell in enumerate(shown.options) if cell.status in {"few", "hidden"}]
    together = sum(options[i] for i in hidden)
    alike = [
        values
        for values in _other_ways(shown.kind, hidden, together)
        if canonical(make(with_options(counts, hidden, values), level)) == document
    ]
    for place in range(0 if shown.kind == "many" and len(hidden) > 1 else len(hidden)):
        assert len({values[place] for values in alike}) >= 3


def _other_ways(kind: str, hidden: list[int], together: int) -> list[tuple[int, ...]]:
    if kind == "many" and len(hidden) == 1:
        return [(n,) for n in range(1, 45)]
    return spreads(together, len(hidden)) if hidden else []


@given(st.lists(COUNT, min_size=3, max_size=3), st.sampled_from(LEVELS))
@settings(max_examples=60, deadline=None)
def test_a_table_that_is_not_shown_says_nothing_of_its_answers(
    options: list[int], level: Level
) -> None:
    """A sensitive question under twenty answers is one document, whatever was answered."""
    people = sum(options) % 20
    answers = [people // 3, people - people // 3, 0]
    one = released(*answers, is_sensitive=True, level=level)
    for other in spreads(people, 3):
        assert canonical(released(*other, is_sensitive=True, level=level)) == canonical(one)


@given(one_wave(), st.sampled_from(LEVELS), st.integers(0, 4), st.integers(0, 4))
@settings(max_examples=100, deadline=None)
def test_two_data_sets_that_differ_in_a_hidden_theme_are_one_document(
    counts: WaveCounts, level: Level, one: int, other: int
) -> None:
    documents = {
        fingerprint(make(replace(counts, themes=(ThemeCounts("waiting", "Waiting", n),)), level))
        for n in (one, other)
    }
    assert len(documents) == 1


@pytest.mark.parametrize("level", LEVELS)
@given(st.lists(st.integers(1, 4), min_size=2, max_size=2), st.integers(10, 40))
@settings(max_examples=100, deadline=None)
def test_two_small_answers_that_add_up_the_same_are_one_document(
    level: Level, small: list[int], large: int
) -> None:
    total = sum(small)
    documents = {
        canonical(released(large, few, total - few, level=level))
        for few in range(max(1, total - 4), min(4, total - 1) + 1)
    }
    assert len(documents) == 1


@given(st.integers(8, 12), st.integers(8, 12), st.integers(1, 7), st.integers(1, 7))
@settings(max_examples=100, deadline=None)
def test_a_star_in_a_breakdown_is_the_same_star_whatever_it_hides(
    here: int, there: int, one: int, other: int
) -> None:
    """One person who feels bad moves between groups: the whole stays, and the stars stay."""
    total = one + other
    documents = set()
    for first in range(max(1, total - 7), min(7, total - 1) + 1):
        some = {
            YOUNG: Tally(30, (here, 30 - here - first, first)),
            HELPED: Tally(30, (there, 30 - there - (total - first), total - first)),
        }
        for breakdown in make(wave(question(some)), "public").questions[0].breakdowns:
            last = [row.cells[2] for row in breakdown.rows]
            documents.add((*(cell.status for cell in last), *(cell.count for cell in last)))
    assert documents <= {("star", "star", None, None)}
