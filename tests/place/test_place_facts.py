"""A place as data: who is there when, for which age, and which facts nobody has checked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.place.area import Area, load_area
from app.place.hours import Week, covers
from app.place.pictures import Pictures, read_pictures

SHIPPED = Path(__file__).resolve().parents[2] / "surveys"
WEEK = TypeAdapter(Week)


@pytest.fixture(scope="module")
def area() -> Area:
    return load_area(SHIPPED)


def test_a_child_is_given_childline_and_an_adult_is_not(area: Area) -> None:
    young = {contact.id for contact in area.place.contacts_for(under_19=True)}
    grown = {contact.id for contact in area.place.contacts_for(under_19=False)}
    assert "childline" in young - grown
    assert "samaritans" in grown - young
    assert "emergency" in young & grown
    assert "show" in young & grown


def test_a_child_finds_childline_right_after_999(area: Area) -> None:
    first, young, _, after = area.place.contact_groups
    assert [contact.id for contact in first] == ["emergency"]
    assert young[0].id == "childline"
    assert {contact.ages for contact in young} == {"under_19"}
    assert "emergency-bsl" in {contact.id for contact in after}


def test_somebody_can_be_told_about_a_worker_while_there_is_no_own_number(area: Area) -> None:
    assert not area.place.safeguarding.about_staff_number
    assert area.place.about_staff is not None
    assert area.place.about_staff.number


def test_each_age_has_somebody_to_talk_to_text_and_chat_with(area: Area) -> None:
    for under_19 in (True, False):
        ways = {contact.how for contact in area.place.contacts_for(under_19=under_19)}
        assert {"talk", "text", "bsl", "show"} <= ways


def test_the_shipped_facts_say_that_nobody_has_checked_them(area: Area) -> None:
    place = area.place
    assert {contact.name for contact in place.contacts} <= set(place.unchecked)
    assert {"safety words", "data protection", "council"} <= set(place.unchecked)


def test_a_fact_with_a_date_is_checked(area: Area) -> None:
    childline = next(c for c in area.place.contacts if c.id == "childline")
    assert not childline.is_checked
    assert childline.model_copy(update={"checked": "3 November 2026, lead"}).is_checked


def test_somebody_is_on_the_rota_in_working_hours(area: Area) -> None:
    friday = datetime(2026, 11, 27, 16, 29, tzinfo=UTC)
    assert area.place.is_covered(friday)
    assert not area.place.is_covered(friday.replace(minute=30))
    assert not area.place.is_covered(friday.replace(day=28, hour=12))


def test_after_friday_somebody_is_there_again_on_monday_morning(area: Area) -> None:
    friday_night = datetime(2026, 11, 27, 23, 0, tzinfo=UTC)
    at = area.place.next_covered(friday_night)
    assert at is not None
    assert (at.weekday(), at.hour, at.minute) == (0, 9, 0)
    assert area.place.next_covered(friday_night.replace(day=30, hour=12)) == at.replace(
        hour=12, minute=15
    )


def test_no_line_of_hours_means_day_and_night(area: Area) -> None:
    by_id = {contact.id: contact for contact in area.place.contacts}
    assert by_id["emergency"].is_always_open
    assert not by_id["local-children"].is_always_open


def test_the_young_bands_are_those_under_16(area: Area) -> None:
    assert area.place.young_bands == {"5-to-10", "11-to-15"}


def test_the_place_keeps_its_own_time(area: Area) -> None:
    assert area.place.local(datetime(2026, 7, 1, 12, tzinfo=UTC)).hour == 13


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("9:00-17:00", (540, 1020)), ("9:00 to 16:30", (540, 990)), ("0:00-24:00", (0, 1440))],
)
def test_hours_are_read_as_councils_write_them(typed: str, minutes: tuple[int, int]) -> None:
    assert WEEK.validate_python({"mon": typed}) == {"mon": minutes}


@pytest.mark.parametrize("typed", ["9-5", "17:00-9:00", "9:00-9:00", "25:00-26:00", "", ["9"]])
def test_hours_that_make_no_sense_are_refused(typed: Any) -> None:
    with pytest.raises(ValidationError):
        WEEK.validate_python({"mon": typed})


def test_a_day_without_a_line_is_not_covered() -> None:
    week = WEEK.validate_python({"mon": "9:00-17:00"})
    assert covers(week, datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    assert not covers(week, datetime(2026, 11, 23, 17, 0, tzinfo=UTC))
    assert not covers(week, datetime(2026, 11, 24, 10, 0, tzinfo=UTC))


def test_the_strategy_has_its_fourteen_outcomes_and_four_priorities(area: Area) -> None:
    framework = area.framework
    assert [outcome.id for outcome in framework.outcomes] == [f"O{n:02}" for n in range(1, 15)]
    assert len(framework.priorities) == 4
    assert [strand.name for strand in framework.strands] == [
        "Attending", "Included", "Achieving", "Supported",
    ]  # fmt: skip


def test_each_idea_of_an_outcome_is_an_item_of_its_own(area: Area) -> None:
    framework = area.framework
    feelings = {item.id for item in framework.by_id["O05"].items}
    assert feelings == {"O05-valued", "O05-included", "O05-active", "O05-involved"}
    assert framework.by_id["O05"].wording.endswith("Feel valued, included, active and involved")
    assert framework.outcome_of("O05-valued") is framework.by_id["O05"]
    assert framework.outcome_of("O99") is None
    assert framework.knows("O05")
    assert not framework.knows("O05-happy")


def test_nobody_is_asked_about_relationships_until_a_lead_adds_it(area: Area) -> None:
    assert area.framework.by_id["O08"].items == ()


def test_numbers_from_elsewhere_are_no_questions(area: Area) -> None:
    by_id = area.framework.by_id
    assert (by_id["O11"].measured, by_id["O13"].measured) == ("computed", "outside")


def test_every_theme_has_a_name_a_picture_and_a_priority(area: Area) -> None:
    assert len(area.themes.themes) == 32
    for theme in area.themes.themes:
        assert area.pictures.has(theme.picture)
        assert theme.priority in area.framework.priority_by_id


def test_no_two_themes_share_a_picture(area: Area) -> None:
    pictures = [theme.picture for theme in area.themes.themes]
    assert len(set(pictures)) == len(pictures)


def test_a_hard_word_is_found_by_any_of_its_spellings(area: Area) -> None:
    known = area.glossary.by_name
    assert known["ehcp"] is known["ehc plan"]
    assert known["senco"].plain.startswith("The teacher")


def test_without_a_picture_folder_no_picture_is_known(tmp_path: Path) -> None:
    assert read_pictures(tmp_path, built=tmp_path / "none.json") == Pictures()
    (tmp_path / "pictures.yaml").write_text("words: {bus: Bus}", "utf-8")
    found = read_pictures(tmp_path, built=tmp_path / "none.json")
    assert found.has("bus")
    assert not found.has("taxi")
