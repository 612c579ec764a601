"""Q7: a way out of each question, so that nobody has to make an answer up."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule

_IN_WORDS = frozenset(["words", "number", "consent", "practice"])


def find(passage: Passage) -> Iterator[Note]:
    """Find questions without "I am not sure" or without a way to skip."""
    asked = passage.asked
    if not asked:
        return
    needs_unsure = not asked.can_be_unsure and asked.kind not in _IN_WORDS
    has_unsure = len(tuple(passage.options())) < len(asked.options)
    if needs_unsure and not has_unsure:
        message = "Nobody can say here that they are not sure."
        yield Note(0, len(passage.text), message, "Add the answer “I am not sure”.")
    elif not asked.can_skip and asked.kind != "consent":
        message = "Nobody can skip this question."
        yield Note(0, len(passage.text), message, "Add the button “Skip”.")


RULE = Rule(
    id="Q7",
    level="error",
    title="No way out",
    why="A person who does not know makes an answer up, or stops.",
    source="GOV.UK Design System, radios; W3C COGA",
    good=(
        Asked("Who helps you?", ("Mum", "Dad")),
        Asked("Who helps you?", ("Mum", "I am not sure"), can_be_unsure=False),
        Asked("What is good?", kind="words", can_be_unsure=False),
        Asked("Can we use your answers?", kind="consent", can_be_unsure=False, can_skip=False),
        "Who helps you?",
    ),
    bad=(
        Asked("Who helps you?", ("Mum", "Dad"), can_be_unsure=False),
        Asked("Who helps you?", ("Mum", "Dad"), can_skip=False),
        Asked("Do you have a plan?", kind="yes_no", can_be_unsure=False),
        Asked("What is good?", kind="words", can_skip=False),
        Asked("How is it?", kind="faces", can_be_unsure=False, can_skip=False),
    ),
    find=find,
    kinds=QUESTIONS,
    needs_english=False,
    trouble="way out",
    rank=60,
)
