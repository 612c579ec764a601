"""Q9: questions about long ago and how often, so that nobody has to count in their memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import QUESTIONS, Rule

_RECALL = re.compile(
    r"\b(?:in|over|during|within|for|of) the (?:last|past|previous) (?:\w+ )?"
    r"(?:days?|weeks?|months?|years?|terms?)\b"
    r"|\b(?:last|past) (?:\d+ |two |three |four |five |six |nine |ten |twelve |few |couple of )?"
    r"(?:weeks|months?|years?|terms?|summer|winter)\b"
    r"|\bhow (?:often|many times|frequently|regularly|many (?:hours|days|nights|weeks)|long ago)\b"
    r"|\b(?:usually|normally|typically|generally|most of the time)\b"
    r"|\bsince (?:last|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|20\d\d)\b"
    r"|\bin (?:19|20)\d\d\b|\b(?:a|one|two|three|\d+) (?:years?|months?) ago\b|\bso far this year\b"
    r"|\bwhen you were (?:little|small|young|younger|a child|a baby)\b"
    r"|\b(?:on )?most (?:days|nights|mornings|weeks)\b|\bhow long have you\b|\btend to\b"
    r"|\bthe last time\b|\bwhen did you (?:first|last)\b|\bwhen was the (?:first|last) time\b",
    re.IGNORECASE,
)


# "Is it better than last year?": the time is only the other end of a comparison (Q10).
_COMPARED = re.compile(
    r"\b(?:than|compared (?:to|with)|in comparison (?:to|with))"
    r" (?:it was |they were |you were )?(?:in |at |the |your \w+ )?$",
    re.IGNORECASE,
)
# "How do you generally feel?" sums up everything (Q10).
_SUMMED_UP = re.compile(
    r" (?:feel|think|find|like|speaking|happy|satisfied|content|pleased|ok|good|fine|safe|well)\b"
)
_SINCE_WHEN = re.compile(r"\b(?:better|worse|changed?|improved|different)\b[^.?!]*$", re.IGNORECASE)
_NEAR = 60


def find(passage: Passage) -> Iterator[Note]:
    """Find long times back and judgements of how often; of comparing Q10 speaks."""
    text = passage.text
    found = next((one for one in _RECALL.finditer(text) if not _is_other_time(text, one)), None)
    if found:
        message = "It is hard to remember a long time back, and to say how often."
        tip = "Ask about now: “this week”, “this school year”, “Do you ...?”"
        yield Note(found.start(), found.end(), message, tip)


def _is_other_time(text: str, found: re.Match[str]) -> bool:
    """Say whether a time is only what now is compared with, or no time is meant."""
    before = text[max(0, found.start() - _NEAR) : found.start()]
    if found.group().lower() == "generally":
        is_of_all = re.match(r"\W*how (?:is|are|was|were)\b", before, re.IGNORECASE)
        return bool(is_of_all or _SUMMED_UP.match(text, found.end()))
    if found.group().lower().startswith("since"):
        return bool(_SINCE_WHEN.search(before))
    return bool(_COMPARED.search(before))


RULE = Rule(
    id="Q9",
    level="warning",
    title="Remembering and counting",
    why="People with a learning disability find time and how often hard to judge.",
    source="Finlay and Lyons 2001 (quantity and time)",
    good=(
        "How is the bus this week?",
        "Do people listen to you?",
        "How was school today?",
        "Who helps you this school year?",
        "How many people live in your home?",
        "Is the bus better than last year?",
        "Has lunch got worse since June?",
        "How do you generally feel?",
    ),
    bad=(
        "In the last 12 months, did you see a doctor?",
        "How often do you go out?",
        "How many times did the bus come late?",
        "What do you usually do after school?",
        "Did you have a meeting last year?",
        "What do you generally do at break?",
        "Has it changed over the past few weeks?",
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="memory",
)
