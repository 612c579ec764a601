"""For the people behind a number: told us themselves, with help, or somebody answered for them.

They are never pooled silently (domain section 5), and never shown so finely that a person shows:
every count of a breakdown is rounded by ROUND5, small groups are not shown (R1, R3, R5, R8).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.hear.cell import Cell
from app.hear.counts import Group, QuestionCounts, Tally
from app.hear.disclosure import Rules, everybody_alike, may_show_group, round5

By = Literal["support", "voice"]
PERCENT_FROM = 30
VARIABLES: tuple[tuple[int, By], ...] = ((1, "support"), (0, "voice"))


class Row(BaseModel):
    """One group: how many answered (nearest 5), and each option. Nothing when it is too small."""

    model_config = ConfigDict(frozen=True)
    group: str
    status: Literal["shown", "suppressed"]
    base: int | None = None
    cells: tuple[Cell, ...] = ()

    def percent(self, cell: Cell) -> int | None:
        """Whole percent, of rounded by rounded, when at least 30 answered."""
        if not self.base or self.base < PERCENT_FROM or cell.count is None:
            return None
        return min(100, int(100 * cell.count / self.base + 0.5))


class Breakdown(BaseModel):
    """One table by one variable. Its groups never overlap."""

    model_config = ConfigDict(frozen=True)
    by: By
    rows: tuple[Row, ...]


def break_down(
    by: By, groups: Mapping[str, Tally], question: QuestionCounts, least: int, rules: Rules
) -> Breakdown | None:
    """A question by one variable; None when there is one group only, or none may be shown."""
    groups = {name: tally for name, tally in groups.items() if tally.answered}
    if len(groups) < 2 or any(
        everybody_alike(tally.options, tally.answered, rules) for tally in groups.values()
    ):
        return None
    whole = sum(tally.answered for tally in groups.values())
    rows = tuple(_row(name, groups[name], whole, question, least) for name in sorted(groups))
    return Breakdown(by=by, rows=rows) if any(row.cells for row in rows) else None


def who_took_part(took_part: Mapping[Group, int], least: int) -> tuple[Breakdown, ...]:
    """How many took part, by who answered and who helped. Rounded."""
    whole = sum(took_part.values())
    return tuple(_who(by, _sums(took_part, place), whole, least) for place, by in VARIABLES)


def _sums(took_part: Mapping[Group, int], place: int) -> dict[str, int]:
    sums: dict[str, int] = {}
    for group, count in took_part.items():
        sums[group[place]] = sums.get(group[place], 0) + count
    return sums


def _who(by: By, groups: Mapping[str, int], whole: int, least: int) -> Breakdown:
    rows = (
        Row(group=name, status="shown", base=round5(count))
        if may_show_group(count, whole, least)
        else Row(group=name, status="suppressed")
        for name, count in sorted(groups.items())
        if count
    )
    return Breakdown(by=by, rows=tuple(rows))


def _row(name: str, tally: Tally, whole: int, question: QuestionCounts, least: int) -> Row:
    if not may_show_group(tally.answered, whole, least):
        return Row(group=name, status="suppressed")
    cells = (
        Cell.rounded(option, text, count)
        for (option, text), count in zip(question.options, tally.options, strict=True)
    )
    return Row(group=name, status="shown", base=round5(tally.answered), cells=tuple(cells))
