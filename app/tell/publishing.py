"""For families: the page that goes out, frozen. A change makes a new one; the old stays readable.

An Update carries no count of people: only the release and the cell that the page reads them from.
It carries no quote either: only its number, so that taking one back blanks it everywhere at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from app.tell.action import Action, DueChange, Evidence
from app.tell.decision import Decision, Outcome
from app.tell.finding import Cell, Finding, State
from app.tell.plain import required, too_hard, typed_number
from app.tell.problem import Problem

TITLE_LETTERS = 80
FORMAT = 1


@dataclass(frozen=True, slots=True)
class FamilyCheck:
    """Who from families looked at these very words: a rep, or young people; and when (C7)."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Update:
    """Everything that families see of one finding, as it was on one day."""

    title: str
    said: str
    release_id: int
    cell: Cell
    state: State
    strand: str
    is_praise: bool
    decision: Decision | None
    actions: tuple[Action, ...]
    quotes: tuple[int, ...] = ()
    checked: FamilyCheck | None = None

    @property
    def done_on(self) -> date | None:
        """The day the last of it was done, once all of it is."""
        days = [action.done_on for action in self.actions if action.done_on]
        return max(days) if self.state is State.DONE and days else None

    @property
    def digest(self) -> str:
        """Names these very words: a check by families counts for them and for no others."""
        text = as_json(replace(self, checked=None))
        return hashlib.sha256(text.encode()).hexdigest()


def update_of(finding: Finding, checked: FamilyCheck | None = None) -> Update:
    """What families would see if this were published now."""
    return Update(
        title=finding.title,
        said=finding.said,
        release_id=finding.release_id,
        cell=finding.cell,
        state=finding.state,
        strand=finding.strand,
        is_praise=finding.is_praise,
        decision=finding.decision,
        actions=finding.actions if finding.state in {State.DOING, State.DONE} else (),
        quotes=finding.quotes,
        checked=checked,
    )


def word_problems(title: str, said: str) -> list[Problem]:
    """What must be mended in the words of a finding before they can go out."""
    problems = [
        *required("title", title, "what this is about"),
        *too_hard("title", title),
        *typed_number("title", title),
        *required("said", said, "what people said"),
        *too_hard("said", said),
        *typed_number("said", said),
    ]
    if len(title) > TITLE_LETTERS:
        problems.append(
            Problem("title", f"The title has {len(title)} letters.", "Make it shorter, up to 80.")
        )
    return problems


def publish_problems(update: Update, before: Update | None, *, is_shown: bool) -> list[Problem]:
    """What stands in the way of publishing. `is_shown`: the release shows this cell (R1, R10)."""
    problems = word_problems(update.title, update.said)
    for name, text in family_texts(update):
        if name not in {"title", "said"}:
            problems += too_hard(name, text)
    if not is_shown:
        problems.append(
            Problem(
                "cell",
                "The release does not show this. Too few people said it.",
                "Choose another answer or theme, or all who took part.",
                "R1",
            )
        )
    if before == update:
        problems.append(
            Problem("", "Nothing has changed since the last version.", "Change something first.")
        )
    return problems + _evidence_problems(update)


def family_texts(update: Update) -> Iterator[tuple[str, str]]:
    """Every text of ours that a family can read in this update, with the name of its box."""
    yield "title", update.title
    yield "said", update.said
    decision = update.decision
    if decision is not None:
        for name in ("answer", "reason", "how_counted", "passed_to", "follow"):
            yield name, str(getattr(decision, name))
    for action in update.actions:
        yield "text", action.text
        yield "what_changed", action.what_changed
        yield from (("why", change.why) for change in action.due_changes)
        yield from (("evidence", evidence.text) for evidence in action.evidence)


def _evidence_problems(update: Update) -> list[Problem]:
    """C1 once more, at the last door before families."""
    return [
        Problem(
            "evidence",
            f"“{action.text}” is called done, and nothing shows it.",
            "Add evidence with its day, and say what changed.",
            "C1",
        )
        for action in update.actions
        if action.done_on and not (action.evidence and action.what_changed.strip())
    ]


def as_json(update: Update) -> str:
    """The frozen text of an update, the same for the same update."""
    data = asdict(update) | {"format": FORMAT, "cell": str(update.cell)}
    return json.dumps(data, default=_plain, sort_keys=True, ensure_ascii=False)


def from_json(text: str) -> Update:
    """The update again."""
    data: dict[str, Any] = json.loads(text)
    return Update(
        title=data["title"],
        said=data["said"],
        release_id=data["release_id"],
        cell=Cell.read(data["cell"]),
        state=State(data["state"]),
        strand=data["strand"],
        is_praise=data["is_praise"],
        decision=_decision(data["decision"]),
        actions=tuple(_action(row) for row in data["actions"]),
        quotes=tuple(data["quotes"]),
        checked=_check(data["checked"]),
    )


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"An update cannot hold {type(value).__name__}.")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _decision(row: dict[str, Any] | None) -> Decision | None:
    if row is None:
        return None
    days = {name: _day(row[name]) for name in ("decided_on", "review_on", "passed_on")}
    return Decision(**(row | days | {"outcome": Outcome(row["outcome"])}))


def _action(row: dict[str, Any]) -> Action:
    known = {f.name: row[f.name] for f in fields(Action)}
    known["due"] = date.fromisoformat(row["due"])
    known["done_on"] = _day(row["done_on"])
    known["due_changes"] = tuple(_due_change(change) for change in row["due_changes"])
    known["evidence"] = tuple(
        Evidence(e["text"], date.fromisoformat(e["on"]), e["link"]) for e in row["evidence"]
    )
    return Action(**known)


def _due_change(row: dict[str, Any]) -> DueChange:
    days = {name: date.fromisoformat(row[name]) for name in ("was", "now", "on")}
    return DueChange(**(row | days))


def _check(row: dict[str, Any] | None) -> FamilyCheck | None:
    return FamilyCheck(row["by"], date.fromisoformat(row["on"])) if row else None
