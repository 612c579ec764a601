"""Telling a shouted word (PLEASE) from initials (OFSTED), so that the writer hears the right
advice."""

from __future__ import annotations

from functools import cache

from easyread.frequency import own_zipf
from easyread.sentences import Word
from easyread.wordlists import entries, many, plain_words

_LEAST = 4
_EVERYDAY = 4.5
# Small words that are no initials: "Do NOT go in."
_SMALL = many(
    "not no all any do does did you your can must may now yes we our my only and or but the are"
    " is be will go free new one two if out off up so too very has had was ask get how why who say"
    " see use put big bad day end every each both please today before after"
)


def is_shouted(word: Word) -> bool:
    """Say whether a word in capitals is a word of every day."""
    if word.text.isupper() and word.low in _SMALL:
        return True
    if len(word.text) < _LEAST or not word.text.isupper() or word.text in _short_forms():
        return False
    return own_zipf(word.low) >= _EVERYDAY


@cache
def _short_forms() -> frozenset[str]:
    listed = {
        form for name in ("abbreviations", "jargon") for row in entries(name) for form in row.forms
    }
    return plain_words("known_initials") | plain_words("known_initials", "most") | listed
