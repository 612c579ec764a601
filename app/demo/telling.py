"""For every page of "you said, we did": made-up findings go their way by the rules of real ones."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from functools import singledispatchmethod

from app.access.audit import record
from app.access.roles import Role
from app.database import Session
from app.demo.days import Demo, Story
from app.demo.findings import (
    Act,
    Check,
    Decide,
    Finish,
    Look,
    Move,
    Plan,
    Publish,
    Quote,
    Step,
    Taps,
)
from app.demo.hearing import release_here
from app.demo.people import OFFICER, REP, SECOND_OFFICER
from app.hear.release import Release
from app.tell import store
from app.tell.action import (
    Evidence,
    action_problems,
    done_problems,
    due_problems,
    evidence_problems,
)
from app.tell.decision import Decision, Outcome, decision_problems
from app.tell.finding import Cell, Event, Finding, may
from app.tell.numbers import is_shown, voices_shown
from app.tell.problem import Problem
from app.tell.publishing import FamilyCheck, Update, publish_problems, update_of, word_problems

GROUP = "The demo travel group"
LONGEST_QUOTE = 200


class AgainstTheRules(Exception):
    """A made-up finding breaks a rule that real ones keep. A programmer's mistake."""


def finding_story(demo: Demo, plan: Plan) -> Story:
    """One finding, from what was said to what was done."""
    yield demo.weekday(plan.written)
    telling = Telling(demo, plan)
    for before, step in plan.steps:
        days_ago = demo.weekday(before)
        yield days_ago
        with demo.house.database.writing() as session:
            telling.do(session, days_ago, step)


