"""For somebody without a screen: what is printed fits its sheets, in black and white."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.parts.answering import SURVEYS
from tests.parts.browsing import SMALL_PHONE, Axe, NewPage
from tests.parts.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

A4 = {"width": 688, "height": 1032}  # what its edges leave: 182 by 273 mm
# How far down each sheet with questions its last words stand, as a part of the sheet.
FILLED = """height => [...document.querySelectorAll('.sheet:has(.paper-question)')].map(sheet =>
    Math.max(...[...sheet.querySelectorAll('li, p')].map(e => e.getBoundingClientRect().bottom
        - sheet.getBoundingClientRect().top)) / height)"""


def printed_pages(page: Page) -> int:
    """How many sheets of paper come out of the printer."""
    made = page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", made))


@pytest.mark.parametrize("survey", SURVEYS)
@pytest.mark.parametrize("how", ["", "who=parent", "size=large", "size=large&who=parent"])
def test_no_question_is_cut_by_the_edge_of_a_sheet(
    page: Page, live_server: Server, survey: str, how: str
) -> None:
    page.goto(f"{live_server.url}/s/{survey}/paper?{how}")
    assert printed_pages(page) == page.locator(".sheet").count()


@pytest.mark.parametrize("survey", SURVEYS)
@pytest.mark.parametrize("how", ["", "who=parent"])
def test_no_sheet_of_questions_is_half_empty(
    new_page: NewPage, live_server: Server, survey: str, how: str
) -> None:
    page = new_page(viewport=A4)
    page.goto(f"{live_server.url}/s/{survey}/paper?{how}")
    page.emulate_media(media="print")
    filled = page.evaluate(FILLED, A4["height"])
    assert len(filled) > 2
    assert min(filled) > 0.55, filled


@pytest.mark.parametrize("survey", SURVEYS)
def test_a_poster_is_one_page(page: Page, live_server: Server, survey: str) -> None:
    page.goto(f"{live_server.url}/s/{survey}/poster?size=large&colour=cream&lang=en&who=me")
    assert printed_pages(page) == 1


@pytest.mark.parametrize("survey", SURVEYS)
@pytest.mark.parametrize("language", ["ar", "pl", "uk"])
def test_paper_and_poster_fit_their_sheets_in_other_languages(
    page: Page, live_server: Server, survey: str, language: str
) -> None:
    for size in ("normal", "large"):
        page.goto(f"{live_server.url}/s/{survey}/paper?lang={language}&size={size}")
        assert printed_pages(page) == page.locator(".sheet").count(), size
    page.goto(f"{live_server.url}/s/{survey}/poster?lang={language}")
    assert printed_pages(page) == 1


@pytest.mark.parametrize("path", ["/s/getting-to-school/paper", "/s/getting-to-school/poster"])
def test_what_is_to_be_printed_can_be_looked_at_on_a_phone(
    new_page: NewPage, axe: Axe, live_server: Server, path: str
) -> None:
    page = new_page(viewport=SMALL_PHONE)
    page.goto(live_server.url + path)
    assert axe(page) == []
    assert page.evaluate(SIDEWAYS) <= 0
