"""For tests of the desk and of families' pages: one closed wave with a release, and a door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from app.ask.store import add_version, close_wave, latest_version, open_wave
from app.ask.survey import Survey
from app.database import Database
from app.factory import make_families
from app.hear.release import Release, canonical, fingerprint
from app.hear.tables import ReleaseRow
from app.people.invite import invite_by_command
from app.place.area import Area
from app.settings import Settings
from app.tell import store
from app.tell.action import Evidence
from app.tell.decision import Decision
from app.tell.finding import Cell
from app.tell.publishing import FamilyCheck, update_of
from app.web.house import House
from tests.parts.heard import Clock
from tests.parts.loaded import checked, shipped_area
from tests.parts.visitors import Visitor
from tests.tell.cast import BUS, CLOSED, DECIDED, DONE, DUE, EVIDENCE, TODAY, YES, bus_release

SURVEYS = Path(__file__).resolve().parents[2] / "surveys"
OFFICER = "officer@example.org"
SECRET = "kJ3n9_fQ2xZ7wLp0aVb5TgYh8RcMdEuS"


def area() -> Area:
    """The area that ships."""
    return shipped_area()


@dataclass
class Told:
    """One wave of "Getting to school", closed, and what an officer does with it."""

    database: Database
    wave_id: int
    release_id: int
    today: date = TODAY
    revisions: dict[str, int] = field(default_factory=dict)

    def finding(self, cell: Cell = BUS, title: str = "The bus is late",
                said: str = "The bus is often late.") -> str:  # fmt: skip
        words = store.Words(self.release_id, cell, title, said, "attending", False)
        with self.database.writing() as session:
            return store.add_finding(session, words, wave_id=self.wave_id, by=OFFICER, on=CLOSED)

    def decide(self, finding_id: str, decision: Decision = YES) -> str:
        with self.database.writing() as session:
            store.decide(session, finding_id, decision, by=OFFICER)
        return finding_id

    def act(self, finding_id: str, due: date = DUE) -> int:
        with self.database.writing() as session:
            return store.add_action(session, finding_id, text="We get 2 new buses.",
                                    owner="Travel team", due=due)  # fmt: skip

    def finish(self, action_id: int, changed: str = "There are 2 new buses.",
               evidence: Evidence = EVIDENCE) -> None:  # fmt: skip
        with self.database.writing() as session:
            store.add_evidence(session, action_id, evidence, by=OFFICER)
            store.finish(session, action_id, what_changed=changed, on=DONE)

    def publish(self, finding_id: str, check: FamilyCheck | None = None) -> int:
        with self.database.writing() as session:
            found = store.finding(session, finding_id)
            assert found is not None
            return store.publish(session, finding_id, update_of(found, check), by=OFFICER,
                                 on=DECIDED)  # fmt: skip

    def ask_again(self, *, is_try_out: bool, closed: date | None = None) -> None:
        """Another wave of the same survey."""
        with self.database.writing() as session:
            version = latest_version(session, "getting-to-school")
            assert version is not None
            wave = open_wave(session, version, is_try_out=is_try_out, opens_on=date(2026, 2, 10),
                             closes_on=None, by=OFFICER)  # fmt: skip
            if closed is not None:
                close_wave(session, wave.id, closed)

    def done(self) -> str:
        """A finding that went all the way and is published as done."""
        finding_id = self.decide(self.finding())
        self.finish(self.act(finding_id))
        self.publish(finding_id)
        return finding_id


def survey() -> tuple[Survey, str]:
    text = (SURVEYS / "getting-to-school.yaml").read_text("utf-8")
    made, _ = checked(text.encode(), "getting-to-school.yaml", area())
    assert made is not None
    return made, text


def tell(database: Database, release: Release) -> Told:
    """Ask, close and release one wave in this database."""
    made, text = survey()
    with database.writing() as session:
        version = add_version(session, made, text, by=OFFICER, on=date(2026, 2, 1))
        wave = open_wave(session, version, is_try_out=False, opens_on=date(2026, 2, 2),
                         closes_on=None, by=OFFICER)  # fmt: skip
        close_wave(session, wave.id, CLOSED)
        row = ReleaseRow(
            wave_id=wave.id, snapshot=1, made_on=CLOSED, rules_version=release.rules_version,
            public_text=canonical(release), public_sha256=fingerprint(release),
            staff_text=canonical(release), staff_sha256=fingerprint(release),
        )  # fmt: skip
        session.add(row)
        session.flush()
        return Told(database, wave.id, row.id)


@pytest.fixture
def told(database: Database) -> Told:
    """The wave, on SQLite and on PostgreSQL."""
    return tell(database, bus_release())


@pytest.fixture
def told_here(sqlite_database: Database) -> Told:
    """The same for tests of pages, on SQLite only."""
    return tell(sqlite_database, bus_release())


def settings(tmp_path: Path) -> Settings:
    return Settings(
        home=tmp_path,
        surveys=SURVEYS,
        database_url="sqlite://",
        secret_key=SECRET,
        answer_keys=(("k1", b"\x01" * 32),),
        trusted_hosts=("127.0.0.1", "localhost"),
    )


def door(told: Told, tmp_path: Path) -> Flask:
    """The families' door to this database, on the day `told.today`."""
    noon = datetime(told.today.year, told.today.month, told.today.day, 12, tzinfo=UTC)
    app = make_families(House(settings(tmp_path), told.database, area(), lambda: noon))
    app.testing = True
    return app


@pytest.fixture
def come(told_here: Told, tmp_path: Path) -> Callable[[], Visitor]:
    """A family opens our pages: `come()`. What `told_here` did before is there."""
    return lambda: Visitor(door(told_here, tmp_path))


@pytest.fixture
def clock() -> Clock:
    """Noon on the day of these tests."""
    return Clock(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC))


@pytest.fixture
def staff(visitor: Callable[[], Visitor], house: House) -> Callable[[str], Visitor]:
    """Somebody with this role, signed in: `staff("officer")`."""

    def come_in(role: str, name: str = "") -> Visitor:
        somebody, email = visitor(), f"{name or role}@example.org"
        link = invite_by_command(house.database, house.settings, email, role, house.clock())
        page = somebody.send(somebody.get(urlsplit(link).path))
        assert page.path == "/staff/", page.words
        return somebody

    return come_in
