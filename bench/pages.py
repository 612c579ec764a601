"""For a phone on poor signal: how heavy every page of every survey that ships is."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.place.area import AREA_FILES
from bench.client import Page, Respondent, Tally

KB = 1024
LIGHT, WITH_MANY_OPTIONS = 6 * KB, 8 * KB
OPTIONS = 3
WALKS = 12
EVERY_ANSWER = 99
OPTION = re.compile(r'<input[^>]*type="(?:radio|checkbox)"[^>]*value="([^"]*)"')
FETCHED = re.compile(r'<(?:link|script|img|source)\b[^>]*?(?:href|src)="(?!data:|#)[^"]+"[^>]*>')
SCRIPT = re.compile(r'<script[^>]*src="([^"]+)"')
ALWAYS_THERE = {"not-sure", "not-say"}


@dataclass(frozen=True, slots=True)
class Weight:
    """One page as it was sent: bytes, and the other files that it asks for."""

    path: str
    sent_bytes: int
    other_files: int
    options: int

    @property
    def limit(self) -> int:
        """How many bytes it may have."""
        return WITH_MANY_OPTIONS if self.options > OPTIONS else LIGHT

    @property
    def is_light(self) -> bool:
        """Whether it keeps its promise: light, one request, and one small script that can wait."""
        return self.sent_bytes <= self.limit and self.other_files <= 1


def shipped(surveys: Path) -> list[str]:
    """The surveys that ship with Heard."""
    return sorted(file.stem for file in surveys.glob("*.yaml") if file.name not in AREA_FILES)


def weigh_all(url: str, surveys: list[str]) -> list[Weight]:
    """The first page, and each page that people meet in the surveys at its heaviest."""
    heaviest: dict[str, Weight] = {}
    for page in _every_page(url, surveys):
        weight = weigh(page)
        known = heaviest.get(weight.path)
        if known is None or weight.sent_bytes > known.sent_bytes:
            heaviest[weight.path] = weight
    return sorted(heaviest.values(), key=lambda weight: -weight.sent_bytes)


def weigh(page: Page) -> Weight:
    """One page."""
    files = [tag for tag in FETCHED.findall(page.text) if "alternate" not in tag]
    options = [value for value in OPTION.findall(page.text) if value not in ALWAYS_THERE]
    return Weight(page.path.partition("?")[0], page.sent_bytes, len(files), len(options))


def script_bytes(url: str, path: str) -> int:
    """How heavy the one script beside a page is, as it is sent."""
    person = Respondent(url, random.Random(0), Tally())
    named = SCRIPT.search(person.get(path).text)
    return person.get(named[1]).sent_bytes if named else 0


def _every_page(url: str, surveys: list[str]) -> Iterator[Page]:
    yield Respondent(url, random.Random(0), Tally()).get("/")
    for survey in surveys:
        for seed in range(WALKS):
            person = Respondent(url, random.Random(seed), Tally(), EVERY_ANSWER)
            yield from person.answer_all(f"/s/{survey}")
