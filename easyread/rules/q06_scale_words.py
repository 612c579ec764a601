"""Q6: long words on a scale, so that each answer is read at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule
from easyread.scales import is_step
from easyread.sentences import words_of

_MOST = 2
_STEP = re.compile(
    r"\b(?:good|bad|poor|ok|okay|excellent|great|terrible|easy|hard|difficult|happy|sad|agree"
    r"|disagree|always|often|sometimes|never|satisfied|likely|safe|important|well|badly|better|worse"
    r"|(?:all|most|some|none) of the time|not at all|a lot|a little|a bit)\b",
    re.IGNORECASE,
)
_MUCH = re.compile(
    r"\b(?:all|most|some|more|less|little|lot|lots|none|no|not|enough|few|many|much|any|half)\b",
    re.I,
)
_SHORT = (
    ("all of the time", "Always"),
    ("most of the time", "Mostly"),
    ("some of the time", "Sometimes"),
    ("none of the time", "Never"),
    ("neither", "OK"),
    ("not at all", "No"),
)


def find(passage: Passage) -> Iterator[Note]:
    """Find scales with an answer of more than two words."""
    options = tuple(passage.options())
    same = _in_all(options)
    steps = [option for option in options if is_step(option, same) or _STEP.search(option)]
    if len(steps) < max(_MOST, len(options) - 1):
        return
    long = next((step for step in steps if len(words_of(step)) > _MOST), None)
    if long:
        message = f"“{long}” is long for a step of a scale. One or two words are easier."
        yield Note(0, len(passage.text), message, _shorter(long))


def _in_all(options: tuple[str, ...]) -> frozenset[str]:
    """Give the words of every answer, where each says how much: "All the help", "Some help"."""
    if not all(_MUCH.search(option) for option in options):
        return frozenset()
    each = [frozenset(word.low for word in words_of(option)) for option in options]
    return frozenset.intersection(*each) if each else frozenset()


def _shorter(option: str) -> str:
    low = option.lower()
    for words, short in _SHORT:
        if words in low:
            return short
    step = _STEP.search(option)
    if not step:
        return "Keep the one word that matters."
    word = "OK" if step.group().lower() in ("ok", "okay") else step.group().capitalize()
    return f"Say “{word}”."


RULE = Rule(
    id="Q6",
    level="error",
    title="Long words on a scale",
    why="One or two words with a picture are read at a glance.",
    source="Hartley and MacLean 2006 (51 studies)",
    good=(
        Asked("How is school?", ("Good", "OK", "Bad")),
        Asked("How is school?", ("Very good", "OK", "Very bad")),
        Asked("Who helps you?", ("A kind adult", "My own friend", "Nobody")),
        Asked("Is it easy?", ("Easy", "Hard", "I am not sure")),
        "How is school?",
        Asked("Which train do you get?", ("The fast train", "The slow train")),
    ),
    bad=(
        Asked("How is school?", ("Good", "Neither good nor bad", "Bad")),
        Asked("Do you feel safe?", ("All of the time", "Never")),
        Asked("Is it hard?", ("Not at all hard", "Hard")),
        Asked("How easy is it?", ("Really very easy", "OK", "Hard")),
        Asked("How happy are you?", ("As happy as can be", "Sad")),
        Asked("How is it?", ("Good", "Somewhere in the middle", "Bad")),
        Asked("How was it?", ("It went very well", "It was OK", "It went badly")),
        Asked("How is it?", ("I really like it", "It is OK", "I hate it")),
        Asked("How much help do you get?", ("All the help", "Some help", "Not enough help at all")),
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="words of answers",
)
