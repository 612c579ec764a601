"""For young people who meet a hard word: by tap, by keyboard, with a switch, by ear, in Arabic."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.parts.answering import press, start, tab_to
from tests.parts.browsing import SMALL_PHONE, NewPage
from tests.parts.looking import FAINT, SMALL, axe_finds, dress, fits
from tests.parts.servers import Server
from tests.parts.voices import heard, page_with_voices, wait_until_heard, wait_until_silent

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

PLAN = "your-plan"
ROW, MEANING = "main details summary", "main details p"
LEGAL = "EHC plan: A legal plan."
FOCUSED = "selector => document.activeElement.matches(selector)"


def question(page: Page, url: str) -> Page:
    """The first question after the practice: its hint has a hard word."""
    start(page, url, PLAN)
    press(page, "Skip")
    expect(page.locator("h1")).to_have_text("Where are you with your plan?")
    return page


def pages(page: Page, url: str, query: str = "") -> list[str]:
    """The addresses of pages with a hard word; whoever looks has begun to answer."""
    question(page, url)
    return [f"{url}/s/{PLAN}{path}{query}" for path in ("", "/all", "/2")]


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
def test_a_tap_on_the_word_opens_its_meaning_and_the_question_stays_in_sight(
    new_page: NewPage, live_server: Server, scripted: bool
) -> None:
    page = question(new_page(java_script_enabled=scripted), live_server.url)
    expect(page.locator(MEANING).first).to_be_hidden()
    page.locator("a.word").click()
    expect(page.locator(MEANING).first).to_have_text(LEGAL)
    expect(page.locator(MEANING).first).to_be_visible()
    expect(page.locator("h1")).to_be_in_viewport()
    page.locator(ROW).click()  # and the way back
    expect(page.locator(MEANING).first).to_be_hidden()
    page.locator("main input[value=final]").check()
    press(page)
    assert page.url == f"{live_server.url}/s/{PLAN}/3"  # no mark of the word comes along


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("query", ["", "?buttons=one"])
def test_the_row_is_reached_and_opened_by_the_keyboard_alone(
    new_page: NewPage, live_server: Server, query: str, key: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(pages(page, live_server.url, query)[2])
    tab_to(page, "summary")
    page.keyboard.press(key)
    expect(page.locator(MEANING).first).to_be_visible()
    page.keyboard.press("Tab")  # one step further is the first answer, open or not
    assert page.evaluate(FOCUSED, "[name=answer]")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press(key)
    expect(page.locator(MEANING).first).to_be_hidden()


def test_a_tap_on_an_answer_answers_and_its_name_is_only_its_words(
    page: Page, live_server: Server
) -> None:
    question(page, live_server.url)
    group = page.get_by_role("group", name="Where are you with your plan?", exact=True)
    expect(group).to_be_visible()
    page.get_by_text("It is ready").click(force=True)  # the whole card is the answer
    expect(page.get_by_role("radio", name="It is ready", exact=True)).to_be_checked()
    expect(page.locator(MEANING).first).to_be_hidden()


@pytest.mark.parametrize("query", ["", "?buttons=one", "?lang=ar"])
def test_axe_finds_nothing_where_a_meaning_is_open(
    new_page: NewPage, live_server: Server, query: str
) -> None:
    page, found = new_page(), []
    for address in pages(page, live_server.url, query):
        page.goto(address)
        page.locator(ROW).first.click()
        found += axe_finds(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("query", ["", "?lang=ar"])
def test_the_row_and_the_meaning_fit_a_small_phone_with_large_words(
    new_page: NewPage, live_server: Server, query: str
) -> None:
    page = new_page(viewport=SMALL_PHONE)
    for address in pages(page, live_server.url, query):
        page.goto(address)
        page.locator(ROW).first.click()
        for size in ("", "4"):
            dress(page, size=size)
            fits(page)
            assert page.evaluate(SMALL, 64) == [], f"{page.url} size {size}: too small to tap"
        page.keyboard.press("Tab")
        assert page.evaluate(FAINT) == [], page.url


def test_who_listens_hears_the_meaning_as_sentences_and_sees_it_open(
    new_page: NewPage, live_server: Server
) -> None:
    page = question(page_with_voices(new_page), live_server.url)
    page.wait_for_timeout(300)
    page.click("button[data-listen]")
    assert wait_until_heard(page, 6)[:6] == [
        "Where are you with your plan?", "We mean the EHC plan.", LEGAL,
        "It says what help a young person must get.", "It is for learning, health and care.",
        "We asked for it",
    ]  # fmt: skip
    expect(page.locator(MEANING).first).to_be_visible()
    assert "What does “EHC plan” mean?" not in wait_until_silent(page)
    assert heard(page)


def test_in_forced_colours_and_on_paper_nothing_is_lost(
    new_page: NewPage, live_server: Server
) -> None:
    page = new_page(forced_colors="active")
    page.goto(f"{live_server.url}/s/{PLAN}")
    page.locator("a.word").click()
    expect(page.locator(MEANING).first).to_be_visible()
    page.goto(f"{live_server.url}/s/{PLAN}/paper")
    assert page.get_by_text("EHC plan: A legal plan.").count() == 2
