"""W25: the reading grade of a passage, as a thought for its writer and never as a gate."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Kind, Note
from easyread.hardness import grade
from easyread.passage import Passage
from easyread.rule import Rule

_TEXTS: frozenset[Kind] = frozenset(["text"])
_AIM = 6.0
_SENTENCES, _LEAST_WORDS = 3, 12
_MANY_WORDS = 30


def find(passage: Passage) -> Iterator[Note]:
    """Give the grade of a passage (3 sentences, or 30 words) where it is above 6."""
    sentences = [sentence for sentence in passage.sentences if sentence.words]
    words = [word for sentence in sentences for word in passage.read(sentence)]
    is_passage = len(sentences) >= _SENTENCES and len(words) >= _LEAST_WORDS
    if not is_passage and len(words) < _MANY_WORDS:
        return
    found = grade(words, len(sentences))
    if found > _AIM:
        message = f"The reading grade is {found:.1f}. It counts long words and long sentences."
        tip = f"Use shorter words and sentences. Below {_AIM:.0f} is easier."
        yield Note(sentences[0].start, sentences[-1].end, message, tip)


RULE = Rule(
    id="W25",
    level="info",
    title="Reading grade",
    why="One number can show that a whole text is hard. It never says that a text is easy.",
    source="Flesch-Kincaid, our own count of syllables; published easy read has a median of 7.7, so"
    " it is a thought and no gate; WCAG 3.1.5",
    good=(
        "The bus is late.",
        "We read what you say. We tell the council. They read it too. Then they tell us what they"
        " can do. We tell you what they said. It takes a week or two. You can ring us.",
        "Information technology is fun.",
        "You can stop. You can go home. You can come back. You can ask for help. You can ask us"
        " to wait. You can ask your mum to help. You can say no to all of it.",
        "Hello.",
    ),
    bad=tuple(
        f"{start} considerable uncertainty concerning educational institutions, and representatives"
        " of several organisations subsequently communicated extraordinary dissatisfaction"
        " regarding transportation. Additional deliberation is anticipated before any"
        " recommendations are finally implemented by participating organisations in neighbouring"
        " communities."
        for start in ("There is", "There was", "We see", "They find", "People find")
    ),
    find=find,
    trouble="grade",
)
