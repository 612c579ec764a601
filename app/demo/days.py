"""For every made-up story: which day it is in it, and how stories take turns.

A story is a generator. It yields how many days ago its next thing happens; when that day has come
in the demo's own time, it goes on. So everything happens in order, as it would have.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from heapq import heapify, heappop, heappush
from random import Random

from app.web.house import House

Story = Generator[int, None, None]
HALF_PAST_TEN = time(10, 30)
A_WEEK, FRIDAY = 7, 4


class DemoProblem(Exception):
    """The demo cannot be made here. Each line says why, and what to do."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def nothing() -> None:
    """Nobody watches how far it is."""


@dataclass(frozen=True, slots=True)
class Demo:
    """Where a demo is made: in which house, with which chance, how many answers, from which day.

    `one_more` is called after each answer, for whoever watches.
    """

    house: House
    chance: Random
    answers: int
    now: datetime
    one_more: Callable[[], None] = field(default=nothing)

    def day(self, days_ago: int) -> date:
        """The day so many days ago where the area is. Below 0: a day to come."""
        return self.house.area.place.local(self.now).date() - timedelta(days=days_ago)

    def at(self, days_ago: int) -> datetime:
        """Half past ten on that day, in UTC. Never later than now."""
        zone = self.house.area.place.timezone_info
        moment = datetime.combine(self.day(days_ago), HALF_PAST_TEN, zone).astimezone(UTC)
        return min(moment, self.now)

    def weekday(self, days_ago: int) -> int:
        """The same day, or the Friday before it: nobody decides anything at a weekend."""
        return days_ago + max(0, self.day(days_ago).weekday() - FRIDAY)

    def working_day(self, days_ago: int) -> int:
        """The same day, or the last one before it on which somebody reads what comes in."""
        week = range(days_ago, days_ago + A_WEEK)
        covered = (day for day in week if self.house.area.place.is_covered(self.at(day)))
        return next(covered, days_ago)


def live(stories: Iterable[Story]) -> None:
    """Let all stories happen, the longest ago first; on one day in the order given."""
    turns = [(-next(story), number, story) for number, story in enumerate(stories)]
    heapify(turns)
    while turns:
        _, number, story = heappop(turns)
        days_ago = next(story, None)
        if days_ago is not None:
            heappush(turns, (-days_ago, number, story))
