"""Lines that a second hand labelled from the written rules, and what easyread says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from easyread import Asked, Finding, check, check_asked
from easyread.passage import Passage
from easyread.rules import all_rules, rule

GOLD = Path(__file__).resolve().parent.parent / "tests" / "easyread"
NAMES = ("questions", "statements")
_FIRST = Path(__file__).with_suffix(".yaml")
LEAST = {"Q": 0.9, "W": 0.85}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a rule was rightly told, wrongly told and missed."""

    rule: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was told, the share that was labelled."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what was labelled, the share that was told."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def is_below(self) -> bool:
        """Say whether the rule misses the bar."""
        return min(self.precision, self.recall) < LEAST[self.rule[0]]


def rows(half: str, name: str) -> list[Row]:
    """The labelled lines of a half."""
    text = (GOLD / f"second_{half}_{name}.yaml").read_text(encoding="utf-8")
    read: list[Row] = YAML(typ="safe", pure=True).load(text)
    return read


def found_in(row: Row, name: str) -> list[Finding]:
    """What easyread says of a labelled line."""
    return check_asked(asked(row)) if name == "questions" else check(row["text"])


def asked(row: Row) -> Asked:
    """A labelled question as it would be met; what the row does not tell has its usual value."""
    kind = "consent" if row.get("consent") else row.get("kind", "one")
    starters = tuple(row.get("starters", ())) if kind == "words" else None
    return Asked(
        row["text"],
        tuple(row.get("options", ())),
        row.get("hint", ""),
        kind,
        row.get("voice", "young_person"),
        is_required=row.get("required", False),
        can_skip=row.get("skip", True),
        can_be_unsure=row.get("not_sure", True),
        starters=starters,
        sign_post="",
    )


def told(row: Row, name: str) -> set[str]:
    """The rules that speak, hints aside."""
    return {one.rule for one in found_in(row, name) if one.level != "info"}


def gave_way(row: Row, name: str) -> set[str]:
    """Rules that see trouble where a sterner one of the same kind of trouble speaks for both.

    The person reads one message; the labels name every rule. The sterner rule has to be one that
    the labels allow.
    """
    spoken = told(row, name)
    allowed = spoken & {*row["labels"], *row.get("also", ())}
    troubles = {rule(one).trouble for one in allowed}
    if name == "questions":
        passage = Passage(row["text"], "question", asked=asked(row))
    else:
        passage = Passage(row["text"])
    alone = {
        one.id
        for one in all_rules()
        if passage.kind in one.kinds and one.trouble in troubles and any(one.find(passage))
    }
    return alone - spoken


def misses(half: str, name: str) -> Iterator[tuple[str, str, Row]]:
    """Each difference from the labels: "missed" or "wrongly named", the rule, and the row."""
    for row in rows(half, name):
        got, want = told(row, name), set(row["labels"])
        missed = sorted(want - got - gave_way(row, name))
        yield from (("missed", one, row) for one in missed)
        extra = got - want - set(row.get("also", ()))
        yield from (("wrongly named", one, row) for one in sorted(extra))


def counts(half: str, names: Sequence[str] = NAMES) -> list[Counted]:
    """Each rule's counts over a half, in the order of the rules."""
    right: Counter[str] = Counter()
    other: dict[str, Counter[str]] = {"missed": Counter(), "wrongly named": Counter()}
    for name in names:
        for row in rows(half, name):
            right.update((told(row, name) | gave_way(row, name)) & set(row["labels"]))
        for how, named, _ in misses(half, name):
            other[how][named] += 1
    seen = sorted({*right, *other["missed"], *other["wrongly named"]}, key=_place)
    wrong, missed = other["wrongly named"], other["missed"]
    return [Counted(one, right[one], wrong[one], missed[one]) for one in seen]


def first(half: str) -> tuple[dict[str, Counted], list[str]]:
    """What was counted when a half was first opened, and what differed from its labels."""
    read = YAML(typ="safe", pure=True).load(_FIRST.read_text(encoding="utf-8"))[half]
    return {one: Counted(one, *numbers) for one, numbers in read["counts"].items()}, read["notes"]


def as_page(half: str) -> Iterator[str]:
    """A half as a part of the page of measurements."""
    began, notes = first(half)
    now = {one.rule: one for one in counts(half)}
    sizes = " and ".join(f"{len(rows(half, name))} {name}" for name in ("questions", "statements"))
    below = [one.rule for one in began.values() if one.is_below]
    yield from (f"### The {half} half ({sizes})", "")
    yield f"When first opened, {len(began) - len(below)} of {len(began)} rules met the bar;"
    yield f"below it were {', '.join(below)}."
    yield "Each cell: right, wrongly named, missed; then precision and recall."
    yield from ("", "| rule | labelled | first opened | | now | |", "|---|---|---|---|---|---|")
    for one in sorted({*began, *now}, key=_place):
        cells = [_cells(when.get(one, Counted(one, 0, 0, 0))) for when in (began, now)]
        labelled = sum(one in row["labels"] for name in NAMES for row in rows(half, name))
        yield f"| {one} | {labelled} | {' | '.join(cells)} |"
    yield from ("", "What differed when it was first opened:", "", *(f"- {one}" for one in notes))
    left = [
        f"- {how} {one}: {row['text']}" for name in NAMES for how, one, row in misses(half, name)
    ]
    yield from ("", "What differs now:", "", *(left or ["Nothing."]), "")


def _cells(one: Counted) -> str:
    return f"{one.right}, {one.wrong}, {one.missed} | {one.precision:.2f} {one.recall:.2f}"


def _place(named: str) -> tuple[str, int]:
    return named[0], int(named[1:])
