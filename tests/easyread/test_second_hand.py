"""Lines that somebody else labelled from the written rules: each rule finds what they named."""

from __future__ import annotations

import pytest

from bench.second_hand import LEAST, NAMES, Counted, counts, first, rows

HALVES = ("open", "closed")
COUNTED = [(half, one) for half in HALVES for one in counts(half)]


@pytest.mark.parametrize(("half", "one"), COUNTED, ids=lambda it: getattr(it, "rule", it))
def test_a_rule_finds_what_a_second_hand_named_and_little_else(half: str, one: Counted) -> None:
    assert half in HALVES
    assert one.precision >= LEAST[one.rule[0]]
    assert one.recall >= LEAST[one.rule[0]]


@pytest.mark.parametrize("half", HALVES)
def test_what_was_seen_at_the_first_opening_stays_written_down(half: str) -> None:
    began, notes = first(half)
    assert sum(one.wrong + one.missed for one in began.values()) == len(notes)
    # A row is labelled with every rule it breaks, so no rule can have been asked more often.
    labelled = [rule for name in NAMES for row in rows(half, name) for rule in row["labels"]]
    assert {one.rule: one.right + one.missed for one in began.values() if one.right} == {
        rule: labelled.count(rule) for rule in set(labelled)
    }


def test_no_line_stands_in_both_halves() -> None:
    ids = [row["id"] for half in HALVES for name in NAMES for row in rows(half, name)]
    assert len(ids) == len(set(ids)) > 700
