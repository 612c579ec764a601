"""Q14: long questions, hints and answers, so that a person can read them in one go."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import Rule
from easyread.sentences import words_of

_ASK, _HINT, _OPTION = 12, 15, 5


def find(passage: Passage) -> Iterator[Note]:
    """Count the words of what is asked, of its hint, and of an answer."""
    if passage.kind == "option":
        count = len(words_of(passage.text))
        if count > _OPTION:
            yield Note(
                0,
                len(passage.text),
                f"This answer has {count} words. {_OPTION} or fewer are easier.",
                "Keep the words that matter.",
            )
        return
    for sentence in passage.questions:
        count = len(passage.counted(sentence))
        if count > _ASK:
            message = f"This question has {count} words. {_ASK} or fewer are easier."
            yield Note(
                sentence.start,
                sentence.end,
                message,
                "Say what it is about in one sentence, then ask in another.",
            )
    hint = len(words_of(passage.asked.hint)) if passage.asked else 0
    if hint > _HINT:
        message = f"The hint has {hint} words. {_HINT} or fewer are easier."
        yield Note(0, len(passage.text), message, "Keep the part of the hint that helps most.")


RULE = Rule(
    id="Q14",
    level="warning",
    title="Long question",
    why="Easy-read questions have 10 words or so.",
    source="Measured: easy-read questions have a median of 10 words, their originals 17 (106"
    " and 364 questions)",
    good=(
        "How do you get to school?",
        "We want to know about your way to school and back home. How is it?",
        Asked("How is school?", ("Good", "OK", "Bad")),
        Asked("What is good?", (), "You can write one word."),
        "What would make the bus better for you and for other people?",
    ),
    bad=(
        "What do you think about the help that you get from people at your school?",
        "How easy is it for you to find out about the clubs that are near your home?",
        Asked(
            "What is good?",
            (),
            "You can write one word, or you can write a lot of words, or you can draw a big"
            " picture.",
        ),
        "When you are at school, how do you feel about the way that people talk to you?",
        "If somebody asked you to tell them one thing about your plan, what would it be?",
    ),
    find=find,
    kinds=frozenset(["question", "option"]),
    needs_english=False,
    trouble="length",
    rank=10,
)
