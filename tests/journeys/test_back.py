"""For whoever lives with somebody who looks: Back never shows what was typed.

Phones keep whole pages for Back. In the other journeys that is off: their tool switches it off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.test_help_over_a_question import BOX, last_question
from tests.parts.answering import press
from tests.parts.browsing import FLAGS, PHONE, browser_path
from tests.parts.servers import Server

pytestmark = pytest.mark.browser

WORDS = "They hit me"
FIELDS = "main textarea, main input:not([type=hidden])"
Phone = Callable[[bool], Page]


@pytest.fixture(scope="module")
def keeping(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps pages for Back, as phones do."""
    opened = browser.browser_type.launch(
        executable_path=browser_path(),
        args=FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield opened
    opened.close()


@pytest.fixture
def phone(keeping: Browser) -> Iterator[Phone]:
    """A phone with or without script, on which the page after Leave is there."""
    contexts: list[BrowserContext] = []

    def take(has_script: bool) -> Page:
        context = keeping.new_context(viewport=PHONE, java_script_enabled=has_script)
        context.set_default_timeout(10_000)
        context.route("https://**", lambda route: route.fulfill(body="Weather"))
        contexts.append(context)
        return context.new_page()

    yield take
    for context in contexts:
        context.close()


def back(page: Page) -> None:
    """A page that was kept whole fires no load."""
    page.go_back(wait_until="commit")
    page.wait_for_timeout(700)


def what_stands(page: Page) -> list[str]:
    """What somebody could read in the fields of this page."""
    fields = page.locator(FIELDS).all()
    ticked = [f for f in fields if f.get_attribute("type") in ("radio", "checkbox")]
    typed = [f.input_value() for f in fields if f not in ticked]
    return [text for text in typed if text] + [
        str(f.get_attribute("value")) for f in ticked if f.is_checked()
    ]


def goes_back_and_finds_nothing(page: Page, times: int) -> None:
    """Back, and back again: no word stands there, neither on the page nor in a field."""
    for _ in range(times):
        back(page)
        assert WORDS not in page.content()
        assert [text for text in what_stands(page) if WORDS in text] == []


def fill_in(page: Page) -> None:
    """Contact me, all of it."""
    boxes = "main textarea, main input:not([type=radio], [type=checkbox], [type=hidden])"
    for box in page.locator(boxes).all():
        box.fill(WORDS)
    page.locator("main input[name=reach]").first.check()
    page.locator("main input[name=is_safe]").last.check()


SCRIPT = pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])


@pytest.mark.parametrize("end", ["/leave", "/clear"])
def test_contact_me_is_empty_after_it_was_sent(phone: Phone, live_server: Server, end: str) -> None:
    page = phone(True)
    page.goto(f"{live_server.url}/safe")
    page.goto(f"{live_server.url}/contact-me")
    fill_in(page)
    press(page)
    expect(page).to_have_url(re.compile("/contact-me/sent$"))
    if end == "/leave":
        page.locator("main a[href^='/leave']").click()
        page.wait_for_timeout(300)
    else:
        page.goto(f"{live_server.url}{end}")
    goes_back_and_finds_nothing(page, 2)


def test_contact_me_that_was_not_sent_is_empty_after_leave(
    phone: Phone, live_server: Server
) -> None:
    page = phone(True)
    page.goto(f"{live_server.url}/safe")
    page.goto(f"{live_server.url}/contact-me")
    fill_in(page)
    page.locator("header a[href^='/leave']").click()
    page.wait_for_timeout(300)
    goes_back_and_finds_nothing(page, 1)


def test_words_of_a_question_are_gone_after_next(phone: Phone, live_server: Server) -> None:
    page = last_question(phone(True), live_server.url)
    page.locator(BOX).fill(WORDS)
    press(page)
    expect(page.locator("main[data-page=check]")).to_be_visible()
    goes_back_and_finds_nothing(page, 3)
    page.goto(f"{live_server.url}/s/getting-to-school/check")
    expect(page.locator("main[data-page=check]")).to_be_visible()  # the answers are this phone's


@SCRIPT
def test_words_of_a_question_are_gone_after_send(
    phone: Phone, live_server: Server, has_script: bool
) -> None:
    page = last_question(phone(has_script), live_server.url)
    page.locator(BOX).fill(WORDS)
    press(page)
    press(page)
    expect(page.locator("main[data-page=thanks]")).to_be_visible()
    goes_back_and_finds_nothing(page, 3)


def test_words_that_were_too_long_are_gone_once_shorter_ones_are_sent(
    phone: Phone, live_server: Server
) -> None:
    page = last_question(phone(True), live_server.url)
    page.locator(BOX).fill(WORDS * 600)
    press(page)
    page.locator(BOX).fill(WORDS)
    press(page)
    expect(page.locator("main[data-page=check]")).to_be_visible()
    goes_back_and_finds_nothing(page, 3)


def test_a_slip_in_contact_me_is_gone_once_it_is_mended_and_sent(
    phone: Phone, live_server: Server
) -> None:
    page = phone(True)
    page.goto(f"{live_server.url}/contact-me")
    page.locator("main textarea").last.fill(WORDS)
    press(page)
    assert page.locator("main .error-summary").count()
    fill_in(page)
    press(page)
    expect(page).to_have_url(re.compile("/contact-me/sent$"))
    goes_back_and_finds_nothing(page, 2)
