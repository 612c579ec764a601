"""For families: what is being done, by when, and how we know that it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.tell.plain import LINKS, required, too_hard
from app.tell.problem import Problem


@dataclass(frozen=True, slots=True)
class DueChange:
    """A promised day that was moved. The old day stays in public history (C5)."""

    was: date
    now: date
    why: str
    on: date


@dataclass(frozen=True, slots=True)
class Evidence:
    """How we know: what was seen, on which day, and a page to look at if there is one."""

    text: str
    on: date
    link: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that somebody does. It has exactly one owner, and one day."""

    id: int
    text: str
    owner: str
    due: date
    due_changes: tuple[DueChange, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    what_changed: str = ""
    done_on: date | None = None


def is_late(action: Action, today: date) -> bool:
    """Whether the promised day has passed and it is not done."""
    return action.done_on is None and action.due < today


def action_problems(text: str, owner: str, due: date | None, today: date) -> list[Problem]:
    """What must be mended before an action can be kept."""
    problems = [
        *required("text", text, "what you will do"),
        *too_hard("text", text),
        *required("owner", owner, "who does it"),
        *_one_owner(owner),
    ]
    if due is None:
        problems.append(Problem("due", "Say by which day it is done.", ""))
    elif due < today:
        problems.append(Problem("due", "This day has passed.", "Today, or a later day."))
    return problems


def due_problems(action: Action, due: date | None, why: str, today: date) -> list[Problem]:
    """What must be mended before a promised day can be moved (C5)."""
    if action.done_on is not None:
        return [Problem("due", "This is done already.", "Leave the day as it is.")]
    problems = [*required("why", why, "why the day moves"), *too_hard("why", why)]
    if due is None or due < today:
        problems.append(Problem("due", "This is not a day to come.", "Today, or a later day."))
    elif due == action.due:
        problems.append(Problem("due", "This is the same day as before.", "Another day."))
    return problems


def evidence_problems(evidence: Evidence, today: date) -> list[Problem]:
    """What must be mended before evidence can be kept."""
    problems = [
        *required("text", evidence.text, "what you saw or counted"),
        *too_hard("text", evidence.text),
    ]
    if evidence.on > today:
        problems.append(Problem("on", "This day has not come yet.", "The day you saw it."))
    if evidence.link and not LINKS.fullmatch(evidence.link):
        problems.append(
            Problem("link", "This is not an address of a page.", "Begin it with https://")
        )
    return problems


def done_problems(action: Action, what_changed: str, done_on: date, today: date) -> list[Problem]:
    """What must be mended before this is called done (C1)."""
    problems = [
        *required("what_changed", what_changed, "what changed"),
        *too_hard("what_changed", what_changed),
    ]
    if not action.evidence:
        problems.append(
            Problem("evidence", "Nothing shows that this is done.", "Add evidence with its day.")
        )
    if done_on > today:
        problems.append(Problem("done_on", "This day has not come yet.", "The day it was done."))
    return [replace(p, rule=p.rule or "C1") for p in problems]


def _one_owner(owner: str) -> list[Problem]:
    names = [name for name in owner.replace(";", ",").replace("&", ",").split(",") if name.strip()]
    if len(names) <= 1:
        return []
    return [Problem("owner", "There is more than one owner.", "Name one. The others can help.")]
