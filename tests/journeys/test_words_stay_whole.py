"""For large words and wide spaces on a small phone, and for pictures on a black page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.parts.answering import start
from tests.parts.browsing import SMALL_PHONE, NewPage
from tests.parts.looking import SIDEWAYS, dress
from tests.parts.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(120)]

SURVEY = "getting-to-school"
FIRST_TOP = "document.querySelector('main .option').getBoundingClientRect().top + scrollY"
# Every word that begins on one line and ends on another.
BROKEN = """() => {
  const found = [], all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = all.nextNode());) {
    const around = text.parentElement;
    if (!around.getClientRects().length || around.closest('.jump')) continue;
    for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const part = document.createRange();
      part.setStart(text, word.index);
      part.setEnd(text, word.index + word[0].length);
      const tops = [...part.getClientRects()].filter(b => b.width).map(b => Math.round(b.top));
      if (new Set(tops).size > 1) found.push(word[0]);
    }
  }
  return found; }"""
# How far the ring of each answer is from its words, in pixels, on a page read from the left.
BESIDE = """() => [...document.querySelectorAll('label.option')].map(label => {
  const words = document.createRange();
  words.selectNodeContents(label.querySelector('span'));
  return label.querySelector('input').getBoundingClientRect().left
    - words.getBoundingClientRect().right; })"""
# Where each picture stands, and what is painted around it.
PICTURES = """() => [...document.querySelectorAll('svg')].map(picture => {
  const box = picture.getBoundingClientRect();
  const {boxShadow, outlineStyle} = getComputedStyle(picture);
  return [box.x, box.y, box.width, box.height, boxShadow, outlineStyle]; })"""


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize(
    ("size", "space"), [("3", ""), ("4", ""), ("", "wide"), ("4", "wide")]
)  # fmt: skip
def test_no_word_breaks_inside_while_it_fits_a_small_phone(
    new_page: NewPage, live_server: Server, language: str, size: str, space: str
) -> None:
    page = new_page(viewport=SMALL_PHONE)
    start(page, live_server.url, SURVEY)
    for path in ("/contact-me", "/help", "/code", "/safe", "/display", f"/s/{SURVEY}/1"):
        page.goto(f"{live_server.url}{path}?lang={language}")
        dress(page, size=size, space=space)
        assert page.evaluate(BROKEN) == [], page.url
        assert page.evaluate(SIDEWAYS) <= 0, page.url


def test_wide_spaces_leave_a_small_phone_to_the_words(
    new_page: NewPage, live_server: Server
) -> None:
    page = new_page(viewport=SMALL_PHONE)
    start(page, live_server.url, SURVEY)
    dress(page, size="4", space="wide")
    assert page.locator("main .option").first.evaluate("e => e.offsetWidth") >= 288
    assert page.evaluate(FIRST_TOP) < 800


def test_a_ring_keeps_away_from_the_words_of_its_answer(page: Page, live_server: Server) -> None:
    start(page, live_server.url, SURVEY)
    for path in (f"/s/{SURVEY}/1", "/contact-me"):
        page.goto(f"{live_server.url}{path}")
        dress(page, size="3")
        assert min(page.evaluate(BESIDE)) > 16, path


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_picture_on_black_takes_no_more_room_than_on_white(
    new_page: NewPage, live_server: Server, language: str
) -> None:
    page = new_page(viewport=SMALL_PHONE)
    start(page, live_server.url, SURVEY)
    for path in ("/contact-me", "/help", f"/s/{SURVEY}/1"):
        page.goto(f"{live_server.url}{path}?lang={language}")
        dress(page, colour="paper")
        on_white = page.evaluate(PICTURES)
        dress(page, colour="black")
        assert page.evaluate(PICTURES) == on_white, page.url
        assert {shadow for *_, shadow, _ in on_white} == {"none"}
