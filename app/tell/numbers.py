"""For families: the numbers of a finding, read from the release and from nowhere else (C9).

What a release hides is not in it, so it cannot be shown here by mistake. Small groups get words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.hear.breakdown import Breakdown
from app.hear.cell import BE_CAREFUL, NOT_ENOUGH
from app.hear.interval import COUNTS_ONLY_BELOW, out_of_ten, range_words, wilson
from app.hear.release import Release
from app.hear.words import Words
from app.tell.finding import Cell

LEAST = 5  # people, for a finding made from an answer or a theme (domain 0.13, R10)
Plain = int | str | None


@dataclass(frozen=True, slots=True)
class Number:
    """What may be said of one cell: ten people (`tenths` of them filled), sentences, and data.

    `who`: who told us themselves, who had help, and who was answered for.
    """

    words: tuple[Words, ...]
    who: tuple[Words, ...] = ()
    tenths: int | None = None
    data: Mapping[str, Plain] = field(default_factory=dict)

    @property
    def all_words(self) -> tuple[Words, ...]:
        """Everything that is said of it, one idea a sentence."""
        return (*self.words, *self.who)


@dataclass(frozen=True, slots=True)
class Pick:
    """One number of a release that a finding can be about, as an officer chooses it."""

    cell: Cell
    label: str
    number: Number


def number_of(release: Release, cell: Cell) -> Number:
    """The number of one cell, in words for families. Too small: the words say so, and no more."""
    if cell.kind == "theme":
        return _of_theme(release, cell)
    if cell.kind == "option":
        return _of_option(release, cell)
    return _of_everybody(release)


def is_shown(release: Release, cell: Cell) -> bool:
    """Whether a finding may be made of this cell: at least 5 people, and the release shows it.

    A whole wave may always be answered, with no number when too few took part.
    """
    if cell.kind == "wave":
        return True
    count = number_of(release, cell).data.get("count")
    return isinstance(count, int) and count >= LEAST


def picks(release: Release) -> list[Pick]:
    """Every number of a release that a finding can be about, in the order of the survey."""
    options = (Cell("option", q.id, option.id) for q in release.questions for option in q.options)
    themes = (Cell("theme", "", theme.id) for theme in release.themes)
    return [
        Pick(cell, label_of(release, cell), number_of(release, cell))
        for cell in (Cell("wave"), *options, *themes)
        if is_shown(release, cell)
    ]


def label_of(release: Release, cell: Cell) -> str:
    """What a number is about, for staff: the question and the answer, or the theme."""
    if cell.kind == "theme":
        theme = release.theme(cell.option)
        return f"Theme: {theme.name}" if theme else "A theme"
    question = release.question(cell.question)
    if question is None:
        return "Everybody who took part"
    option = next((option.text for option in question.options if option.id == cell.option), "")
    return f"{question.ask} {option}".strip()


def _of_everybody(release: Release) -> Number:
    if release.took_part is None:
        return Number((NOT_ENOUGH,))
    said = Words("%(count)s people took part.", count=release.took_part)
    data: dict[str, Plain] = {"took_part": release.took_part}
    return Number((said,), who_answered(release), data=data)


def _of_theme(release: Release, cell: Cell) -> Number:
    theme = release.theme(cell.option)
    if theme is None or release.took_part is None:
        return Number((NOT_ENOUGH,))
    words = (
        Words("%(count)s people took part.", count=release.took_part),
        Words("%(count)s of them wrote about this.", count=theme.count),
    )
    data: dict[str, Plain] = {
        "took_part": release.took_part,
        "theme": theme.id,
        "count": theme.count,
    }
    return Number(words, who_answered(release), data=data)


def _of_option(release: Release, cell: Cell) -> Number:
    seen = release.cell(cell.question, cell.option)
    if seen.count is None or not seen.base or seen.cell is None:
        return Number((NOT_ENOUGH,))
    is_rounded = seen.cell.status == "rounded"
    count = min(seen.count, seen.base)
    tenths, share = _share(count, seen.base, None if is_rounded else release.population)
    data: dict[str, Plain] = {
        "question": cell.question,
        "option": cell.option,
        "answered": seen.base,
        "count": count,
        "is_rounded_to_5": "yes" if is_rounded else "no",
    }
    words = (*_counted(count, seen.base, is_rounded), *share)
    return Number(words, who_answered(release), tenths, data)


def _counted(count: int, base: int, is_rounded: bool) -> tuple[Words, Words]:
    if is_rounded:
        return (
            Words("About %(count)s people answered.", count=base),
            Words("About %(count)s of them told us this.", count=count),
        )
    return (
        Words("%(count)s people answered.", count=base),
        Words("%(count)s of them told us this.", count=count),
    )


def _share(count: int, base: int, population: int | None) -> tuple[int | None, tuple[Words, ...]]:
    if base < COUNTS_ONLY_BELOW:
        return None, (BE_CAREFUL,)
    tenths = out_of_ten(count / base)
    about = Words("That is about %(tenths)s out of 10.", tenths=tenths)
    return tenths, (about, range_words(wilson(count, base, population)))


def who_answered(release: Release) -> tuple[Words, ...]:
    """Who told us themselves, who had help, and who was answered for: never pooled silently."""
    shown = {
        row.group: row.base
        for table in release.who
        if _is_by_support(table)
        for row in table.rows
        if row.base
    }
    if not shown.keys() & {"helped", "for"}:
        return ()
    said = {
        "self": Words(
            "About %(count)s people answered for themselves.", count=shown.get("self", 0)
        ),
        "helped": Words("About %(count)s people answered with help.", count=shown.get("helped", 0)),
        "for": Words("Somebody answered for about %(count)s people.", count=shown.get("for", 0)),
    }
    return tuple(words for group, words in said.items() if group in shown)


def _is_by_support(table: Breakdown) -> bool:
    return table.by == "support"


def voices_shown(release: Release) -> frozenset[str]:
    """The voices with enough people, so that a quote of one of them points at nobody (R11)."""
    return frozenset(
        row.group
        for table in release.who
        if table.by == "voice"
        for row in table.rows
        if row.status == "shown"
    )
