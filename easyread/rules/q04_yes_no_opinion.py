"""Q4: yes-or-no questions about what somebody thinks, so that nobody says yes only to please."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from easyread.finding import Note
from easyread.listed import hits
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule
from easyread.sentences import Sentence, Word
from easyread.wordlists import many, plain_words

_CLOSED = many("is are was were do does did can could have has will would should")
_THINKING = many(
    "like likes enjoy enjoys love loves hate hates think thinks feel feels prefer prefers trust"
    " trusts believe believes dislike dislikes reckon admire respect value fear wish wishes"
)
_RELYING = many("rely relies count counts depend depends")
# "The right school", "the best bus" and "the way that suits you" are what somebody thinks.
_RIGHT = many("right wrong best worst perfect ideal suitable proper")
_SUITS = re.compile(
    r"\b(?:works?|worked|suits?|suited|fits?) (?:well )?(?:for )?(?:you|your child|them|your"
    r" (?:needs|family))\b|\bmeets? your (?:child's )?needs\b|\b(?:good|right|best) for you\b",
    re.IGNORECASE,
)
_AFTER_TOO = many("and or but if when in on at to with for you he she they we i")
_BEING = many("is are was were")
_WHOSE = many("a an any some the your his her their own")
_OF = many("about of")
_EARLY = 4  # "Do you really like", "Does your child enjoy"
_TOLD_FROM = 3  # "Is this the right bus?", not "Is the right door open?"
_ASKED_TO_SAY = 3  # "Would you say your child feels"
_CHANGED = re.compile(r"\b(?:made|make|makes|making) (?:a|any|much of a) difference\b", re.I)
_YES_NO = frozenset([("yes", "no"), ("no", "yes")])
_OPENERS = re.compile(r"\b(?:do|does|did) (?:you|your child) (?:like|enjoy|love|hate)\b", re.I)


def find(passage: Passage) -> Iterator[Note]:
    """Find opinions that are answered with yes or no."""
    if not _is_yes_no(passage) or any(hits(passage, "sensitive")):  # Q17 speaks of those
        return
    for sentence in passage.questions:
        words = _asking(passage, sentence)
        if not words or any(word.low == "or" for word in words):  # both ends are there
            continue
        judged = next((words[at] for at in range(1, len(words)) if _judges(words, at)), None)
        near = _EARLY + _ASKED_TO_SAY * (words[2:3] != () and words[2].low == "say")
        thought = any(_thinks(words, at) for at in range(1, min(len(words), near)))
        thought = thought or words[0].low == "should"
        place = (passage.text, sentence.start, sentence.end)
        thought = thought or bool(_CHANGED.search(*place) or _SUITS.search(*place))
        if judged or thought:
            message = "Many people say yes to please. Two ends to choose from are safer."
            tip = _either_or(passage.text[sentence.start : sentence.end], judged, sentence.start)
            tip = _WHAT if words[0].low == "should" else tip
            yield Note(sentence.start, sentence.end, message, tip)


def _asking(passage: Passage, sentence: Sentence) -> tuple[Word, ...]:
    """Give the words from where a yes-or-no question begins: "On the whole, | are you happy?"."""
    words = sentence.words
    for at, word in enumerate(words):
        is_start = at == 0 or passage.text[words[at - 1].end : word.start].strip() == ","
        if is_start and word.low.removesuffix("n't") in _CLOSED:
            return words[at:]
    return ()


def _judges(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a word judges; "Do you have a quiet room?" only says which room."""
    low, before = _plain_form(words[at].low), words[at - 1].low
    after = words[at + 1].low if at + 1 < len(words) else ""
    if before == "too" or (after == "enough" and _is_being(words[0])):  # "too small"
        return low not in _AFTER_TOO
    if low in _RIGHT and before == "the" and at >= _TOLD_FROM and _is_being(words[0]):
        return True
    if low not in _judging():
        return False
    says_which = words[at - 1].low in _WHOSE and at + 1 < len(words)
    return _is_being(words[0]) or not says_which


def _is_being(word: Word) -> bool:
    return word.low.removesuffix("n't") in _BEING


