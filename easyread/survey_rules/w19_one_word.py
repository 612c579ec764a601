"""W19: one word for one thing in a whole survey, so that nobody looks for a second thing."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.passage import Asked, Passage
from easyread.rules import w19_one_word as in_a_text
from easyread.survey import SurveyRule, SurveyWords, Told, texts_of


def find(survey: SurveyWords) -> Iterator[Told]:
    """Read all texts in order, and find the second word for a thing."""
    said: dict[str, str] = {}
    for part, text, kind in texts_of(survey):
        passage = Passage(text, kind, glossary=survey.extra)
        for note in in_a_text.find(passage, said):
            message = f"This survey also says “{note.try_this}”. Is it the same thing?"
            yield Told(part, message, note.try_this, None, note.start, note.end)


def _of(*asks: str, title: str = "") -> SurveyWords:
    return SurveyWords(tuple(Asked(ask) for ask in asks), title)


RULE = SurveyRule(
    id="W19",
    level="warning",
    title="One word for one thing",
    why="A second word makes people look for a second thing.",
    source="Inclusion Europe, rule 9",
    good=(
        _of("Is your helper kind?", "Does your helper listen?"),
        _of("How is this survey?", title="Our survey"),
        _of("Who is your doctor?"),
        _of("How is your lift?", "Is your lift late?"),
        _of(),
    ),
    bad=(
        _of("Is your helper kind?", "Does your support worker listen?"),
        _of("How is this questionnaire?", title="Our survey"),
        _of("Is your doctor kind?", "Does your GP listen?"),
        _of("How is your lift?", "Is your transport late?"),
        SurveyWords((Asked("How was the meeting?", hint="Think of your appointment."),)),
    ),
    find=find,
)
