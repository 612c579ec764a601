"""For the pages that few people meet, and then on a bad day: each stands in every look too.

A lost place, a survey that has ended, asking to be contacted, a helper's pages, a code that is
tapped, answers taken back, a tablet in a club, paper. One way through them all, on a small phone.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.parts.answering import Look, kind_of
from tests.parts.browsing import LAPTOP, SMALL_PHONE, NewPage
from tests.parts.looking import COLOURS, FAINT, SMALL, SPREAD, axe_finds, dress, fits
from tests.parts.servers import Server, run_heard

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

SURVEY, ENDED, LATE = "getting-to-school", "while-you-wait", "your-plan"
KEY = "258036"
# A laptop of 1280 by 1024 at 200 % and at 400 %.
ZOOMED = ({"width": 640, "height": 512}, {"width": 320, "height": 256})


@pytest.fixture
def server(own_server: Callable[..., Server]) -> Server:
    """A server whose surveys are ours to end."""
    return own_server("--no-worker")


def end(server: Server, survey: str) -> None:
    """The survey's days are over since yesterday. A real one: a try-out takes nothing more."""
    with sqlite3.connect(server.home / "heard.sqlite") as database:
        database.execute(
            "UPDATE wave SET is_try_out = 0, opens_on = date('now', '-9 days'),"
            " closes_on = date('now', '-1 day') WHERE survey_id = ?",
            (survey,),
        )
    database.close()


