"""A survey in a few lines, for whoever reads what a rule about surveys likes and dislikes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from easyread.passage import Asked
from easyread.survey import Picture, SurveyWords, TestedBy

_KINDS = {"info": ("A page to read", "pages to read"), "practice": ("A practice", "practices")}
_ENDS = re.compile(r"(?<=[.!?]) ")


def outline(survey: SurveyWords) -> tuple[str, ...]:
    """Say what a survey holds, a line for each part; pages that are the same are counted.

    >>> outline(SurveyWords(questions=(Asked("Who helps you?"),) * 6))
    ('6 questions: Who helps you?',)
    """
    return (*_frame(survey), *_pages(survey.questions), *_end(survey))


def _frame(survey: SurveyWords) -> Iterator[str]:
    if survey.youngest:
        yield f"For people of {survey.youngest} and over"
    if survey.title:
        yield f"Title: {survey.title}"
    yield from _page("First page", survey.first_page)


def _end(survey: SurveyWords) -> Iterator[str]:
    yield from _page("Last page", survey.last_page)
    yield from (f"Tried by: {_tested(each)}" for each in survey.tested_by or ())
    if survey.tested_by == ():
        yield "Tried by: nobody yet"
    yield from (_picture(name, known) for name, known in (survey.pictures or {}).items())


def _page(name: str, sentences: tuple[str, ...] | None) -> Iterator[str]:
    if sentences is not None:
        yield f"{name}: {_once(sentences) or 'empty'}"


def _once(sentences: Iterable[str]) -> str:
    """Sentences, where one that stands there again and again is said once, with how often."""
    said = []
    for sentence, same in groupby(part for text in sentences for part in _ENDS.split(text)):
        count = sum(1 for _ in same)
        said.append(sentence if count == 1 else f"{sentence} ({count} times)")
    return " ".join(said)


def _pages(questions: tuple[Asked, ...]) -> Iterator[str]:
    for asked, same in groupby(questions):
        count = sum(1 for _ in same)
        one, many = _KINDS.get(asked.kind, ("A question", "questions"))
        yield f"{one if count == 1 else f'{count} {many}'}: {_asked(asked)}"


def _asked(asked: Asked) -> str:
    shown = "" if asked.picture is None else f"({asked.picture or 'no picture'}) "
    answers = zip_longest(asked.options, asked.option_pictures or (), fillvalue="")
    has_pictures = asked.option_pictures is not None
    said = [f"[{_answer(text, name, has_pictures=has_pictures)}]" for text, name in answers]
    said += [f"[{starter}]" for starter in asked.starters or ()]
    parts = (_once(asked.lead), shown + _once([asked.ask]), *said, asked.hint, asked.sign_post)
    return " ".join(part for part in parts if part)


def _answer(text: str, picture: str, *, has_pictures: bool) -> str:
    shown = f"({picture or 'no picture'}) " if has_pictures else ""
    return f"{shown}{text or 'no word'}"


def _tested(tested: TestedBy) -> str:
    group = tested.group.strip() or "no group"
    return f"{group}, {tested.how_many}, {tested.when.strip() or 'no date'}"


def _picture(name: str, known: Picture) -> str:
    facts = (
        known.file.strip() or "no file",
        known.licence.strip() or "no licence",
        known.credit.strip() or "no credit",
    )
    chosen = ", chosen by the author" if known.is_chosen else ""
    return f"Picture “{name}”: {', '.join(facts)}{chosen}"
