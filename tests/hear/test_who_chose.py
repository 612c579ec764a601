"""For the split in results: told us themselves, with help, somebody answered for them."""

from __future__ import annotations

from datetime import date

from app.database import Database
from app.hear.store.counting import wave_counts
from app.place.area import Area
from tests.hear.cast import School, school


def test_everybody_who_had_help_is_one_group_however_they_were_helped(
    sqlite_database: Database, area: Area
) -> None:
    bus: School = school(sqlite_database, area)
    for support in ("self", "helped", "helped-reads", "helped-writes", "helped-both", "for"):
        bus.answers(support=support, travel="bus")
    with sqlite_database.reading() as session:
        counts = wave_counts(session, bus.wave(), area, date(2026, 6, 9))
    assert counts.took_part == {
        ("young_person", "self"): 1,
        ("young_person", "helped"): 4,
        ("young_person", "for"): 1,
    }
    travel = counts.questions[0].tallies["young_person", "helped"]
    assert travel.answered == 4
