"""For families in every language: nothing is left in English by mistake, and everything fits.

A language that nobody speaks, longer than ours, is read from the left and from the right, on the
smallest phone; Arabic and Polish as they are go through axe.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page
from werkzeug.serving import make_server

from app.place.translated import with_words
from app.web import language
from app.web.house import House
from tests.answer.going import open_survey
from tests.parts.answering import SURVEYS, press
from tests.parts.browsing import SMALL_PHONE, Axe, NewPage
from tests.parts.pseudo import make_pseudo, unmarked
from tests.parts.servers import free_port

pytestmark = [pytest.mark.browser]
CODES = {"ar": "rtl", "pl": "ltr"}
PAGES = (
    "/",
    "/code",
    "/you-said-we-did",
    "/help",
    "/safe",
    "/privacy",
    "/accessibility",
    "/who-decides",
    "/language",
    "/nowhere",
    "/display",
    "/pictures",
    "/contact-me",
    "/clear",
    "/s/getting-to-school/paper",
    "/s/getting-to-school/poster",
)
FOR_PRINT = {"paper", "poster"}  # as wide as a sheet of paper, not as a phone  # fmt: skip
# Everything wider than the page, and every box that hides the end of its words.
CLIPPED = """() => {
  const wide = document.documentElement.scrollWidth > innerWidth
    ? [`the page is ${document.documentElement.scrollWidth} px wide`] : [];
  const hidden = [...document.querySelectorAll("main *, header *, footer *")].filter(e => {
    const how = getComputedStyle(e);
    if (e.closest("svg") || how.display === "inline" || !e.getClientRects().length) return false;
    const cut = how.overflowX !== "visible" || how.overflowY !== "visible";
    const box = e.getBoundingClientRect();
    return (cut && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
      || box.right > innerWidth + 1 || box.left < -1;
  });
  return [...wide, ...hidden.map(e => e.outerHTML.slice(0, 120))];
}"""


@dataclass(frozen=True)
class Pseudo:
    """A running Heard that speaks a language nobody speaks."""

    url: str
    code: str


@pytest.fixture(params=list(CODES))
def pseudo(
    request: pytest.FixtureRequest, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Pseudo]:
    """Its safety words count as checked, so that they are looked at too."""
    from app.factory import make_app

    code: str = request.param
    folder = make_pseudo(tmp_path, code)
    monkeypatch.setattr(language.install, "__defaults__", (folder,))
    for survey in SURVEYS:
        open_survey(house, survey)
    port = free_port()
    settings = replace(house.settings, base_url=f"http://127.0.0.1:{port}")
    home = replace(house, area=_checked(house, code), settings=settings)
    server = make_server("127.0.0.1", port, make_app(home), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Pseudo(f"http://127.0.0.1:{port}", code)
    server.shutdown()
    thread.join(10)


def _checked(house: House, code: str) -> object:
    place = house.area.place
    spoken = next(each for each in place.languages if each.code == code)
    day = "3 November 2026, interpreter"
    spoken = with_words(spoken, words_checked=day, safety_checked=day)
    return replace(house.area, place=with_words(place, languages=(place.languages[0], spoken)))


def look_for(troubles: list[str]) -> Callable[[Page], None]:
    """Look at a screen: its words, and whether they fit."""

    def look(page: Page) -> None:
        html = BeautifulSoup(page.content(), "html5lib")
        kind = page.locator("main").get_attribute("data-page")
        troubles.extend(f"{kind} {page.url}: not translated: {t!r}" for t in unmarked(html))
        if kind not in FOR_PRINT:
            troubles.extend(f"{kind} {page.url}: clipped: {t}" for t in page.evaluate(CLIPPED))

    return look


def test_every_page_is_translated_whole_and_fits_the_smallest_phone(
    pseudo: Pseudo, new_page: NewPage
) -> None:
    page, troubles = new_page(viewport=SMALL_PHONE), list[str]()
    look = look_for(troubles)
    for path in PAGES:
        page.goto(f"{pseudo.url}{path}?lang={pseudo.code}")
        assert page.locator("html").get_attribute("dir") == CODES[pseudo.code]
        look(page)
    assert not troubles, "\n".join(troubles)


def test_every_survey_is_translated_whole_and_fits_the_smallest_phone(
    pseudo: Pseudo, new_page: NewPage
) -> None:
    troubles = list[str]()
    look = look_for(troubles)
    for survey in SURVEYS:
        page = new_page(viewport=SMALL_PHONE)
        page.goto(f"{pseudo.url}/s/{survey}?lang={pseudo.code}")
        page.locator("main form button").first.click()
        look(page)  # an error: nobody has said who answers
        page.goto(f"{pseudo.url}/s/{survey}/all?lang={pseudo.code}")
        look(page)
        page.goto(f"{pseudo.url}/s/{survey}?lang={pseudo.code}")
        _answer_all(page, look)
        for path in (f"/s/{survey}/stop", f"/s/{survey}/code", "/code", "/code/take-back"):
            page.goto(pseudo.url + path)
            look(page)
    assert not troubles, "\n".join(troubles)


def _answer_all(page: Page, look: Callable[[Page], None]) -> None:
    """From the start to the thanks, without reading a word: only shapes are known."""
    look(page)
    page.locator("main input[type=radio]").first.check()
    press(page)
    for _ in range(40):
        look(page)
        if page.locator("main").get_attribute("data-page") == "thanks":
            return
        box = page.locator("main textarea")
        choices = page.locator("main input[type=radio], main input[type=checkbox]")
        if box.count():
            box.first.fill("⟦words⟧")
        elif choices.count():
            choices.first.check()
        press(page)
    raise AssertionError(f"{page.url}: the survey never ends.")


@pytest.mark.parametrize("code", ["ar", "pl", "uk"])
def test_a_family_answers_in_its_language_and_axe_finds_nothing(
    live_server: object, new_page: NewPage, axe: Axe, code: str
) -> None:
    url = live_server.url  # type: ignore[attr-defined]
    page, troubles = new_page(viewport=SMALL_PHONE), list[str]()

    def look(shown: Page) -> None:
        troubles.extend(axe(shown))
        troubles.extend(shown.evaluate(CLIPPED))

    page.goto(f"{url}/s/getting-to-school?lang={code}")
    _answer_all(page, look)
    assert page.locator("html").get_attribute("lang") == code
    assert not troubles, "\n".join(troubles)
