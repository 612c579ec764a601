"""The words of a whole survey as plain data, so that any survey tool can have them read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from easyread.finding import Kind, Level
from easyread.passage import NO_GLOSSARY, Asked, Glossary

ADULT = 16
NOT_ASKING = frozenset(["info"])


@dataclass(frozen=True, slots=True)
class TestedBy:
    """A group that tried the survey, how many they were, and when. Never a person."""

    __test__ = False  # a name that the test runner must not take for a test

    group: str
    how_many: int
    when: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What is written down about a picture. `is_chosen`: the author looked and chose it."""

    file: str = ""
    licence: str = ""
    credit: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class SurveyWords:
    """A survey as one person meets it: its pages in order, and the pages before and after.

    A page of kind "info" is for reading, one of kind "practice" is for trying out. What is None was
    not told: then no rule speaks of it. `youngest` is the age of the youngest reader.
    """

    questions: tuple[Asked, ...] = ()
    title: str = ""
    first_page: tuple[str, ...] | None = None
    last_page: tuple[str, ...] | None = None
    tested_by: tuple[TestedBy, ...] | None = None
    pictures: Mapping[str, Picture] | None = None
    youngest: int = 0
    language: str = "en"
    extra: Glossary = NO_GLOSSARY

    @property
    def asking(self) -> tuple[tuple[int, Asked], ...]:
        """The pages that ask something, with their places from 1."""
        return tuple(
            (n, asked) for n, asked in enumerate(self.questions, 1) if asked.kind not in NOT_ASKING
        )


class Text(NamedTuple):
    """One text of a survey, where it stands, and what it is."""

    part: str
    text: str
    kind: Kind


class Told(NamedTuple):
    """What a survey rule has seen: in which part, and where in that part's text."""

    part: str
    message: str
    try_this: str = ""
    level: Level | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class SurveyRule:
    """A rule about a whole survey, with its reason and its examples."""

    id: str
    level: Level
    title: str
    why: str
    source: str
    good: tuple[SurveyWords, ...]
    bad: tuple[SurveyWords, ...]
    find: Callable[[SurveyWords], Iterable[Told]]
    needs_english: bool = True


def around(asked: Asked) -> Iterator[Text]:
    """The texts that stand around what a question asks."""
    yield from (Text(f"lead {n}", text, "text") for n, text in enumerate(asked.lead, 1))
    yield from (Text(f"option {n}", text, "option") for n, text in enumerate(asked.options, 1))
    for n, text in enumerate(asked.starters or (), 1):
        yield Text(f"starter {n}", text, "option")
    for name, text in (("hint", asked.hint), ("sign-post", asked.sign_post or "")):
        if text:
            yield Text(name, text, "text")


def frame_of(survey: SurveyWords) -> Iterator[Text]:
    """The texts outside its questions: title, first page and last page."""
    if survey.title:
        yield Text("title", survey.title, "text")
    for name, page in (("first page", survey.first_page), ("last page", survey.last_page)):
        yield from (Text(f"{name} {n}", text, "text") for n, text in enumerate(page or (), 1))


def texts_of(survey: SurveyWords) -> Iterator[Text]:
    """Every text of a survey."""
    yield from frame_of(survey)
    for number, asked in enumerate(survey.questions, 1):
        kind: Kind = "text" if asked.kind in NOT_ASKING else "question"
        yield Text(f"question {number}: ask", asked.ask, kind)
        for text in around(asked):
            yield text._replace(part=f"question {number}: {text.part}")
