"""For everybody who answered: which counts are hidden, so that nobody can be worked out.

The rules of domain section 4. Every function sees counts and gives only what may be shown. Counts
that are hidden together carry the same mark unless they are far apart: a mark of its own for the
second one would give the first one away (20 people, 14 shown: with "few" and "more", 1 and 5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Level = Literal["public", "staff"]
Mark = Literal["exact", "few", "hidden"]
RULES_VERSION = "1"
STAR_BELOW = 8
FLOORS = {"public_base": 10, "staff_base": 5, "cell": 5, "sensitive_base": 20, "alike_base": 20}


@dataclass(frozen=True, slots=True)
class Rules:
    """How many people it takes. A place may ask for more people, never for fewer."""

    public_base: int = FLOORS["public_base"]
    staff_base: int = FLOORS["staff_base"]
    cell: int = FLOORS["cell"]
    sensitive_base: int = FLOORS["sensitive_base"]
    alike_base: int = FLOORS["alike_base"]

    def __post_init__(self) -> None:
        for name, floor in FLOORS.items():
            if getattr(self, name) < floor:
                raise ValueError(f"{name} must be at least {floor}. Leave it out, or raise it.")

    def base(self, level: Level, *, is_sensitive: bool = False) -> int:
        """The fewest people a table may be about."""
        least = self.public_base if level == "public" else self.staff_base
        return max(least, self.sensitive_base) if is_sensitive else least


def everybody_alike(options: Sequence[int], base: int, rules: Rules) -> bool:
    """Whether a small group all gave one answer, which would tell what each of them said (R8)."""
    return base < rules.alike_base and any(count == base for count in options)


def hide(counts: Sequence[int], cell: int) -> tuple[Mark, ...] | None:
    """A mark for each count of a whole wave's table (R2), or None when it cannot be made safe.

    Everybody is in exactly one cell and the total is known, so one hidden count is never enough:
    the next smallest are hidden too, until each hidden count could still be three things or more,
    even for somebody who knows these rules. Tests try every small table.
    """
    hidden = {i for i, count in enumerate(counts) if 1 <= count < cell}
    if not hidden:
        return _marked(counts, hidden, hidden)
    while not _is_safe(counts, hidden, cell):
        more = _next_smallest(counts, hidden)
        if not more:
            return None
        hidden |= more
    return _marked(counts, hidden, _which_are_few(counts, hidden, cell))


def hide_many(counts: Sequence[int], cell: int, base: int) -> tuple[Mark, ...] | None:
    """The same for a question with many answers: everybody of `base` is in one cell or more.

    There is no total to take away from, only `base`: a small count may be hidden alone unless
    the counts that are shown leave so many people over that they must have chosen it.
    """
    few = {i for i, count in enumerate(counts) if 1 <= count < cell}
    if base - _shown_sum(counts, few) <= 2 or not few:
        return _marked(counts, few, few)
    hidden = few
    while more := _next_smallest(counts, hidden):
        hidden = hidden | more
        most = _smallest_shown(counts, hidden, base + 1) - 1
        if base - _shown_sum(counts, hidden) <= (cell - 1) + (len(hidden) - 1) * most - 2:
            return _marked(counts, hidden, set())
    return None


def _is_safe(counts: Sequence[int], hidden: set[int], cell: int) -> bool:
    """Whether bounds leave room: not all of them 1, not all of them as large as they can be."""
    others, together = len(hidden) - 1, sum(counts[i] for i in hidden)
    most = _smallest_shown(counts, hidden, together) - 1
    highest = (cell - 1) + others * most if _next_smallest(counts, hidden) else together + 2
    return others > 0 and together >= others + 4 and together <= highest - 2


def _which_are_few(counts: Sequence[int], hidden: set[int], cell: int) -> set[int]:
    """Which hidden counts may be called few, as that tells nothing that is not known already."""
    others, together = len(hidden) - 1, sum(counts[i] for i in hidden)
    if together - others < cell:
        return hidden
    most = _smallest_shown(counts, hidden, together) - 1
    if others == 1 and together >= 2 * cell - 1 and together - most <= 2:
        return {i for i in hidden if counts[i] < cell}
    return set()


def _next_smallest(counts: Sequence[int], hidden: set[int]) -> set[int]:
    """The smallest counts that are shown and not 0. All equal ones, so that order tells nothing."""
    least = _smallest_shown(counts, hidden, 0)
    return {i for i, count in enumerate(counts) if count == least and i not in hidden and count}


def _smallest_shown(counts: Sequence[int], hidden: set[int], otherwise: int) -> int:
    shown = (count for i, count in enumerate(counts) if count and i not in hidden)
    return min(shown, default=otherwise)


def _shown_sum(counts: Sequence[int], hidden: set[int]) -> int:
    return sum(count for i, count in enumerate(counts) if i not in hidden)


def _marked(counts: Sequence[int], hidden: set[int], few: set[int]) -> tuple[Mark, ...]:
    return tuple(
        "few" if i in few else "hidden" if i in hidden else "exact" for i in range(len(counts))
    )


def round5(count: int) -> int | None:
    """A count in a breakdown (R3): 0 stays 0, 1 to 7 is None (a star), 8 and more the nearest 5."""
    if count == 0:
        return 0
    return None if count < STAR_BELOW else 5 * ((count + 2) // 5)


def may_show_group(group: int, whole: int, least: int) -> bool:
    """Whether a group is big enough, and those outside it are nobody or enough too (R1, R5)."""
    return group >= least and (whole - group == 0 or whole - group >= least)


def may_release_again(changed: int, rules: Rules) -> bool:
    """Whether a later snapshot may be made: nobody changed, or enough did (R7)."""
    return changed == 0 or changed >= rules.public_base
