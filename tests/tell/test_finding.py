"""For families: where a thing stands follows from what happened, and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.tell.action import Action, done_problems
from app.tell.decision import Decision, Outcome, decision_problems
from app.tell.finding import Cell, Event, Finding, State, is_stuck, may
from tests.tell.cast import ACTION, CLOSED, DONE, DUE, EVIDENCE, FINDING, TODAY, YES

REVIEW = replace(YES, outcome=Outcome.NOT_NOW, reason="We wait for the money.", review_on=TODAY)
ACTED = replace(FINDING, looking_since=CLOSED, decision=YES, actions=(ACTION,))


def test_a_finding_begins_as_heard() -> None:
    assert FINDING.state is State.HEARD


def test_it_is_done_only_when_every_action_is() -> None:
    done = replace(ACTION, evidence=(EVIDENCE,), what_changed="New buses.", done_on=DONE)
    assert replace(ACTED, actions=(done, replace(ACTION, id=2))).state is State.DOING
    assert replace(ACTED, actions=(done,)).state is State.DONE


def test_a_no_ends_what_was_being_done() -> None:
    assert replace(ACTED, decision=replace(YES, outcome=Outcome.NO)).state is State.DECIDED


def test_what_is_late_is_stuck_without_anybody_saying_so() -> None:
    assert not is_stuck(ACTED, DUE)
    assert is_stuck(ACTED, DUE + timedelta(days=1))
    assert is_stuck(replace(FINDING, decision=REVIEW), TODAY + timedelta(days=1))


def test_nobody_acts_before_there_is_a_yes() -> None:
    assert may(FINDING, Event.ACT)
    assert may(replace(FINDING, decision=REVIEW), Event.ACT)
    assert not may(replace(FINDING, decision=YES), Event.ACT)


def test_praise_goes_the_same_way_as_everything_else() -> None:
    thanks = replace(ACTED, is_praise=True)
    assert thanks.state is State.DOING


CELLS = [Cell("wave"), Cell("theme", "", "jargon"), Cell("option", "a", "b")]


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_a_cell_comes_back_from_its_name(cell: Cell) -> None:
    assert Cell.read(str(cell)) == cell


class Desk(RuleBasedStateMachine):
    """Officers who press anything in any order. Only what is allowed happens."""

    def __init__(self) -> None:
        super().__init__()
        self.finding: Finding = FINDING
        self.decided: list[Decision] = []

    @rule()
    def look(self) -> None:
        if not may(self.finding, Event.LOOK):
            self.finding = replace(self.finding, looking_since=CLOSED)

    @rule(outcome=st.sampled_from(list(Outcome)), reason=st.sampled_from(["", "We have no money."]))
    def decide(self, outcome: Outcome, reason: str) -> None:
        decision = replace(YES, outcome=outcome, reason=reason, review_on=TODAY)
        if not decision_problems(decision, TODAY):
            self.finding = replace(self.finding, decision=decision)
            self.decided.append(decision)

    @rule()
    def act(self) -> None:
        if not may(self.finding, Event.ACT):
            actions = (*self.finding.actions, replace(ACTION, id=len(self.finding.actions)))
            self.finding = replace(self.finding, actions=actions)

    @precondition(lambda self: self.finding.actions)
    @rule(data=st.data())
    def show(self, data: st.DataObject) -> None:
        self._change(data, evidence=(EVIDENCE,))

    @precondition(lambda self: self.finding.actions)
    @rule(data=st.data(), changed=st.sampled_from(["", "There is a new bus."]))
    def finish(self, data: st.DataObject, changed: str) -> None:
        action = self._pick(data)
        if not done_problems(action, changed, DONE, TODAY):
            self._put(replace(action, what_changed=changed, done_on=DONE))

    @precondition(lambda self: self.finding.actions)
    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        if not may(self.finding, Event.REOPEN):
            self._change(data, done_on=None)

    @invariant()
    def done_has_evidence_and_says_what_changed(self) -> None:
        if self.finding.state is State.DONE:
            assert self.finding.actions
            assert all(a.evidence and a.what_changed and a.done_on for a in self.finding.actions)

    @invariant()
    def nothing_is_done_without_a_yes(self) -> None:
        if self.finding.state in {State.DOING, State.DONE}:
            assert self.finding.decision is not None
            assert self.finding.decision.outcome in {Outcome.YES, Outcome.PARTLY}

    @invariant()
    def a_no_has_its_reason(self) -> None:
        if self.finding.decision and self.finding.decision.outcome is Outcome.NO:
            assert self.finding.decision.reason

    @invariant()
    def a_decision_never_goes_back_to_heard(self) -> None:
        if self.decided:
            assert self.finding.state not in {State.HEARD, State.LOOKING_INTO}

    def _pick(self, data: st.DataObject) -> Action:
        return data.draw(st.sampled_from(self.finding.actions))

    def _put(self, changed: Action) -> None:
        actions = tuple(changed if a.id == changed.id else a for a in self.finding.actions)
        self.finding = replace(self.finding, actions=actions)

    def _change(self, data: st.DataObject, **values: object) -> None:
        self._put(replace(self._pick(data), **values))  # type: ignore[arg-type]


Desk.TestCase.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
test_officers_may_press_anything_in_any_order = Desk.TestCase
