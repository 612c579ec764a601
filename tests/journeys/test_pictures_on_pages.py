"""For people who look before they read: where a picture stands, how large it is, what it says.

Rules P3, P5 and P8 of easy read cannot be seen in the words of a survey; they are looked at here.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.parts.answering import kind_of, press, start
from tests.parts.browsing import SMALL_PHONE, NewPage
from tests.parts.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

SURVEYS = ("getting-to-school", "how-life-feels", "your-plan", "while-you-wait")
# Every picture that stands with words, with the box of those words.
WITH_WORDS = """() => [...document.querySelectorAll(
    'main :is(.ask, .option, .with:not(.try-out), .door) > svg')].map(svg => {
  const whole = svg.parentElement, words = whole.querySelector('h1, span');
  const [p, w] = [svg, words].map(e => e?.getBoundingClientRect());
  const isRtl = getComputedStyle(whole).direction === 'rtl';
  const isBeside = w && p.bottom > w.top && p.top < w.bottom;
  const isFirst = isBeside ? (isRtl ? p.left >= w.right - 1 : p.right <= w.left + 1)
    : w && p.bottom <= w.top + 1;
  return {what: whole.className, said: words?.textContent.trim() || '', isFirst,
    size: Math.min(p.width, p.height), isSilent: svg.getAttribute('aria-hidden') === 'true',
    turned: getComputedStyle(svg).transform !== 'none' && !svg.matches('.turns')};
})"""
# Links and buttons whose picture touches the words beside it, whichever way they are read.
TOUCHES = """() => [...document.querySelectorAll('main :is(a, button) > svg')].filter(svg => {
  const words = document.createRange();
  words.setStartAfter(svg); words.setEndAfter(svg.parentElement.lastChild);
  const [p, w] = [svg, words].map(e => e.getBoundingClientRect());
  return p.width && w.width && p.bottom > w.top && p.top < w.bottom
    && Math.max(p.left - w.right, w.left - p.right) < 4;
}).map(svg => svg.parentElement.textContent.trim())"""
LEAST = {"ask": 96, "option": 48}


def look(page: Page) -> list[str]:
    """What is wrong with the pictures of this page."""
    found = []
    for each in page.evaluate(WITH_WORDS):
        what = f"{page.url} {each['what']} {each['said']!r}"
        least = next((size for name, size in LEAST.items() if name in each["what"].split()), 44)
        if not each["isFirst"]:
            found.append(f"P3: the words come before the picture: {what}")
        if each["turned"]:
            found.append(f"P3: the picture is turned round: {what}")
        if not (each["isSilent"] and each["said"]):
            found.append(f"P5: the picture speaks, or stands without words: {what}")
        if each["size"] < least:
            found.append(f"P8: the picture is {each['size']} px, {least} are needed: {what}")
    found += [f"P3: the picture touches its words: {page.url} {w}" for w in page.evaluate(TOUCHES)]
    return found


def ways(page: Page, url: str, survey: str, query: str) -> list[str]:
    """The first page, and every question as somebody meets it who skips them all."""
    page.goto(f"{url}/s/{survey}{query}")
    found = look(page)
    page.locator("main input[name=who]").first.check()
    press(page)
    for _ in range(30):
        if kind_of(page) not in {"question", "help-now"}:
            return found
        found += look(page)
        skip = page.locator("main button[value=skip]")
        with page.expect_navigation():
            (skip if skip.count() else page.locator("main form button")).first.click()
    raise AssertionError("the survey never ends")


@pytest.mark.parametrize("query", ["", "?lang=ar"])
@pytest.mark.parametrize("survey", SURVEYS)
def test_a_picture_stands_before_its_words_is_large_and_leaves_talking_to_them(
    new_page: NewPage, live_server: Server, survey: str, query: str
) -> None:
    page = new_page(viewport=SMALL_PHONE)
    found = ways(page, live_server.url, survey, query)
    assert not found, "\n".join(found)


def test_the_look_sees_a_picture_that_is_late_small_turned_or_alone(
    page: Page, live_server: Server
) -> None:
    start(page, live_server.url, "getting-to-school")
    page.evaluate("document.querySelector('.ask svg').style.cssText = 'order: 2; scale: 0.5'")
    page.evaluate("document.querySelector('.option svg').style.transform = 'scaleX(-1)'")
    page.evaluate("document.querySelectorAll('.option span')[1].textContent = ''")
    assert {line[:2] for line in look(page)} == {"P3", "P5", "P8"}
    assert any("turned" in line for line in look(page))
