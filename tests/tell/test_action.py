"""For families: done means that somebody saw it, on a day, and can say what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.tell.action import (
    Evidence,
    action_problems,
    done_problems,
    due_problems,
    evidence_problems,
    is_late,
)
from tests.tell.cast import ACTION, DONE, DUE, EVIDENCE, TODAY

SEEN = replace(ACTION, evidence=(EVIDENCE,))
CHANGED = "There are 2 new buses."


def test_nothing_is_done_without_evidence() -> None:
    assert [p.rule for p in done_problems(ACTION, CHANGED, DONE, TODAY)] == ["C1"]
    assert done_problems(SEEN, CHANGED, DONE, TODAY) == []


def test_nothing_is_done_before_it_says_what_changed() -> None:
    assert [p.field for p in done_problems(SEEN, "  ", DONE, TODAY)] == ["what_changed"]


def test_what_changed_is_said_in_plain_words() -> None:
    hard = "Commissioning of the provision was finalised (see minutes)."
    assert {p.field for p in done_problems(SEEN, hard, DONE, TODAY)} == {"what_changed"}


def test_nothing_is_done_tomorrow() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert [p.field for p in done_problems(SEEN, CHANGED, tomorrow, TODAY)] == ["done_on"]


def test_evidence_has_a_day_that_has_come() -> None:
    early = Evidence("We saw the buses.", TODAY + timedelta(days=1))
    assert [p.field for p in evidence_problems(early, TODAY)] == ["on"]


def test_evidence_links_only_to_a_page() -> None:
    trick = Evidence("We saw the buses.", DONE, "javascript:alert(1)")
    assert [p.field for p in evidence_problems(trick, TODAY)] == ["link"]


def test_an_action_has_one_owner() -> None:
    two = action_problems("We get a bus.", "Travel team, School team", DUE, DONE)
    assert [p.field for p in two] == ["owner"]
    assert action_problems("We get a bus.", "Travel team", DUE, DONE) == []


def test_an_action_has_a_day_that_has_not_passed() -> None:
    assert [p.field for p in action_problems("We get a bus.", "Team", None, TODAY)] == ["due"]
    yesterday = TODAY - timedelta(days=1)
    assert [p.field for p in action_problems("We get a bus.", "Team", yesterday, TODAY)] == ["due"]


def test_a_promised_day_moves_only_with_a_reason() -> None:
    assert [p.field for p in due_problems(ACTION, TODAY, "", TODAY)] == ["why"]
    assert due_problems(ACTION, TODAY, "The new bus is not here yet.", TODAY) == []


def test_a_day_that_is_over_cannot_be_promised() -> None:
    over = date(2026, 1, 1)
    assert [p.field for p in due_problems(ACTION, over, "It is late.", TODAY)] == ["due"]


def test_an_action_is_late_from_the_day_after_its_day() -> None:
    assert not is_late(ACTION, DUE)
    assert is_late(ACTION, DUE + timedelta(days=1))
    assert not is_late(replace(ACTION, done_on=DONE), TODAY)
