"""For families: where a thing they told us stands, from heard to done.

heard -> looking into -> decided (yes, partly, not now, no, passed on) -> doing -> done.
The state is never written down: it follows from what happened, so the two cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.tell.action import Action, is_late
from app.tell.decision import Decision, Outcome, review_is_due
from app.tell.problem import Problem


class State(StrEnum):
    """Where a finding stands."""

    HEARD = "heard"
    LOOKING_INTO = "looking_into"
    DECIDED = "decided"
    DOING = "doing"
    DONE = "done"


class Event(StrEnum):
    """What can happen to a finding."""

    LOOK = "look"
    DECIDE = "decide"
    ACT = "act"
    FINISH = "finish"
    REOPEN = "reopen"


STRANDS = ("attending", "included", "achieving", "supported")
WILL_DO = frozenset({Outcome.YES, Outcome.PARTLY})


@dataclass(frozen=True, slots=True)
class Cell:
    """Which number of a release this is about: everybody, one theme, or one answer to a question.

    `kind` is wave, theme or option. `question` is empty for a theme of the whole wave.
    """

    kind: str
    question: str = ""
    option: str = ""

    def __str__(self) -> str:
        return "/".join(filter(None, (self.kind, self.question, self.option)))

    @classmethod
    def read(cls, text: str) -> Cell:
        """The cell that `str(cell)` wrote: wave, theme/ID or option/QUESTION/ID."""
        kind, _, rest = text.partition("/")
        if kind == "theme":
            return cls("theme", "", rest)
        question, _, option = rest.partition("/")
        return cls(kind, question, option)


@dataclass(frozen=True, slots=True)
class Finding:
    """What families said, and everything that happened because of it, as staff see it."""

    id: str
    wave_id: int
    release_id: int
    cell: Cell
    title: str
    said: str
    strand: str
    is_praise: bool
    revision: int
    made_on: date
    made_by: str
    looking_since: date | None = None
    decision: Decision | None = None
    actions: tuple[Action, ...] = ()
    quotes: tuple[int, ...] = ()
    published: int = 0

    @property
    def state(self) -> State:
        """Where this stands, from what happened."""
        return state_of(self.looking_since, self.decision, self.actions)


def state_of(
    looking_since: date | None, decision: Decision | None, actions: tuple[Action, ...]
) -> State:
    """The state that follows from what happened."""
    if decision is None:
        return State.HEARD if looking_since is None else State.LOOKING_INTO
    if decision.outcome not in WILL_DO or not actions:
        return State.DECIDED
    return State.DONE if all(action.done_on for action in actions) else State.DOING


def may(finding: Finding, event: Event) -> list[Problem]:
    """What stands in the way of this event now. An empty list: nothing."""
    check = {
        Event.LOOK: _may_look,
        Event.ACT: _may_act,
        Event.FINISH: _may_finish,
        Event.REOPEN: _may_reopen,
    }.get(event)
    return check(finding) if check else []


def is_stuck(finding: Finding, today: date) -> bool:
    """Whether a promised day has passed: an action is late, or a second look is due (computed)."""
    if finding.state is State.DOING:
        return any(is_late(action, today) for action in finding.actions)
    return finding.state is State.DECIDED and review_is_due(finding.decision, today)


def _may_look(finding: Finding) -> list[Problem]:
    if finding.state is State.HEARD:
        return []
    return [Problem("", "Somebody is already looking into this.", "Write down what you decide.")]


def _may_act(finding: Finding) -> list[Problem]:
    if finding.decision and finding.decision.outcome in WILL_DO:
        return []
    return [
        Problem("", "There is no yes to this yet.", "Write down the decision first: yes or partly.")
    ]


def _may_finish(finding: Finding) -> list[Problem]:
    if finding.state is State.DOING:
        return []
    return [Problem("", "There is nothing to finish here.", "Add an action first.")]


def _may_reopen(finding: Finding) -> list[Problem]:
    if any(action.done_on for action in finding.actions):
        return []
    return [Problem("", "No action of this is done.", "Only a done action can be opened again.")]
