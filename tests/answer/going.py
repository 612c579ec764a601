"""What the tests of answer pages share: open waves, and a way through a survey."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.ask.store import open_wave
from app.web.house import House
from tests.parts.loaded import load_text
from tests.parts.visitors import Opened, Visitor

TODAY = date(2026, 11, 23)
SURVEY = "getting-to-school"


def open_survey(
    house: House, survey_id: str = SURVEY, *, is_try_out: bool = True, until: date | None = None
) -> int:
    """Load a shipped survey and open a wave of it. Gives the wave's row."""
    source = (house.settings.surveys / f"{survey_id}.yaml").read_bytes()
    with house.database.writing() as session:
        version, problems = load_text(session, source, survey_id, house.area, by="a rep", on=TODAY)
        assert version is not None, problems
        return open_wave(
            session, version, is_try_out=is_try_out, opens_on=TODAY, closes_on=until, by="a rep"
        ).id


def begin(visitor: Visitor, survey_id: str = SURVEY, who: str = "me") -> Opened:
    """Say yes, and go past the practice. Gives the first question that counts."""
    return past_the_practice(visitor, visitor.send(visitor.get(f"/s/{survey_id}"), who=who))


def past_the_practice(visitor: Visitor, page: Opened) -> Opened:
    """From the practice to the first question that counts; any other page stays as it is."""
    return visitor.send(page, "skip") if "This is practice." in page.words else page


def as_far_as_the_words(visitor: Visitor) -> Opened:
    """Through getting-to-school, walking, to its last question."""
    page = begin(visitor)
    page = visitor.send(page, answer="walk")
    page = visitor.send(page, answer=["friend"])
    page = visitor.send(visitor.send(page, answer="good"))  # and past the break
    return visitor.send(page, answer="yes")


def all_the_way(visitor: Visitor, words: str = "More buses") -> Opened:
    """Through getting-to-school to the thanks page."""
    page = visitor.send(as_far_as_the_words(visitor), words=words)
    return visitor.send(page)


def count(house: House, table: Any) -> int:
    """How many rows a table has."""
    with house.database.reading() as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()
