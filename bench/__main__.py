"""`make bench`: how fast and how heavy Heard is, beside the floor, in the same run.

Writes bench/results.md. Ends with 1 when a limit is broken, so that nobody has to read it.
"""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.memory import largest_worker_mib
from bench.pages import Weight, script_bytes, shipped, weigh_all
from bench.phone import (
    LIMIT_FLOORS,
    LIMIT_SECONDS,
    Mark,
    Wait,
    browser_path,
    has_lighthouse,
    marks,
    waits,
)
from bench.race import Result, race
from bench.serve import ROOT, Runner, floor, heard

HERE = Path(__file__).parent
RESULTS = HERE / "results.md"
SURVEY = "getting-to-school"
PEOPLE = (1, 8)
AIM, LIMIT = 2.0, 2.5
MEMORY_LIMIT = 60.0
SCRIPT_LIMIT = 4096
DATA = Path(os.environ.get("HEARD_DATA") or ROOT.parent / "shared" / "data")
OTHERS = {"easyread": "onestop_pairs_dev.csv", "comments": "nhs_fft_train.csv"}


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that was measured on the two servers."""

    races: tuple[tuple[list[Result], float], ...]
    weights: list[Weight]
    script: int
    waits: list[Wait]
    marks: list[Mark]
    memory_mib: float
    floor_memory_mib: float

    @property
    def broken(self) -> list[str]:
        """Each limit that does not hold, in a sentence."""
        said = [
            f"With {results[0].people} answering, Heard costs {ratio:.2f} floors. "
            f"The limit is {LIMIT}."
            for results, ratio in self.races
            if ratio > LIMIT
        ]
        said += [
            f"{w.path} has {w.sent_bytes} bytes and asks for {w.other_files} more files. "
            f"The limit is {w.limit} bytes and 1 script."
            for w in self.weights
            if not w.is_light
        ]
        if self.memory_mib > MEMORY_LIMIT:
            said.append(f"A worker has {self.memory_mib:.1f} MiB. The limit is {MEMORY_LIMIT:.0f}.")
        if self.script > SCRIPT_LIMIT:
            said.append(f"The script has {self.script} bytes. The limit is {SCRIPT_LIMIT}.")
        return said + list(_slow(self.waits)) + list(_not_full(self.marks))


def _slow(waited: list[Wait]) -> Iterator[str]:
    """On a bad line a question waits 3 seconds at most, or 1.3 floors where the line is worse."""
    if waited:
        ours, least = waited
        if ours.first > max(LIMIT_SECONDS, LIMIT_FLOORS * least.first):
            yield f"A question can be answered after {ours.first:.1f} s. The limit is 3.0 s."


def _not_full(marked: list[Mark]) -> Iterator[str]:
    for mark in marked:
        if mark.accessibility < 100 or mark.performance < 100:
            yield f"Lighthouse gives {mark.page} {mark.performance} and {mark.accessibility}."


def measure(folder: Path) -> Measured:
    """Start both servers, let people answer in both, and weigh every page."""
    with heard(folder / "heard", SURVEY) as ours, floor(folder / "floor") as least:
        weights = weigh_all(ours.url, shipped(ROOT / "surveys"))
        script = script_bytes(ours.url, ours.start)
        waited = waits((ours, least)) if browser_path() else []
        marked = marks(ours.url, SURVEY) if browser_path() and has_lighthouse() else []
        races = tuple(_said_race(people, ours, least) for people in PEOPLE)
        memory = (largest_worker_mib(ours.pid), largest_worker_mib(least.pid))
        return Measured(races, weights, script, waited, marked, *memory)


def _said_race(people: int, ours: Runner, least: Runner) -> tuple[list[Result], float]:
    results, ratio = race(people, (ours, least))
    print(f"{people} answering: {ratio:.2f} floors", flush=True)
    return results, ratio


def report(measured: Measured, others: list[str]) -> Iterator[str]:
    """The whole page."""
    yield "# How fast and how heavy"
    yield ""
    yield "Made by `make bench`. Another machine gives other times: compare the two servers, which"
    yield "took turns on this one."
    yield ""
    yield f"Machine: {machine()}."
    yield "Servers: gunicorn gthread, 2 processes of 4 threads, preloaded; SQLite WAL,"
    yield "synchronous=FULL, one commit for each answer; everything gzip."
    yield ""
    yield from _speed(measured)
    yield from _waiting(measured)
    yield from _pages(measured)
    yield from _phone(measured)
    yield from _memory(measured)
    yield from ("## Reading words", "", *(f"- {line}" for line in others), "")
    yield from ("## Limits", "", *(f"- {line}" for line in measured.broken or ["All hold."]))


def machine() -> str:
    """What it ran on, with no name and no path."""
    cores = len(os.sched_getaffinity(0))
    python, sqlite = platform.python_version(), sqlite3.sqlite_version
    return f"{cores} cores, {platform.machine()}, Python {python}, SQLite {sqlite}"


def _speed(measured: Measured) -> Iterator[str]:
    yield f"## One survey answered (`{SURVEY}`, six questions)"
    yield ""
    yield "| server | people at once | CPU ms a completion | completions/s | requests each |"
    yield "|---|---|---|---|---|"
    for results, _ in measured.races:
        for r in results:
            figures = f"{r.cpu_ms:.1f} | {r.per_second:.1f} | {r.requests:.1f}"
            yield f"| {r.name} | {r.people} | {figures} |"
    yield ""
    for results, ratio in measured.races:
        share = results[0].per_second / results[-1].per_second
        yield (
            f"With {results[0].people} at once, Heard costs **{ratio:.2f}** floors "
            f"(aim {AIM}, limit {LIMIT}), and does {share:.0%} of its completions a second."
        )
    yield ""


def _waiting(measured: Measured) -> Iterator[str]:
    yield "## How long people wait (ms: half, 95 of 100, 99 of 100)"
    yield ""
    yield "| server | people at once | an answer is sent | a page is opened |"
    yield "|---|---|---|---|"
    for results, _ in measured.races:
        for r in results:
            yield f"| {r.name} | {r.people} | {_three(r.post_ms)} | {_three(r.get_ms)} |"
    yield ""


def _three(values: tuple[float, ...]) -> str:
    return " / ".join(f"{value:.1f}" for value in values)


def _pages(measured: Measured) -> Iterator[str]:
    yield "## Every page of every survey, and the first page (gzip)"
    yield ""
    yield "A page may have 6 KB (6,144 bytes), and 8 KB (8,192) with more than three options."
    yield ""
    yield "| page | bytes | may have | requests |"
    yield "|---|---|---|---|"
    for w in measured.weights:
        yield f"| {w.path} | {w.sent_bytes:,} | {w.limit:,} | {1 + w.other_files} |"
    yield ""


def _phone(measured: Measured) -> Iterator[str]:
    yield "## A cheap phone on slow 3G (round trip 2 s, 50 kB/s, a sixth of this machine's speed)"
    yield ""
    yield f"Beside each page: one script of {measured.script:,} bytes, which blocks nothing."
    yield ""
    if not measured.waits:
        yield "Waiting was not measured here: there is no Chromium."
    else:
        yield "| server | a question can be answered after | the next one after Next |"
        yield "|---|---|---|"
        for w in measured.waits:
            yield f"| {w.name} | {w.first:.2f} s | {w.after_next:.2f} s |"
    yield ""
    yield from _lighthouse(measured)
    yield ""


def _lighthouse(measured: Measured) -> Iterator[str]:
    if not measured.marks:
        yield "Lighthouse was not run here. `make lighthouse` brings it."
        return
    yield "| Lighthouse | speed | accessibility |"
    yield "|---|---|---|"
    for mark in measured.marks:
        yield f"| {mark.page} | {mark.performance} | {mark.accessibility} |"


def _memory(measured: Measured) -> Iterator[str]:
    yield "## Memory (PSS of the largest of 2 preloaded processes, after the race)"
    yield ""
    yield f"Heard {measured.memory_mib:.1f} MiB (limit {MEMORY_LIMIT:.0f})."
    yield f"The floor {measured.floor_memory_mib:.1f} MiB."
    yield ""


def run_others() -> Iterator[str]:
    """The measures of reading words, where their data is."""
    for name, file in OTHERS.items():
        if not (DATA / file).is_file():
            yield f"{name}: not measured here. {file} is not on this machine (set HEARD_DATA)."
            continue
        print(f"Measuring {name}...", flush=True)
        given = DATA if name == "easyread" else DATA / file
        command = [sys.executable, "-m", f"bench.{name}", str(given)]
        if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            yield f"{name}: it broke. Run `python -m bench.{name}`."
        else:
            yield f"{name}: measured. See [{name}.md]({name}.md)."


def main() -> int:
    """Measure, write the page, and say which limits do not hold."""
    with tempfile.TemporaryDirectory(prefix="heard-bench-") as folder:
        measured = measure(Path(folder))
    page = "\n".join(report(measured, list(run_others()))).rstrip() + "\n"
    RESULTS.write_text(page, "utf-8")
    print(page)
    return 1 if measured.broken else 0


if __name__ == "__main__":
    sys.exit(main())
