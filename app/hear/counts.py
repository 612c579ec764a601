"""For the release engine: plain counts of what people said, before anything is hidden.

Nothing here may be shown to anybody. `app.hear.release` turns it into what may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

Group = tuple[str, str]
"""A voice and a support: ("young_person", "self")."""

HELPED = "helped"


def who_chose(support: str) -> str:
    """How the help was given stays with the response: all who had help are one group.

    >>> who_chose("helped-reads")
    'helped'
    """
    return HELPED if support.startswith(HELPED) else support


NO_ANSWERS = ("not_sure", "not_say", "skipped", "not_asked")


@dataclass(frozen=True, slots=True)
class Tally:
    """How some people answered one question. Everybody is counted once, except in `options`.

    `options` has a count for each option; in a `many` one person may be in several.
    """

    answered: int = 0
    options: tuple[int, ...] = ()
    not_sure: int = 0
    not_say: int = 0
    skipped: int = 0
    not_asked: int = 0
    numbers: tuple[tuple[int, int], ...] = ()

    @property
    def no_answers(self) -> tuple[int, ...]:
        """The four kinds of no answer, in the order of NO_ANSWERS."""
        return (self.not_sure, self.not_say, self.skipped, self.not_asked)


@dataclass(frozen=True, slots=True)
class QuestionCounts:
    """One question, its words, and a tally for each group that took part.

    `is_routed` says that only some people were asked (it has `only_if`): its table is then a
    breakdown of the wave, and is rounded as one.
    """

    id: str
    kind: str
    ask: str
    options: tuple[tuple[str, str], ...] = ()
    is_sensitive: bool = False
    is_routed: bool = False
    tallies: Mapping[Group, Tally] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ThemeCounts:
    """One theme, and from how many different responses it came."""

    id: str
    name: str
    responses: int


@dataclass(frozen=True, slots=True)
class WaveCounts:
    """Everything one wave said, in counts."""

    survey_id: str
    number: int
    title: str
    versions: tuple[int, ...]
    opened_on: date
    closed_on: date
    took_part: Mapping[Group, int]
    questions: tuple[QuestionCounts, ...] = ()
    themes: tuple[ThemeCounts, ...] = ()
    population: int | None = None


def add(tallies: Iterable[Tally], options: int) -> Tally:
    """All these people together."""
    every = tuple(tallies)
    numbers: dict[int, int] = {}
    for value, count in (pair for tally in every for pair in tally.numbers):
        numbers[value] = numbers.get(value, 0) + count
    return Tally(
        answered=sum(tally.answered for tally in every),
        options=tuple(sum(tally.options[i] for tally in every) for i in range(options)),
        not_sure=sum(tally.not_sure for tally in every),
        not_say=sum(tally.not_say for tally in every),
        skipped=sum(tally.skipped for tally in every),
        not_asked=sum(tally.not_asked for tally in every),
        numbers=tuple(sorted(numbers.items())),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """So many people gave one question the same answer."""

    status: str
    choices: frozenset[str]
    number: int | None
    people: int


def tally_of(said: Iterable[Said], kind: str, options: tuple[str, ...], took_part: int) -> Tally:
    """One group's answers to one question. Who has no answer at all was never asked."""
    every = tuple(said)
    of_status = dict.fromkeys(("answered", *NO_ANSWERS), 0)
    for one in every:
        if one.status != "answered" or _counts(one, kind, options):
            of_status[one.status] = of_status.get(one.status, 0) + one.people
    numbers: dict[int, int] = {}
    for one in every:
        if one.number is not None and one.status == "answered":
            numbers[one.number] = numbers.get(one.number, 0) + one.people
    counted = sum(of_status[name] for name in ("answered", "not_sure", "not_say", "skipped"))
    return Tally(
        answered=of_status["answered"],
        options=tuple(
            sum(one.people for one in every if one.status == "answered" and option in one.choices)
            for option in options
        ),
        not_sure=of_status["not_sure"],
        not_say=of_status["not_say"],
        skipped=of_status["skipped"],
        not_asked=max(0, took_part - counted),
        numbers=tuple(sorted(numbers.items())),
    )


def _counts(said: Said, kind: str, options: tuple[str, ...]) -> bool:
    """An answer counts when it names an option of the question, where there are any."""
    return not options or kind in {"words", "number"} or not said.choices.isdisjoint(options)
