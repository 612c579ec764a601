"""W9: sayings, so that nobody who reads word by word gets a strange picture."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from easyread.finding import Note
from easyread.listed import hits, note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Sentence, Word
from easyread.wordlists import Entry, many, plain_words

_BEING = many(
    "is are was were be been being isn't wasn't aren't weren't it's that's what's seems seemed"
    " feels felt looks looked became"
)
_NEAR, _AROUND = 4, 12


def find(passage: Passage) -> Iterator[Note]:
    """Find the sayings of the list, but not where somebody eats a real piece of cake."""
    for number, words, entry in hits(passage, "idioms"):
        if not _is_meant_so(passage.sentences[number], words, entry.sense):
            yield note(passage, words, entry, _say)


def _is_meant_so(sentence: Sentence, words: tuple[Word, ...], sense: str) -> bool:
    """Say whether the words mean what they say: "I ate a piece of cake", and not "It was one"."""
    if not sense:
        return False
    place = bisect_left(sentence.words, words[0].start, key=lambda word: word.start)
    after = place + len(words)
    if sense == "being":  # alone, "A piece of cake!" is a saying too
        is_told = any(w.low in _BEING for w in sentence.words[max(0, place - _NEAR) : place])
        return not is_told and len(sentence.words) > len(words)
    others = (
        sentence.words[max(0, place - _AROUND) : place] + sentence.words[after : after + _AROUND]
    )
    return any(word.low in plain_words("real_things", sense) for word in others)


def _say(entry: Entry, written: str) -> str:
    return f"“{written}” is a saying. Some people read it word by word."


RULE = Rule(
    id="W9",
    level="error",
    title="Saying",
    why="Many people, and many autistic people, read a saying word by word.",
    source="Inclusion Europe, rule 10; W3C COGA o3p04",
    good=(
        "The plate is on the table at home.",
        "We help everyone.",
        "You can say what you think.",
        "The boat is blue.",
        "We explain every step.",
        "The ball is in the net.",
        "I ate a piece of cake.",
        "I like a walk in the park.",
        "We swam in hot water.",
        "They have a say about it.",
    ),
    bad=(
        "You have a lot on your plate.",
        "Some children fall through the cracks.",
        "We went back to square one.",
        "Help is a postcode lottery.",
        "We go the extra mile.",
        "It is like banging my head against a brick wall.",
        "The work was a piece of cake.",
        "He got into hot water.",
    ),
    find=find,
    trouble="word",
    rank=10,
)
