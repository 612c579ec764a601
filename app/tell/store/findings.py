"""For officers: findings as they work on them. Plain modules have checked all that comes here."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.tell.action import Action, DueChange, Evidence
from app.tell.decision import Decision, Outcome
from app.tell.finding import Cell, Finding
from app.tell.tables import (
    ActionRow,
    ActionUpdate,
    DecisionRow,
    EvidenceRow,
    FindingRow,
    FindingVersion,
    Quote,
)

ID_BYTES = 8


@dataclass(frozen=True, slots=True)
class Words:
    """What an officer wrote about one number of a release."""

    release_id: int
    cell: Cell
    title: str
    said: str
    strand: str
    is_praise: bool


def add_finding(session: Session, words: Words, *, wave_id: int, by: str, on: date) -> str:
    """Keep a new finding. Gives its id."""
    row = FindingRow(
        id=secrets.token_hex(ID_BYTES), wave_id=wave_id, made_on=on, made_by=by, revision=1,
        **_columns(words),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def change_words(session: Session, finding_id: str, words: Words, *, revision: int) -> bool:
    """Keep changed words. False when somebody else saved first: nothing is overwritten then."""
    row = session.get_one(FindingRow, finding_id, with_for_update=True)
    if row.revision != revision:
        return False
    for name, value in _columns(words).items():
        setattr(row, name, value)
    row.revision += 1
    return True


def look_into(session: Session, finding_id: str, on: date) -> None:
    """Somebody is looking into it from this day on."""
    session.get_one(FindingRow, finding_id).looking_since = on


def decide(session: Session, finding_id: str, decision: Decision, *, by: str) -> None:
    """Keep a decision. An older one stays beneath it, as history."""
    columns = asdict(decision) | {"outcome": decision.outcome.value}
    session.add(DecisionRow(finding_id=finding_id, written_by=by, **columns))
    session.flush()


def add_action(session: Session, finding_id: str, *, text: str, owner: str, due: date) -> int:
    """Keep an action. Gives its id."""
    row = ActionRow(finding_id=finding_id, text=text, owner=owner, due=due, what_changed="")
    session.add(row)
    session.flush()
    return row.id


def move_due(session: Session, action_id: int, due: date, *, why: str, by: str, on: date) -> None:
    """Move a promised day. The old one is kept (C5)."""
    row = session.get_one(ActionRow, action_id)
    session.add(
        ActionUpdate(action_id=row.id, was_due=row.due, now_due=due, why=why, written_on=on,
                     written_by=by)
    )  # fmt: skip
    row.due = due
    session.flush()


def add_evidence(session: Session, action_id: int, evidence: Evidence, *, by: str) -> None:
    """Keep how we know that something is done."""
    session.add(
        EvidenceRow(action_id=action_id, text=evidence.text, seen_on=evidence.on,
                    link=evidence.link, written_by=by)
    )  # fmt: skip
    session.flush()


def finish(session: Session, action_id: int, *, what_changed: str, on: date) -> None:
    """An action is done. `done_problems` was empty."""
    row = session.get_one(ActionRow, action_id)
    row.what_changed, row.done_on = what_changed, on
    session.flush()


def reopen(session: Session, action_id: int) -> None:
    """It was not done after all. What was published before stays readable."""
    session.get_one(ActionRow, action_id).done_on = None
    session.flush()


def drop(session: Session, finding_id: str) -> bool:
    """Take away a finding that never went out. False when it did: published records stay."""
    if session.scalar(select(func.count()).where(FindingVersion.finding_id == finding_id)):
        return False
    session.execute(delete(FindingRow).where(FindingRow.id == finding_id))
    return True


def finding(session: Session, finding_id: str) -> Finding | None:
    """One finding with everything that happened to it, or None."""
    row = session.get(FindingRow, finding_id)
    return _findings(session, [row])[0] if row else None


def findings(session: Session, wave_id: int | None = None) -> list[Finding]:
    """Every finding (of one wave), the newest first."""
    query = select(FindingRow).order_by(FindingRow.made_on.desc(), FindingRow.id)
    if wave_id is not None:
        query = query.where(FindingRow.wave_id == wave_id)
    return _findings(session, session.scalars(query).all())


def decisions(session: Session, finding_id: str) -> list[Decision]:
    """Every decision about a finding, the newest first."""
    rows = session.scalars(
        select(DecisionRow)
        .where(DecisionRow.finding_id == finding_id)
        .order_by(DecisionRow.id.desc())
    )
    return [_decision(row) for row in rows]


def _columns(words: Words) -> dict[str, object]:
    return asdict(words) | {"cell": str(words.cell)}


def _findings(session: Session, rows: Sequence[FindingRow]) -> list[Finding]:
    ids = [row.id for row in rows]
    decided = _newest_decisions(session, ids)
    acted = _actions(session, ids)
    quoted = _quotes(session, ids)
    sent = _published(session, ids)
    return [
        Finding(
            id=row.id,
            wave_id=row.wave_id,
            release_id=row.release_id,
            cell=Cell.read(row.cell),
            title=row.title,
            said=row.said,
            strand=row.strand,
            is_praise=row.is_praise,
            revision=row.revision,
            made_on=row.made_on,
            made_by=row.made_by,
            looking_since=row.looking_since,
            decision=decided.get(row.id),
            actions=tuple(acted[row.id]),
            quotes=tuple(quoted[row.id]),
            published=sent.get(row.id, 0),
        )
        for row in rows
    ]


def _newest_decisions(session: Session, ids: Sequence[str]) -> dict[str, Decision]:
    rows = session.scalars(
        select(DecisionRow).where(DecisionRow.finding_id.in_(ids)).order_by(DecisionRow.id)
    )
    return {row.finding_id: _decision(row) for row in rows}


def _decision(row: DecisionRow) -> Decision:
    return Decision(
        outcome=Outcome(row.outcome),
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        how_counted=row.how_counted,
        answer=row.answer,
        reason=row.reason,
        review_on=row.review_on,
        passed_to=row.passed_to,
        passed_on=row.passed_on,
        follow=row.follow,
    )


def _actions(session: Session, ids: Sequence[str]) -> dict[str, list[Action]]:
    rows = session.scalars(
        select(ActionRow).where(ActionRow.finding_id.in_(ids)).order_by(ActionRow.id)
    ).all()
    changes = _due_changes(session, [row.id for row in rows])
    evidence = _evidence(session, [row.id for row in rows])
    found: dict[str, list[Action]] = defaultdict(list)
    for row in rows:
        found[row.finding_id].append(
            Action(row.id, row.text, row.owner, row.due, tuple(changes[row.id]),
                   tuple(evidence[row.id]), row.what_changed, row.done_on)
        )  # fmt: skip
    return found


def _due_changes(session: Session, ids: Iterable[int]) -> dict[int, list[DueChange]]:
    found: dict[int, list[DueChange]] = defaultdict(list)
    for row in session.scalars(
        select(ActionUpdate).where(ActionUpdate.action_id.in_(ids)).order_by(ActionUpdate.id)
    ):
        found[row.action_id].append(DueChange(row.was_due, row.now_due, row.why, row.written_on))
    return found


def _evidence(session: Session, ids: Iterable[int]) -> dict[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = defaultdict(list)
    for row in session.scalars(
        select(EvidenceRow).where(EvidenceRow.action_id.in_(ids)).order_by(EvidenceRow.id)
    ):
        found[row.action_id].append(Evidence(row.text, row.seen_on, row.link))
    return found


def _quotes(session: Session, ids: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for finding_id, quote_id in session.execute(
        select(Quote.finding_id, Quote.id)
        .where(Quote.finding_id.in_(ids), Quote.approved_by.is_not(None),
               Quote.words.is_not(None))
        .order_by(Quote.id)
    ):  # fmt: skip
        found[finding_id].append(quote_id)
    return found


def _published(session: Session, ids: Iterable[str]) -> dict[str, int]:
    rows = session.execute(
        select(FindingVersion.finding_id, func.max(FindingVersion.number))
        .where(FindingVersion.finding_id.in_(ids))
        .group_by(FindingVersion.finding_id)
    )
    return {row[0]: row[1] for row in rows}
