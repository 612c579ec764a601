"""For families: yes, partly, not now, no, or passed on. Each says why, and none is a dead end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.tell.plain import required, too_hard
from app.tell.problem import Problem


class Outcome(StrEnum):
    """What a group can decide about a finding."""

    YES = "yes"
    PARTLY = "partly"
    NOT_NOW = "not_now"
    NO = "no"
    PASSED_ON = "passed_on"


NEEDS_A_REASON = frozenset({Outcome.PARTLY, Outcome.NOT_NOW, Outcome.NO})
NEEDS_AN_ANSWER = frozenset({Outcome.YES, Outcome.PARTLY})


# The boxes that belong to some outcomes only.
BOXES: Mapping[str, frozenset[Outcome]] = {
    "answer": NEEDS_AN_ANSWER,
    "reason": NEEDS_A_REASON,
    "review_on": frozenset({Outcome.NOT_NOW}),
    "passed_to": frozenset({Outcome.PASSED_ON}),
    "passed_on": frozenset({Outcome.PASSED_ON}),
    "follow": frozenset({Outcome.PASSED_ON}),
}


def boxes_of_others(outcome: str | None) -> list[str]:
    """The boxes that do not matter when this outcome, or none yet, is chosen."""
    return [box for box, outcomes in BOXES.items() if outcome not in outcomes]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by whom, when, why, and how people's voice counted (V12)."""

    outcome: Outcome
    decided_by: str
    decided_on: date
    how_counted: str
    answer: str = ""
    reason: str = ""
    review_on: date | None = None
    passed_to: str = ""
    passed_on: date | None = None
    follow: str = ""


def decision_problems(decision: Decision, today: date) -> list[Problem]:
    """What must be mended before this decision can be kept (C2, C3, V12)."""
    return [
        *who_when_how(decision.decided_by, decision.decided_on, decision.how_counted, today),
        *_answer_problems(decision),
        *_reason_problems(decision),
        *_review_problems(decision),
        *_passed_on_problems(decision, today),
    ]


def who_when_how(
    decided_by: str, decided_on: date | None, how_counted: str, today: date
) -> list[Problem]:
    """What must be mended in the boxes that every decision has, whatever it is."""
    return [
        *required("decided_by", decided_by, "which group decided"),
        *_day_problems("decided_on", decided_on, today, "when it was decided"),
        *required("how_counted", how_counted, "how people's voice counted"),
        *too_hard("how_counted", how_counted),
    ]


def review_is_due(decision: Decision | None, today: date) -> bool:
    """Whether the day to look again has passed."""
    return bool(decision and decision.review_on and decision.review_on < today)


def _answer_problems(decision: Decision) -> list[Problem]:
    missing = decision.outcome in NEEDS_AN_ANSWER
    asked = required("answer", decision.answer, "what you will do") if missing else []
    return [*asked, *too_hard("answer", decision.answer)]


def _reason_problems(decision: Decision) -> list[Problem]:
    missing = decision.outcome in NEEDS_A_REASON
    asked = required("reason", decision.reason, "why") if missing else []
    return [
        *(Problem(p.field, p.message, p.try_this, "C2") for p in asked),
        *too_hard("reason", decision.reason),
    ]


def _review_problems(decision: Decision) -> list[Problem]:
    if decision.outcome is not Outcome.NOT_NOW:
        return []
    if decision.review_on is None:
        return [Problem("review_on", "Say when you will look again.", "", "C2")]
    if decision.review_on <= decision.decided_on:
        return [
            Problem(
                "review_on",
                "The day to look again is not after the day of the decision.",
                "A later day.",
                "C2",
            )
        ]
    return []


def _passed_on_problems(decision: Decision, today: date) -> list[Problem]:
    if decision.outcome is not Outcome.PASSED_ON:
        return []
    problems = [
        *required("passed_to", decision.passed_to, "who has it now"),
        *too_hard("passed_to", decision.passed_to),
        *required("follow", decision.follow, "where people can follow it"),
        *too_hard("follow", decision.follow),
        *_day_problems("passed_on", decision.passed_on, today, "when you told them"),
    ]
    return [Problem(p.field, p.message, p.try_this, "C3") for p in problems]


def _day_problems(field: str, day: date | None, today: date, what: str) -> list[Problem]:
    """`what` names the day, so that nobody has to guess which of several it is."""
    if day is None:
        return [Problem(field, f"Say {what}.", "")]
    if day > today:
        message = f"The day you gave for {what} has not come yet."
        return [Problem(field, message, "Today, or a day before today.")]
    return []
