"""For parent reps who ask why: a page on each rule of easy read, looked at in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from easyread.explained import explained
from tests.parts.browsing import SMALL_PHONE, Axe, NewPage
from tests.parts.looking import fits
from tests.parts.servers import Server, run_heard

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

HERE = "/staff/ask/easy-read"
RULES = sorted({rule.id for rule in explained()})


def come_in(page: Page, server: Server) -> Page:
    """A parent rep with an invitation."""
    invited = run_heard("people", "invite", "rep@example.org", "--role", "rep", home=server.home)
    found = re.search(r"/staff/invitation/\w+", invited.stdout)
    assert found, invited.stdout + invited.stderr
    page.goto(server.url + found[0])
    page.locator("main form button").first.click()
    page.wait_for_url("**/staff/")
    return page


def test_axe_finds_nothing_on_any_page_about_a_rule_and_it_fits_a_small_phone(
    new_page: NewPage, live_server: Server, axe: Axe
) -> None:
    page, found = come_in(new_page(viewport=SMALL_PHONE), live_server), []
    for path in (HERE, *(f"{HERE}/{rule}" for rule in RULES)):
        page.goto(f"{live_server.url}{path}")
        found += [f"{path}: {line}" for line in axe(page)]
        fits(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("rule", ["S2", "P2", "W25", "W5"])
def test_a_rule_shows_what_is_hard_and_what_is_fine(
    new_page: NewPage, live_server: Server, rule: str
) -> None:
    page = come_in(new_page(), live_server)
    page.goto(f"{live_server.url}{HERE}/{rule}")
    names = page.locator("main dt").all_inner_texts()
    assert {"Hard", "More that is hard", "This is fine"} <= set(names)
    examples = page.locator("main dd p").all_inner_texts()
    assert all(text.strip() for text in examples)
