"""Counting syllables by ear, so that long words are seen without a dictionary."""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouydt])ed$|(?<=[^aeiouyszxcg])es$"
)
# Two vowels that are said apart: "cre-ate", "are-a", "qui-et", "vide-o", "sci-ence", "tri-al".
_APART = re.compile(
    r"ia|io(?=s|l|d|t|$)|ie(?=t|nc)|eo(?!n\b|us|p)|ua(?=l|t)|ue(?=l|nt)|(?<!q)ui(?=t[iy]|n)"
    r"|crea|area|idea|theat|ying"
)
_TOGETHER = re.compile(r"[ct]ia|[cst]io|gio|giou|[aeo]u|qu")


@lru_cache(maxsize=50_000)
def syllables(low: str) -> int:
    """Count the syllables of a word in small letters.

    >>> [syllables(word) for word in ("cat", "made", "walked", "table", "create", "education")]
    [1, 1, 1, 2, 2, 4]
    """
    spoken = _SILENT_E.sub("", low.replace("'", ""))
    count = len(_VOWELS.findall(spoken))
    count += len(_APART.findall(_TOGETHER.sub("u", spoken)))
    return max(1, count)
