"""Whether the computer can read a comment at all, so that what it cannot read goes to a person."""

from collections.abc import Sequence
from functools import cache

from app.comment.lexicon import languages, read, several

ENOUGH = 2


def _is_foreign_script(word: str) -> bool:
    return word[0] > "\u024f" and word[0].isalpha()


@cache
def _little_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the little words of English, and those of the other shipped languages."""
    mine = several(read("feeling.yaml")["little_words"])
    others = (read(f"worry.{each}.yaml")["little_words"] for each in languages() if each != "en")
    return mine, frozenset().union(*(several(block) for block in others)) - mine


def can_read(text: Sequence[str], language: str = "en") -> bool:
    """Say whether these words are English: by what the person chose, then by what stands there."""
    if language.split("-")[0].lower() != "en":
        return False
    foreign = sum(map(_is_foreign_script, text))
    if foreign * 2 > len(text):
        return False
    mine, others = _little_words()
    theirs = sum(word in others for word in text)
    return theirs < ENOUGH or theirs <= sum(word in mine for word in text)