class Round:
    """One person's way past the pages that few people meet; `look` sees each of them."""

    def __init__(self, page: Page, url: str, look: Look, query: str) -> None:
        self.page, self.url, self.look, self.query = page, url, look, query

    def see(self, path: str) -> None:
        self.page.goto(f"{self.url}{path}")
        self.look(self.page)

    def press(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.look(self.page)

    def begin(self, survey: str, who: str = "me") -> None:
        self.page.goto(f"{self.url}/s/{survey}{self.query}")
        self.page.locator(f"main input[name=who][value={who}]").check()
        with self.page.expect_navigation():
            self.page.locator("main button[value=yes]").click()
        self.look(self.page)

    def asks_to_be_contacted(self) -> None:
        self.see(f"/contact-me{self.query or '?'}&buttons=one")
        self.press("main button[name=reach-press]")
        self.see(f"/contact-me{self.query}")
        self.press("main button[value=send]")  # nothing is filled in: what to do is said
        self.page.locator("[name=reach][value=person]").check()
        self.page.locator("[name=to]").fill("My teacher")
        self.page.locator("[name=is_safe][value=yes]").check()
        self.press("main button[value=send]")

    def is_helped(self) -> None:
        for who, answers in (("help", "helped"), ("for", "agreed")):
            self.begin(SURVEY, who)
            self.press("main button.main")  # nothing is chosen
            self.page.locator(f"main input[name={answers}]").first.check()
            self.press("main button.main")
            assert kind_of(self.page) == "tips"

    def reaches_the_break(self) -> None:
        self.begin(SURVEY)
        for _ in range(9):
            if self.page.locator("main button[value=skip]").count() == 0:
                break
            with self.page.expect_navigation():
                self.page.locator("main button[value=skip]").click()
        self.look(self.page)  # the break

    def loses_the_place(self) -> None:
        """The cookie goes while words stand in the box."""
        box = self.page.locator("main textarea")
        with self.page.expect_navigation():
            self.page.locator("main button.main").first.click()
        while not self.page.locator("main input[value=s1]").count():
            with self.page.expect_navigation():
                self.page.locator("main button[value=skip]").click()
        if box.count():
            box.fill("More buses please")
        else:  # no words in this language yet
            self.page.locator("main input[name=answer]").first.check()
        kept = [c for c in self.page.context.cookies() if c.get("name") == "heard-look"]
        self.page.context.clear_cookies()
        self.page.context.add_cookies(kept)  # type: ignore[arg-type]
        self.press("main button[value=next]")
        assert kind_of(self.page) == "lost"

    def taps_a_code(self) -> None:
        self.see(f"/code?survey={SURVEY}")
        self.press("main button[value=pictures]")
        for _ in range(4):
            self.press("main button[name=tap]")
        assert (
            self.page.evaluate(
                "document.querySelector('main button.main').getBoundingClientRect().bottom"
            )
            <= self.page.viewport_size["height"]
        ), "Open is on the screen"
        self.press("main button[value=open]")  # it opens nothing: what to do is said

    def takes_it_back(self) -> None:
        self.begin(SURVEY)
        self.see("/code")
        self.see("/code/take-back")
        self.press("main button[value=take]")
        self.see("/cleared")

    def comes_late(self, server: Server) -> None:
        end(server, ENDED)
        self.see(f"/s/{ENDED}")
        self.begin(LATE)
        end(server, LATE)
        self.page.reload()
        self.look(self.page)
        for _ in range(30):
            if kind_of(self.page) == "thanks":
                break
            skip = self.page.locator("main button[value=skip]")
            with self.page.expect_navigation():
                (skip if skip.count() else self.page.locator("main form button.main")).first.click()
        self.look(self.page)

    def looks_at_paper(self) -> None:
        self.see(f"/s/{SURVEY}/paper")
        self.see(f"/s/{SURVEY}/poster")

    def stands_at_a_kiosk(self, link: str) -> None:
        self.see(link)
        self.press("main form button")
        with self.page.expect_navigation():
            self.page.locator(".kiosk-start").click()
        self.page.locator("main input[name=who]").first.check()
        with self.page.expect_navigation():
            self.page.locator("main button[value=yes]").click()
        self.see("/kiosk/cover")
        self.press("main button[value=carry-on]")  # no key: what to do is said


@pytest.fixture
def tablet_link(server: Server, new_page: NewPage) -> str:
    """What a trained officer makes for a tablet in a club."""
    invited = run_heard(
        "people", "invite", "a@halton.example", "--role", "officer", home=server.home
    )
    found = re.search(r"/staff/invitation/\w+", invited.stdout)
    assert found, invited.stdout + invited.stderr
    officer = new_page(viewport=LAPTOP)
    officer.goto(server.url + found[0])
    officer.locator("main button").first.click()
    officer.wait_for_url("**/staff/")
    with sqlite3.connect(server.home / "heard.sqlite") as database:
        database.execute("UPDATE user SET trained_on = '2026-01-12'")
    database.close()
    officer.goto(f"{server.url}/staff/answer/kiosk/{SURVEY}")
    officer.get_by_label("Choose a staff key").fill(KEY)
    officer.locator("main form button").last.click()
    officer.wait_for_load_state("load")
    link = re.search(r"/kiosk/start/\S+", officer.inner_text("main"))
    assert link
    officer.context.close()
    return link[0]


def all_round(page: Page, server: Server, look: Look, query: str, tablet_link: str) -> None:
    """Every one of these pages, in one go."""
    person = Round(page, server.url, look, query)
    person.asks_to_be_contacted()
    person.is_helped()
    person.reaches_the_break()
    person.loses_the_place()
    person.taps_a_code()
    person.takes_it_back()
    person.looks_at_paper()
    person.comes_late(server)
    person.stands_at_a_kiosk(tablet_link)


def stands_in_every_look(page: Page) -> list[str]:
    """What is wrong here: to axe in any colour, to a thumb, to eyes that need it large."""
    found = axe_finds(page)
    for colour in ("", *COLOURS):
        dress(page, colour=colour)
        found += [f"{page.url} {colour} focus: {line}" for line in page.evaluate(FAINT)]
    dress(page, colour="")
    for size in ("", "1", "4"):
        dress(page, size=size)
        fits(page)
        found += [f"{page.url} {size} small: {line}" for line in page.evaluate(SMALL, 64)]
    dress(page, space="wide")
    fits(page)
    dress(page, size="", space="")
    for zoomed in ZOOMED:
        page.set_viewport_size(zoomed)  # type: ignore[arg-type]
        fits(page)
    page.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
    page.evaluate(SPREAD)
    fits(page)
    return found


@pytest.mark.parametrize("query", ["", "?lang=ar"], ids=["english", "arabic"])
def test_the_pages_of_a_bad_day_stand_in_every_look(
    server: Server, new_page: NewPage, tablet_link: str, query: str
) -> None:
    found: list[str] = []
    seen: list[str] = []

    def look(page: Page) -> None:
        seen.append(kind_of(page))
        found.extend(stands_in_every_look(page))

    all_round(new_page(viewport=SMALL_PHONE), server, look, query, tablet_link)
    assert not found, "\n".join(found)
    assert set(seen) >= {"contact", "helped", "agreed", "tips", "lost", "closed", "thanks", "code",
                         "cleared", "kiosk-begin", "kiosk", "kiosk-cover", "question"}  # fmt: skip
