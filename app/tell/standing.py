"""For families: where a published thing stands today, in one word, and whether it is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.tell.action import Action, is_late
from app.tell.decision import review_is_due
from app.tell.finding import State
from app.tell.publishing import Update


@dataclass(frozen=True, slots=True)
class Standing:
    """`name` is heard, looking_into, yes, partly, not_now, no, passed_on, doing or done."""

    name: str
    is_late: bool = False


def standing_of(update: Update, today: date) -> Standing:
    """Where it stands today. Nobody has to press anything for it to become late."""
    if update.decision is None:
        return Standing(update.state)
    if update.state is State.DECIDED:
        return Standing(update.decision.outcome, review_is_due(update.decision, today))
    return Standing(update.state, any(is_late(action, today) for action in update.actions))


def old_days(action: Action) -> tuple[date, ...]:
    """Every day that was promised before the one that is promised now (C5)."""
    return tuple(change.was for change in action.due_changes)
