"""Times of a 24-hour clock are known from prices, dates, scores and lengths of time."""

from __future__ import annotations

import pytest

from easyread import check
from easyread.clock import of_24_hours
from easyread.passage import Passage
from easyread.rules import rule


@pytest.mark.parametrize(
    ("text", "written", "said"),
    [
        ("Come at 15:00.", "15:00", "3pm"),
        ("Come at 12:00.", "12:00", "midday"),
        ("It shuts at 00:00.", "00:00", "midnight"),
        ("It shuts at 24:00.", "24:00", "midnight"),
        ("It starts at 00:20.", "00:20", "12:20am"),
        ("It starts at 12:20 or 13:05.", "13:05", "1:05pm"),
        ("Come at 9:00.", "9:00", "9am"),
        ("Come at 11:00.", "11:00", "11am"),
        ("Come at 07:45.", "07:45", "7:45am"),
        ("Come at 09:30 am.", "09:30 am", "9:30am"),
        ("Come at 13:00pm.", "13:00pm", "1pm"),
        ("Come at 17h30.", "17h30", "5:30pm"),
        ("Come at 17h.", "17h", "5pm"),
        ("Come at 14.15.", "14.15", "2:15pm"),
        ("We open from 8.00.", "8.00", "8am"),
        ("Come at 0845.", "0845", "8:45am"),
        ("It ends by 1630 hrs.", "1630 hrs", "4:30pm"),
        ("Come at 1630 hours.", "1630 hours", "4:30pm"),
        ("16:00 hours is the end.", "16:00 hours", "4pm"),
        ("From 10:15 to 13:15.", "10:15 to 13:15", "10:15am to 1:15pm"),
        ("From 10:00–11:30 we swim.", "10:00–11:30", "10am to 11:30am"),
        ("Between 9.00 and 10.30 we swim.", "9.00 and 10.30", "9am to 10:30am"),
    ],
)
def test_a_time_is_given_as_people_say_it(text: str, written: str, said: str) -> None:
    ((place, told),) = of_24_hours(text)
    assert (text[slice(*place)], told) == (written, said)
    (found,) = rule("W24").find(Passage(text))
    assert (text[found.start : found.end], found.try_this) == (written, said)


@pytest.mark.parametrize(
    "text",
    [
        "Come at 9:30.",
        "Come at 9:30 and stay until 10:30.",
        "Come at 3:00pm.",
        "Come at 3pm.",
        "It costs 13.50.",
        "You pay £15.30 for it.",
        "It grew from 3.5 to 4.5.",
        "We won 15 to 20.",
        "It takes 24 hours.",
        "You get 1500 hours of help.",
        "We met in 1945.",
        "We saw her at 1500.",
        "The song is 3:45 long.",
        "It takes 5h to walk.",
        "Read 15:00:00 on it.",
        "Version 15.00.1 is new.",
        "Ring 0151 0900.",
        "It is flat 25:70.",
    ],
)
def test_other_figures_are_no_time_of_a_24_hour_clock(text: str) -> None:
    assert list(of_24_hours(text)) == []


@pytest.mark.parametrize("text", ["www.example.org/?at=15:00", "www.example.org/?on=2025-06-03"])
def test_an_address_has_no_time_and_no_date(text: str) -> None:
    assert [one for one in check(f"Look at https://{text} now.") if one.rule == "W24"] == []
