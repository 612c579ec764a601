"""For every young person and family, with whatever phone, eyes, hands and signal they have."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.parts.answering import (
    SURVEYS,
    answer_all,
    answer_all_by_keyboard,
    answer_one,
    kind_of,
    press,
    start,
    tab_to,
)
from tests.parts.browsing import LAPTOP, SMALL_PHONE, Axe, NewPage
from tests.parts.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

PAGES = (
    "/", "/code", "/you-said-we-did", "/help", "/safe", "/privacy", "/accessibility", "/pictures",
    "/who-decides", "/nowhere", *(f"/s/{survey}" for survey in SURVEYS),
)  # fmt: skip
TWICE = "document.documentElement.style.fontSize = '200%'"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RING = """[document.activeElement, document.activeElement.closest('label')].some(e => e &&
    ['', '::after', '::before'].some(part => getComputedStyle(e, part).outlineStyle == 'solid'))"""
SMALL_TARGETS = """[...document.querySelectorAll(
        'a:not(.jump, .word), summary, button, label:has(input)')]
    .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
    .filter(([, box]) => box.height && (box.height < 44 || box.width < 44))
    .map(([words]) => words)"""


def fits(page: Page) -> None:
    """Nobody has to scroll sideways."""
    assert page.evaluate(SIDEWAYS) <= 0, f"{page.url} is too wide"


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_page(page: Page, axe: Axe, live_server: Server, path: str) -> None:
    page.goto(live_server.url + path)
    assert axe(page) == []
    page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
    assert axe(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_small_phone_with_large_text(
    new_page: NewPage, live_server: Server, path: str
) -> None:
    page = new_page(viewport=SMALL_PHONE)
    page.goto(live_server.url + path)
    fits(page)
    page.evaluate(TWICE)
    fits(page)


@pytest.mark.parametrize("path", PAGES)
def test_everything_on_a_page_is_large_enough_to_tap(
    new_page: NewPage, live_server: Server, path: str
) -> None:
    page = new_page(viewport=SMALL_PHONE)
    page.goto(live_server.url + path)
    assert page.evaluate(SMALL_TARGETS) == []
    page.keyboard.press("Tab")
    assert (page.locator(".jump").bounding_box() or {})["height"] >= 44


@pytest.mark.parametrize("survey", SURVEYS)
def test_axe_finds_nothing_on_any_screen_of_a_survey(
    page: Page, axe: Axe, live_server: Server, survey: str
) -> None:
    def look(page: Page) -> None:
        assert axe(page) == [], page.url
        said = page.text_content("main") or ""
        if kind_of(page) == "question" and "Skip" in said and "This is practice." not in said:
            _look_at_the_error(page, axe)

    assert answer_all(page, live_server.url, survey, look)[-1] == "thanks"


def _look_at_the_error(page: Page, axe: Axe) -> None:
    """Next without an answer: the same page says what to do, and is as good as the others."""
    if (
        page.locator("main textarea, main input").count()
        and not page.locator("[name=kept]").count()
    ):
        press(page)
        assert page.title().startswith("Error:"), page.url
        assert axe(page) == [], page.url


@pytest.mark.parametrize("survey", SURVEYS)
def test_a_survey_is_answered_without_script(
    new_page: NewPage, live_server: Server, survey: str
) -> None:
    page = new_page(java_script_enabled=False)
    start(page, live_server.url, survey)
    for _ in range(40):
        if kind_of(page) == "thanks":
            break
        choices = page.locator("main input[type=radio], main input[type=checkbox]")
        if page.locator("main textarea").count():
            page.locator("main textarea").fill("More clubs")
        elif choices.count():
            choices.first.check()
        press(page)
    assert kind_of(page) == "thanks"


@pytest.mark.parametrize("survey", SURVEYS)
def test_a_survey_is_answered_with_the_keyboard_alone(
    page: Page, live_server: Server, survey: str
) -> None:
    assert answer_all_by_keyboard(page, live_server.url, survey)[-1] == "thanks"


@pytest.mark.parametrize("survey", SURVEYS)
def test_a_survey_is_answered_on_a_small_phone_with_large_text(
    new_page: NewPage, live_server: Server, survey: str
) -> None:
    def look(page: Page) -> None:
        fits(page)
        assert page.evaluate(SMALL_TARGETS) == [], f"{page.url}: too small to tap"
        page.evaluate(TWICE)
        fits(page)

    page = new_page(viewport=SMALL_PHONE)
    assert answer_all(page, live_server.url, survey, look)[-1] == "thanks"


@pytest.mark.parametrize("survey", SURVEYS)
def test_a_survey_is_answered_by_skipping_everything(
    page: Page, live_server: Server, survey: str
) -> None:
    def skip(page: Page) -> None:
        button = page.locator("main form button").filter(has_text="Skip")
        if kind_of(page) == "question" and button.count():
            press(page, "Skip")
            if kind_of(page) == "question":
                skip(page)
        elif kind_of(page) == "question":
            answer_one(page)

    assert answer_all(page, live_server.url, survey, answer=skip)[-1] == "thanks"


def test_the_focus_is_seen_in_forced_colours(new_page: NewPage, live_server: Server) -> None:
    page = new_page(forced_colors="active")
    start(page, live_server.url, SURVEYS[0])
    tab_to(page, "main input")
    assert page.evaluate(RING), f"{page.url}: the focus cannot be seen"
