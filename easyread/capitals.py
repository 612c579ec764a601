"""Telling a shouted word (PLEASE) from initials (OFSTED), so that the writer hears the right
advice."""

from __future__ import annotations

from functools import cache

from easyread.frequency import own_zipf
from easyread.sentences import Word
from easyread.wordlists import entries, plain_words

_LEAST = 4
_EVERYDAY = 4.5


def is_shouted(word: Word) -> bool:
    """Say whether a word in capitals is a word of every day."""
    if len(word.text) < _LEAST or not word.text.isupper() or word.text in _short_forms():
        return False
    return own_zipf(word.low) >= _EVERYDAY


@cache
def _short_forms() -> frozenset[str]:
    listed = {
        form for name in ("abbreviations", "jargon") for row in entries(name) for form in row.forms
    }
    return plain_words("known_initials") | listed
