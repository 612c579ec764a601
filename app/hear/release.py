"""For families, reps and officers alike: the one way from what people said to any number shown.

`make` takes plain counts and gives one frozen Release. Nothing that is hidden is in it, in any
form: two sets of counts that differ only in hidden cells give the same bytes. It is one snapshot
of one wave (domain section 4: R1 to R5, R7 to R10), made for the public and, with a lower
base, for staff. A further rule is a further step between counts and document.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.hear.breakdown import VARIABLES, Breakdown, Topline, break_down, who_took_part
from app.hear.cell import Cell, Seen
from app.hear.counts import NO_ANSWERS, QuestionCounts, Tally, WaveCounts, add
from app.hear.disclosure import (
    RULES_VERSION,
    Level,
    Mark,
    Rules,
    everybody_alike,
    hide,
    hide_many,
    round5,
)

CHOOSING = frozenset({"faces", "yes_no", "one", "many", "age_band"})
ASKING = CHOOSING | {"words", "number"}
THEME_RESPONSES = 5


class Theme(BaseModel):
    """A theme that at least 5 different responses spoke of (R10)."""

    model_config = ConfigDict(frozen=True)
    id: str
    name: str
    count: int


class Question(BaseModel):
    """What may be shown of one question. `suppressed` shows nothing at all, not even how many."""

    model_config = ConfigDict(frozen=True)
    id: str
    kind: str
    ask: str
    status: Literal["shown", "suppressed"]
    is_rounded: bool = False
    base: int | None = None
    options: tuple[Cell, ...] = ()
    no_answers: tuple[Cell, ...] = ()
    mean: int | None = None
    breakdowns: tuple[Breakdown, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to show."""
        return self.status == "shown"

    @property
    def hidden_together(self) -> int | None:
        """How many people chose the options that are hidden, when they can be added up."""
        if self.base is None or self.is_rounded or self.kind == "many":
            return None
        if not any(cell.status in {"few", "hidden"} for cell in self.options):
            return None
        return self.base - sum(cell.count or 0 for cell in self.options)


class Release(BaseModel):
    """One snapshot of one wave, with nothing in it that must be hidden. `id` is its row's."""

    model_config = ConfigDict(frozen=True)
    id: int | None = None
    rules_version: str
    level: Level
    survey_id: str
    number: int
    title: str
    versions: tuple[int, ...]
    opened_on: date
    closed_on: date
    few_below: int
    population: int | None = None
    took_part: int | None
    who: tuple[Breakdown, ...] = ()
    questions: tuple[Question, ...] = ()
    themes: tuple[Theme, ...] = ()

    @property
    def wave(self) -> str:
        """The wave's name: SURVEY@N."""
        return f"{self.survey_id}@{self.number}"

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if the survey has it."""
        return next((q for q in self.questions if q.id == question_id), None)

    def theme(self, theme_id: str) -> Theme | None:
        """The theme with this id, if it may be shown."""
        return next((t for t in self.themes if t.id == theme_id), None)

    def cell(self, question_id: str, option_id: str) -> Seen:
        """What may be said of one option of one question: the count, the share, the words.

        `option_id` may also be not_sure, not_say, skipped or not_asked: those have no share.
        """
        question = self.question(question_id)
        cells = () if question is None else (*question.options, *question.no_answers)
        cell = next((cell for cell in cells if cell.id == option_id), None)
        if question is None or cell is None or not question.is_shown:
            return Seen.nothing()
        base = question.base if option_id not in NO_ANSWERS else None
        return Seen(cell, base, self.few_below, self.population)


def make(counts: WaveCounts, level: Level, rules: Rules | None = None) -> Release:
    """The release of one closed wave, for `level`."""
    rules = rules or Rules()
    people = sum(counts.took_part.values())
    enough = people >= rules.base(level)
    return Release(
        rules_version=RULES_VERSION,
        level=level,
        survey_id=counts.survey_id,
        number=counts.number,
        title=counts.title,
        versions=counts.versions,
        opened_on=counts.opened_on,
        closed_on=counts.closed_on,
        few_below=rules.cell,
        population=counts.population,
        took_part=people if enough else None,
        who=who_took_part(counts.took_part, rules.base(level)) if enough else (),
        questions=tuple(
            _question(question, level, rules)
            for question in counts.questions
            if question.kind in ASKING
        ),
        themes=_themes(counts, rules) if enough else (),
    )


def canonical(release: Release) -> str:
    """The release as text that is the same for the same release, everywhere."""
    plain = release.model_dump(mode="json", exclude={"id"})
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def fingerprint(release: Release) -> str:
    """The sha256 of the canonical text: the snapshot's name in everything that is published."""
    return hashlib.sha256(canonical(release).encode()).hexdigest()


