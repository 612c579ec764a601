"""The fixed cast of these tests: one wave about the bus, its release, and words that are fine."""

from __future__ import annotations

from datetime import date

from app.hear.counts import QuestionCounts, Tally, ThemeCounts, WaveCounts
from app.hear.release import Release, make
from app.tell.action import Action, Evidence
from app.tell.decision import Decision, Outcome
from app.tell.finding import Cell, Finding

CLOSED = date(2026, 3, 2)
DECIDED = date(2026, 3, 10)
DUE = date(2026, 5, 5)
DONE = date(2026, 5, 4)
TODAY = date(2026, 6, 1)
BUS = Cell("option", "travel", "bus")
LATE = Cell("theme", "", "transport")
EVERYBODY = Cell("wave")
GROUP = ("young_person", "self")

YES = Decision(
    outcome=Outcome.YES,
    decided_by="The travel group",
    decided_on=DECIDED,
    how_counted="We read every answer.\nSo we did this first.",
    answer="We will get 2 new buses.",
)
EVIDENCE = Evidence("We saw the new buses.", DONE)
ACTION = Action(1, "We get 2 new buses.", "Travel team", DUE)
FINDING = Finding(
    id="ab" * 8,
    wave_id=1,
    release_id=1,
    cell=BUS,
    title="The bus is late",
    said="The bus is often late.\nWe wait in the rain.",
    strand="attending",
    is_praise=False,
    revision=1,
    made_on=CLOSED,
    made_by="officer@example.org",
)


def bus_counts(options: tuple[int, ...] = (30, 10, 6), theme: int = 12) -> WaveCounts:
    """How a wave of people get to school: by bus, by taxi, on foot."""
    people = sum(options)
    travel = QuestionCounts(
        id="travel",
        kind="one",
        ask="How do you get to school?",
        options=(("bus", "Bus"), ("taxi", "Taxi"), ("walk", "Walk")),
        tallies={GROUP: Tally(answered=people, options=options)},
    )
    return WaveCounts(
        survey_id="getting-to-school",
        number=1,
        title="Getting to school",
        versions=(1,),
        opened_on=date(2026, 2, 2),
        closed_on=CLOSED,
        took_part={GROUP: people},
        questions=(travel,),
        themes=(ThemeCounts("transport", "Transport", theme),),
    )


def bus_release(options: tuple[int, ...] = (30, 10, 6), theme: int = 12) -> Release:
    """The public release of that wave."""
    return make(bus_counts(options, theme), "public")


def page_of(finding_id: str) -> str:
    """Where families read a finding."""
    return f"/you-said-we-did/{finding_id}"
