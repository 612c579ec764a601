"""For large words, other colours, a switch, a small phone, a screen read from the right."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.parts.answering import SURVEYS, Look, kind_of, press, start, tab_to
from tests.parts.browsing import SMALL_PHONE, NewPage, wait_until
from tests.parts.looking import COLOURS, FAINT, SMALL, SPREAD, axe_finds, dress, fits
from tests.parts.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

SURVEY = "getting-to-school"
ALONE = ("/display", "/language", "/code", "/s/getting-to-school/1", "/s/getting-to-school/all")
FIRST_TOP = "document.querySelector('main .option').getBoundingClientRect().top + scrollY"
# How far the words of a button are from its middle, in pixels.
OFF_THE_MIDDLE = """e => { const words = document.createRange(); words.selectNodeContents(e);
    const [a, b] = [e, words].map(each => each.getBoundingClientRect());
    return (a.top + a.bottom - b.top - b.bottom) / 2; }"""
# Answers whose ring does not stand at the end of their words.
ASTRAY = """() => [...document.querySelectorAll('label.option')].filter(label => {
  const [ring, words] = ['input', 'span'].map(n => label.querySelector(n).getBoundingClientRect());
  const isRtl = getComputedStyle(label).direction === 'rtl';
  return ring.top >= words.bottom || ring.bottom <= words.top
    || (isRtl ? ring.right > words.left : ring.left < words.right);
}).map(label => label.textContent.trim())"""
# What moves on, in the order in which somebody meets it with one button for each answer.
BUTTONS = (
    "main button[value=yes]",
    "main button[value=next]",
    "main button[name=who]",
    "main button[name=answer]",
    "main button[value=send]",
)


def tour(page: Page, url: str, look: Look, query: str = "") -> None:
    """Every kind of screen of the answering pages and their states, in one go."""
    for path in ALONE:
        page.goto(f"{url}{path}{query}")
        look(page)
    page.goto(f"{url}/s/{SURVEY}{query}")
    look(page)
    if "one" in query:
        press(page)
        look(page)
        press_value(page, "yes")
    else:
        press(page, "")
        look(page)
        page.locator("main input[name=who]").first.check()
        press(page)
    through_the_questions(page, look)
    page.goto(f"{url}/s/{SURVEY}/stop")
    look(page)
    page.goto(f"{url}/s/{SURVEY}/code")
    look(page)


def through_the_questions(page: Page, look: Look) -> None:
    """Each question as it comes, what an empty Next says, and what a press shows."""
    for _ in range(30):
        look(page)
        if kind_of(page) == "thanks":
            return
        if page.locator("main button:is([name=answer], [name=press])").count():
            with page.expect_navigation():
                page.locator("main button:is([name=answer], [name=press])").first.click()
            look(page)
        elif page.locator("main input[name=answer]").count():
            press_value(page, "next")
            look(page)
            if kind_of(page) == "check":  # no words in this language yet: Next was enough
                continue
            page.locator("main input[name=answer]").first.check()
        press_value(page, "send" if kind_of(page) == "check" else "next")
    raise AssertionError("the survey never ends")


def press_value(page: Page, value: str) -> None:
    """Press the button that moves on, and wait for what it brings."""
    with page.expect_navigation():
        page.locator(f"main form button[value={value}]").first.click()


@pytest.mark.parametrize("query", ["", "?buttons=one", "?lang=ar"])
def test_axe_finds_nothing_on_any_answering_screen_in_any_colour(
    page: Page, live_server: Server, query: str
) -> None:
    found: list[str] = []
    tour(page, live_server.url, lambda page: found.extend(axe_finds(page)), query)
    assert not found, "\n".join(found)


def test_a_phone_that_is_dark_gets_dark_pages(new_page: NewPage, live_server: Server) -> None:
    page = new_page(color_scheme="dark", contrast="more", reduced_motion="reduce")
    start(page, live_server.url, SURVEY)
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == (
        "rgb(0, 0, 0)"
    )
    assert axe_finds(page) == []


@pytest.mark.parametrize("query", ["", "?buttons=one", "?lang=ar"])
def test_every_screen_fits_a_small_phone_however_large_the_words(
    new_page: NewPage, live_server: Server, query: str
) -> None:
    def look(page: Page) -> None:
        for size in ("", "1", "4"):
            dress(page, size=size)
            fits(page)
            assert page.evaluate(SMALL, 64) == [], f"{page.url} size {size}: too small to tap"
        dress(page, space="wide")
        fits(page)
        dress(page, size="", space="")
        page.evaluate(SPREAD)
        fits(page)

    tour(new_page(viewport=SMALL_PHONE), live_server.url, look, query)


@pytest.mark.parametrize("query", ["", "?buttons=one"])
def test_the_focus_is_seen_on_every_screen_in_every_colour(
    page: Page, live_server: Server, query: str
) -> None:
    def look(page: Page) -> None:
        page.keyboard.press("Tab")
        for colour in ("", *COLOURS):
            dress(page, colour=colour)
            assert page.evaluate(FAINT) == [], f"{page.url} {colour}"
        dress(page, colour="")

    tour(page, live_server.url, look, query)


def test_the_bar_leaves_most_of_a_small_phone_to_very_large_words(
    new_page: NewPage, live_server: Server
) -> None:
    page = new_page(viewport=SMALL_PHONE)
    for language in ("en", "ar", "pl", "uk"):
        page.goto(f"{live_server.url}/help?size=4&lang={language}")
        assert page.evaluate("document.querySelector('header').offsetHeight") < 568 * 0.3
        assert page.evaluate(SMALL, 64) == []


def test_the_words_of_a_link_stand_as_high_as_those_of_a_button(
    page: Page, live_server: Server
) -> None:
    page.goto(f"{live_server.url}/display")
    for kind in ("main a.button", "main button.plain"):
        assert abs(page.locator(kind).first.evaluate(OFF_THE_MIDDLE)) <= 1, kind


def test_every_screen_works_in_forced_colours(new_page: NewPage, live_server: Server) -> None:
    def look(page: Page) -> None:
        page.keyboard.press("Tab")
        assert page.evaluate(FAINT) == [], page.url

    tour(new_page(forced_colors="active"), live_server.url, look)


@pytest.mark.parametrize("query", ["", "?lang=ar"])
def test_the_ring_of_an_answer_stands_beside_its_words_however_large_they_are(
    new_page: NewPage, live_server: Server, query: str
) -> None:
    def look(page: Page) -> None:
        for size in ("", "4"):
            dress(page, size=size)
            for colour in COLOURS:
                dress(page, colour=colour)
                assert page.evaluate(ASTRAY) == [], f"{page.url} {colour} {size}"
        dress(page, size="", colour="")

    tour(new_page(viewport=SMALL_PHONE), live_server.url, look, query)


@pytest.mark.parametrize(
    ("path", "longest"),
    [(f"/s/{survey}", 2800) for survey in SURVEYS] + [("/contact-me", 3400)],
)
def test_nobody_scrolls_far_to_begin(
    page: Page, live_server: Server, path: str, longest: int
) -> None:
    page.goto(live_server.url + path)
    assert page.evaluate("document.documentElement.scrollHeight") < longest


def test_the_first_answer_is_high_on_the_screen_and_one_tab_after_the_jump(
    page: Page, live_server: Server
) -> None:
    def look(page: Page) -> None:
        is_new = kind_of(page) == "question" and not page.title().startswith("Error:")
        if not is_new or not page.locator("main input[type=radio]").count():
            return
        assert "#" not in page.url  # the jump on the page before does not come along
        assert page.evaluate(FIRST_TOP) < 450, page.url
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == "answer", page.url

    tour(page, live_server.url, look)


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
def test_a_survey_is_answered_with_tab_and_space_alone(
    new_page: NewPage, live_server: Server, scripted: bool
) -> None:
    page = new_page(java_script_enabled=scripted)
    page.goto(f"{live_server.url}/s/{SURVEY}?buttons=one")
    for _ in range(40):
        if kind_of(page) == "thanks":
            return
        step = next((each for each in BUTTONS if page.locator(each).count()), "")
        several = "main button[name=press]"
        if (
            page.locator(several).count()
            and not page.locator(f"{several}[aria-pressed=true]").count()
        ):
            step = several
        tab_to(page, step)
        with page.expect_navigation():
            page.keyboard.press("Space")
    raise AssertionError(f"the survey never ends: {page.url}")


@pytest.mark.parametrize("name", ["Help", "Display", "I am not safe", "Go to the main part"])
def test_with_a_switch_space_presses_the_links_of_the_bar_too(
    page: Page, live_server: Server, name: str
) -> None:
    page.goto(f"{live_server.url}/s/{SURVEY}?buttons=one")
    link = page.get_by_role("link", name=name, exact=True)
    href = str(link.get_attribute("href")).partition("?")[0]
    tab_to(page, f"body a[href^='{href}']")
    page.keyboard.press("Space")
    if name == "Display":
        page.locator("dialog#display").wait_for()
    else:
        page.wait_for_url(f"**{href}*")


def test_without_a_switch_space_still_scrolls(page: Page, live_server: Server) -> None:
    page.goto(f"{live_server.url}/s/{SURVEY}")
    tab_to(page, "body a[href^='/help']")
    page.keyboard.press("Space")
    wait_until(page, "scrollY > 0")
    assert kind_of(page) == "start"


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("path", ["several answers", "/contact-me"])
def test_after_a_press_the_next_tab_reaches_the_next_answer(
    new_page: NewPage, live_server: Server, scripted: bool, path: str
) -> None:
    page = new_page(java_script_enabled=scripted, viewport=SMALL_PHONE)
    if path == "several answers":
        page.goto(f"{live_server.url}/s/{SURVEY}?buttons=one")
        press(page)
        for value in ("yes", "skip", "skip"):
            press_value(page, value)
    else:
        page.goto(f"{live_server.url}{path}?buttons=one")
    buttons = page.locator("main button[aria-pressed]")
    first, second = (str(buttons.nth(n).get_attribute("value")) for n in range(2))
    tab_to(page, f"main button[value={first}]")
    with page.expect_navigation():
        page.keyboard.press("Space")
    assert page.locator(f"main button[value={first}][aria-pressed=true]").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == second
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.value") == first


def test_display_opens_over_the_page_and_keeps_what_was_typed(
    page: Page, live_server: Server
) -> None:
    start(page, live_server.url, SURVEY)
    page.locator("main input[type=radio]").nth(2).check()
    page.locator("[data-display]").click()
    panel = page.locator("dialog#display")
    panel.locator("button[name=colour][value=blue]").click()
    expect(page.locator("html[data-colour=blue]")).to_have_count(1)
    panel.locator("button[name=pictures][value=off]").click()
    expect(panel.locator("button[value=off]")).to_have_attribute("aria-pressed", "true")
    assert axe_finds(page) == []
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("'display' in document.activeElement.dataset")
    assert page.locator("main input[type=radio]").nth(2).is_checked()
    press(page)
    page.wait_for_url("**/2")
    expect(page.locator("html[data-colour=blue]")).to_have_count(1)
    assert not page.locator("main svg").count()


def test_display_without_script_is_a_page_that_leads_back(
    new_page: NewPage, live_server: Server
) -> None:
    page = new_page(java_script_enabled=False)
    start(page, live_server.url, SURVEY)
    question = page.url
    page.locator("[data-display]").click()
    page.locator("main button[name=size][value='4']").click()
    page.locator("main button[value=done]").first.click()
    assert page.url == question
    expect(page.locator("html[data-size='4']")).to_have_count(1)
