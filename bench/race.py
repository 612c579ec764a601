"""Heard and the floor answered by the same people, in turns, so that both meet the same machine."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench.client import Tally, answer_for
from bench.memory import cpu_seconds
from bench.serve import Runner

WARM_SECONDS = 2.0
TURN_SECONDS = 3.0
TURNS = 5
PERCENTS = (50, 95, 99)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one server did in one turn."""

    cpu_ms: float
    per_second: float
    tally: Tally


@dataclass(frozen=True, slots=True)
class Result:
    """One server at one number of people: medians of its turns; waits are of all of them."""

    name: str
    people: int
    cpu_ms: float
    per_second: float
    requests: float
    post_ms: tuple[float, ...]
    get_ms: tuple[float, ...]


def race(people: int, runners: tuple[Runner, ...]) -> tuple[list[Result], float]:
    """Each server's result, and the median of the first one's CPU over the last one's, by turn."""
    for runner in runners:
        take_turn(runner, people, WARM_SECONDS)
    turns: dict[str, list[Turn]] = {runner.name: [] for runner in runners}
    for number in range(TURNS):
        for runner in runners if number % 2 else runners[::-1]:
            turns[runner.name].append(take_turn(runner, people, TURN_SECONDS))
    first, last = turns[runners[0].name], turns[runners[-1].name]
    ratio = statistics.median(a.cpu_ms / b.cpu_ms for a, b in zip(first, last, strict=True))
    return [_result(name, people, taken) for name, taken in turns.items()], ratio


def take_turn(runner: Runner, people: int, seconds: float) -> Turn:
    """Some people answer for some seconds, each in a process of their own."""
    before, began = cpu_seconds(runner.pid), time.monotonic()
    jobs = [(runner.url, runner.start, seconds, seed) for seed in range(people)]
    with multiprocessing.Pool(people) as pool:
        tallies = pool.starmap(answer_for, jobs, chunksize=1)
    taken, used = time.monotonic() - began, cpu_seconds(runner.pid) - before
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return Turn(1000 * used / whole.finished, whole.finished / taken, whole)


def _result(name: str, people: int, turns: list[Turn]) -> Result:
    def median(of: Callable[[Turn], float]) -> float:
        return statistics.median(of(turn) for turn in turns)

    whole = Tally()
    for turn in turns:
        whole.add(turn.tally)
    return Result(
        name=name,
        people=people,
        cpu_ms=median(lambda turn: turn.cpu_ms),
        per_second=median(lambda turn: turn.per_second),
        requests=whole.requests / whole.finished,
        post_ms=percentiles(whole.post_ms),
        get_ms=percentiles(whole.get_ms),
    )


def percentiles(values: list[float]) -> tuple[float, ...]:
    """The 50th, 95th and 99th."""
    ordered = sorted(values)
    return tuple(ordered[min(len(ordered) - 1, len(ordered) * p // 100)] for p in PERCENTS)
