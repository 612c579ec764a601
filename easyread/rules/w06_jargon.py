"""W6: service jargon, so that families do not need to learn the words of the people who work in
services."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.listed import is_name, listed, unexplained
from easyread.passage import Glossary, Passage
from easyread.phrases import Phrases
from easyread.rule import Rule
from easyread.sentences import words_of
from easyread.wordlists import Entry


def find(passage: Passage) -> Iterator[Note]:
    """Find words of the jargon list, and the area's own terms, that nobody explains."""
    yield from listed(passage, "labels", _label)
    known = passage.glossary.explained
    for told in unexplained(passage, "jargon", _say):
        words = words_of(passage.text, told.start, told.end)
        yield told._replace(level="warning") if is_name(passage, words) else told
    for sentence in passage.sentences if passage.glossary.terms else ():
        for start, stop, (term, plain) in _own(passage.glossary).find(sentence.words):
            if term.lower() not in known:
                first, last = sentence.words[start], sentence.words[stop - 1]
                yield Note(first.start, last.end, _message(term), plain, "warning")


def _own(glossary: Glossary) -> Phrases[tuple[str, str]]:
    return Phrases(
        {term: (term, plain) for term, plain in glossary.terms.items() if words_of(term)}
    )


def _say(entry: Entry, written: str) -> str:
    return _message(written)


def _label(entry: Entry, written: str) -> str:
    return f"“{written}” names people by what they cannot do, or sets them apart."


def _message(written: str) -> str:
    advice = "Use plain words, or say in the next sentence what it means."
    return f"Only people who work in services say “{written}”. {advice}"


RULE = Rule(
    id="W6",
    level="error",
    title="Service words",
    why="Families should not need to learn the words of services to get help.",
    source="UK Government, Accessible communication formats; Change and Mencap guides; WCAG 3.1.3",
    good=(
        "Your plan says what help you get.",
        "An EHC plan is a legal plan. It says what help you get.",
        "We use co-production. This means we work together as equals.",
        "Please send us your answers.",
        "The council plans the buses.",
        "Your waiting room is warm.",
    ),
    bad=(
        "Your EHCP is late.",
        "Ask the SENCO about it.",
        "We want better outcomes.",
        "Co-production matters to us.",
        "The provision in your plan may change.",
        "Is your transition going well?",
        "We are a multi-agency team.",
        "Your participation is a great chance.",
        "The physio comes on Monday.",
        "He suffers from autism.",
        "She is wheelchair-bound.",
        "Normal children go there.",
    ),
    find=find,
    trouble="word",
    rank=20,
)
