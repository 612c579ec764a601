"""For whoever runs `heard demo`: is this database free, and all the stories at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

from app.access.audit import record
from app.demo import store
from app.demo.asking import (
    CODES,
    FIRST,
    first_wave,
    others_are_signed_off,
    second_wave,
    survey_is_loaded,
)
from app.demo.days import Demo, Story, live, nothing
from app.demo.findings import FINDINGS
from app.demo.hearing import first_wave_is_read, release_is_made, second_wave_is_begun
from app.demo.people import BY, MADE_UP, people_join
from app.demo.store import Found
from app.demo.telling import finding_story
from app.demo.worries import WORRIES, worry_story
from app.first import SHIPPED, load_shipped_surveys
from app.web.house import House


def look(house: House) -> Found:
    """What is in the database now."""
    with house.database.reading() as session:
        return store.look(session)


def is_demo(found: Found) -> bool:
    """Whether all of this was made by the demo, or by whoever played with it."""
    ours = {BY, SHIPPED, "command"}
    return BY in found.openers and all(
        name.endswith(MADE_UP) or name in ours for name in found.emails | found.openers_of_answers
    )


def fill(
    house: House, *, answers: int, seed: int, one_more: Callable[[], None] = nothing
) -> list[str]:
    """Make the whole demo in an empty database. The same seed makes the same answers.

    Gives what is wrong with shipped files that could not be loaded. Raises DemoProblem.
    """
    demo = Demo(house, Random(seed), answers, house.clock(), one_more)  # noqa: S311 - nothing secret
    live(stories(demo))
    wrong = load_shipped_surveys(house)
    others_are_signed_off(demo)
    with house.database.writing() as session:
        record(session, who=BY, what="demo.made", about=store.DEMO, now=demo.now)
    return wrong


def stories(demo: Demo) -> Iterator[Story]:
    """All that happens. What stands first happens first on the same day."""
    told = Counter(worry.wave for worry in WORRIES)
    yield people_join(demo)
    yield survey_is_loaded(demo)
    yield first_wave(demo, told)
    yield second_wave(demo, told)
    yield from (worry_story(demo, worry) for worry in WORRIES)
    yield first_wave_is_read(demo)
    yield second_wave_is_begun(demo)
    yield release_is_made(demo)
    yield from (finding_story(demo, plan) for plan in FINDINGS)


def codes_in_words(house: House) -> dict[str, str]:
    """Which wave a made-up person answered -> their code, as words to type."""
    pictures = house.area.pictures
    if not pictures.code:
        return {}
    words = [pictures.words[name] for name in pictures.code]
    names = {name: "last time" if name == FIRST else "now" for name in CODES}
    return {names[name]: " ".join(words[n] for n in code) for name, code in CODES.items()}