def read(text: str, row_id: int | None = None) -> Release:
    """A release from its canonical text."""
    return Release.model_validate({**json.loads(text), "id": row_id})


def _question(question: QuestionCounts, level: Level, rules: Rules) -> Question:
    least = rules.base(level, is_sensitive=question.is_sensitive)
    tally = add(question.tallies.values(), len(question.options))
    nothing = Question(id=question.id, kind=question.kind, ask=question.ask, status="suppressed")
    if tally.answered < least:
        return nothing
    if question.kind in CHOOSING and everybody_alike(tally.options, tally.answered, rules):
        return nothing
    options = _options(question, tally, rules)
    if options is None:
        return nothing
    base = (round5(tally.answered) or 0) if question.is_routed else tally.answered
    return nothing.model_copy(
        update={
            "status": "shown",
            "is_rounded": question.is_routed,
            "base": base,
            "options": options,
            "no_answers": _no_answers(question, tally, rules),
            "mean": _mean(tally, rules),
            "breakdowns": _breakdowns(question, base, options, least, rules),
        }
    )


def _options(question: QuestionCounts, tally: Tally, rules: Rules) -> tuple[Cell, ...] | None:
    """The cells of the options, or None when the table cannot be made safe."""
    if question.kind not in CHOOSING:
        return ()
    if question.is_routed:
        return _rounded(question.options, tally.options)
    if question.kind == "many":
        marks = hide_many(tally.options, rules.cell, tally.answered)
    else:
        marks = hide(tally.options, rules.cell)
    return None if marks is None else _cells(question.options, tally.options, marks)


def _no_answers(question: QuestionCounts, tally: Tally, rules: Rules) -> tuple[Cell, ...]:
    """Not sure, not saying, skipped and never asked, apart. None of them when that is not safe.

    How many gave no answer at all is no secret: it is those who took part less the base.
    """
    names = tuple((name, name) for name in NO_ANSWERS)
    if question.is_routed:
        return _rounded(names, tally.no_answers)
    marks = hide(tally.no_answers, rules.cell)
    return () if marks is None else _cells(names, tally.no_answers, marks)


def _cells(
    names: tuple[tuple[str, str], ...], counts: tuple[int, ...], marks: tuple[Mark, ...]
) -> tuple[Cell, ...]:
    return tuple(
        Cell(id=name, text=text, status=mark, count=count if mark == "exact" else None)
        for (name, text), count, mark in zip(names, counts, marks, strict=True)
    )


def _rounded(names: tuple[tuple[str, str], ...], counts: tuple[int, ...]) -> tuple[Cell, ...]:
    return tuple(
        Cell.rounded(name, text, count) for (name, text), count in zip(names, counts, strict=True)
    )


def _mean(tally: Tally, rules: Rules) -> int | None:
    """The mean of a number, whole, for 10 people and 2 different numbers or more (R9)."""
    people = sum(count for _, count in tally.numbers)
    if people < rules.public_base or len(tally.numbers) < 2:
        return None
    return int(sum(value * count for value, count in tally.numbers) / people + 0.5)


def _breakdowns(
    question: QuestionCounts, base: int, options: tuple[Cell, ...], least: int, rules: Rules
) -> tuple[Breakdown, ...]:
    """Who said so themselves, with help, or through somebody else; and young people or parents."""
    if question.is_sensitive or question.kind not in CHOOSING:
        return ()
    topline = Topline(base, options, question.is_routed, rules.cell, question.kind != "many")
    margins = ((by, _margin(question, place)) for place, by in VARIABLES)
    made = (break_down(by, groups, topline, least, rules) for by, groups in margins)
    return tuple(breakdown for breakdown in made if breakdown is not None)


def _margin(question: QuestionCounts, place: int) -> dict[str, Tally]:
    """The tally of each voice (place 0) or each support (place 1)."""
    groups = question.tallies.items()
    names = sorted({group[place] for group, _ in groups})
    options = len(question.options)
    return {
        name: add((tally for group, tally in groups if group[place] == name), options)
        for name in names
    }


def _themes(counts: WaveCounts, rules: Rules) -> tuple[Theme, ...]:
    """Themes of enough responses, most spoken of first. The others are not named at all."""
    least = max(THEME_RESPONSES, rules.cell)
    shown = sorted(
        (theme for theme in counts.themes if theme.responses >= least),
        key=lambda theme: (-theme.responses, theme.id),
    )
    return tuple(Theme(id=t.id, name=t.name, count=t.responses) for t in shown)
