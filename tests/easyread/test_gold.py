"""On labelled questions and sentences each rule finds what it should, and little else."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from easyread import Asked, Finding, check, check_asked

HERE = Path(__file__).parent
LEAST = {"Q": 0.9, "W": 0.85}
# What the older halves were labelled for; the newer ones were labelled for every rule.
OLDER = ["Q1", "Q2", "Q3", "Q5", "Q9", "Q12", "Q14", "Q15"]
OLDER += ["W1", "W4", "W5", "W6", "W7", "W9", "W10", "W11", "W15", "W17"]
NEWER = [f"Q{number}" for number in range(1, 20)]
# W25 is a score and no finding.
NEWER += [f"W{number}" for number in range(1, 29) if number != 25]
NAMES = {"Q": "questions", "W": "statements"}


@cache
def rows(name: str) -> list[tuple[bool, dict[str, Any]]]:
    """Each row, and whether it was labelled for every rule."""
    found: list[tuple[bool, dict[str, Any]]] = []
    for file in sorted(HERE.glob(f"gold*_{name}.yaml")):
        is_newer = file.name != f"gold_{name}.yaml"
        halves = YAML(typ="safe", pure=True).load(file)
        found += [(is_newer, row) for half in halves.values() for row in half]
    return found


def found_in(row: dict[str, Any]) -> list[Finding]:
    if "text" in row:
        return check(row["text"])
    around = {key: value for key, value in row.items() if key not in ("rules", "either")}
    lists = {key: tuple(one) for key, one in around.items() if isinstance(one, list)}
    return check_asked(Asked(**{**around, **lists}))


def named(row: dict[str, Any]) -> set[str]:
    """The rules it names; Q19 is only ever a thought."""
    return {one.rule for one in found_in(row) if one.level != "info" or one.rule == "Q19"}


@cache
def counts(name: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for is_newer, row in rows(name):
        got, want = named(row) & set(NEWER if is_newer else OLDER), set(row["rules"])
        right.update(got & want)
        wrong.update(got - want - set(row.get("either", ())))
        missed.update(want - got)
    return right, wrong, missed


@pytest.mark.parametrize("rule", NEWER)
def test_a_rule_is_right_and_misses_little(rule: str) -> None:
    right, wrong, missed = (count[rule] for count in counts(NAMES[rule[0]]))
    least = LEAST[rule[0]]
    assert right, "no row is labelled for this rule"
    assert right / (right + wrong) >= least
    assert right / (right + missed) >= least


@pytest.mark.parametrize("name", ["questions", "statements"])
def test_a_line_that_needs_nothing_gets_no_error(name: str) -> None:
    asked_about = {rule for rule in NEWER if NAMES[rule[0]] == name}
    for is_newer, row in rows(name):
        if not row["rules"] and "either" not in row:
            errors = {one.rule for one in found_in(row) if one.level == "error"}
            assert errors & asked_about & set(NEWER if is_newer else OLDER) == set()


def test_the_gold_set_is_as_large_as_was_promised() -> None:
    assert len(rows("questions")) >= 250
    assert len(rows("statements")) >= 150
