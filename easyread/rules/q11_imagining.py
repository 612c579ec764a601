"""Q11: imagining, so that people are asked about their own life."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule

_SEEN = re.compile(
    r"\b(?:would|could|might) (?:you|your child|he|she|they)\b"
    r"|\bif (?:you|your child|he|she|they|there|it|we) (?:could|had|were|was|did)\b"
    r"|(?:^\W*|(?<=[.!?] ))(?:would|could|might)"
    r" (?:it|this|that|these|those|there|an?|the|your|more|less|having)\b"
    r"|\bimagine\b|\bsuppose\b|\bhow would\b|\bwhat if\b|\bif we (?:made|changed|gave)\b",
    re.IGNORECASE,
)
_IDEAS = re.compile(r"\bwhat (?:would|could|might) (?:make|help|be)\b", re.IGNORECASE)


def find(passage: Passage) -> Iterator[Note]:
    """Find questions about what is not so; asking for ideas is fine."""
    if passage.asked and passage.asked.invites == "improve":
        return  # "What would make it better?" asks for ideas
    if _IDEAS.search(passage.text):
        return
    found = _SEEN.search(passage.text)
    if found:
        message = "It is hard to say what would be."
        yield Note(found.start(), found.end(), message, "Ask what is now.")


RULE = Rule(
    id="Q11",
    level="warning",
    title="Imagining",
    why="Many people find it hard to answer about what is not so.",
    source="Finlay and Lyons 2001",
    good=(
        "What do you do?",
        "What would make it better?",
        "What would help you?",
        "Do you want a bus?",
        Asked("If you could change one thing, what is it?", kind="words", invites="improve"),
    ),
    bad=(
        "If you could choose, how do you go?",
        "Would you use a bus?",
        "How would you feel?",
        "Would a map be useful to you?",
        "What if there is no bus?",
        "Imagine a new school. How is it?",
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="imagining",
)
