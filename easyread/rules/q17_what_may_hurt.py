"""Q17: questions that may hurt, so that nobody is left alone with what they stir up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.listed import hits
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule

# "For help, call Childline on 0800 1111.": a hint that says who helps is a sign-post.
_HELPS = re.compile(
    r"\b(?:call|ring|phone|text|tell|talk to|speak to|ask|email|write to)\b.{0,80}"
    r"\b(?:help\w*|0\d+|somebody|someone|teacher|adult|nurse|doctor|you trust)\b"
    r"|\bhelp\b.{0,80}\b(?:call|ring|phone|text|talk|speak)\b"
    r"|\b(?:childline|samaritans|shout|nspcc)\b.{0,40}\d|\b0\d{3} ?\d{3,4}\b",
    re.IGNORECASE | re.DOTALL,
)


def find(passage: Passage) -> Iterator[Note]:
    """Find questions about harm, death and sex; an error where nothing says who helps."""
    asked = passage.asked
    first = next(((words, entry) for _, words, entry in hits(passage, "sensitive")), None)
    if not asked or not first:
        return
    words, _ = first
    start, end = words[0].start, words[-1].end
    if asked.sign_post == "" and not _HELPS.search(asked.hint):
        tip = "Say beside it who helps: a person, a number, “You can ring ... now.”"
        yield Note(start, end, f"{_MAY_HURT} Nothing here says who helps.", tip)
    elif not asked.can_skip:
        yield Note(start, end, f"{_MAY_HURT} Nobody can skip it.", "Add the button “Skip”.")


_MAY_HURT = "This question may hurt somebody."

RULE = Rule(
    id="Q17",
    level="error",
    title="A question that may hurt",
    why="A question about harm can bring it back. People need to know who helps.",
    source="W3C COGA, objective 7; safeguarding practice",
    good=(
        Asked("Does somebody hurt you?", sign_post="You can ring Childline on 0800 1111."),
        Asked("How is the bus?", sign_post=""),
        Asked("Do you hit the ball?", sign_post=""),
        Asked("Does somebody hurt you?"),
        Asked("Did your goldfish die?", sign_post="You can talk to us."),
        Asked("Does somebody hurt you?", hint="Childline is free on 0800 1111.", sign_post=""),
        Asked("What scares you at school?", sign_post=""),
    ),
    bad=(
        Asked("Does somebody hurt you?", sign_post=""),
        Asked("Do you think about suicide?", sign_post=""),
        Asked("Has anybody touched your body?", sign_post=""),
        Asked("Do you hurt yourself?", sign_post="Ring 111.", can_skip=False),
        Asked("Do you take drugs?", sign_post=""),
        Asked("Do you cut your arms?", sign_post=""),
        Asked("Does your child burn herself?", sign_post=""),
        Asked("Does somebody scare you?", sign_post=""),
        Asked("Does anybody at home frighten you?", sign_post=""),
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="may hurt",
)
