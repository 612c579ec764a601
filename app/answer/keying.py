"""For whoever types paper in: what the boxes of a paper hold, and where two looks differ. Plain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.answer.journey import Given, chosen
from app.answer.paper import keys_of
from app.answer.reading import SKIPPED, Posted, Problem, Typed, clean, read_answer
from app.ask.store import AskedWave
from app.ask.survey import Question, Survey

KEYED, DIFFERS, CHECKED = "keyed", "differs", "checked"
WHO = "who"  # the first box of a paper, beside the questions' own ids
SUPPORTS = {"1": "self", "2": "helped", "3": "for"}
AGREED = {"1": "said", "2": "showed", "3": "think", "4": "no", "5": "not-sure"}


@dataclass(frozen=True, slots=True)
class Box:
    """What was typed for one question. `wrote` is the second look's "something is written"."""

    keys: str = ""
    number: str = ""
    words: str = field(default="", repr=False)
    may_quote: bool = False
    is_worried: bool = False
    wrote: bool = False


def ends_counting(wave: AskedWave, grace_days: int) -> date | None:
    """The first day on which paper of this wave does not count any more (domain 0.11)."""
    return None if wave.ended_on is None else wave.ended_on + timedelta(days=grace_days)


def is_late(wave: AskedWave, today: date, grace_days: int) -> bool:
    """Whether paper that is keyed today comes after the numbers are made."""
    last = ends_counting(wave, grace_days)
    return last is not None and today >= last


def can_be_keyed(wave: AskedWave, today: date) -> bool:
    """A try-out is emptied when it ends. A real wave takes paper always: words arrive (0.2)."""
    return today >= wave.opens_on and (not wave.is_try_out or wave.is_open(today))


def read_box(question: Question, box: Box, *, may_quote: bool) -> Posted | Problem:
    """The answer in what was typed. An empty box is a question that was left out."""
    choices = answers_of(question, box.keys)
    if choices is None:
        return Problem("keys", "keys")
    number = clean(box.number).strip()
    typed = Typed(choices, clean(box.words), number, box.may_quote and bool(box.words.strip()))
    return SKIPPED if typed == Typed() else read_answer(question, typed, may_quote=may_quote)


def read_second(question: Question, box: Box) -> Given | Problem:
    """What the second look saw. It types no words: only whether there are any."""
    if not (question.takes_words and box.wrote):
        read = read_box(question, box, may_quote=False)
        return read if isinstance(read, Problem) else read.given
    read = read_box(question, replace(box, words="x"), may_quote=False)
    return read if isinstance(read, Problem) else replace(read.given, wrote=True)


def is_blank(posted: Mapping[str, Posted] | Mapping[str, Given]) -> bool:
    """Nothing is ticked and nothing is written on the whole paper."""
    return all(one in (SKIPPED, SKIPPED.given) for one in posted.values())


def answers_of(question: Question, keys: str) -> frozenset[str] | None:
    """`13` or `1 3` or `1,3`: the answers that these keys stand for; None when one is unknown."""
    known = keys_of(question)
    typed = [key for key in clean(keys) if key not in " ,.;"]
    if any(key not in known for key in typed):
        return None
    return frozenset(known[key] for key in typed)


def as_kept(survey: Survey, given: Mapping[str, Given]) -> dict[str, Given]:
    """What stays of a paper. A question that this person is not asked keeps its words only."""
    kept: dict[str, Given] = {}
    for question in survey.questions:
        one = given.get(question.id, SKIPPED.given)
        if question.is_stored and (question.is_asked(chosen(kept)) or one.wrote):
            kept[question.id] = one
    return kept


def differences(
    survey: Survey, first: Mapping[str, Given], second: Mapping[str, Given]
) -> tuple[str, ...]:
    """The questions that two looks at one paper read differently, in their order."""
    skipped = SKIPPED.given
    return tuple(
        question.id
        for question in survey.questions
        if first.get(question.id, skipped) != second.get(question.id, skipped)
    )


def second_as_text(support: str, agreed: str, given: Mapping[str, Given]) -> str:
    """A second look, to keep until it is settled."""
    rows = {key: [one.status, sorted(one.choices), one.number, one.wrote]
            for key, one in given.items()}  # fmt: skip
    return json.dumps({WHO: [support, agreed], "given": rows})


def second_from_text(text: str) -> tuple[str, str, dict[str, Given]]:
    """The same again."""
    kept = json.loads(text)
    given = {key: Given(status, frozenset(choices), number, wrote)
             for key, (status, choices, number, wrote) in kept["given"].items()}  # fmt: skip
    support, agreed = kept[WHO]
    return support, agreed, given
