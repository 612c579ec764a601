"""How hard a word and a text are, as one number, so that two versions can be compared. Never a
gate.

The weights are set by hand: weights trained on one collection of texts did worse on others.
"""

from __future__ import annotations

from easyread.frequency import zipf
from easyread.sentences import sentences_of
from easyread.syllables import syllables


def difficulty(word: str) -> float:
    """Give how few people know a word: 0 known to everybody, 1 known to few. Not a test of a
    person.

    >>> difficulty("bus") < difficulty("journey") < difficulty("methodology")
    True
    """
    low = word.strip().lower().replace("’", "'")
    if not low:
        return 0.0
    rare = (7.0 - zipf(low)) / 7.0
    long = min(1.0, len(low) / 14)
    spoken = min(1.0, (syllables(low) - 1) / 4)
    return max(0.0, min(1.0, 0.7 * rare + 0.15 * long + 0.15 * spoken))


def score(text: str) -> float:
    """Give how hard a text is to read: 0 very easy, 100 very hard.

    >>> score("The bus is late.") < score("The late arrival of the vehicle was acknowledged.")
    True
    """
    sentences = [s for s in sentences_of(text) if s.words]
    if not sentences:
        return 0.0
    words = [word for s in sentences for word in s.words]
    long = len(words) / len(sentences)
    hard = sum(difficulty(word.low) for word in words) / len(words)
    return max(0.0, min(100.0, 2.0 * long + 100 * hard))
