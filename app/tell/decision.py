"""For families: yes, partly, not now, no, or passed on. Each says why, and none is a dead end."""

from __future__ import annotations

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
        *required("decided_by", decided_by, "the group that decided this"),
        *_day_problems("decided_on", decided_on, today),
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
        return [
            Problem(
                "review_on", "There is no day to look again.", "Give the day you look again.", "C2"
            )
        ]
    if decision.review_on <= decision.decided_on:
        return [
            Problem(
                "review_on",
                "The day to look again is not after the day of the decision.",
                "Give a later day.",
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
        *_day_problems("passed_on", decision.passed_on, today),
    ]
    return [Problem(p.field, p.message, p.try_this, "C3") for p in problems]


def _day_problems(field: str, day: date | None, today: date) -> list[Problem]:
    if day is None:
        return [Problem(field, "There is no day.", "Give the day on which it was.")]
    if day > today:
        return [Problem(field, "This day has not come yet.", "Give today, or a day before today.")]
    return []
