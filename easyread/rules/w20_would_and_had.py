"""W20: "would", "could", "might", "should" and "had gone", so that people read what is so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Word
from easyread.wordlists import many, plain_words

# "What would make it better?" asks for ideas; "What should we do?" asks what is right.
_IDEAS = re.compile(r"\b(?:what|how|which \w+) (?:would|could|might)\b", re.IGNORECASE)
_INSTEAD = {
    "would": "Say what is, or what will be.",
    "could": "Say “can”, or say what is.",
    "might": "Say “may”, or say what is.",
    "should": "Say “please”, or “you need to”.",
}
_BETWEEN = many("not never just already also all always ever only yet often soon recently")
_DONE = many(
    "been gone had done come become begun left lost made met said seen sent told taken got gotten"
    " fallen risen flown ridden slept sat swum drunk sunk arisen crept fled lain rung"
)
_THEY = many("i you he she it we they")
# What stands after "had closed" where it was done before: "had mixed feelings" only says which.
_AFTER_DONE = many(
    "a an the my your his her its our their this that these those some any all every each no"
    " i you he she it we they me him us them when before after until by because since so and but"
    " or if as while though although in on at to from of off up down out over away for with into"
    " about early late already again then there here now today yesterday last too not first"
)
_FARTHEST = 3
_LEAST = 5


def find(passage: Passage) -> Iterator[Note]:
    """Find the four words, and "had" with what was done before."""
    for sentence in passage.sentences:
        if _IDEAS.search(passage.text, sentence.start, sentence.end):
            continue
        for place, word in enumerate(sentence.words):
            stem = word.low.removesuffix("n't").removesuffix("'ve")
            if stem in _INSTEAD:
                message = f"“{word.text}” leaves open what is so."
                yield Note(word.start, word.end, message, _INSTEAD[stem])
            elif stem == "had" or word.low.endswith("'d"):
                yield from _before_that(sentence.words, place)


def _before_that(words: tuple[Word, ...], place: int) -> Iterator[Note]:
    start = place + 1
    if place == 0 and words[start:] and words[start].low in _THEY:  # "Had you gone?"
        start += 1
    for at in range(start, min(start + _FARTHEST, len(words))):
        if _is_done(words, at):
            message = "“Had” puts one past behind another."
            yield Note(words[place].start, words[at].end, message, "Say first what came first.")
            return
        if words[at].low not in _BETWEEN:
            return


def _is_done(words: tuple[Word, ...], at: int) -> bool:
    low = words[at].low
    if low in _DONE or low in plain_words("participles"):
        return True
    is_regular = low.endswith("ed") and len(low) >= _LEAST
    return is_regular and (low not in plain_words("states") or _is_over(words, at))


def _is_over(words: tuple[Word, ...], at: int) -> bool:
    """Say whether it was done, and is no kind of thing: "had closed", not "had mixed feelings"."""
    after = words[at + 1] if at + 1 < len(words) else None
    return not after or after.low in _AFTER_DONE or after.low.endswith("ly")


RULE = Rule(
    id="W20",
    level="warning",
    title="Would, could and had",
    why="People need to know what is so. “Would” and “could” leave it open.",
    source="Leichte Sprache (no Konjunktiv); W3C COGA o3p02 (simple tense)",
    good=(
        "We had mixed feelings.",
        "Ben had a closed door.",
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
        "What should we buy?",
        "The shop had opened before we came.",
        "They'd gone home.",
        "Had you eaten?",
        "We could've come.",
    ),
    find=find,
    trouble="imagining",
    rank=60,
)
