"""For a young person who has written something and needs help first: their words stay."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.parts.answering import press, tab_to
from tests.parts.browsing import PHONE, SMALL_PHONE, NewPage, wait_until
from tests.parts.looking import FAINT, SMALL, axe_finds, dress, fits
from tests.parts.servers import Server
from tests.parts.voices import Phone, heard, page_with_voices, wait_until_heard

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]

SURVEY = "getting-to-school"
WORDS = "The driver is Zebrafish rude"
SAFE, HELP = "header a.safe", "header a[href^='/help']"
PANEL, BOX, CHOICE = "dialog#over", "main textarea", "main input[value=s1]"
FOCUSED = "selector => document.activeElement.matches(selector)"
IS_READY = f"""async () => navigator.serviceWorker.controller
    && Boolean(await caches.match("/s/{SURVEY}/pack", {{ ignoreVary: true }}))
    && Boolean(await caches.match("/s/{SURVEY}/away", {{ ignoreVary: true }}))"""


def last_question(page: Page, url: str, query: str = "") -> Page:
    """The question where somebody writes, or chooses where their language has no words yet."""
    page.goto(f"{url}/s/{SURVEY}{query}")
    if page.locator("main input[name=who]").count():
        page.locator("main input[name=who]").first.check()
        press(page)
    else:  # one button for each answer
        press(page)
        with page.expect_navigation():
            page.locator("main button[value=yes]").click()
    while not page.locator("main [value=s1]").count():
        skip = page.locator("main button[value=skip]")
        with page.expect_navigation():
            (skip if skip.count() else page.locator("main form button")).first.click()
    return page


def writes(page: Page, url: str) -> Page:
    """Somebody who wrote something, and has not pressed Next."""
    last_question(page, url)
    page.locator(BOX).fill(WORDS)
    return page


def opens(page: Page, link: str, kind: str) -> None:
    """Tap a link of the bar: its page stands over the question."""
    page.locator(link).click()
    sees(page, kind)


def sees(page: Page, path: str) -> None:
    expect(page.locator(f"{PANEL} > [data-path='{path}']")).to_be_visible()


def is_back(page: Page) -> None:
    """The question as it was: no panel, and the words in their box."""
    expect(page.locator(PANEL)).to_be_hidden()
    expect(page.locator(BOX)).to_have_value(WORDS)
    assert page.url.endswith(f"/s/{SURVEY}/8")


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["390", "320"])
@pytest.mark.parametrize("query", ["", "?lang=ar"], ids=["english", "arabic"])
def test_what_somebody_said_is_there_after_safe_and_help_by_tap_and_by_keyboard(
    new_page: NewPage, live_server: Server, size: dict[str, int], query: str
) -> None:
    page = last_question(new_page(viewport=size), live_server.url, query)
    page.locator(CHOICE).check()
    if not query:
        page.locator(BOX).fill(WORDS)
    here = page.url
    opens(page, SAFE, "/safe")
    assert page.evaluate(FOCUSED, f"{PANEL} h1")
    assert axe_finds(page) == []
    for how in ({}, {"size": "4"}, {"space": "wide"}):
        dress(page, **how)
        fits(page)
        assert page.evaluate(SMALL, 64) == []
    dress(page, size="", space="")
    page.locator(f"{PANEL} [data-close]").last.click()
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.evaluate(FOCUSED, SAFE)
    tab_to(page, HELP)
    page.keyboard.press("Enter")
    sees(page, "/help")
    assert page.evaluate(FOCUSED, f"{PANEL} h1")
    assert axe_finds(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.evaluate(FOCUSED, HELP)
    assert page.locator(CHOICE).is_checked()
    if not query:
        is_back(page)
    assert page.url == here
    page.locator("main form button").first.click()
    page.wait_for_url("**/check*")  # and it can be sent as always


def test_the_panel_is_named_and_leave_is_reached_from_it(
    new_page: NewPage, live_server: Server
) -> None:
    page = writes(new_page(forced_colors="active"), live_server.url)
    opens(page, SAFE, "/safe")
    expect(page.get_by_role("dialog", name="Who can help")).to_be_visible()
    expect(page.locator("header a[href='/leave']")).to_be_in_viewport()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED, "[data-close]")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED, SAFE), "the bar comes before it"
    assert page.evaluate(FAINT) == []


def test_back_of_the_phone_goes_one_page_back_and_never_leaves_the_question(
    page: Page, live_server: Server
) -> None:
    writes(page, live_server.url)
    opens(page, SAFE, "/safe")
    page.go_back()
    is_back(page)
    opens(page, HELP, "/help")
    page.locator(f"{PANEL} a", has_text="More about your information").click()
    sees(page, "/privacy")
    page.go_back()
    sees(page, "/help")
    page.locator(f"{PANEL} a", has_text="See who can help you").click()
    sees(page, "/safe")
    page.locator(f"{PANEL} a", has_text="For people under 19").click()
    assert page.evaluate(FOCUSED, "#under-19")
    page.keyboard.press("Escape")
    is_back(page)
    wait_until(page, "() => history.state === null")
    page.go_back()
    assert page.url.endswith(f"/s/{SURVEY}/7"), "the panel leaves no steps behind"


@pytest.mark.parametrize("scripted", [True, False], ids=["nothing written", "without script"])
def test_a_link_is_a_link_where_nothing_can_be_lost(
    new_page: NewPage, live_server: Server, scripted: bool
) -> None:
    page = last_question(new_page(java_script_enabled=scripted), live_server.url)
    if not scripted:
        page.locator(BOX).fill(WORDS)
    page.locator(SAFE).click()
    page.wait_for_url("**/safe")
    assert page.locator("main[data-page=safe]").count()
    assert not page.get_by_text("Go back to the question").count()


def test_a_press_with_a_switch_and_words_on_a_page_that_tells_of_a_slip_stay_too(
    new_page: NewPage, live_server: Server
) -> None:
    page = last_question(new_page(), live_server.url, "?buttons=one")
    with page.expect_navigation():
        page.locator("main button[value=s1]").click()
    opens(page, SAFE, "/safe")
    page.keyboard.press("Escape")
    expect(page.locator("main button[value=s1]")).to_have_attribute("aria-pressed", "true")
    page = last_question(new_page(service_workers="block"), live_server.url)
    page.locator(BOX).fill("long " * 1200)
    press(page)
    assert page.title().startswith("Error:")
    opens(page, HELP, "/help")
    page.keyboard.press("Escape")
    assert page.locator(BOX).input_value().startswith("long long")


@pytest.mark.parametrize("how", ["tap", "keys"])
def test_leave_takes_the_question_out_of_the_way_back_as_always(
    new_page: NewPage, live_server: Server, how: str
) -> None:
    page = writes(new_page(service_workers="block"), live_server.url)
    # The page that Leave leads to is somebody else's, so another page stands here for it.
    page.route(
        "**/leave", lambda route: route.fulfill(body="The weather", content_type="text/html")
    )
    opens(page, SAFE, "/safe")
    page.locator(f"{PANEL} a", has_text="I want somebody to contact me").click()
    sees(page, "/contact-me")
    if how == "tap":
        page.locator("header a[href='/leave']").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("**/leave")
    page.go_back()
    assert page.url.endswith(f"/s/{SURVEY}/7")
    for _ in range(2):
        page.go_forward()
    assert WORDS not in page.content()
    assert not page.locator(BOX).count() or page.locator(BOX).input_value() == ""


def test_who_wants_to_be_contacted_asks_for_it_and_their_answer_stays(
    page: Page, live_server: Server
) -> None:
    writes(page, live_server.url)
    opens(page, SAFE, "/safe")
    page.locator(f"{PANEL} a", has_text="I want somebody to contact me").click()
    form = page.locator(f"{PANEL} [data-path='/contact-me']")
    form.locator("[name=called]").fill("Robin")
    assert axe_finds(page) == []
    page.keyboard.press("Escape")
    is_back(page)
    opens(page, HELP, "/help")
    page.locator(f"{PANEL} a", has_text="I want somebody to contact me").click()
    expect(form.locator("[name=called]")).to_have_value("Robin")
    form.locator("button[value=send]").click()
    expect(form.locator(".error-summary")).to_be_focused()
    expect(form.locator("[name=called]")).to_have_value("Robin")
    form.locator(".error-summary a").first.click()
    form.locator("[name=reach][value=person]").check()
    form.locator("[name=to]").fill("My teacher")
    form.locator("[name=is_safe][value=yes]").check()
    form.locator("button[value=send]").click()
    sees(page, "/contact-me/sent")
    assert axe_finds(page) == []
    page.locator(f"{PANEL} [data-close]:visible").first.click()
    is_back(page)


def without_signal(page: Page, url: str) -> None:
    """Somebody with the way ahead on the phone wrote something, and the signal goes."""
    last_question(page, url)
    page.wait_for_timeout(300)
    for _ in range(100):
        if page.evaluate(IS_READY):
            break
        page.wait_for_timeout(200)
    page.locator(BOX).fill(WORDS)
    page.context.set_offline(True)


def test_without_signal_the_numbers_are_there_and_the_words_stay(
    page: Page, live_server: Server
) -> None:
    without_signal(page, live_server.url)
    opens(page, SAFE, "/safe")
    assert page.locator(f"{PANEL} a[href='tel:999']").count()
    page.locator(f"{PANEL} a", has_text="I want somebody to contact me").click()
    expect(page.locator(f"{PANEL} h1", has_text="No signal now")).to_be_visible()
    page.context.set_offline(False)
    page.locator(f"{PANEL} a:visible", has_text="Try again").click()
    called = page.locator(f"{PANEL} [name=called]")
    called.fill("Robin")
    page.context.set_offline(True)
    page.locator(f"{PANEL} button[value=send]").click()
    expect(page.locator(f"{PANEL} h1:visible", has_text="No signal now")).to_be_visible()
    page.context.set_offline(False)
    page.locator(f"{PANEL} a:visible", has_text="Try again").click()
    expect(called).to_have_value("Robin")
    page.keyboard.press("Escape")
    is_back(page)


def test_a_question_that_came_without_signal_stays_as_it_is_under_the_panel(
    page: Page, live_server: Server
) -> None:
    without_signal(page, live_server.url)
    press(page)
    expect(page.locator("main[data-page=check]")).to_be_visible()
    press(page, "Back")
    page.get_by_role("button", name="Write it again").click()
    page.locator(BOX).fill(WORDS)
    opens(page, SAFE, "/safe")
    page.go_back()
    is_back(page)
    page.locator("a.jump").focus()
    page.keyboard.press("Enter")  # to another part of this page
    expect(page.locator(BOX)).to_have_value(WORDS)
    opens(page, HELP, "/help")
    press(page, "Next")
    expect(page.locator("main[data-page=check]")).to_be_visible()
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.evaluate(FOCUSED, "main h1")


def test_listen_reads_the_panel_while_it_is_open_and_never_what_was_written(
    new_page: NewPage, live_server: Server
) -> None:
    page = page_with_voices(new_page, Phone(takes=60_000))
    writes(page, live_server.url)
    page.locator("button[data-listen]").click()
    assert wait_until_heard(page, 1) == ["What would make it better?"]
    opens(page, SAFE, "/safe")
    assert wait_until_heard(page, 2)[1:] == ["cut short"], "it is not read on over the panel"
    page.locator("button[data-listen]").click()
    assert wait_until_heard(page, 3)[2:] == ["Who can help"]
    page.keyboard.press("Escape")
    is_back(page)
    assert wait_until_heard(page, 4)[3:] == ["cut short"]
    expect(page.locator("button[data-listen]")).to_have_text("Listen")
    assert WORDS not in heard(page)


def test_display_opens_on_top_of_the_panel_and_closes_before_it(
    page: Page, live_server: Server
) -> None:
    writes(page, live_server.url)
    opens(page, SAFE, "/safe")
    page.locator("[data-display]").click()
    page.locator("dialog#display button[value=blue]").click()
    expect(page.locator("html[data-colour=blue]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("dialog#display")).to_be_hidden()
    sees(page, "/safe")
    page.locator("[data-display]").click()
    expect(page.locator("dialog#display")).to_be_visible()
    opens(page, HELP, "/help")
    expect(page.locator("dialog#display")).to_be_hidden()
    page.keyboard.press("Escape")
    is_back(page)
