"""The people of these tests: young people and parents who answer "Getting to school"."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.answer.tables import Answer, Comment, Receipt, Response, Worry
from app.ask.store import AskedWave, add_version, close_wave, open_wave, wave_by_id
from app.database import Base, Database, seal
from app.place.area import Area
from tests.parts.loaded import checked

SURVEY = Path(__file__).resolve().parents[2] / "surveys" / "getting-to-school.yaml"
OPENED = date(2026, 5, 4)
CLOSED = date(2026, 6, 1)
MONDAY = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
AFTER_GRACE = datetime(2026, 6, 8, 9, 30, tzinfo=UTC)
LEAD, OFFICER = "lead@example.org", "officer@example.org"


@dataclass
class School:
    """One wave of "Getting to school", and the people who answer it."""

    database: Database
    area: Area
    wave_id: int
    responses: list[str] = field(default_factory=list)

    def wave(self) -> AskedWave:
        with self.database.reading() as session:
            found = wave_by_id(session, self.wave_id, self.area)
        assert found is not None
        return found

    def answers(
        self,
        *,
        voice: str = "young_person",
        support: str = "self",
        late: bool = False,
        **chosen: str,
    ) -> str:
        """Somebody answers: `travel="bus"`, `helps="friend music"`, `feel="not_sure"`."""
        response_id = secrets.token_hex(16)
        with self.database.writing() as session:
            session.add(
                Response(
                    id=response_id,
                    wave_id=self.wave_id,
                    version_id=self.wave().version_id,
                    voice=voice,
                    support=support,
                    language="en",
                    mode="web",
                    notice="1",
                    started_on=OPENED,
                )
            )
            session.flush()
            for question, choices in chosen.items():
                status = choices if choices in {"not_sure", "skipped", "not_say"} else "answered"
                session.add(
                    Answer(
                        response_id=response_id,
                        question_id=question,
                        status=status,
                        is_late=late,
                        choices="" if status == choices else choices,
                    )
                )
        self.responses.append(response_id)
        return response_id

    def writes(self, response_id: str, words: str, *, late: bool = False, **more: object) -> int:
        """The person writes what would make it better."""
        with self.database.writing() as session:
            comment = Comment(
                response_id=response_id,
                question_id="better",
                is_late=late,
                words=seal(session, words, about=f"getting-to-school/{response_id}"),
                **more,
            )
            session.add(comment)
            session.flush()
            return comment.id

    def worries(
        self,
        words: str = "x",
        *,
        kind: str = "flagged",
        at: datetime = MONDAY,
        response_id: str | None = None,
        choice: str | None = None,
    ) -> str:
        """The computer saw a sign in somebody's words."""
        worry_id = secrets.token_hex(16)
        about = f"worry/{worry_id}"
        with self.database.writing() as session:
            session.add(
                Worry(
                    id=worry_id,
                    wave_id=self.wave_id,
                    response_id=response_id,
                    kind=kind,
                    question_id="better",
                    voice="young_person",
                    support="self",
                    arrived_at=at,
                    words=seal(session, words, about=about) if words else None,
                    choice=choice,
                    why=seal(session, json.dumps(["hurt"]), about=about),
                )
            )
        return worry_id

    def code(self, response_id: str) -> None:
        """The person gets a code."""
        with self.database.writing() as session:
            session.add(
                Receipt(
                    link_hash=secrets.token_hex(32),
                    code_hash=secrets.token_hex(32),
                    wave_id=self.wave_id,
                    response_id=response_id,
                )
            )

    def closes(self, on: date = CLOSED) -> None:
        """The wave closes."""
        with self.database.writing() as session:
            close_wave(session, self.wave_id, on)

    def a_class_answers(self, people: int = 15) -> None:
        """Many people answer: two in three by bus, some by taxi."""
        for n in range(people):
            self.answers(travel="taxi" if n % 3 == 0 else "bus", helps="friend", arrive="good")


def school(database: Database, area: Area, *, is_try_out: bool = False) -> School:
    """A wave that is open."""
    text = SURVEY.read_text("utf-8")
    survey, _ = checked(text.encode(), str(SURVEY), area)
    assert survey is not None
    with database.writing() as session:
        version = add_version(session, survey, text, by="rep@example.org", on=OPENED)
        wave = open_wave(
            session, version, is_try_out=is_try_out, opens_on=OPENED, closes_on=None, by=OFFICER
        )
        wave_id = wave.id
    return School(database, area, wave_id)


def rows(session: Session, table: type[Base]) -> int:
    """How many rows a table has."""
    return session.execute(select(func.count()).select_from(table)).scalar_one()


def later(days: int = 0, **more: int) -> datetime:
    """After that Monday morning."""
    return MONDAY + timedelta(days=days, **more)
