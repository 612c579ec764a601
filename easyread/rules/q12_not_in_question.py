"""Q12: a "not" in a question, so that "yes" and "no" mean what they say."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import QUESTIONS, Rule
from easyread.sentences import Word

_NOT = frozenset(["not", "never", "cannot", "neither"])
_NO = frozenset(["no", "nobody", "nothing", "none", "nowhere", "without", "no-one"])


def find(passage: Passage) -> Iterator[Note]:
    """Find "not" and its relatives in what is asked; "or not?" is fine."""
    for sentence in passage.questions:
        words = passage.read(sentence)
        for place, word in enumerate(words):
            if _is_not(passage, words, place):
                yield Note(word.start, word.end, _MESSAGE, _tip(words))
                break
            if word.low in _NO and place and words[place - 1].low not in ("or", "yes"):
                yield Note(word.start, word.end, _MESSAGE, _tip(words), "warning")
                break


_MESSAGE = "With a “not” in the question it is hard to know what yes means."


def _is_not(passage: Passage, words: tuple[Word, ...], place: int) -> bool:
    low = words[place].low
    if not low.endswith("n't") and (low not in _NOT or words[place - 1].low == "or"):
        return False
    # Questions tacked on to the end (", isn't it?") are Q2's.
    before = passage.text[words[max(0, place - 3)].end : words[place].start]
    return not ("," in before and place >= len(words) - 2)


def _tip(words: tuple[Word, ...]) -> str:
    lows = [word.low for word in words]
    if lows[:1] == ["what"] and "like" in lows:
        return "Ask “What could be better about ...?”"
    return "Ask what is, then what could be better."


RULE = Rule(
    id="Q12",
    level="error",
    title="A “not” in the question",
    why="It is hard to know what “yes” means.",
    source="W3C COGA o3p03; Inclusion Europe (use positive sentences)",
    good=(
        "What could be better about school?",
        "Do you want to go or not?",
        "Do you feel safe?",
        "You do not have to answer. How is school?",
        "Is it hard to get help?",
    ),
    bad=(
        "What do you not like about school?",
        "Do you never go out?",
        "Why don't you go to school?",
        "Is the bus not on time?",
        "Which lessons can you not do?",
        "Did nobody help you?",
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="not",
    rank=20,
)
