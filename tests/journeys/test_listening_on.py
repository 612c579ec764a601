"""For young people who listen: what they chose is kept, with a switch, and without signal too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.parts.answering import press, start
from tests.parts.browsing import NewPage, wait_until
from tests.parts.servers import Server
from tests.parts.voices import (
    ENGLISH,
    POLISH,
    Phone,
    page_with_voices,
    wait_until_heard,
    wait_until_silent,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LISTEN = "button[data-listen]"
HAS_A_PACK = """async () => Boolean(navigator.serviceWorker.controller)
    && Boolean(await caches.match('/s/getting-to-school/pack', {ignoreVary: true}))
    && Boolean(await caches.match('/s/getting-to-school/away', {ignoreVary: true}))"""


def look_cookies(page: Page) -> list[str]:
    """The cookies in which choices are kept."""
    return [
        str(cookie.get("value"))
        for cookie in page.context.cookies()
        if str(cookie.get("name")).endswith("heard-look")
    ]


def test_slower_is_kept_for_the_next_page_and_only_then_a_cookie_is_there(
    new_page: NewPage, live_server: Server
) -> None:
    page = page_with_voices(new_page, Phone(takes=5000))
    page.goto(f"{live_server.url}/help?size=3")
    page.click(LISTEN)
    assert look_cookies(page) == []
    with page.expect_response(lambda reply: reply.request.method == "POST"):
        page.get_by_role("button", name="Slower").click()
    for _ in range(100):  # until the browser has taken it
        if look_cookies(page):
            break
        page.wait_for_timeout(50)
    assert look_cookies(page) == ["size=3&speed=slow"]
    page.goto(f"{live_server.url}/safe")
    assert page.locator("html").get_attribute("data-speed") == "slow"


def test_one_button_for_each_answer_keeps_its_speakers(
    new_page: NewPage, live_server: Server
) -> None:
    page = page_with_voices(new_page)
    page.goto(f"{live_server.url}/s/getting-to-school?buttons=one")
    page.wait_for_selector(".speaker")
    page.locator(".speaker").first.click()
    first = page.locator(".option").first.inner_text().strip()
    assert " ".join(wait_until_silent(page)) == first
    assert page.url.endswith("/s/getting-to-school?buttons=one")


def test_a_page_in_polish_is_read_by_a_polish_voice(new_page: NewPage, live_server: Server) -> None:
    page = page_with_voices(new_page, Phone(voices=[POLISH]))
    page.goto(f"{live_server.url}/help?lang=pl")
    page.click(LISTEN)
    wait_until_heard(page, 1)
    assert page.evaluate("window.heard[0].voice") == POLISH["name"]


def test_what_stays_english_on_a_polish_page_is_read_by_an_english_voice(
    new_page: NewPage, live_server: Server
) -> None:
    page = page_with_voices(new_page, Phone(voices=[POLISH, ENGLISH]))
    page.goto(f"{live_server.url}/safe?lang=pl")
    english = page.locator("main bdi[lang=en][dir]").first.inner_text().strip()
    page.click(LISTEN)
    wait_until_silent(page, 20_000)
    by = {said["text"]: said["lang"] for said in page.evaluate("window.heard")}
    assert {by[text] for text in by if text in english} == {"en-GB"}


def test_the_next_question_is_read_without_signal_too(
    new_page: NewPage, live_server: Server
) -> None:
    page = page_with_voices(new_page)
    start(page, live_server.url, "getting-to-school")
    page.wait_for_selector(".speaker")
    wait_until(page, HAS_A_PACK)
    page.wait_for_timeout(300)
    page.context.set_offline(True)
    press(page, "Skip")  # the practice
    page.wait_for_selector("h1:has-text('How do you get to school?')")
    page.check("main input[value=walk]")
    press(page)
    page.wait_for_selector("h1:has-text('What helps you on the way?')")
    page.wait_for_selector(".option + .speaker")
    page.click(LISTEN)
    assert wait_until_silent(page)[0] == "What helps you on the way?"
