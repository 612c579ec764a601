"""Q15: one question on a page, with its mark, so that a person knows what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule
from easyread.rules.q13_grids_and_sliders import find as sorting
from easyread.wordlists import many

_QUESTION = re.compile(r"[?？؟՞]+")


def find(passage: Passage) -> Iterator[Note]:
    """Count the question marks; "What do you think? Tell us." is one question."""
    if not passage.text.strip():
        return
    marks = [
        mark
        for mark in _QUESTION.finditer(passage.text)
        if not passage.is_spared(mark.start(), mark.end())
    ]
    hint = passage.asked.hint if passage.asked else ""
    count = len(marks) + len(_QUESTION.findall(hint))
    if marks and count > 1:
        message = f"There are {count} questions here. One at a time is easier."
        yield Note(
            marks[0].start(), marks[-1].end(), message, "Ask each question on a page of its own."
        )
    elif marks and marks[0].end() - marks[0].start() > 1:
        message = "There are two question marks. One is enough."
        yield Note(marks[0].start(), marks[0].end(), message, "End it with one “?”.")
    elif not marks and not any(sorting(passage)):  # a grid or an order is Q13's
        end = len(passage.text.rstrip())
        message = "This has no question mark, so a person may not know that it asks."
        if _is_telling(passage):
            yield Note(end - 1, end, message, "Ask it: “What do you think about ...?”", "warning")
        else:
            yield Note(end - 1, end, message, "End it with “?”.")


def _is_telling(passage: Passage) -> bool:
    """Say whether it asks by telling what to do: "Tell us about your bus." """
    words = passage.words
    return bool(words) and words[0].low in _DO


_DO = many(
    "tell choose pick say write draw show tap point give please name rank drag move put sort"
    " circle tick look think click press mark list match colour add fill use describe explain"
)

RULE = Rule(
    id="Q15",
    level="error",
    title="One question, one mark",
    why="One thing at a time is easier, and the mark shows that somebody asks.",
    source="GOV.UK Service Manual (one thing per page); Cremers and Welbie 2015",
    good=(
        "How is school?",
        "You go by bus. How is it?",
        "What is the bus like? Tell us.",
        "What is good? Choose one.",
        "How do you feel today?",
        Asked("Who helps you?", hint="You can choose two."),
    ),
    bad=(
        "How is the bus??",
        "How is school? How is the bus?",
        "How is school",
        "What do you like? Why?",
        "Your favourite lesson.",
        "Tell us about your bus.",
        "Is it good? Is it bad? Is it OK?",
        Asked("Who helps you?", hint="Is it a friend?"),
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="marks",
)
