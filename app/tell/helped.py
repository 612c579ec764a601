"""For families: "Did this help?" They say it, and no officer can say it for them (C8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.hear.disclosure import Rules, hide


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to "Did this help?", with its picture."""

    id: str
    picture: str


CHOICES = (
    Choice("yes", "happy"),
    Choice("a_bit", "okay"),
    Choice("no", "sad"),
    Choice("not_noticed", "find-out"),
    Choice("not_sure", "not-sure"),
)
CHOICE_IDS = frozenset(choice.id for choice in CHOICES)


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap. Only the taps of people with a code are counted as people (domain 0.20)."""

    choice: str
    has_code: bool


Counted = Mapping[str, int | None]
"""How many tapped each answer. None: too few of them to show."""


@dataclass(frozen=True, slots=True)
class Taps:
    """What staff see. None in place of all counts: too few taps to show safely (R1)."""

    with_code: Counted | None
    without_code: Counted | None


def count(taps: Iterable[Tap]) -> Taps:
    """How many tapped what; people with a code and other taps apart."""
    known = list(taps)
    return Taps(
        _safely(tap.choice for tap in known if tap.has_code),
        _safely(tap.choice for tap in known if not tap.has_code),
    )


def _safely(choices: Iterable[str]) -> Counted | None:
    """The counts by the rules of every other table (R1, R2)."""
    rules, counted = Rules(), Counter(choices)
    numbers = tuple(counted[choice.id] for choice in CHOICES)
    marks = hide(numbers, rules.cell)
    if sum(numbers) < rules.staff_base or marks is None:
        return None
    return {
        choice.id: number if mark == "exact" else None
        for choice, number, mark in zip(CHOICES, numbers, marks, strict=True)
    }
