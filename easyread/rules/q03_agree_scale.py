"""Q3: agree-or-disagree answers, so that people who like to agree can say what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule

# "Who do you agree with?" asks something else: only a question that begins with agreeing counts.
_ASKS = re.compile(
    r"\b(?:how (?:much|strongly|far)|to what extent|how) (?:do|would|did) you (?:dis)?agree\b"
    r"|\b(?:strongly )?(?:agree|disagree) or (?:strongly )?(?:disagree|agree|not)\b"
    r"|(?:^\W*|(?<=[.!?] ))do(?:es)? you(?:r child)? (?:strongly )?(?:dis)?agree\b"
    r"|\b(?:of|in|your|you are in) agreement\b|\bagreement with\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(r"\b(?:dis)?agree\b", re.IGNORECASE)
_INSTEAD = "Use answers such as Good, OK, Bad, or Easy, OK, Hard."


def find(passage: Passage) -> Iterator[Note]:
    """Find agreeing in the question or in its answers."""
    found = _ASKS.search(passage.text)
    if found:
        yield Note(found.start(), found.end(), _MESSAGE, _INSTEAD)
    elif any(_OFFERS.search(option) for option in passage.options()):
        yield Note(0, len(passage.text), _MESSAGE, _INSTEAD)


_MESSAGE = "Agreeing and disagreeing is hard. Many people agree to please."

RULE = Rule(
    id="Q3",
    level="error",
    title="Agree or disagree",
    why="Many people agree to please the person who asks.",
    source="Finlay and Lyons 2002; Sigelman 1981; in 53 of 364 original questions and in 8 of"
    " 106 easy-read ones",
    good=(
        "How is the bus?",
        "Who do you agree with most?",
        Asked("How is school?", ("Good", "OK", "Bad")),
        Asked("Is it easy?", ("Easy", "OK", "Hard")),
        "What did your family decide?",
    ),
    bad=(
        "How much do you agree?",
        "Do you agree or disagree with the plan?",
        "To what extent do you agree with this?",
        "Do you strongly agree?",
        Asked("I feel safe at school.", ("Agree", "Neither", "Disagree")),
        Asked("The bus is good.", ("Strongly agree", "Agree", "Disagree")),
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="leaning",
    rank=30,
)
