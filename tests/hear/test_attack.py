"""For everybody in a small group: a careful reader cannot work out what a star hides."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.hear.attack import Bounds, Group, can_be_worked_out, narrowed, rounded
from app.hear.counts import Tally
from app.hear.disclosure import round5
from app.hear.release import make
from tests.hear.counted import HELPED, YOUNG, question, tally, wave


def read(*counts: int) -> Group:
    """What a reader sees of a group with these counts."""
    shown = [round5(count) for count in counts]
    return Group(
        rounded(round5(sum(counts))),
        tuple(rounded(count) for count in shown),
        tuple(count is None for count in shown),
    )


def exactly(*counts: int) -> list[Bounds]:
    return [Bounds(count, count) for count in counts]


def test_nine_people_less_about_ten_is_one_person_and_is_found_out() -> None:
    groups = [read(20, 8), read(20, 1)]
    assert can_be_worked_out(groups, exactly(40, 9), Bounds(49, 49), adds_up=True)


def test_such_a_table_is_left_out_of_the_release() -> None:
    some = {YOUNG: tally(20, 12, 8), HELPED: tally(14, 10, 1)}
    shown = make(wave(question(some)), "public").questions[0]
    assert [cell.count for cell in shown.options] == [34, 22, 9]
    assert shown.breakdowns == ()


def test_a_star_with_room_is_not_found_out() -> None:
    groups = [read(20, 12), read(20, 4)]
    assert not can_be_worked_out(groups, exactly(40, 16), Bounds(56, 56), adds_up=True)


def test_a_star_beside_nobody_is_the_whole_of_its_column() -> None:
    groups = [read(20, 0), read(20, 6)]
    assert can_be_worked_out(groups, exactly(40, 6), Bounds(46, 46), adds_up=True)


def test_bounds_narrow_as_the_total_says() -> None:
    assert narrowed([Bounds(8, 12), Bounds(1, 7)], Bounds(9, 9)) == [Bounds(8, 8), Bounds(1, 1)]


COUNTS = st.lists(st.integers(0, 30), min_size=3, max_size=3)


@given(COUNTS, COUNTS)
@settings(max_examples=150, deadline=None)
def test_no_other_table_that_looks_the_same_gives_a_star_away(
    one: list[int], other: list[int]
) -> None:
    """Whatever is published: each star can still be three numbers, found by trying every one."""
    some = {YOUNG: Tally(sum(one), tuple(one)), HELPED: Tally(sum(other), tuple(other))}
    shown = make(wave(question(some)), "public").questions[0]
    for breakdown in shown.breakdowns:
        if any(row.status == "suppressed" for row in breakdown.rows):
            continue
        helped, alone = breakdown.rows
        for place, (theirs, ours) in enumerate(zip(helped.cells, alone.cells, strict=True)):
            total = shown.options[place]
            if total.status != "exact" or None not in (theirs.count, ours.count):
                continue
            people = total.count or 0
            ways = [
                n
                for n in range(people + 1)
                if round5(n) == theirs.count and round5(people - n) == ours.count
            ]
            assert len(ways) >= 3
