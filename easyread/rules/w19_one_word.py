"""W19: two words for one thing, so that nobody looks for a second thing that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from easyread.finding import Kind, Note
from easyread.passage import Passage
from easyread.phrases import Phrases
from easyread.rule import Rule
from easyread.wordlists import plain_words

_TEXTS: frozenset[Kind] = frozenset(["text"])
Meaning = tuple[str, str]  # the thing, and the word for it


@cache
def _words() -> Phrases[Meaning]:
    """Each line of the list is one thing with its words: "survey | questionnaire"."""
    pairs = []
    for line in sorted(plain_words("same_things")):
        names = [name.strip() for name in line.split("|")]
        for name in names:
            forms = (name, f"{name}s")
            pairs += [(form, (line, name)) for form in forms]
    return Phrases.of(pairs)


def find(passage: Passage, said: dict[str, str] | None = None) -> Iterator[Note]:
    """Find the second word for a thing; `said` is what other texts of the survey called it."""
    first = {} if said is None else said
    for sentence in passage.sentences:
        for start, stop, (thing, name) in _words().find(sentence.words):
            words = sentence.words[start:stop]
            if passage.is_spared(words[0].start, words[-1].end):
                continue
            usual = first.setdefault(thing, name)
            if name != usual:
                message = f"This text also says “{usual}”. Is it the same thing?"
                yield Note(words[0].start, words[-1].end, message, usual)


RULE = Rule(
    id="W19",
    level="warning",
    title="One word for one thing",
    why="A second word makes people look for a second thing.",
    source="Inclusion Europe, rule 9",
    good=(
        "This survey is short. The survey has 3 questions.",
        "Your teacher helps. Ask your teacher.",
        "The bus is late. Our bus is red.",
        "Your plan is new. The plan says what you get.",
        "Tell your school. The school rings us.",
    ),
    bad=(
        "This survey is short. The questionnaire is free.",
        "Ask your helper. Your support worker is here.",
        "Come to the meeting. The appointment is at 9.",
        "Your lift is red. Your transport is late.",
        "Ask your doctor. The GP is kind.",
        "My taxi is at 8. The cab is white.",
        "Fill in the form. The survey is free.",
    ),
    find=find,
    kinds=_TEXTS,
    trouble="same thing",
)
