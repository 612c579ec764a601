"""For everybody who answered, and everybody who reads the numbers: one release, nothing hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.hear.cell import NOT_ENOUGH
from app.hear.counts import Group, QuestionCounts, Tally, ThemeCounts, WaveCounts
from app.hear.disclosure import Level
from app.hear.release import Release, canonical, fingerprint, make, read

YOUNG: Group = ("young_person", "self")
HELPED: Group = ("young_person", "helped")
PARENT: Group = ("parent", "self")
FEEL = (("good", "Good"), ("ok", "OK"), ("bad", "Bad"))
LEVELS: tuple[Level, Level] = ("public", "staff")


def tally(*options: int, **more: int) -> Tally:
    """A tally of a question with one answer each."""
    return Tally(answered=sum(options), options=options, **more)


def question(tallies: Mapping[Group, Tally], **more: object) -> QuestionCounts:
    """How do you feel on the way?"""
    asked = QuestionCounts("feel", "faces", "How do you feel on the way?", FEEL, tallies=tallies)
    return replace(asked, **more)  # type: ignore[arg-type]


def wave(*questions: QuestionCounts, themes: tuple[ThemeCounts, ...] = ()) -> WaveCounts:
    """Getting to school, asked for the second time."""
    people: dict[Group, int] = {}
    for asked in questions[:1]:
        people = {g: t.answered + sum(t.no_answers) for g, t in asked.tallies.items()}
    days = (date(2026, 5, 1), date(2026, 5, 29))
    return WaveCounts(
        "getting-to-school", 2, "Getting to school", (3,), *days, people, questions, themes
    )


def released(*options: int, level: Level = "public", **more: object) -> Release:
    """A release of one question that young people answered themselves."""
    return make(wave(question({YOUNG: tally(*options)}, **more)), level)


def test_a_family_reads_counts_shares_and_how_sure_we_are() -> None:
    cell = released(30, 8, 5).cell("feel", "good")
    assert [str(words) for words in cell.words] == [
        "30 people",
        "That is 7 out of 10.",
        "It could be between 5 and 8 out of 10.",
        "between about half and most",
    ]


def test_under_thirty_answers_only_counts_are_said_with_care() -> None:
    cell = released(9, 6, 5).cell("feel", "good")
    assert [str(words) for words in cell.words] == ["9 people"]
    assert cell.needs_care


def test_percent_is_for_a_hundred_answers_or_more() -> None:
    assert released(60, 29, 10).cell("feel", "good").percent is None
    assert released(60, 30, 10).cell("feel", "good").percent == 60


def test_nine_answers_show_the_public_nothing_at_all() -> None:
    public = released(6, 2, 1)
    assert public.took_part is None
    assert public.who == ()
    assert public.cell("feel", "good").count_words == NOT_ENOUGH
    assert str(public.cell("feel", "good").words[0]) == str(NOT_ENOUGH)


def test_nine_answers_show_the_same_whatever_they_were() -> None:
    assert canonical(released(6, 2, 1)) == canonical(released(1, 3, 5))
    assert canonical(released(6, 2, 1)) == canonical(released(2, 1, 1))


def test_staff_see_from_five_answers_on() -> None:
    assert released(2, 1, 1, level="staff").took_part is None
    assert released(5, 2, 2, level="staff").took_part == 9


def test_a_few_people_are_never_counted_out() -> None:
    cell = released(30, 2, 3).cell("feel", "bad")
    assert str(cell.count_words) == "a few people, fewer than 5"
    assert cell.count is None
    assert cell.share == ()


def test_a_small_group_of_one_mind_is_not_shown() -> None:
    assert not released(0, 19, 0).questions[0].is_shown
    assert released(0, 20, 0).cell("feel", "ok").count == 20


def test_a_sensitive_question_needs_twenty_and_has_no_breakdown() -> None:
    some = {YOUNG: tally(9, 5, 5), PARENT: tally(8, 6, 6)}
    assert not released(9, 5, 5, is_sensitive=True).questions[0].is_shown
    whole = make(wave(question(some, is_sensitive=True)), "staff").questions[0]
    assert whole.base == 39
    assert whole.breakdowns == ()


def test_who_said_it_is_never_pooled_in_silence() -> None:
    some = {YOUNG: tally(11, 9, 5), HELPED: tally(4, 10, 6)}
    release = make(wave(question(some)), "public")
    by_support = release.questions[0].breakdowns[0]
    assert by_support.by == "support"
    assert [(row.group, row.base) for row in by_support.rows] == [("helped", 20), ("self", 25)]
    assert [cell.count for cell in by_support.rows[0].cells] == [None, 10, None]
    assert [cell.status for cell in by_support.rows[0].cells] == ["star", "rounded", "star"]
    assert [(row.group, row.base) for row in release.who[0].rows] == [("helped", 20), ("self", 25)]


def test_a_group_of_nine_is_not_shown_nor_are_those_it_leaves() -> None:
    some = {YOUNG: tally(12, 8, 5), HELPED: tally(3, 3, 3)}
    release = make(wave(question(some)), "public")
    assert release.questions[0].breakdowns == ()
    assert [row.status for row in release.who[0].rows] == ["suppressed", "suppressed"]


def test_a_breakdown_with_a_group_of_one_mind_is_left_out() -> None:
    some = {YOUNG: tally(12, 8, 5), HELPED: tally(0, 0, 12)}
    assert make(wave(question(some)), "public").questions[0].breakdowns == ()


def test_a_question_that_only_some_were_asked_is_rounded() -> None:
    some = {YOUNG: tally(12, 9, 2, not_asked=13)}
    shown = make(wave(question(some, is_routed=True)), "public").questions[0]
    assert shown.base == 25
    assert [cell.count for cell in shown.options] == [10, 10, None]
    assert shown.hidden_together is None


def test_no_answer_is_counted_apart() -> None:
    some = {YOUNG: tally(20, 9, 8, not_sure=6, skipped=7)}
    shown = make(wave(question(some)), "public").questions[0]
    assert shown.base == 37
    assert {cell.id: cell.count for cell in shown.no_answers} == {
        "not_sure": 6,
        "not_say": 0,
        "skipped": 7,
        "not_asked": 0,
    }


def test_a_theme_of_four_responses_is_not_even_named() -> None:
    themes = (ThemeCounts("waiting", "Waiting", 4), ThemeCounts("transport", "Transport", 5))
    release = make(wave(question({YOUNG: tally(20, 9, 8)}), themes=themes), "public")
    assert [theme.id for theme in release.themes] == ["transport"]
    assert "waiting" not in canonical(release)


def test_a_mean_needs_ten_people_and_two_numbers() -> None:
    number = QuestionCounts("times", "number", "How many times?", tallies={})

    def mean(*pairs: tuple[int, int]) -> int | None:
        people = sum(count for _, count in pairs)
        counted = replace(number, tallies={YOUNG: Tally(answered=people, numbers=pairs)})
        return make(wave(counted), "staff").questions[0].mean

    assert mean((2, 6), (5, 6)) == 4
    assert mean((2, 12)) is None
    assert mean((2, 4), (5, 4)) is None


def test_a_release_reads_back_as_it_was_and_keeps_its_name() -> None:
    release = released(30, 8, 5)
    again = read(canonical(release), row_id=7)
    assert again.id == 7
    assert again == release.model_copy(update={"id": 7})
    assert fingerprint(again) == fingerprint(release)
    assert again.wave == "getting-to-school@2"


# --- the best single test (R12): what is hidden is nowhere in the document ---------------------

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
