"""For everybody who answered: what a careful reader could work out from a table by groups (R4).

A reader knows the whole wave's table and the rounding rule. Bounds are narrowed until nothing more
follows. The check sees only what would be published, so whether a table is left out tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.hear.cell import Cell
from app.hear.disclosure import STAR_BELOW

WAYS = 3  # a hidden count must keep at least this many possible values
ROUNDS = 30
HALF = 2  # "nearest 5" means at most 2 away


@dataclass(frozen=True, slots=True)
class Bounds:
    """A whole number from `low` to `high`, both possible as far as we know."""

    low: int
    high: int

    def within(self, other: Bounds) -> Bounds:
        """What both allow."""
        return Bounds(max(self.low, other.low), min(self.high, other.high))


@dataclass(frozen=True, slots=True)
class Group:
    """One row as published: its base (None: not shown) and its cells (None: not shown)."""

    base: Bounds
    cells: tuple[Bounds, ...]
    stars: tuple[bool, ...]


def rounded(count: int | None) -> Bounds:
    """What a rounded count may be; None is a star."""
    if count is None:
        return Bounds(1, STAR_BELOW - 1)
    return Bounds(0, 0) if count == 0 else Bounds(max(STAR_BELOW, count - HALF), count + HALF)


def whole(cell: Cell, few_below: int, most: int) -> Bounds:
    """What one cell of the whole wave's table may be."""
    if cell.status in {"star", "rounded"}:
        return rounded(cell.count)
    if cell.status == "exact":
        return Bounds(cell.count or 0, cell.count or 0)
    return Bounds(1, few_below - 1 if cell.status == "few" else most)


def can_be_worked_out(
    groups: Sequence[Group], columns: Sequence[Bounds], base: Bounds, *, adds_up: bool
) -> bool:
    """Whether a star of any group could be fewer than WAYS numbers.

    `columns` and `base` are what the whole wave's table says. `adds_up`: everybody of a group is in
    exactly one of its cells (not so in a `many`).
    """
    bases = [group.base for group in groups]
    cells = [list(group.cells) for group in groups]
    for _ in range(ROUNDS):
        before = (list(bases), [list(row) for row in cells])
        bases = narrowed(bases, base)
        for place, column in enumerate(columns):
            for row, found in zip(
                cells, narrowed([row[place] for row in cells], column), strict=True
            ):
                row[place] = found
        for number, row in enumerate(cells):
            cells[number] = _in_group(row, bases[number], adds_up=adds_up)
        if (bases, cells) == before:
            break
    return any(
        star and cell.high - cell.low + 1 < WAYS
        for group, row in zip(groups, cells, strict=True)
        for star, cell in zip(group.stars, row, strict=True)
    )


def narrowed(parts: Sequence[Bounds], total: Bounds) -> list[Bounds]:
    """Each part, as the total and the other parts allow."""
    lows, highs = sum(part.low for part in parts), sum(part.high for part in parts)
    return [
        part.within(Bounds(total.low - (highs - part.high), total.high - (lows - part.low)))
        for part in parts
    ]


def _in_group(row: list[Bounds], base: Bounds, *, adds_up: bool) -> list[Bounds]:
    if adds_up:
        return narrowed(row, base)
    return [cell.within(Bounds(0, base.high)) for cell in row]
