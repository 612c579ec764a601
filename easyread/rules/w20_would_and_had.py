"""W20: "would", "could", "might", "should" and "had gone", so that people read what is so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Word
from easyread.wordlists import many, plain_words

# "What would make it better?" asks for ideas.
_IDEAS = re.compile(r"\b(?:what|how|which \w+) (?:would|could|might|should)\b", re.IGNORECASE)
_INSTEAD = {
    "would": "Say what is, or what will be.",
    "could": "Say “can”, or say what is.",
    "might": "Say “may”, or say what is.",
    "should": "Say “please”, or “you need to”.",
}
_BETWEEN = many("not never just already also all always ever only")
_DONE = many("been gone had done come become begun left lost made met said seen sent told taken")
_FARTHEST = 3
_LEAST = 5


def find(passage: Passage) -> Iterator[Note]:
    """Find the four words, and "had" with what was done before."""
    for sentence in passage.sentences:
        if _IDEAS.search(passage.text, sentence.start, sentence.end):
            continue
        for place, word in enumerate(sentence.words):
            stem = word.low.removesuffix("n't")
            if stem in _INSTEAD:
                message = f"“{word.text}” leaves open what is so."
                yield Note(word.start, word.end, message, _INSTEAD[stem])
            elif stem == "had":
                yield from _before_that(sentence.words, place)


def _before_that(words: tuple[Word, ...], place: int) -> Iterator[Note]:
    for word in words[place + 1 : place + 1 + _FARTHEST]:
        if _is_done(word.low):
            message = "“Had” puts one past behind another."
            yield Note(words[place].start, word.end, message, "Say first what came first.")
            return
        if word.low not in _BETWEEN:
            return


def _is_done(low: str) -> bool:
    is_regular = low.endswith("ed") and len(low) >= _LEAST and low not in plain_words("states")
    return is_regular or low in _DONE or low in plain_words("participles")


RULE = Rule(
    id="W20",
    level="warning",
    title="Would, could and had",
    why="People need to know what is so. “Would” and “could” leave it open.",
    source="Leichte Sprache (no Konjunktiv); W3C COGA o3p02 (simple tense)",
    good=(
        "You can ring us.",
        "What would make it better?",
        "We had lunch.",
        "It may rain.",
        "You need to ring us.",
    ),
    bad=(
        "You could ring us.",
        "It might be late.",
        "We would tell you.",
        "You should bring a coat.",
        "The bus had gone.",
        "They had never been told.",
        "Who should help you?",
    ),
    find=find,
    trouble="imagining",
    rank=60,
)