class Telling:
    """One finding in the making. Each step asks the rules first, as the desk does."""

    def __init__(self, demo: Demo, plan: Plan) -> None:
        self.demo = demo
        wave_id, self.release = release_here(demo)
        with demo.house.database.writing() as session:
            self.id = _written(session, demo, plan, wave_id, self.release)

    def do(self, session: Session, days_ago: int, step: Step) -> None:
        """One step, on its day."""
        found = store.finding(session, self.id)
        assert found is not None  # noqa: S101 - nobody drops it
        self.step(step, session, found, days_ago)

    @singledispatchmethod
    def step(self, step: Step, session: Session, found: Finding, days_ago: int) -> None:
        """What one kind of step does."""
        raise TypeError(f"{type(step).__name__} is no step of a finding.")

    @step.register
    def _(self, step: Look, session: Session, found: Finding, days_ago: int) -> None:
        allowed(may(found, Event.LOOK))
        store.look_into(session, found.id, self.demo.day(days_ago))

    @step.register
    def _(self, step: Decide, session: Session, found: Finding, days_ago: int) -> None:
        today = self.demo.day(days_ago)
        decision = Decision(
            outcome=step.outcome,
            decided_by=GROUP,
            decided_on=today,
            how_counted=step.how_counted,
            answer=step.answer,
            reason=step.reason,
            review_on=None if step.review is None else self.demo.day(step.review),
            passed_to=step.passed_to,
            passed_on=today if step.outcome is Outcome.PASSED_ON else None,
            follow=step.follow,
        )
        allowed(decision_problems(decision, today))
        store.decide(session, found.id, decision, by=OFFICER)

    @step.register
    def _(self, step: Act, session: Session, found: Finding, days_ago: int) -> None:
        due = self.demo.day(self.demo.weekday(step.due))
        allowed(may(found, Event.ACT))
        allowed(action_problems(step.text, step.owner, due, self.demo.day(days_ago)))
        store.add_action(session, found.id, text=step.text, owner=step.owner, due=due)

    @step.register
    def _(self, step: Move, session: Session, found: Finding, days_ago: int) -> None:
        action, today = found.actions[0], self.demo.day(days_ago)
        due = self.demo.day(self.demo.weekday(step.due))
        allowed(due_problems(action, due, step.why, today))
        store.move_due(session, action.id, due, why=step.why, by=OFFICER, on=today)

    @step.register
    def _(self, step: Finish, session: Session, found: Finding, days_ago: int) -> None:
        today = self.demo.day(days_ago)
        evidence = Evidence(step.evidence, today)
        allowed(may(found, Event.FINISH))
        allowed(evidence_problems(evidence, today))
        store.add_evidence(session, found.actions[0].id, evidence, by=OFFICER)
        action = self._again(session).actions[0]
        allowed(done_problems(action, step.what_changed, today, today))
        store.finish(session, action.id, what_changed=step.what_changed, on=today)

    @step.register
    def _(self, step: Quote, session: Session, found: Finding, days_ago: int) -> None:
        words = store.quotable(session, found, voices_shown(self.release))
        short = [
            said
            for said in words
            if len(said.words) <= LONGEST_QUOTE and any(word in said.words for word in step.about)
        ]
        if not short:
            return
        chosen = self.demo.chance.choice(short)
        allowed(store.choose_quote(session, found.id, chosen.comment_id, chosen.words, by=OFFICER,
                                   on=self.demo.day(days_ago)))  # fmt: skip
        for quote in store.quotes_of(session, found.id):
            allowed(store.approve_quote(session, found.id, quote.id, by=SECOND_OFFICER))
            self._log(session, "quote.approve", f"quote/{quote.id}", SECOND_OFFICER, days_ago)

    @step.register
    def _(self, step: Check, session: Session, found: Finding, days_ago: int) -> None:
        seen = FamilyCheck(str(Role.REP), self.demo.day(days_ago))
        store.keep_check(session, found.id, update_of(found).digest, seen, REP)

    @step.register
    def _(self, step: Publish, session: Session, found: Finding, days_ago: int) -> None:
        update, before = self._update(session, found)
        shown = is_shown(self.release, found.cell)
        allowed(publish_problems(update, before, is_shown=shown))
        day = self.demo.day(days_ago)
        number = store.publish(session, found.id, update, by=OFFICER, on=day)
        self._log(session, "finding.publish", f"finding/{found.id}/{number}", OFFICER, days_ago)

    @step.register
    def _(self, step: Taps, session: Session, found: Finding, days_ago: int) -> None:
        for has_code, taps in ((True, step.with_code), (False, step.without_code)):
            for choice in (choice for choice, people in taps.items() for _ in range(people)):
                store.keep_tap(session, found.id, key=secrets.token_hex(32), choice=choice,
                               has_code=has_code, on=self.demo.day(days_ago))  # fmt: skip

    def _update(self, session: Session, found: Finding) -> tuple[Update, Update | None]:
        """What would go out now, and what went out before."""
        check = store.check_of(session, found.id, update_of(found).digest)
        known = store.versions(session, found.id)
        return update_of(found, check), known[0].update if known else None

    def _again(self, session: Session) -> Finding:
        found = store.finding(session, self.id)
        assert found is not None  # noqa: S101 - nobody drops it
        return found

    def _log(self, session: Session, what: str, about: str, who: str, days_ago: int) -> None:
        now: datetime = self.demo.at(days_ago)
        record(session, who=who, what=what, about=about, now=now)


def allowed(problems: Iterable[Problem]) -> None:
    """Nothing may stand in the way."""
    wrong = [str(problem) for problem in problems]
    if wrong:
        raise AgainstTheRules(" ".join(wrong))


def _written(session: Session, demo: Demo, plan: Plan, wave_id: int, release: Release) -> str:
    allowed(word_problems(plan.title, plan.said))
    on = demo.day(demo.weekday(plan.written))
    assert release.id is not None  # noqa: S101 - it was read from its row
    words = store.Words(
        release_id=release.id,
        cell=_cell(plan, release),
        title=plan.title,
        said=plan.said,
        strand=plan.strand,
        is_praise=plan.is_praise,
    )
    return store.add_finding(session, words, wave_id=wave_id, by=OFFICER, on=on)


def _cell(plan: Plan, release: Release) -> Cell:
    cells = (Cell.read(name) for name in plan.cells)
    return next((cell for cell in cells if is_shown(release, cell)), Cell("wave"))
