"""What must stand before young people are asked for real, and when they can write."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.ask.gate import (
    SENSITIVE,
    doubts_before_opening,
    free_text_is_open,
    is_open,
    reasons_not_to_open,
    words_may_be_in,
)
from app.ask.survey import Survey
from app.ask.survey_file import read_survey
from app.place.hours import Week
from app.place.place import Language, OutOfHours, Place
from tests.ask.cast import SHIPPED, area, survey

READY: dict[str, Any] = {
    "is_try_out": False,
    "has_lead": True,
    "has_deputy": True,
    "mail_works": True,
    "signed_off": frozenset({SENSITIVE}),
}
MONDAY_10AM = datetime(2026, 11, 23, 10, tzinfo=UTC)
SUNDAY_10AM = datetime(2026, 11, 22, 10, tzinfo=UTC)


def shipped(name: str) -> Survey:
    found = read_survey((SHIPPED / f"{name}.yaml").read_bytes(), name, area())
    assert isinstance(found, Survey)
    return found


def place(**changes: Any) -> Place:
    # Not model_copy: a copy keeps what its model has worked out from the old values.
    return Place.model_construct(**dict(area().place) | changes)


def without(**changes: Any) -> Place:
    guarded = area().place.safeguarding.model_copy(update=changes)
    return place(safeguarding=guarded)


def test_a_survey_opens_when_everything_stands() -> None:
    assert reasons_not_to_open(shipped("how-life-feels"), place(), **READY) == ()


def test_a_try_out_opens_with_nobody_there() -> None:
    nobody = {"has_lead": False, "has_deputy": False, "mail_works": False}
    lacking = {**READY, **nobody, "signed_off": frozenset(), "is_try_out": True}
    assert reasons_not_to_open(shipped("how-life-feels"), without(rota=()), **lacking) == ()


@pytest.mark.parametrize(
    ("lacks", "told"),
    [
        ({"has_lead": False}, "no safeguarding lead"),
        ({"has_deputy": False}, "no deputy"),
        ({"mail_works": False}, "HEARD_MAIL_URL"),
        ({"signed_off": frozenset()}, "healthy, safe"),
    ],
)
def test_a_real_wave_waits_until_somebody_is_there(lacks: dict[str, Any], told: str) -> None:
    reasons = reasons_not_to_open(shipped("how-life-feels"), place(), **{**READY, **lacks})
    assert len(reasons) == 1
    assert told in reasons[0]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (without(rota=()), "no rota"),
        (place(reading_promise=None), "reading promise"),
        (place(contacts=area().place.contacts[-1:]), "nobody to call"),
    ],
    ids=["rota", "promise", "contacts"],
)
def test_words_wait_for_a_rota_a_promise_and_contacts(changed: Place, told: str) -> None:
    reasons = reasons_not_to_open(shipped("getting-to-school"), changed, **READY)
    assert reasons
    assert all(told in reason for reason in reasons)


def test_without_words_no_deputy_and_no_rota_are_needed() -> None:
    lacking = {**READY, "has_deputy": False}
    assert reasons_not_to_open(survey(), without(rota=()), **lacking) == ()


def test_dots_are_no_privacy_contact() -> None:
    one = survey()
    dots = one.model_copy(update={"privacy": one.privacy.model_copy(update={"contact": "..."})})
    assert "privacy block has no contact" in reasons_not_to_open(dots, place(), **READY)[0]


def test_what_nobody_has_checked_is_said_before_opening() -> None:
    assert any("Childline" in doubt for doubt in doubts_before_opening(place()))


def test_a_box_for_words_is_closed_when_nobody_is_on_the_rota() -> None:
    assert free_text_is_open(place(), MONDAY_10AM)
    assert not free_text_is_open(place(), SUNDAY_10AM)
    assert free_text_is_open(place(), SUNDAY_10AM, is_try_out=True)


def test_the_rota_keeps_the_time_of_the_place() -> None:
    july = datetime(2026, 7, 20, 8, 30, tzinfo=UTC)  # 9:30 where the clocks are an hour ahead
    assert free_text_is_open(place(), july)
    assert not free_text_is_open(place(time_zone="UTC"), july)


def test_a_recorded_decision_keeps_the_box_open() -> None:
    decision = OutOfHours(decided_by="The lead", when="3 November 2026", why="Somebody is on call.")
    assert free_text_is_open(without(out_of_hours=decision), SUNDAY_10AM)


def test_no_words_are_taken_in_a_language_nobody_has_checked() -> None:
    english = area().place.languages
    polish = Language(code="pl", name="Polski")
    checked = Language(code="pl", name="Polski", safety_checked="3 November 2026, translator")
    assert words_may_be_in(place(), "en-GB")
    assert not words_may_be_in(place(languages=(*english, polish)), "pl")
    assert not free_text_is_open(place(), MONDAY_10AM, is_try_out=True, language="pl")
    assert words_may_be_in(place(languages=(*english, checked)), "pl")


DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("opens", "closes", "closed", "is_so"),
    [
        (DAY, None, None, True),
        (DAY, DAY, None, True),
        (date(2026, 11, 24), None, None, False),
        (DAY, date(2026, 11, 22), None, False),
        (DAY, None, DAY, False),
    ],
)
def test_a_wave_is_open_from_its_first_day_to_its_last(
    opens: date, closes: date | None, closed: date | None, is_so: bool
) -> None:
    assert is_open(opens, closes, closed, DAY) is is_so


def test_an_empty_line_of_the_rota_covers_nobody() -> None:
    empty: Week = {}
    rota = tuple(
        line.model_copy(update={"hours": empty}) for line in area().place.safeguarding.rota
    )
    reasons = reasons_not_to_open(shipped("getting-to-school"), without(rota=rota), **READY)
    assert "no rota" in reasons[0]
