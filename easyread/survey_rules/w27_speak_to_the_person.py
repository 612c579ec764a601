"""W27: a survey that says "you", so that people know that it is about them."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.passage import Asked
from easyread.sentences import words_of
from easyread.survey import SurveyRule, SurveyWords, Told
from easyread.wordlists import many

_YOU = many("you your yours yourself me my i")
_LEAST_QUESTIONS = 3


def find(survey: SurveyWords) -> Iterator[Told]:
    """Find surveys of which most questions never say "you"."""
    asked = survey.asking
    silent = [number for number, one in asked if not _speaks(one)]
    if len(asked) >= _LEAST_QUESTIONS and 2 * len(silent) > len(asked):
        message = f"{len(silent)} of {len(asked)} questions never say “you”."
        tip = "Say “you”: “How is your bus?”, “What helps you?”"
        yield Told(f"question {silent[0]}: ask", message, tip)


def _speaks(asked: Asked) -> bool:
    return any(word.low in _YOU for text in (*asked.lead, asked.ask) for word in words_of(text))


def _of(*asks: str) -> SurveyWords:
    return SurveyWords(tuple(Asked(ask) for ask in asks))


RULE = SurveyRule(
    id="W27",
    level="warning",
    title="Speak to the person",
    why="A person who reads “you” knows that it is for them.",
    source="Inclusion Europe (speak to people directly); W3C COGA o3p02",
    good=(
        _of("How are you?", "Who helps you?", "How is school?"),
        _of("How is school?", "How is the bus?"),
        _of("How is my bus?", "Who helps me?", "Is it late?"),
        _of("How is school?", "What helps you?", "Is your bus late?", "Is it free?"),
        _of(),
    ),
    bad=(
        _of("How is school?", "How is the bus?", "Who helps?"),
        _of("How is school?", "How is the bus?", "What helps you?"),
        _of("Is it free?", "Is it late?", "Is it near?", "Is it yours?"),
        _of("Who helps?", "Who listens?", "Who knows?", "What do you do?"),
        _of("How is lunch?", "How is break?", "How is maths?", "How is art?", "Who are you?"),
    ),
    find=find,
)
