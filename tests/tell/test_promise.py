"""For families: an answer that is late shows itself, and says nothing that nobody has looked at."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

from app.tell.promise import Asked, Waiting, is_answered, not_answered
from app.tell.publishing import update_of
from tests.tell.cast import CLOSED, FINDING, YES

BUS = Asked(1, "getting-to-school", "Getting to school", CLOSED, 30)
PLAN = Asked(2, "your-plan", "Your plan", CLOSED, 10)
NOBODY: frozenset[int] = frozenset()
DECIDED = replace(FINDING, decision=YES)


def test_nothing_is_late_on_the_last_day_of_the_promise() -> None:
    assert not_answered([BUS], NOBODY, BUS.answer_by) == []


def test_the_day_after_the_promise_it_shows_itself() -> None:
    late = not_answered([BUS], NOBODY, BUS.answer_by + timedelta(days=1))
    assert [(row.title, row.days_late) for row in late] == [("Getting to school", 1)]


def test_the_longest_wait_comes_first() -> None:
    late = not_answered([BUS, PLAN], NOBODY, CLOSED + timedelta(days=40))
    assert [(row.survey_id, row.days_late) for row in late] == [
        ("your-plan", 30), ("getting-to-school", 10),
    ]  # fmt: skip


def test_an_answered_wave_is_not_late() -> None:
    assert not_answered([BUS], frozenset({1}), CLOSED + timedelta(days=99)) == []


def test_only_the_name_the_dates_and_the_days_are_published() -> None:
    names = {field.name for field in fields(Waiting)}
    assert names == {"wave_id", "survey_id", "title", "closed_on", "answer_by", "days_late"}


def test_a_wave_is_answered_when_each_finding_is_decided_in_public() -> None:
    assert is_answered([DECIDED], [update_of(DECIDED)])


def test_a_wave_without_findings_is_not_answered() -> None:
    assert not is_answered([], [])


def test_one_finding_that_is_kept_back_keeps_the_promise_open() -> None:
    assert not is_answered([DECIDED, FINDING], [update_of(DECIDED)])


def test_being_looked_into_is_no_answer() -> None:
    assert not is_answered([FINDING], [update_of(FINDING)])