def _plain_form(low: str) -> str:
    """Give "nice" for "nicer" and "fair" for "fairly", where that judges."""
    forms = (low[:-2], low[:-1], low[:-3] + "y") if low.endswith(("er", "ly")) else ()
    return next((form for form in forms if form in _judging()), low)


def _thinks(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a word asks for an opinion; "Do you think about it?" asks what somebody does."""
    after = words[at + 1].low if at + 1 < len(words) else ""
    if words[at].low in _RELYING:  # "Can you count on them?", not "Can you count to 10?"
        return after in ("on", "upon")
    return words[at].low in _THINKING and not (words[at].low == "think" and after in _OF)


def _is_yes_no(passage: Passage) -> bool:
    if not passage.asked:
        return False
    offered = tuple(option.strip(" .").lower() for option in passage.options())
    return passage.asked.kind == "yes_no" or offered in _YES_NO


_WHAT = "Ask “What do you think about ...?”, with answers to choose from."


def _either_or(written: str, judged: Word | None, start: int) -> str:
    """Give the question with both ends: "Is the bus good or bad?"."""
    liking = _OPENERS.search(written)
    ends = _judging() if judged else {}
    if judged and judged.low in ends and not liking:
        at = judged.end - start
        return f"{written[:at]} or {ends[judged.low]}{written[at:].rstrip('? ')}?"
    about = written[liking.end() :].strip(" ?") if liking else ""
    return f"How is {about}? Good, OK or bad?" if about else "Ask how it is: good, OK or bad."


@cache
def _judging() -> dict[str, str]:
    """Words of judging, each with its other end."""
    pairs = [p.split() for p in sorted(plain_words("opposites"), reverse=True) if p.count(" ") == 1]
    known = {first: second for pair in pairs for first, second in (pair, pair[::-1])}
    for word in sorted(plain_words("judging")):
        known.setdefault(word, f"not {word}")
    return {word: other for word, other in known.items() if word in plain_words("judging")}


RULE = Rule(
    id="Q4",
    level="warning",
    title="Yes or no about an opinion",
    why="Many people say yes to please. They tell more when both ends are offered.",
    source="Sigelman 1981 (either-or questions get fewer answers to please)",
    good=(
        Asked("Is the bus good or bad?", kind="yes_no"),
        Asked("Do you have a plan?", kind="yes_no"),
        Asked("Is the bus good?", ("Good", "OK", "Bad")),
        Asked("Do you go by bus?", ("Yes", "No")),
        Asked("Do you want a break?", kind="yes_no"),
        "Is the bus good?",
        Asked("Do you have a quiet room?", kind="yes_no"),
        Asked("Do you think about it?", kind="yes_no"),
        Asked("Can you count to 10?", kind="yes_no"),
        Asked("Do you come here too?", kind="yes_no"),
        Asked("Is the right door open?", kind="yes_no"),
    ),
    bad=(
        Asked("Is the bus good?", kind="yes_no"),
        Asked("Do you like lunch?", ("Yes", "No")),
        Asked("Are you happy at home?", kind="yes_no"),
        Asked("Do you think people are kind?", ("Yes", "No", "I am not sure")),
        Asked("Was the trip fun?", kind="yes_no"),
        Asked("Do you feel it?", kind="yes_no"),
        Asked("Is your house a calm place?", kind="yes_no"),
        Asked("Would you say your child feels safe?", kind="yes_no"),
        Asked("Has the help made a difference to you?", kind="yes_no"),
        Asked("Is your bag too heavy?", kind="yes_no"),
        Asked("Is the bus early enough?", kind="yes_no"),
        Asked("Is this the right bus for you?", kind="yes_no"),
        Asked("Do you believe your helpers?", kind="yes_no"),
        Asked("Can you rely on your helpers?", kind="yes_no"),
        Asked("Does your plan suit you?", kind="yes_no"),
        Asked("Is your new helper nicer than the last?", kind="yes_no"),
        Asked("All in all, are you happy?", kind="yes_no"),
        Asked("Aren't you bored?", kind="yes_no"),
        Asked("Do staff treat you fairly?", kind="yes_no"),
        Asked("Should your school do more?", kind="yes_no"),
        Asked("Is your nurse kind and easy to find?", kind="yes_no"),
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="yes or no",
)
