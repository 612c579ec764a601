"""W28: talking as if to a small child, so that nobody feels talked down to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.listed import hits, note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Sentence, Word
from easyread.wordlists import Entry, many

_MARKS = re.compile(r"![\s!]*!")
# "Have fun!", "It is so much fun!": telling people with a loud mark that they will like it.
_FUN = re.compile(
    r"\b(?:fun|exciting|amazing|awesome|brilliant|fantastic|super|yes) ?!", re.IGNORECASE
)
_MOST, _LITTLE = 1, 1
_YOU = many("you your yours you're you've yourself")


def find(passage: Passage) -> Iterator[Note]:
    """Find sweet words, and more than one exclamation mark."""
    for number, words, entry in hits(passage, "sweet"):
        if entry.sense != "told" or _is_said_to_somebody(passage, passage.sentences[number], words):
            yield note(passage, words, entry, _say)
    fun = _FUN.search(passage.text)
    if fun:
        yield Note(fun.start(), fun.end(), _SWEET, "Say what people do there.")
    run = _MARKS.search(passage.text)
    at = [place for place, sign in enumerate(passage.text) if sign == "!"]
    if run:
        yield Note(run.start(), run.end(), _LOUD, "Use one, or none.")
    elif len(at) > _MOST:
        yield Note(at[1], at[1] + 1, _LOUD, "Use one, or none.")


def _is_said_to_somebody(passage: Passage, sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Say whether a word is a cheer: "You get a gold star", "Gold star!"; "I won a gold star" and
    "The petal is red" tell of a thing."""
    is_loud = passage.ends_with(sentence, "!")
    is_to_you = any(word.low in _YOU for word in sentence.words)
    is_alone = len(sentence.words) <= len(words) + _LITTLE
    return is_loud or is_to_you or is_alone


def _say(entry: Entry, written: str) -> str:
    return f"“{written}” sounds like talking to a small child."


_SWEET = "This sounds like talking to a small child."
_LOUD = "Many exclamation marks sound like talking to a small child."

RULE = Rule(
    id="W28",
    level="warning",
    title="Talking down",
    why="Teenagers and adults stop when they feel talked down to.",
    source="Inclusion Europe, rule 3 (speak to adults as adults); Change 2016",
    good=(
        "Welcome to the club!",
        "Thank you for your answers.",
        "This lesson is fun.",
        "You did it. Well done.",
        "Boys and girls play here.",
        "The dog won a gold star.",
        "One petal fell off the flower.",
    ),
    bad=(
        "Well done, superstar.",
        "It is so much fun!!",
        "Hello! Come in! Sit down!",
        "Hey kiddies, come here.",
        "Good boy, you did it.",
        "You get a gold star.",
        "Big hug!",
    ),
    find=find,
    trouble="tone",
)
