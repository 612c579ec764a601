"""W25: the reading grade of a whole survey, as a thought for its writer and never as a gate."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.hardness import grade
from easyread.passage import Asked
from easyread.sentences import sentences_of
from easyread.survey import SurveyRule, SurveyWords, Told, texts_of

_AIM = 4.0
_LEAST_WORDS = 30


def find(survey: SurveyWords) -> Iterator[Told]:
    """Give the grade of all texts together, where it is above our aim."""
    sentences = [
        sentence
        for text in texts_of(survey)
        if text.kind != "option"
        for sentence in sentences_of(text.text)
        if sentence.words
    ]
    words = [word for sentence in sentences for word in sentence.words]
    if len(words) >= _LEAST_WORDS and grade(words, len(sentences)) > _AIM:
        found = grade(words, len(sentences))
        message = f"The reading grade of this survey is {found:.1f}. Our aim is {_AIM:.0f}."
        yield Told("survey", message, "Use shorter words and sentences.")


def _of(ask: str, count: int = 5) -> SurveyWords:
    return SurveyWords((Asked(ask),) * count)


RULE = SurveyRule(
    id="W25",
    level="info",
    title="Reading grade",
    why="One number can show that a whole survey is hard. It never says that it is easy.",
    source="Flesch-Kincaid, our own count of syllables; our own aim; WCAG 3.1.5",
    good=(
        _of("How do you get to school in the morning?"),
        _of("Who helps you when you are at home?"),
        _of("Is the bus good or bad for you this week?"),
        _of("Particularly educational organisations?", 2),
        _of(""),
    ),
    bad=(
        _of("How satisfactory is transportation to your educational institution?"),
        _of("Which professionals participate in your annual assessment?", 6),
        _of("Are you satisfied with communication from the authority?", 6),
        _of("Does the organisation facilitate your independence regularly?", 6),
        _of("How adequate is information regarding available opportunities?", 6),
    ),
    find=find,
)
