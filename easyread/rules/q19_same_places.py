"""Q19: answers that change places, so that people find them where they were."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule

_OWN = frozenset(["yes_no", "faces"])  # which bring their own answers


def find(passage: Passage) -> Iterator[Note]:
    """Find answers that are shuffled."""
    asked = passage.asked
    if asked and asked.is_shuffled and (len(asked.options) > 1 or asked.kind in _OWN):
        message = "These answers change places. People who learn places are lost."
        tip = "Keep the places. After a try-out, count how many chose the last answer."
        yield Note(0, len(passage.text), message, tip)


RULE = Rule(
    id="Q19",
    level="info",
    title="Answers that change places",
    why="People who use pictures or a switch learn where an answer is.",
    source="Sigelman 1983 (people choose the last answer; count it, do not shuffle)",
    good=(
        Asked("How is school?", ("Good", "OK", "Bad")),
        Asked("What is good?", kind="words", is_shuffled=True),
        Asked("Who helps you?", ("Mum", "Dad")),
        Asked("Is it easy?", ("Easy", "Hard")),
        "Who helps you?",
    ),
    bad=(
        Asked("How is school?", ("Good", "OK", "Bad"), is_shuffled=True),
        Asked("Who helps you?", ("Mum", "Dad"), is_shuffled=True),
        Asked("What do you like?", ("Art", "Music", "Sport"), is_shuffled=True),
        Asked("Is it easy?", ("Easy", "Hard"), is_shuffled=True),
        Asked("Where do you sit?", ("Front", "Back"), is_shuffled=True),
        Asked("How is your coat?", kind="faces", is_shuffled=True),
    ),
    find=find,
    kinds=QUESTIONS,
    needs_english=False,
    trouble="places",
)
