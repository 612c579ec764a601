"""For the two waves of the demo: the survey is loaded, opened, answered and closed."""

from __future__ import annotations

from collections.abc import Mapping

from app.ask.loading import load_text
from app.ask.opening import reasons_here, sign_sensitive, start_wave
from app.ask.shelf import understand
from app.ask.store import AskedWave, every_version, latest_version, wave_named
from app.ask.tables import SurveyVersion
from app.database import Session
from app.demo.answering import Code, answer
from app.demo.days import Demo, DemoProblem, Story
from app.demo.people import BY, LEAD

SURVEY = "getting-to-school"
FIRST, SECOND = f"{SURVEY}@1", f"{SURVEY}@2"
CODES: dict[str, Code] = {FIRST: (0, 1, 2, 3), SECOND: (4, 5, 6, 7)}
LOADED, RELEASED, SECOND_OPENED, SECOND_CLOSES = 88, 43, 12, -16
DAYS_OPEN = 28
AT_ONCE = 50  # answers in one transaction: nobody waits for each of them


def survey_is_loaded(demo: Demo) -> Story:
    """The survey comes in by its file, as it would by `heard survey add`, and is signed off."""
    yield LOADED
    file = demo.house.settings.surveys / f"{SURVEY}.yaml"
    if not file.is_file():
        raise DemoProblem(f"The demo needs {file}. Put it there, or set HEARD_SURVEYS.")
    with demo.house.database.writing() as session:
        version, problems = load_text(
            session, file.read_bytes(), str(file), demo.house.area, by=BY, on=demo.day(LOADED)
        )
        if version is None:
            raise DemoProblem(*(str(problem) for problem in problems if problem.is_error))
        _sign(demo, session, version, LOADED)


def others_are_signed_off(demo: Demo) -> None:
    """The lead has read the sensitive questions of every other survey too (domain 0.21)."""
    with demo.house.database.writing() as session:
        for version in every_version(session):
            _sign(demo, session, version, 0)


def _sign(demo: Demo, session: Session, version: SurveyVersion, days_ago: int) -> None:
    area = demo.house.area
    if understand(version.text, area).is_sensitive:
        sign_sensitive(session, version, area, role="lead", by=LEAD, now=demo.at(days_ago))


def closed(demo: Demo) -> int:
    """How many days ago the first wave closed. Its release came after the days of grace."""
    return RELEASED + demo.house.area.place.grace_days


def first_wave(demo: Demo, told: Mapping[str, int]) -> Story:
    """Most people answer the first wave, day by day. It closes on its last day by itself.

    `told`: how many answers of a wave other stories give.
    """
    last = closed(demo)
    share = demo.answers - demo.answers // 3
    yield from _wave(demo, FIRST, last + DAYS_OPEN, last, last, share - told.get(FIRST, 0))


def second_wave(demo: Demo, told: Mapping[str, int]) -> Story:
    """The others answer the second wave, until today. It stays open."""
    share = demo.answers // 3
    yield from _wave(demo, SECOND, SECOND_OPENED, 0, SECOND_CLOSES, share - told.get(SECOND, 0))


def _wave(demo: Demo, name: str, opens: int, until: int, closes: int, people: int) -> Story:
    yield opens
    _open(demo, opens, closes)
    days = range(opens, until - 1, -1)
    done = 0
    for number, days_ago in enumerate(days, start=1):
        yield days_ago
        due = people * number // len(days)
        _answers(demo, name, days_ago, due - done, CODES[name] if done == 0 else ())
        done = due


def _open(demo: Demo, opens: int, closes: int) -> None:
    """Through the gate, as for real; only mail counts as working, because nobody is written to."""
    house = demo.house
    with house.database.writing() as session:
        version = latest_version(session, SURVEY)
        assert version is not None  # noqa: S101 - it was loaded before
        reasons = reasons_here(session, version, house.area, mail_works=True, is_try_out=False)
        if reasons:
            raise DemoProblem(*reasons)
        start_wave(session, version, house.area, is_try_out=False, until=demo.day(closes), by=BY,
                   now=demo.at(opens))  # fmt: skip


def _answers(demo: Demo, name: str, days_ago: int, people: int, code: Code) -> None:
    for start in range(0, people, AT_ONCE):
        with demo.house.database.writing() as session:
            wave = wave_here(demo, session, name)
            for number in range(start, min(people, start + AT_ONCE)):
                answer(demo, session, wave, days_ago, code=() if number else code)


def wave_here(demo: Demo, session: Session, name: str) -> AskedWave:
    """One of the two waves."""
    wave = wave_named(session, name, demo.house.area, demo.day(0))
    assert wave is not None  # noqa: S101 - its story has opened it
    return wave
