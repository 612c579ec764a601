"""For reps: what differs between two published versions, box by box (C6)."""

from __future__ import annotations

from dataclasses import dataclass

from app.tell.action import Action
from app.tell.publishing import Update


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was changed. `where` names it; an empty `was` or `now` means nothing there."""

    where: str
    was: str
    now: str


def differences(old: Update, new: Update) -> list[Difference]:
    """What changed from the old version to the new one, in the order of the page."""
    was, now = dict(_rows(old)), dict(_rows(new))
    places = [*was, *(place for place in now if place not in was)]
    return [
        Difference(place, was.get(place, ""), now.get(place, ""))
        for place in places
        if was.get(place, "") != now.get(place, "")
    ]


def _rows(update: Update) -> list[tuple[str, str]]:
    rows = [
        ("Title", update.title),
        ("You said", update.said),
        ("State", update.state.replace("_", " ")),
        ("Number from", f"release {update.release_id}, {update.cell}"),
    ]
    if update.decision is not None:
        rows += [
            ("Decision", update.decision.outcome.replace("_", " ")),
            ("What we will do", update.decision.answer),
            ("Why", update.decision.reason),
            ("How voices counted", update.decision.how_counted),
            ("Looked at again on", str(update.decision.review_on or "")),
            ("Passed on to", update.decision.passed_to),
            ("Where to follow it", update.decision.follow),
        ]
    rows.append(("Quotes", ", ".join(f"number {quote}" for quote in update.quotes)))
    rows.append(("Checked by families", str(update.checked.on) if update.checked else ""))
    for action in update.actions:
        rows += _action_rows(action)
    return rows


def _action_rows(action: Action) -> list[tuple[str, str]]:
    name = f"Action {action.id}"
    return [
        (name, action.text),
        (f"{name}, due", str(action.due)),
        (f"{name}, done", str(action.done_on or "")),
        (f"{name}, what changed", action.what_changed),
        (f"{name}, evidence", " ".join(f"{e.on}: {e.text}" for e in action.evidence)),
    ]
