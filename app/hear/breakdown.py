"""For the people behind a number: told us themselves, with help, or somebody answered for them.

They are never pooled silently (domain section 5), and never shown so finely that a person shows:
every count of a breakdown is rounded by ROUND5, small groups are not shown, and a table that would
tell a small number to a careful reader is left out (R1, R3, R4, R5, R8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.hear.attack import Bounds, can_be_worked_out, rounded, whole
from app.hear.attack import Group as Seen
from app.hear.cell import Cell
from app.hear.counts import Group, Tally
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


@dataclass(frozen=True, slots=True)
class Topline:
    """What the whole wave's table says, exactly as it is published."""

    base: int
    cells: tuple[Cell, ...]
    is_rounded: bool
    few_below: int
    adds_up: bool


def break_down(
    by: By, groups: Mapping[str, Tally], topline: Topline, least: int, rules: Rules
) -> Breakdown | None:
    """A question by one variable; None when there is one group only, or it would say too much."""
    groups = {name: tally for name, tally in groups.items() if tally.answered}
    if len(groups) < 2 or any(
        everybody_alike(tally.options, tally.answered, rules) for tally in groups.values()
    ):
        return None
    people = sum(tally.answered for tally in groups.values())
    rows = tuple(_row(name, groups[name], people, topline, least) for name in sorted(groups))
    if not any(row.cells for row in rows) or _says_too_much(rows, topline):
        return None
    return Breakdown(by=by, rows=rows)


def _says_too_much(rows: tuple[Row, ...], topline: Topline) -> bool:
    """Whether somebody who knows the whole wave's table could work out a star."""
    base = rounded(topline.base) if topline.is_rounded else Bounds(topline.base, topline.base)
    columns = [whole(cell, topline.few_below, base.high) for cell in topline.cells]
    groups = [_as_read(row, len(columns), base.high) for row in rows]
    return can_be_worked_out(groups, columns, base, adds_up=topline.adds_up)


def _as_read(row: Row, cells: int, most: int) -> Seen:
    """What a reader knows of one group."""
    if row.status == "suppressed":
        return Seen(Bounds(1, most), (Bounds(0, most),) * cells, (False,) * cells)
    return Seen(
        rounded(row.base),
        tuple(rounded(cell.count) for cell in row.cells),
        tuple(cell.count is None for cell in row.cells),
    )


def who_took_part(took_part: Mapping[Group, int], least: int) -> tuple[Breakdown, ...]:
    """How many took part, by who answered and who helped. Rounded."""
    people = sum(took_part.values())
    return tuple(_who(by, _sums(took_part, place), people, least) for place, by in VARIABLES)


def _sums(took_part: Mapping[Group, int], place: int) -> dict[str, int]:
    sums: dict[str, int] = {}
    for group, count in took_part.items():
        sums[group[place]] = sums.get(group[place], 0) + count
    return sums


def _who(by: By, groups: Mapping[str, int], people: int, least: int) -> Breakdown:
    rows = tuple(
        Row(group=name, status="shown", base=round5(count))
        if may_show_group(count, people, least)
        else Row(group=name, status="suppressed")
        for name, count in sorted(groups.items())
        if count
    )
    read = [_one_number(row, people) for row in rows]
    total = Bounds(people, people)
    if can_be_worked_out(read, [total], total, adds_up=True):
        rows = tuple(Row(group=row.group, status="suppressed") for row in rows)
    return Breakdown(by=by, rows=rows)


def _one_number(row: Row, most: int) -> Seen:
    """A group that is one number only."""
    is_star = row.status == "shown" and row.base is None
    known = Bounds(1, most) if row.status == "suppressed" else rounded(row.base)
    return Seen(known, (known,), (is_star,))


def _row(name: str, tally: Tally, people: int, topline: Topline, least: int) -> Row:
    if not may_show_group(tally.answered, people, least):
        return Row(group=name, status="suppressed")
    cells = (
        Cell.rounded(cell.id, cell.text, count)
        for cell, count in zip(topline.cells, tally.options, strict=True)
    )
    return Row(group=name, status="shown", base=round5(tally.answered), cells=tuple(cells))
