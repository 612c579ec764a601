"""For a youth club's tablet: one survey, forgotten by Finish, covered when left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from app.answer.kiosk import is_key, lets_in
from app.answer.tables import Answer, Response
from app.web.house import House
from app.web.kiosk import invitation
from tests.answer.going import SURVEY, TODAY, all_the_way, begin, count, open_survey
from tests.parts.heard import Clock
from tests.parts.visitors import Opened, Visitor

Open = Callable[..., Visitor]
KEY = "2580"


@pytest.fixture
def tablet(house: House, visitor: Open) -> Visitor:
    """A tablet that staff made a kiosk."""
    open_survey(house)
    open_survey(house, "how-life-feels")
    here = visitor()
    page = here.get(link(house))
    assert here.cookie("heard-kiosk") is None, "looking does nothing"
    page = here.send(page)
    assert (page.kind, page.path) == ("kiosk", "/kiosk")
    return here


def link(house: House) -> str:
    app = Flask("kiosk")
    app.extensions["heard"] = house
    with app.app_context():
        return f"/kiosk/start/{invitation(SURVEY, KEY, TODAY)}"


def unlock(tablet: Visitor, typed: str, press: str = "carry-on") -> Opened:
    return tablet.send(tablet.get("/kiosk/cover"), press, code=typed)


def test_a_kiosk_shows_its_own_survey_help_and_safety_only(tablet: Visitor) -> None:
    assert tablet.get(f"/s/{SURVEY}").kind == "start"
    assert tablet.get("/safe").kind == "safe"
    assert tablet.get("/help").kind == "help"
    for path in ("/", "/s/how-life-feels", "/you-said-we-did", "/who-decides", "/nowhere"):
        assert tablet.get(path).path == "/kiosk"
    page = tablet.get(f"/s/{SURVEY}")
    assert not page.soup.select("footer")
    links = page.soup.select("header nav a")
    assert [link.find_all(string=True)[-1] for link in links] == [
        "Display", "Help", "Finish", "I am not safe"
    ]  # fmt: skip


def test_finish_wipes_and_what_was_sent_stays(house: House, tablet: Visitor) -> None:
    page = all_the_way(tablet)
    assert page.kind == "thanks"
    assert "See what changed before" not in page.words
    page = tablet.get("/clear")
    assert page.path == "/kiosk"
    assert tablet.cookie("heard") is None
    assert tablet.cookie("heard-look") is None
    assert tablet.get(f"/s/{SURVEY}/thanks").kind not in {"thanks", "check"}
    assert "Look at my answers" not in tablet.get("/code").words
    assert count(house, Response) == 1


def test_leave_wipes_too_and_stays_in_the_kiosk(tablet: Visitor) -> None:
    begin(tablet)
    assert tablet.get("/leave").path == "/kiosk"
    assert tablet.cookie("heard") is None
    assert tablet.cookie("heard-kiosk") is not None


def test_a_cover_stays_when_the_page_is_loaded_again(house: House, tablet: Visitor) -> None:
    tablet.send(begin(tablet), answer="walk")
    assert tablet.get("/kiosk/cover").kind == "kiosk-cover"
    for path in ("/", f"/s/{SURVEY}", f"/s/{SURVEY}/2", "/code", "/help", "/kiosk"):
        assert tablet.get(path).kind == "kiosk-cover", path
    assert tablet.get("/safe").kind == "safe"
    assert unlock(tablet, "1111").status == 422
    assert tablet.get(f"/s/{SURVEY}/2").kind == "kiosk-cover"
    assert count(house, Answer) == 1, "a cover loses nothing"


def test_staff_lift_the_cover_and_the_person_carries_on(tablet: Visitor) -> None:
    tablet.send(begin(tablet), answer="walk")
    page = unlock(tablet, KEY)
    assert page.path == "/code"
    assert tablet.get(f"/s/{SURVEY}/2").kind == "question"


def test_the_own_code_lifts_the_cover_and_another_does_not(tablet: Visitor) -> None:
    tablet.send(begin(tablet), answer="walk")
    card = tablet.get(f"/s/{SURVEY}/code")
    words = [item.get_text(strip=True) for item in card.soup.select("main ol.code li, .code li")]
    assert len(words) == 4
    assert unlock(tablet, " ".join([words[0]] * 4)).kind == "kiosk-cover"
    assert unlock(tablet, " ".join(words)).path == "/code"


def test_only_staff_start_for_somebody_new_before_all_is_sent(tablet: Visitor) -> None:
    begin(tablet)
    assert unlock(tablet, "", "finish").status == 422
    assert tablet.cookie("heard") is not None
    assert unlock(tablet, KEY, "finish").path == "/kiosk"
    assert tablet.cookie("heard") is None


def test_after_all_is_sent_anybody_starts_for_somebody_new(tablet: Visitor) -> None:
    all_the_way(tablet)
    assert unlock(tablet, "", "finish").path == "/kiosk"
    assert tablet.cookie("heard") is None


def test_a_tablet_that_nobody_answers_on_needs_no_cover(tablet: Visitor) -> None:
    assert tablet.get("/kiosk/cover").path == "/kiosk"


def test_staff_get_the_tablet_back_with_their_key_only(tablet: Visitor) -> None:
    page = tablet.send(tablet.get("/kiosk/out"), code="0000")
    assert page.status == 422
    page = tablet.send(page, code=KEY)
    assert page.path == "/"
    assert tablet.cookie("heard-kiosk") is None


def test_guessing_the_staff_key_is_slowed(tablet: Visitor) -> None:
    page = tablet.get("/kiosk/out")
    for guess in range(31):
        page = tablet.send(page, code=f"{guess:04}")
    assert "Wait for a minute." in page.words
    assert "Wait for a minute." in tablet.send(page, code=KEY).words


def test_the_key_stands_nowhere_on_the_tablet(tablet: Visitor) -> None:
    assert KEY not in (tablet.cookie("heard-kiosk") or "").replace("~", " ").split()


def test_an_old_or_changed_link_makes_no_kiosk(house: House, visitor: Open, clock: Clock) -> None:
    open_survey(house)
    good = link(house)
    assert visitor().get(good[:-1] + ("0" if good[-1] != "0" else "1")).status == 404
    assert visitor().get(good.replace(SURVEY, "how-life-feels")).status == 404
    assert visitor().get("/kiosk/start/x").status == 404
    clock.later(days=2)
    assert visitor().get(good).status == 404


@pytest.mark.parametrize("path", ["/kiosk", "/kiosk/cover", "/kiosk/out"])
def test_a_phone_is_no_kiosk(visitor: Open, path: str) -> None:
    assert visitor().get(path).status == 404


@pytest.mark.parametrize(
    ("typed", "good"),
    [("1234", True), ("123456", True), ("123", False), ("1234567", False), ("12a4", False),
     ("", False), ("１２３４", False), ("1234\n", False)],
)  # fmt: skip
def test_a_staff_key_is_4_to_6_digits(typed: str, good: bool) -> None:
    assert is_key(typed) is good


@pytest.mark.parametrize("path", ["/s/x-files", "/s/xx", "//safe", "/safe/", "/s", "/staff/", ""])
def test_nothing_that_only_looks_like_the_survey_is_let_in(path: str) -> None:
    assert not lets_in(path, "x", is_covered=False)
    assert lets_in("/s/x/2", "x", is_covered=False)
    assert not lets_in("/s/x/2", "x", is_covered=True)
