"""Q8: questions that must be answered, so that people can go on without telling all."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule

_MAY_BE_ASKED_FOR = "consent"


def find(passage: Passage) -> Iterator[Note]:
    """Find questions that must be answered; only "Can we use your answers?" may be one."""
    asked = passage.asked
    if asked and asked.is_required and asked.kind != _MAY_BE_ASKED_FOR:
        message = "People must answer this before they can go on."
        yield Note(0, len(passage.text), message, "Let people go on without an answer.")


RULE = Rule(
    id="Q8",
    level="error",
    title="Must be answered",
    why="People may not know, or may not want to say. Then they stop.",
    source="W3C COGA; data protection law (ask only for what is needed)",
    good=(
        Asked("Who helps you?"),
        Asked("Can we use your answers?", kind="consent", is_required=True),
        Asked("What is good?", kind="words"),
        Asked("How is school?", ("Good", "OK", "Bad")),
        "Who helps you?",
    ),
    bad=(
        Asked("Who helps you?", is_required=True),
        Asked("How old are you?", kind="number", is_required=True),
        Asked("What is good?", kind="words", is_required=True),
        Asked("Do you have a plan?", kind="yes_no", is_required=True),
        Asked("How is it?", ("Good", "OK", "Bad"), is_required=True),
    ),
    find=find,
    kinds=QUESTIONS,
    needs_english=False,
    trouble="way out",
    rank=50,
)
