"""A page about each rule, for the parent rep who asks why: made from the rule itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypedDict

from easyread.checking import check, check_asked
from easyread.finding import Finding, Level
from easyread.outline import outline
from easyread.passage import Asked
from easyread.rule import Example, Rule
from easyread.rules import all_rules
from easyread.survey import SurveyRule, SurveyWords
from easyread.survey_rules import all_survey_rules

_MORE = 2


@dataclass(frozen=True, slots=True)
class Explained:
    """What a page about a rule says. An example of a rule about surveys has a line for each part.

    `message` and `try_this` are what is said of `hard`; `more_hard` and `more_easier` are further
    examples.
    """

    id: str
    level: Level
    title: str
    why: str
    source: str
    message: str
    try_this: str
    hard: str
    easier: str
    more_hard: tuple[str, ...] = ()
    more_easier: tuple[str, ...] = ()
    is_about_surveys: bool = False


def explained() -> tuple[Explained, ...]:
    """Give the page of every rule: words, questions, surveys, pictures."""
    return (*map(_of_text, all_rules()), *map(_of_survey, all_survey_rules()))


_SUBJECTS = {"W": "Words", "Q": "Questions", "S": "A whole survey", "P": "Pictures"}


def by_subject() -> dict[str, tuple[Explained, ...]]:
    """Give the pages under what they look at, in the order of their numbers.

    >>> list(by_subject())
    ['Words', 'Questions', 'A whole survey', 'Pictures']
    """
    pages = sorted(explained(), key=lambda page: (int(page.id[1:]), page.is_about_surveys))
    return {
        subject: tuple(page for page in pages if page.id[0] == letter)
        for letter, subject in _SUBJECTS.items()
    }


def explain(rule_id: str) -> tuple[Explained, ...]:
    """Give the pages of one rule: a few look at one text and at a whole survey.

    >>> page = explain("w5")[0]
    >>> (page.title, page.hard, page.try_this)
    ('Hard word', 'We will utilise your answers.', 'use')
    """
    return tuple(page for page in explained() if page.id.lower() == rule_id.strip().lower())


def _of_text(one: Rule) -> Explained:
    found = next(f for f in _read(one, one.bad[0]) if f.rule == one.id)
    return Explained(
        id=one.id,
        level=found.level,
        title=one.title,
        why=one.why,
        source=one.source,
        message=found.message,
        try_this=found.try_this,
        **_examples(map(_shown, one.bad), map(_shown, one.good)),
    )


class _Examples(TypedDict):
    hard: str
    easier: str
    more_hard: tuple[str, ...]
    more_easier: tuple[str, ...]


def _examples(bad: Iterable[str], good: Iterable[str]) -> _Examples:
    """The first of each, and a few more. What shows nothing, or the same once more, is left out."""
    hard, *more_hard = dict.fromkeys(bad)
    easier, *more_easier = dict.fromkeys(filter(None, good))
    return _Examples(
        hard=hard,
        easier=easier,
        more_hard=tuple(more_hard[:_MORE]),
        more_easier=tuple(more_easier[:_MORE]),
    )


def _read(one: Rule, example: Example) -> list[Finding]:
    if isinstance(example, Asked):
        return check_asked(example)
    return check(example, "text" if "text" in one.kinds else "question")


def _shown(example: Example) -> str:
    if isinstance(example, str):
        return example
    marks = (
        (f"a {example.voice} reads this", example.voice != "young_person"),
        ("must be answered", example.is_required),
        ("no way to skip", not example.can_skip),
        ("no “I am not sure”", not example.can_be_unsure),
        ("answers change places", example.is_shuffled),
        ("an empty box", example.starters == ()),
        ("nothing says who helps", example.sign_post == ""),
    )
    beside = [f"({mark})" for mark, is_so in marks if is_so]
    return " ".join((example.ask, *(f"[{option}]" for option in example.options), *beside))


def _of_survey(one: SurveyRule) -> Explained:
    told = next(iter(one.find(one.bad[0])))
    return Explained(
        id=one.id,
        level=told.level or one.level,
        title=one.title,
        why=one.why,
        source=one.source,
        message=told.message,
        try_this=told.try_this,
        is_about_surveys=True,
        **_examples(map(_outlined, one.bad), map(_outlined, one.good)),
    )


def _outlined(example: SurveyWords) -> str:
    return "\n".join(outline(example))


def as_lines(page: Explained) -> Iterator[str]:
    """Write a page as plain lines."""
    yield f"{page.id} {page.title}{' (a whole survey)' if page.is_about_surveys else ''}"
    yield f"Why it matters: {page.why}"
    yield f"Hard: {_in_a_line(page.hard)}"
    yield from (f"  {_in_a_line(each)}" for each in page.more_hard)
    yield f"What you hear: {page.message}"
    yield f"Try: {page.try_this}"
    yield f"Fine: {_in_a_line(page.easier)}"
    yield from (f"  {_in_a_line(each)}" for each in page.more_easier)
    yield f"Who says so: {page.source}"


def _in_a_line(example: str) -> str:
    return " / ".join(example.splitlines())
