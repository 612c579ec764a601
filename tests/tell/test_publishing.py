"""For families: what goes out is plain, true to the release, and never changed afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.tell.action import DueChange
from app.tell.finding import State
from app.tell.plain import too_hard, typed_number
from app.tell.publishing import (
    FamilyCheck,
    Update,
    as_json,
    from_json,
    publish_problems,
    update_of,
    word_problems,
)
from app.tell.versions import differences
from tests.tell.cast import ACTION, CLOSED, DONE, DUE, EVIDENCE, FINDING, YES

MOVED = DueChange(date(2026, 4, 1), DUE, "The bus is not here yet.", date(2026, 4, 2))
DONE_ACTION = replace(
    ACTION, evidence=(EVIDENCE,), what_changed="There are 2 new buses.", done_on=DONE,
    due_changes=(MOVED,),
)  # fmt: skip
WHOLE = replace(FINDING, decision=YES, actions=(DONE_ACTION,), quotes=(7,))
CHECKED = FamilyCheck("rep", CLOSED)


def test_a_whole_update_can_go_out() -> None:
    assert publish_problems(update_of(WHOLE), None, is_shown=True) == []


def test_something_only_heard_can_go_out_too() -> None:
    assert publish_problems(update_of(FINDING), None, is_shown=True) == []


def test_hard_words_do_not_go_out_wherever_they_stand() -> None:
    hard = replace(DONE_ACTION, due_changes=(replace(MOVED, why="The provision is delayed."),))
    problems = publish_problems(update_of(replace(WHOLE, actions=(hard,))), None, is_shown=True)
    assert {problem.field for problem in problems} == {"why"}


def test_a_number_that_the_release_does_not_show_does_not_go_out() -> None:
    problems = publish_problems(update_of(WHOLE), None, is_shown=False)
    assert [problem.rule for problem in problems] == ["R1"]


def test_done_without_evidence_does_not_go_out() -> None:
    empty = replace(DONE_ACTION, evidence=())
    problems = publish_problems(update_of(replace(WHOLE, actions=(empty,))), None, is_shown=True)
    assert [problem.rule for problem in problems] == ["C1"]


def test_the_same_page_is_not_published_twice() -> None:
    update = update_of(WHOLE)
    assert publish_problems(update, update, is_shown=True)
    assert not publish_problems(replace(update, checked=CHECKED), update, is_shown=True)


@pytest.mark.parametrize("words", [
    "7 out of 10 said the bus is late.", "Most young people wait.", "Half of you wait.",
    "30 people wait.", "40% wait.", "The majority of families wait.", "A third of parents wait.",
])  # fmt: skip
def test_nobody_types_how_many_people_said_it(words: str) -> None:
    assert [problem.rule for problem in typed_number("said", words)] == ["C9"]


@pytest.mark.parametrize("words", [
    "We wait for 20 minutes.", "There are 2 buses.", "Some people wait in the rain.",
    "I am late every day.",
])  # fmt: skip
def test_other_numbers_are_fine(words: str) -> None:
    assert typed_number("said", words) == []


def test_an_officer_reads_which_words_are_hard_and_what_to_try() -> None:
    problem = too_hard("said", "We lack provision.")[0]
    assert "provision" in problem.message
    assert problem.try_this or problem.message


def test_empty_boxes_are_named() -> None:
    assert {problem.field for problem in word_problems("", "")} == {"title", "said"}


def test_a_long_title_is_refused() -> None:
    assert any(
        "letters" in p.message for p in word_problems("The bus is late. " * 6, "It is late.")
    )


def test_an_address_of_a_page_is_not_read_as_hard_words() -> None:
    assert too_hard("follow", "Read it here: https://bus.example.org/a_b;c?d=1&e=2") == []


@pytest.mark.parametrize("update", [
    update_of(FINDING), update_of(WHOLE), update_of(WHOLE, CHECKED),
], ids=["heard", "done", "checked"])  # fmt: skip
def test_an_update_comes_back_from_its_frozen_text(update: Update) -> None:
    assert from_json(as_json(update)) == update


def test_an_update_holds_no_count_and_no_quote() -> None:
    text = as_json(update_of(WHOLE))
    assert '"quotes": [7]' in text
    assert "count" not in text.replace("how_counted", "")


def test_a_check_by_families_is_for_these_very_words() -> None:
    assert update_of(WHOLE).digest == update_of(WHOLE, CHECKED).digest
    assert update_of(WHOLE).digest != update_of(replace(WHOLE, said="The bus is late.")).digest


def test_actions_of_a_no_are_not_shown() -> None:
    update = update_of(replace(WHOLE, decision=replace(YES, outcome="no")))  # type: ignore[arg-type]
    assert update.state is State.DECIDED
    assert update.actions == ()


def test_a_rep_sees_what_differs_between_two_versions() -> None:
    old = update_of(replace(FINDING, decision=YES))
    new = update_of(replace(WHOLE, said="The bus is late."))
    changed = {row.where: (row.was, row.now) for row in differences(old, new)}
    assert changed["You said"] == (FINDING.said, "The bus is late.")
    assert changed["Quotes"] == ("", "number 7")
    assert changed["Action 1, done"] == ("", str(DONE))
    assert "Title" not in changed


def test_the_old_due_day_stays_in_what_goes_out() -> None:
    assert update_of(WHOLE).actions[0].due_changes == (MOVED,)
