"""For a club and a desk: paper is typed in and looked at twice; a shared tablet forgets people."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.parts.answering import kind_of, press
from tests.parts.browsing import LAPTOP, SMALL_PHONE, Axe, NewPage
from tests.parts.servers import Server, run_heard

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
TABLET = {"width": 768, "height": 1024}
SURVEY = "getting-to-school"
KEY = "2580"
POST_IT = """fetch(location.href, {method: "POST",
  body: new URLSearchParams(new FormData(document.querySelector("main form")))})"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def server(own_server: Callable[..., Server]) -> Server:
    """A server whose answers are ours alone to count."""
    return own_server()


@pytest.fixture
def officer(server: Server, new_page: NewPage) -> Page:
    """A trained officer at a laptop."""
    return signed_in(server, new_page, "officer@halton.example")


def signed_in(server: Server, new_page: NewPage, email: str) -> Page:
    """A trained officer at a laptop of their own."""
    invited = run_heard("people", "invite", email, "--role", "officer", home=server.home)
    found = re.search(r"/staff/invitation/\w+", invited.stdout)
    assert found, invited.stdout + invited.stderr
    page = new_page(viewport=LAPTOP)
    page.goto(server.url + found[0])
    page.locator("main button").first.click()
    page.wait_for_url("**/staff/")
    with sqlite3.connect(server.home / "heard.sqlite") as database:
        database.execute("UPDATE user SET trained_on = '2026-01-12' WHERE email = ?", (email,))
    database.close()
    return page


def rows(server: Server, ask: str) -> list[tuple[object, ...]]:
    """What the database says."""
    database = sqlite3.connect(server.home / "heard.sqlite")
    found = database.execute(ask).fetchall()
    database.close()
    return found


def send(page: Page) -> None:
    page.locator("main form button").last.click()
    page.wait_for_load_state("load")


def test_paper_is_printed_typed_in_by_keyboard_and_looked_at_twice(
    server: Server, officer: Page, new_page: NewPage, axe: Axe
) -> None:
    printed = new_page()
    printed.goto(f"{server.url}/s/{SURVEY}/paper")
    code = printed.locator(".paper-code b").first.inner_text()
    officer.goto(f"{server.url}/staff/answer/")
    officer.get_by_label("Code of the paper").fill(code)
    officer.keyboard.press("Enter")
    officer.wait_for_url("**/key/young_person")
    assert axe(officer) == []
    officer.get_by_label("Who is answering?").focus()
    for typed in ("2", "", "1", "13", "2", "1", "0", "", "The man on the bus hits me"):
        officer.keyboard.type(typed)
        officer.keyboard.press("Tab")
    send(officer)
    assert "Write this number on the paper: 1." in officer.inner_text("main")
    said = dict(rows(server, "SELECT question_id, choices FROM answer"))
    assert said["travel"] == "bus"
    assert said["helps"] == "friend music"
    assert rows(server, "SELECT mode, support FROM response") == [("paper", "helped")]
    assert len(rows(server, "SELECT id FROM worry")) == 1
    officer.goto(f"{server.url}/staff/answer/{SURVEY}@1/papers/1")
    assert kind_of(officer) == "answer-waits", "a second look is somebody else's"
    assert axe(officer) == []
    other = signed_in(server, new_page, "other@halton.example")
    other.goto(officer.url)
    assert axe(other) == []
    _second_look(other)
    assert kind_of(other) == "answer-settle"
    assert axe(other) == []
    other.get_by_label("Second look: 2 Taxi").check()
    send(other)
    assert rows(server, "SELECT state FROM paper") == [("checked",)]
    assert dict(rows(server, "SELECT question_id, choices FROM answer"))["travel"] == "taxi"
    assert len(rows(server, "SELECT id FROM response")) == 1


def test_a_form_that_is_sent_again_with_other_words_asks_what_it_is(
    server: Server, officer: Page, axe: Axe
) -> None:
    officer.goto(f"{server.url}/staff/answer/{SURVEY}@1/key/young_person")
    send(officer)
    assert axe(officer) == []
    assert "Is the paper blank?" in officer.inner_text("main")
    officer.get_by_label("Their words").fill("A quiet bus")
    officer.evaluate(POST_IT)  # the reply never came
    officer.get_by_label("Their words").fill("A quieter bus")
    send(officer)
    assert axe(officer) == []
    assert officer.get_by_label("Their words").input_value() == "A quieter bus"
    officer.get_by_label("Paper 1, put right.").check()
    send(officer)
    assert "Write this number on the paper: 1." in officer.inner_text("main")
    assert len(rows(server, "SELECT id FROM response")) == 1
    assert len(rows(server, "SELECT id FROM comment")) == 1


def _second_look(officer: Page) -> None:
    boxes = {"who": "2", "keys-travel": "2", "keys-helps": "13", "keys-feel": "2",
             "keys-arrive": "1", "keys-alone": "0"}  # fmt: skip
    for name, typed in boxes.items():
        officer.locator(f"[name={name}]").fill(typed)
    officer.get_by_label("Something is written here").check()
    send(officer)


@pytest.mark.parametrize("size", [TABLET, SMALL_PHONE], ids=["tablet", "small"])
def test_a_kiosk_covers_saves_and_forgets(
    server: Server, officer: Page, new_page: NewPage, axe: Axe, size: dict[str, int]
) -> None:
    officer.goto(f"{server.url}/staff/answer/kiosk/{SURVEY}")
    officer.get_by_label("Choose a staff key").fill(KEY)
    send(officer)
    found = re.search(r"/kiosk/start/\S+", officer.inner_text("main"))
    assert found
    tablet = new_page(viewport=size)
    tablet.clock.install()
    tablet.goto(server.url + found[0])
    press(tablet)
    _fits(tablet, axe)
    tablet.get_by_role("link", name="Start", exact=True).click()
    tablet.locator("main input[type=radio]").first.check()
    press(tablet, "Yes")
    press(tablet, "Skip")  # the practice
    tablet.locator("main input[value=taxi]").check()
    tablet.clock.fast_forward(181_000)
    tablet.wait_for_url("**/kiosk/cover")
    assert rows(server, "SELECT choices FROM answer") == [("taxi",)], "it saves"
    _fits(tablet, axe)
    tablet.goto(f"{server.url}/s/{SURVEY}/2")
    assert kind_of(tablet) == "kiosk-cover", "loading a page does not lift it"
    tablet.locator("[name=code]").fill(KEY)
    press(tablet)
    tablet.get_by_role("link", name="Carry on").click()
    assert tablet.url.endswith(f"/s/{SURVEY}/3"), "it never resets"
    tablet.get_by_role("link", name="Finish").click()
    tablet.wait_for_url("**/kiosk")
    _nothing_comes_back(tablet)
    assert len(rows(server, "SELECT question_id FROM answer")) == 1, "what was sent stays"


def _fits(page: Page, axe: Axe) -> None:
    assert axe(page) == []
    assert page.evaluate(SIDEWAYS) <= 0


def _nothing_comes_back(tablet: Page) -> None:
    names = {cookie.get("name") for cookie in tablet.context.cookies()}
    assert names == {"heard-kiosk"}
    for _ in range(4):
        tablet.go_back()
        tablet.wait_for_load_state("load")
        assert kind_of(tablet) not in {"question", "check", "thanks"}
        assert tablet.locator("main input:checked").count() == 0
