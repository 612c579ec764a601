"""Q18: an empty box, so that nobody has to begin from nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule

# "You can talk or draw.": there is another way than writing.
_OTHER_WAYS = re.compile(
    r"\b(?:draw|drawing|picture|photo|point|sign|talk|say it|say your|speak|record|out loud"
    r"|voice)\b",
    re.IGNORECASE,
)


def find(passage: Passage) -> Iterator[Note]:
    """Find questions in words that offer no beginnings to choose from."""
    asked = passage.asked
    is_empty = asked and asked.kind == "words" and asked.starters == ()
    if asked and is_empty and not _OTHER_WAYS.search(asked.hint):
        message = "An empty box is hard to fill."
        tip = "Offer 2 or 3 beginnings to tap, such as “The bus” or “My lessons”."
        yield Note(0, len(passage.text), message, tip)


RULE = Rule(
    id="Q18",
    level="warning",
    title="An empty box",
    why="Many people need a beginning, a picture or a voice to answer in words.",
    source="Kramer 2009; DIN SPEC 33429",
    good=(
        Asked("What is good?", kind="words", starters=("The bus", "My friends")),
        Asked("What is good?", ("Art", "Music"), starters=()),
        Asked("What is good?", kind="words"),
        Asked("How old are you?", kind="number", starters=()),
        "What is good?",
    ),
    bad=(
        Asked("What is good?", kind="words", starters=()),
        Asked("What could be better?", kind="words", starters=()),
        Asked("Tell us about your day.", kind="words", starters=()),
        Asked("Who helps you?", kind="words", starters=()),
        Asked("What do you want?", kind="words", hint="Write a word.", starters=()),
    ),
    find=find,
    kinds=QUESTIONS,
    needs_english=False,
    trouble="empty box",
)
