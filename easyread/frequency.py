"""How common a word is, so that a writer hears which words few people meet. Loaded when first
asked for."""

from __future__ import annotations

from functools import cache, lru_cache
from math import log10

# Endings that make a known word longer without making it a new word, with what comes back in
# their place.
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("es", ""), ("s", ""),
    ("ing", ""), ("ing", "e"), ("ings", ""), ("ed", ""), ("ed", "e"), ("er", ""), ("er", "e"),
    ("ers", ""), ("ers", "e"), ("est", ""), ("est", "e"), ("ly", ""), ("'s", ""),
)  # fmt: skip
# A form of a known word is a little harder than the word itself.
_STEP = 0.3
_LEAST_STEM = 3
_PER_BILLION = 9


@cache
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return dict(get_frequency_dict("en", "small"))


@lru_cache(maxsize=50_000)
def zipf(low: str) -> float:
    """Give how common a word in small letters is: about 7 for "the", 3 for rare words, 0 for
    unlisted ones.

    The word's own form counts, or the form it is made from, whichever is known better; of a word
    with a hyphen,
    the part that is known least. Source: wordfreq, small list.
    """
    if "-" in low.strip("-"):
        return min(zipf(part) for part in low.split("-") if part)
    best = own_zipf(low)
    for ending, back in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _LEAST_STEM:
            root = low[: -len(ending)]
            best = max(best, own_zipf(root + back) - _STEP)
            if not back and root[-1] == root[-2:-1]:
                best = max(best, own_zipf(root[:-1]) - _STEP)  # stopped -> stop
    return best


def own_zipf(low: str) -> float:
    """Give how common exactly this form is."""
    frequency = _frequencies().get(low, 0.0)
    return log10(frequency) + _PER_BILLION if frequency else 0.0
