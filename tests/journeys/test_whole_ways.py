"""Three people from the first page to the last, on phones: nothing lost, nothing twice."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.parts.answering import answer_one, kind_of, press
from tests.parts.browsing import NewPage, wait_until
from tests.parts.servers import Server, own_or_shared

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

SURVEY = "getting-to-school"
IS_READY = f"""async () => navigator.serviceWorker.controller
    && Boolean(await caches.match("/s/{SURVEY}/pack", {{ ignoreVary: true }}))"""
EACH_QUESTION = ["alone", "arrive", "better", "feel", "helps", "travel"]


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    return own_or_shared(request)


def asked(server: Server, question: str) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(server.home / "heard.sqlite", timeout=30)) as there:
        return there.execute(question).fetchall()


def on_to(page: Page, kind: str, end: Callable[[Page], bool] = lambda _page: False) -> None:
    """Answer whatever comes, until a page of this kind, or until `end` says so."""
    for _ in range(30):
        if kind_of(page) == kind or end(page):
            return
        answer_one(page)
        press(page)
    raise AssertionError(f"{page.url}: no {kind} came.")


def code_on(page: Page) -> list[str]:
    words = page.locator("ol.code li span").all_inner_texts()
    return [word.partition(". ")[2] for word in words]


def everything_is_there_once(server: Server) -> None:
    rows = asked(server, "SELECT question_id, count(*) FROM answer GROUP BY 1 ORDER BY 1")
    assert rows == [(name, 1) for name in EACH_QUESTION]
    assert asked(server, "SELECT count(*) FROM response WHERE finished_on IS NOT NULL") == [(1,)]


def begin_helped(page: Page, server: Server) -> None:
    """From the youth club's poster: large words, somebody helps, who reads and writes."""
    page.goto(f"{server.url}/s/{SURVEY}?size=3&who=help")
    assert page.locator("input[value=help]").is_checked()
    assert not page.context.cookies(), "nothing is kept before somebody says yes"
    press(page, "Yes")
    assert kind_of(page) == "helped"
    page.locator("main input[type=radio]").first.check()
    press(page)
    assert kind_of(page) == "tips"
    press(page)
    assert page.locator("html").get_attribute("data-size") == "3"


def test_a_young_person_on_a_bus_with_a_supporter(page: Page, server: Server) -> None:
    begin_helped(page, server)
    wait_until(page, IS_READY)
    page.wait_for_timeout(300)
    on_to(page, "", lambda now: now.url.endswith("/4"))
    page.context.set_offline(True)
    on_to(page, "", lambda now: now.title() == "The last page")
    assert "Nobody can read this yet." in page.locator("body").inner_text()
    page.context.set_offline(False)
    press(page, "Send")
    page.wait_for_selector("main[data-page=thanks]")
    everything_is_there_once(server)
    assert asked(server, "SELECT support FROM response") == [("helped-reads",)]
    code = code_on(page)
    page.context.clear_cookies(name="heard")  # another day, another phone
    come_back(page, server, code)
    assert "You sent your answers." in page.locator("main").inner_text()


def come_back(page: Page, server: Server, code: list[str]) -> None:
    """Tap the four pictures."""
    page.goto(f"{server.url}/code?survey={SURVEY}")
    page.get_by_role("button", name="Or tap your 4 pictures").click()
    page.wait_for_selector(".taps")
    for word in code:
        page.locator(".taps button", has_text=word).first.click()
        page.wait_for_load_state("load")
    press(page, "Open")


def test_a_child_with_a_switch_stops_comes_back_and_takes_it_all_back(
    new_page: NewPage, server: Server
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{server.url}/s/{SURVEY}?buttons=one&who=help")
    for _ in range(8):  # yes, how somebody helps, the tips, the practice, the first question
        button = page.locator("main form button:is([name=answer], [name=helped], [name=press])")
        if button.count():
            button.first.click()
        page.locator("main form button:is([value=yes], [value=next])").first.click()
        if "/4" in page.url:
            break
    assert asked(server, "SELECT question_id FROM answer ORDER BY 1") == [("helps",), ("travel",)]
    page.goto(f"{server.url}/s/{SURVEY}/stop")
    code = code_on(page)
    assert len(code) == 4
    page.context.clear_cookies()
    come_back(page, server, code)
    assert "You have not finished yet." in page.locator("main").inner_text()
    page.get_by_role("link", name="Take my answers back").click()
    page.locator("main form button").first.click()
    assert "We took your answers out" in page.locator("h1").inner_text()
    for table in ("response", "answer", "comment", "submission"):
        assert asked(server, f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608 - our own


def test_a_mother_reads_arabic_from_the_first_page_to_the_last(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/language")
    page.get_by_role("button", name="العربية").click()
    page.goto(f"{server.url}/s/{SURVEY}")
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
    page.locator("input[value=parent]").check()
    press(page)
    while kind_of(page) != "thanks":
        assert html.get_attribute("dir") == "rtl"
        assert not page.locator("main textarea").count(), "nobody has checked the safety words"
        answer_one(page)
        press(page)
    everything_is_there_once(server)
    assert asked(server, "SELECT voice, language FROM response") == [("parent", "ar")]
    page.context.request.get(f"{server.url}/leave", max_redirects=0)
    kept = {cookie["name"] for cookie in page.context.cookies(server.url)}
    assert kept == {"heard-look"}, "the language stays, the answers are nobody's here"


@pytest.mark.shared
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_back_brings_no_words_and_no_choices_to_the_next_person(
    new_page: NewPage, server: Server, script: bool
) -> None:
    page = new_page(java_script_enabled=script)
    page.goto(f"{server.url}/s/{SURVEY}")
    page.locator("main input[type=radio]").first.check()
    page.locator("main form button").first.click()
    on_to(page, "check")
    page.goto(f"{server.url}/s/{SURVEY}/8?again=1")
    page.locator("main textarea").fill("Zebrafish")
    press(page)
    page.goto(f"{server.url}/contact-me")
    page.locator("main textarea").first.fill("Zebrafish")
    page.context.clear_cookies()
    page.goto(f"{server.url}/help")
    for _ in range(8):
        page.go_back()
        boxes = "e => e.map(box => box.type === 'radio' ? box.checked : box.value).join(' ')"
        seen = page.locator("main textarea, main input:is(.box, [type=radio])")
        assert "Zebrafish" not in seen.evaluate_all(boxes)
        assert "true" not in seen.evaluate_all(boxes)
