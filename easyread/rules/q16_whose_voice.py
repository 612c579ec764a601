"""Q16: who is spoken to, so that a young person is not asked about "your child"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule

_CHILD = re.compile(r"\byour (?:child|son|daughter|young person)(?:ren)?\b", re.IGNORECASE)


def find(passage: Passage) -> Iterator[Note]:
    """Find "your child" in a young person's own wording."""
    if not passage.asked or passage.asked.voice != "young_person":
        return
    found = _CHILD.search(passage.text)
    if found:
        message = "A young person reads this. It speaks to a parent."
        yield Note(found.start(), found.end(), message, "you")


RULE = Rule(
    id="Q16",
    level="error",
    title="Who is spoken to",
    why="A young person who reads “your child” thinks it is not for them.",
    source="This project",
    good=(
        Asked("How do you get to school?"),
        Asked("How does your child get to school?", voice="parent"),
        Asked("Does your brother help you?"),
        Asked("Do you feel safe?"),
        "How is your child?",
    ),
    bad=(
        Asked("How does your child get to school?"),
        Asked("Is your son happy?"),
        Asked("Does your daughter like it?"),
        Asked("How are your children?"),
        Asked("What does your young person need?"),
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="voice",
)
