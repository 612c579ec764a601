"""Telling the steps of a scale (Very good, OK, Bad) from answers that name things."""

from __future__ import annotations

from easyread.sentences import words_of
from easyread.wordlists import plain_words

_MOST = 8
# "About right" and "Just right" are steps without a word that judges.
_MIDDLES = frozenset(["about right", "just right", "in the middle", "in between", "so so"])


def is_step(option: str, same: frozenset[str] = frozenset()) -> bool:
    """Say whether an answer is one step of a scale; `same` are words that all its answers have.

    >>> [is_step(one) for one in ("Very safe indeed", "More than I want", "A kind adult")]
    [True, True, False]
    """
    lows = [word.low for word in words_of(option)]
    if not lows or len(lows) > _MOST:
        return False
    if " ".join(lows) in _MIDDLES:
        return True
    judging = [low for low in lows if low in plain_words("steps")]
    others = [low for low in lows if low not in judging and low not in same]
    return bool(judging) and all(low in plain_words("steps", "how_much") for low in others)
