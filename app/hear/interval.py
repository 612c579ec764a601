"""For families and officers: how sure a share is, and the plain words that may be used for it.

Wilson's interval at 95 %, with the finite-population step when the number of people is known, and
Newcombe's interval for a change between two waves (domain section 5). An interval covers chance.
It does not cover who chose to answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from app.hear.words import Words

Z = 1.959963984540054  # 95 %, two sides
COUNTS_ONLY_BELOW = 30
PERCENT_FROM = 100
BANDS = (
    (0.05, Words("almost nobody")),
    (0.35, Words("some")),
    (0.65, Words("about half")),
    (0.95, Words("most")),
    (1.01, Words("nearly everyone")),
)


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both between 0 and 1 (between -1 and 1 for a change)."""

    low: float
    high: float


def wilson(count: int, base: int, population: int | None = None) -> Interval:
    """Wilson's 95 % interval of `count` out of `base`.

    `population` is how many people could have answered, when that is known.
    Raises ValueError when the numbers cannot be: a base of 0, or more people than there are.
    """
    if not 0 <= count <= base or base == 0:
        raise ValueError(f"{count} out of {base} cannot be.")
    share, size = count / base, float(base)
    if population is not None:
        if population < base:
            raise ValueError(f"{base} people answered, but there are only {population}.")
        if population == base:
            return Interval(share, share)
        size = base * (population - 1) / (population - base)
    below = 1 + Z * Z / size
    middle = (share + Z * Z / (2 * size)) / below
    half = Z * sqrt(share * (1 - share) / size + Z * Z / (4 * size * size)) / below
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == base else min(1.0, middle + half)
    return Interval(low, high)


def newcombe(before: tuple[int, int], after: tuple[int, int]) -> Interval:
    """Newcombe's 95 % interval of the change from `before` to `after`, each (count, base).

    It is for two waves that share nobody we know of. A rise is above 0.
    """
    old, new = before[0] / before[1], after[0] / after[1]
    old_range, new_range = wilson(*before), wilson(*after)
    change = new - old
    low = change - sqrt((new - new_range.low) ** 2 + (old_range.high - old) ** 2)
    high = change + sqrt((new_range.high - new) ** 2 + (old - old_range.low) ** 2)
    return Interval(max(-1.0, low), min(1.0, high))


def out_of_ten(share: float) -> int:
    """A share as a whole number out of 10, half rounded up."""
    return int(share * 10 + 0.5)


def band(share: float) -> Words:
    """The word for one share, from `almost nobody` to `nearly everyone`."""
    return next(word for limit, word in BANDS if share < limit)


def band_words(interval: Interval) -> Words:
    """One word when the whole interval is in one band, else `between ... and ...`."""
    low, high = band(interval.low), band(interval.high)
    if low == high:
        return low
    return Words("between %(low)s and %(high)s", low=low, high=high)


def range_words(interval: Interval) -> Words:
    """`It could be between 4 and 9 out of 10.`"""
    low, high = out_of_ten(interval.low), out_of_ten(interval.high)
    if low == high:
        return Words("It is about %(low)s out of 10.", low=low)
    return Words("It could be between %(low)s and %(high)s out of 10.", low=low, high=high)


def share_words(count: int, base: int, population: int | None = None) -> tuple[Words, ...]:
    """What may be said of a share, by the size of the base: nothing, or words, or a share too."""
    if base < COUNTS_ONLY_BELOW:
        return ()
    interval = wilson(count, base, population)
    tenths = Words("That is %(tenths)s out of 10.", tenths=out_of_ten(count / base))
    return (tenths, range_words(interval), band_words(interval))


def percent(count: int, base: int) -> int | None:
    """The share in whole percent for the full version, or None when the base is too small."""
    return int(100 * count / base + 0.5) if base >= PERCENT_FROM else None
