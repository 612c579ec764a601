"""On labelled questions and sentences each rule finds what it should, and little else."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from easyread import Finding, check, check_question

HERE = Path(__file__).parent
QUESTIONS, STATEMENTS = HERE / "gold_questions.yaml", HERE / "gold_statements.yaml"
LEAST_QUESTION, LEAST_WORD = 0.9, 0.85
QUESTION_RULES = ["Q1", "Q2", "Q3", "Q5", "Q9", "Q12", "Q14", "Q15"]
WORD_RULES = ["W1", "W4", "W5", "W6", "W7", "W9", "W10", "W11", "W15", "W17"]


@cache
def rows(file: Path) -> list[dict[str, Any]]:
    both = YAML(typ="safe", pure=True).load(file)
    return [row for half in both.values() for row in half]


def found_in(row: dict[str, Any]) -> list[Finding]:
    if "ask" in row:
        options, hint = row.get("options", ()), row.get("hint", "")
        return check_question(row["ask"], options, hint, row.get("kind", "one"))
    return check(row["text"])


def named(row: dict[str, Any]) -> set[str]:
    return {finding.rule for finding in found_in(row) if finding.level != "info"}


def errors_of(row: dict[str, Any]) -> set[str]:
    return {finding.rule for finding in found_in(row) if finding.level == "error"}


@cache
def counts(file: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for row in rows(file):
        got, want = named(row), set(row["rules"])
        right.update(got & want)
        wrong.update(got - want - set(row.get("either", ())))
        missed.update(want - got)
    return right, wrong, missed


@pytest.mark.parametrize("rule", QUESTION_RULES)
def test_a_question_rule_is_right_and_misses_little(rule: str) -> None:
    right, wrong, missed = (count[rule] for count in counts(QUESTIONS))
    assert right / (right + wrong) >= LEAST_QUESTION
    assert right / (right + missed) >= LEAST_QUESTION


@pytest.mark.parametrize("rule", WORD_RULES)
def test_a_word_rule_is_right_and_misses_little(rule: str) -> None:
    right, wrong, missed = (count[rule] for count in counts(STATEMENTS))
    assert right / (right + wrong) >= LEAST_WORD
    assert right / (right + missed) >= LEAST_WORD


@pytest.mark.parametrize("file", [QUESTIONS, STATEMENTS], ids=["questions", "statements"])
def test_a_line_that_needs_nothing_gets_no_error(file: Path) -> None:
    asked_about = {*QUESTION_RULES} if file == QUESTIONS else {*WORD_RULES}
    for row in rows(file):
        if not row["rules"] and "either" not in row:
            assert errors_of(row) & asked_about == set()
