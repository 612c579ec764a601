"""For everybody who answered: no hidden count can be worked out, even by somebody who knows how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

import pytest

from app.hear.disclosure import (
    FLOORS,
    Mark,
    Rules,
    everybody_alike,
    hide,
    hide_many,
    may_release_again,
    may_show_group,
    round5,
)

CELL = 5
Table = tuple[int, ...]
Seen = tuple[int | Mark, ...] | None
Marks = tuple[Mark, ...] | None


def seen(table: Table, marks: Marks) -> Seen:
    """What a reader sees of a table."""
    if marks is None:
        return None
    return tuple(
        count if mark == "exact" else mark for count, mark in zip(table, marks, strict=True)
    )


def tables(cells: int, people: int) -> Iterator[Table]:
    """Every way in which people can spread over cells."""
    if cells == 1:
        yield (people,)
        return
    for first in range(people + 1):
        for rest in tables(cells - 1, people - first):
            yield (first, *rest)


def fewest_ways(every: Iterable[Table], look: Callable[[Table], Marks]) -> int:
    """Over all tables that look the same: how few values a hidden count can have at worst."""
    alike: dict[Seen, list[Table]] = defaultdict(list)
    for table in every:
        alike[seen(table, look(table))].append(table)
    ways = [
        len({table[i] for table in same})
        for shown, same in alike.items()
        for i in range(len(same[0]))
        if shown is None or isinstance(shown[i], str)
    ]
    return min(ways, default=99)


@pytest.mark.parametrize(("cells", "most"), [(2, 45), (3, 33), (4, 22), (5, 16)])
def test_a_hidden_count_could_always_be_three_things(cells: int, most: int) -> None:
    for people in range(5, most):
        assert fewest_ways(tables(cells, people), lambda t: hide(t, CELL)) >= 3, people


@pytest.mark.parametrize(("cells", "bases"), [(2, range(5, 24)), (3, range(5, 15))])
def test_a_hidden_count_of_a_many_could_always_be_three_things(
    cells: int, bases: Sequence[int]
) -> None:
    for base in bases:
        every = (t for t in product(range(base + 1), repeat=cells) if sum(t) >= base)
        shown = [t for t in every if hide_many(t, CELL, base) is not None]
        assert fewest_ways(shown, lambda t, base=base: hide_many(t, CELL, base)) >= 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("table", "what_is_seen"),
    [
        pytest.param((60, 36, 4), (60, "hidden", "few"), id="one small one takes another along"),
        pytest.param((30, 2, 3), (30, "few", "few"), id="two small ones cover each other"),
        pytest.param((30, 4, 4), (30, "hidden", "hidden"), id="two fours are not called few"),
        pytest.param((14, 5, 1), (14, "hidden", "hidden"), id="one and five look alike"),
        pytest.param((30, 0, 12), (30, 0, 12), id="nobody is shown as nobody"),
        pytest.param((1, 1, 1, 1, 1), None, id="five ones cannot be shown"),
    ],
)
def test_small_counts_are_hidden_with_enough_others(table: Table, what_is_seen: Seen) -> None:
    assert seen(table, hide(table, CELL)) == what_is_seen


def test_what_is_called_few_is_fewer_than_five() -> None:
    for people in range(5, 26):
        for table in tables(3, people):
            marks = hide(table, CELL) or ()
            assert all(n < CELL for n, mark in zip(table, marks, strict=False) if mark == "few")


def test_one_small_answer_of_many_may_be_hidden_alone() -> None:
    assert hide_many((20, 18, 3), CELL, 25) == ("exact", "exact", "few")


def test_one_small_answer_of_many_is_not_alone_when_the_base_tells_it() -> None:
    assert hide_many((6, 4), CELL, 10) == ("hidden", "hidden")


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, 0), (1, None), (7, None), (8, 10), (12, 10), (13, 15), (42, 40), (43, 45)],
)
def test_a_breakdown_is_rounded_to_five(count: int, shown: int | None) -> None:
    assert round5(count) == shown


def test_a_group_is_shown_when_it_and_everybody_else_are_enough() -> None:
    assert may_show_group(10, 20, 10)
    assert may_show_group(12, 12, 10)
    assert not may_show_group(9, 40, 10)
    assert not may_show_group(31, 40, 10)


def test_a_small_group_that_is_all_alike_is_noticed() -> None:
    assert everybody_alike((0, 19), 19, Rules())
    assert not everybody_alike((0, 20), 20, Rules())
    assert not everybody_alike((1, 18), 19, Rules())


@pytest.mark.parametrize("name", FLOORS)
def test_a_place_cannot_ask_for_fewer_people_than_the_floor(name: str) -> None:
    with pytest.raises(ValueError, match="must be at least"):
        Rules(**{name: FLOORS[name] - 1})
    assert getattr(Rules(**{name: FLOORS[name] + 1}), name) == FLOORS[name] + 1


def test_a_later_snapshot_needs_no_change_or_ten() -> None:
    assert [may_release_again(n, Rules()) for n in (0, 1, 9, 10)] == [True, False, False, True]
