"""Counts of a wave for tests of releases: one question, asked of a few kinds of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.hear.counts import Group, QuestionCounts, Tally, ThemeCounts, WaveCounts
from app.hear.disclosure import Level
from app.hear.release import Release, make

YOUNG: Group = ("young_person", "self")
HELPED: Group = ("young_person", "helped")
PARENT: Group = ("parent", "self")
FEEL = (("good", "Good"), ("ok", "OK"), ("bad", "Bad"))
LEVELS: tuple[Level, Level] = ("public", "staff")


def tally(*options: int, **more: int) -> Tally:
    """A tally of a question with one answer each."""
    return Tally(answered=sum(options), options=options, **more)


def question(tallies: Mapping[Group, Tally], **more: object) -> QuestionCounts:
    """How do you feel on the way?"""
    asked = QuestionCounts("feel", "faces", "How do you feel on the way?", FEEL, tallies=tallies)
    return replace(asked, **more)  # type: ignore[arg-type]


def wave(*questions: QuestionCounts, themes: tuple[ThemeCounts, ...] = ()) -> WaveCounts:
    """Getting to school, asked for the second time."""
    people: dict[Group, int] = {}
    for asked in questions[:1]:
        people = {g: t.answered + sum(t.no_answers) for g, t in asked.tallies.items()}
    days = (date(2026, 5, 1), date(2026, 5, 29))
    return WaveCounts(
        "getting-to-school", 2, "Getting to school", (3,), *days, people, questions, themes
    )


def released(*options: int, level: Level = "public", **more: object) -> Release:
    """A release of one question that young people answered themselves."""
    return make(wave(question({YOUNG: tally(*options)}, **more)), level)
