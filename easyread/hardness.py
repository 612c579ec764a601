"""How hard a word and a text are, as one number, so that two versions can be compared. No gate.

The weights are set by hand and round: weights trained on one collection did worse on others.
What they reach beside other formulas is in bench/easyread.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from easyread.frequency import zipf
from easyread.sentences import Word, sentences_of
from easyread.syllables import syllables
from easyread.wordlists import entries, plain_words

# Words on the scale of wordfreq: 7 is "the", 1.5 is a word of specialists.
_KNOWN_TO_ALL, _KNOWN_TO_FEW = 7.0, 1.5
_OFFICE, _CONCRETE = 0.2, 0.4
_RARE = 5.0
_NAME = 4.0  # a name counts as a word of middling rareness: nobody needs to know what it means
_NUMBER = 5.0
_BREAK = re.compile(r"[,;:()–—]")
# A text of the easiest words in sentences of three words comes to about -20, dense law to 60.
_LOWEST, _STRETCH = -20.0, 1.25


def difficulty(word: str) -> float:
    """Give how few people know a word: 0 known to everybody, 1 known to few.

    >>> difficulty("bus") < difficulty("journey") < difficulty("methodology")
    True
    """
    low = word.strip().lower().replace("\u2019", "'")
    if not low:
        return 0.0
    common = zipf(low) - _OFFICE * (low in _office_words()) + _CONCRETE * (low in _concrete())
    share = (_KNOWN_TO_ALL - common) / (_KNOWN_TO_ALL - _KNOWN_TO_FEW)
    return max(0.0, min(1.0, share))


@cache
def _office_words() -> frozenset[str]:
    return frozenset(
        form for name in ("hard", "jargon") for row in entries(name) for form in row.forms
    )


def _concrete() -> frozenset[str]:
    return plain_words("concrete")


def score(text: str) -> float:
    """Give how hard a text is to read: 0 very easy, 100 very hard.

    Long sentences, rare words, long words and breaks inside a sentence each add to it.

    >>> score("The bus is late.") < score("The late arrival of the vehicle was acknowledged.")
    True
    """
    sentences = [sentence for sentence in sentences_of(text) if sentence.words]
    if not sentences:
        return 0.0
    words = [word for sentence in sentences for word in sentence.words]
    breaks = len(_BREAK.findall(text))
    return _scaled(words, breaks, len(sentences))


def grade(words: Sequence[Word], sentences: int) -> float:
    """Give the reading grade (Flesch-Kincaid, with our own count of syllables)."""
    spoken = sum(syllables(word.low) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


def _scaled(words: Sequence[Word], breaks: int, sentences: int) -> float:
    common = [_common(word) for word in words]
    rareness = sum(max(0.0, _RARE - each) for each in common)
    spoken = sum(syllables(word.low) for word in words)
    by_sentence = (len(words) + rareness + breaks) / sentences
    by_word = (10 * spoken - 5 * sum(common)) / len(words)
    return max(0.0, min(100.0, _STRETCH * (by_sentence + by_word - _LOWEST)))


def _common(word: Word) -> float:
    if word.kind != "word":
        return _NUMBER
    own = zipf(word.low)
    return max(own, _NAME) if word.text[:1].isupper() else own
