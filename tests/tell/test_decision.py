"""For families: a no has a reason, a not now has a day, and what is passed on can be followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.tell.decision import Decision, Outcome, decision_problems, review_is_due
from tests.tell.cast import DECIDED, TODAY, YES

NO = replace(YES, outcome=Outcome.NO, answer="", reason="We do not have the money this year.")
NOT_NOW = replace(NO, outcome=Outcome.NOT_NOW, review_on=TODAY)
PASSED = replace(
    YES,
    outcome=Outcome.PASSED_ON,
    answer="",
    passed_to="The bus company",
    passed_on=DECIDED,
    follow="https://bus.example.org/news",
)


def rules(decision: Decision) -> set[tuple[str, str]]:
    return {(problem.field, problem.rule) for problem in decision_problems(decision, TODAY)}


@pytest.mark.parametrize("decision", [YES, NO, NOT_NOW, PASSED], ids=lambda d: str(d.outcome))
def test_a_whole_decision_can_be_kept(decision: Decision) -> None:
    assert decision_problems(decision, TODAY) == []


def test_a_no_without_a_reason_is_not_kept() -> None:
    assert ("reason", "C2") in rules(replace(NO, reason=" \n"))


def test_a_no_in_hard_words_is_not_kept() -> None:
    hard = replace(NO, reason="The provision is subject to commissioning priorities (see below).")
    said = decision_problems(hard, TODAY)
    assert said
    assert {problem.field for problem in said} == {"reason"}
    assert all("Try: " in str(problem) for problem in said)


def test_a_not_now_needs_a_day_to_look_again() -> None:
    assert ("review_on", "C2") in rules(replace(NOT_NOW, review_on=None))


def test_the_day_to_look_again_is_after_the_decision() -> None:
    assert ("review_on", "C2") in rules(replace(NOT_NOW, review_on=DECIDED))


@pytest.mark.parametrize("missing", ["passed_to", "follow"])
def test_what_is_passed_on_says_to_whom_and_where_to_follow_it(missing: str) -> None:
    assert (missing, "C3") in rules(replace(PASSED, **{missing: ""}))


def test_what_is_passed_on_says_when() -> None:
    assert ("passed_on", "C3") in rules(replace(PASSED, passed_on=None))


def test_a_yes_says_what_will_be_done() -> None:
    assert ("answer", "") in rules(replace(YES, answer=""))


def test_every_decision_says_how_the_voice_counted() -> None:
    assert ("how_counted", "") in rules(replace(NO, how_counted=""))


def test_a_decision_is_not_from_tomorrow() -> None:
    tomorrow = replace(YES, decided_on=TODAY + timedelta(days=1))
    assert ("decided_on", "") in rules(tomorrow)


def test_an_officer_reads_every_problem_at_once() -> None:
    empty = replace(PASSED, passed_to="", passed_on=None, follow="", how_counted="", decided_by="")
    assert {problem.field for problem in decision_problems(empty, TODAY)} == {
        "passed_to", "passed_on", "follow", "how_counted", "decided_by",
    }  # fmt: skip


def test_a_second_look_that_is_late_is_known_without_anybody_saying_so() -> None:
    assert not review_is_due(NOT_NOW, TODAY)
    assert review_is_due(NOT_NOW, TODAY + timedelta(days=1))
    assert not review_is_due(YES, TODAY)
