"""Nouns and "is" drawn together, told from whose thing it is: "Dad's not here", "Dad's coat"."""

from __future__ import annotations

from easyread.sentences import Word
from easyread.wordlists import many

# What stands after "is" or "has", and never after the owner of a thing.
AFTER_HAS = many("been got had done gone")
_AFTER_IS = AFTER_HAS | many(
    "a an the not always never so too really just still already also going coming getting doing"
    " having trying what where why how because"
)


def noun_and_is(text: str, word: Word, after: Word) -> str:
    """Give "room is" for "the room's always cold", and nothing for "my dad's coat".

    >>> from easyread.sentences import words_of
    >>> [noun_and_is(text, *words_of(text)) for text in ("Mum's been", "Mum's hat")]
    ['Mum has', '']
    """
    is_beside = text[word.end : after.start].isspace() and after.low in _AFTER_IS
    if not word.low.endswith("'s") or not is_beside:
        return ""
    return f"{word.text[:-2]} {'has' if after.low in AFTER_HAS else 'is'}"
