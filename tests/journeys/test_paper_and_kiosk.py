"""For a club and a desk: paper is typed in and looked at twice; a shared tablet forgets people."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, Route

from tests.parts.answering import kind_of, press
from tests.parts.browsing import LAPTOP, SMALL_PHONE, Axe, NewPage
from tests.parts.servers import Server, run_heard

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
TABLET = {"width": 768, "height": 1024}
SURVEY = "getting-to-school"
KEY = "258036"
POST_IT = """fetch(location.href, {method: "POST",
  body: new URLSearchParams(new FormData(document.querySelector("main form")))})"""
# What heard.js does with a page without signal, done before any other script can begin.
DRAWN_FIRST = """new MutationObserver((_, watch) => {
  const main = document.querySelector("main[data-page=away]");
  if (!main) return;
  watch.disconnect();
  main.dataset.drawn = "";
  main.dataset.page = "question";
}).observe(document, { childList: true, subtree: true })"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def server(own_server: Callable[..., Server]) -> Server:
    """A server whose answers are ours alone to count."""
    return own_server()


@pytest.fixture
def officer(server: Server, new_page: NewPage) -> Page:
    """A trained officer at a laptop."""
    return signed_in(server, new_page, "officer@halton.example")


def signed_in(server: Server, new_page: NewPage, email: str) -> Page:
    """A trained officer at a laptop of their own."""
    invited = run_heard("people", "invite", email, "--role", "officer", home=server.home)
    found = re.search(r"/staff/invitation/\w+", invited.stdout)
    assert found, invited.stdout + invited.stderr
    page = new_page(viewport=LAPTOP)
    page.goto(server.url + found[0])
    page.locator("main button").first.click()
    page.wait_for_url("**/staff/")
    with sqlite3.connect(server.home / "heard.sqlite") as database:
        database.execute("UPDATE user SET trained_on = '2026-01-12' WHERE email = ?", (email,))
    database.close()
    return page


def rows(server: Server, ask: str) -> list[tuple[object, ...]]:
    """What the database says."""
    database = sqlite3.connect(server.home / "heard.sqlite")
    found = database.execute(ask).fetchall()
    database.close()
    return found


def send(page: Page) -> None:
    page.locator("main form button").last.click()
    page.wait_for_load_state("load")


def test_paper_is_printed_typed_in_by_keyboard_and_looked_at_twice(
    server: Server, officer: Page, new_page: NewPage, axe: Axe
) -> None:
    printed = new_page()
    printed.goto(f"{server.url}/s/{SURVEY}/paper")
    code = printed.locator(".paper-code b").first.inner_text()
    officer.goto(f"{server.url}/staff/answer/")
    officer.get_by_label("Code of the paper").fill(code)
    officer.keyboard.press("Enter")
    officer.wait_for_url("**/key/young_person")
    assert axe(officer) == []
    officer.get_by_label("Who is answering?").focus()
    for typed in ("2", "", "1", "13", "2", "1", "0", "", "The man on the bus hits me"):
        officer.keyboard.type(typed)
        officer.keyboard.press("Tab")
    send(officer)
    assert "Write this number on the paper: 1." in officer.inner_text("main")
    said = dict(rows(server, "SELECT question_id, choices FROM answer"))
    assert said["travel"] == "bus"
    assert said["helps"] == "friend music"
    assert rows(server, "SELECT mode, support FROM response") == [("paper", "helped")]
    assert len(rows(server, "SELECT id FROM worry")) == 1
    officer.goto(f"{server.url}/staff/answer/{SURVEY}@1/papers/1")
    assert kind_of(officer) == "answer-waits", "a second look is somebody else's"
    assert axe(officer) == []
    other = signed_in(server, new_page, "other@halton.example")
    other.goto(officer.url)
    assert axe(other) == []
    _second_look(other)
    assert kind_of(other) == "answer-settle"
    assert axe(other) == []
    other.get_by_label("Second look: 2 Taxi").check()
    send(other)
    assert rows(server, "SELECT state FROM paper") == [("checked",)]
    assert dict(rows(server, "SELECT question_id, choices FROM answer"))["travel"] == "taxi"
    assert len(rows(server, "SELECT id FROM response")) == 1


def test_a_form_that_is_sent_again_with_other_words_asks_what_it_is(
    server: Server, officer: Page, axe: Axe
) -> None:
    officer.goto(f"{server.url}/staff/answer/{SURVEY}@1/key/young_person")
    send(officer)
    assert axe(officer) == []
    assert "Is the paper blank?" in officer.inner_text("main")
    officer.get_by_label("Their words").fill("A quiet bus")
    officer.evaluate(POST_IT)  # the reply never came
    officer.get_by_label("Their words").fill("A quieter bus")
    send(officer)
    assert axe(officer) == []
    assert officer.get_by_label("Their words").input_value() == "A quieter bus"
    officer.get_by_label("Paper 1, put right.").check()
    send(officer)
    assert "Write this number on the paper: 1." in officer.inner_text("main")
    assert len(rows(server, "SELECT id FROM response")) == 1
    assert len(rows(server, "SELECT id FROM comment")) == 1


def _second_look(officer: Page) -> None:
    boxes = {"who": "2", "keys-travel": "2", "keys-helps": "13", "keys-feel": "2",
             "keys-arrive": "1", "keys-alone": "0"}  # fmt: skip
    for name, typed in boxes.items():
        officer.locator(f"[name={name}]").fill(typed)
    officer.get_by_label("Something is written here").check()
    send(officer)


@pytest.fixture
def invitation(server: Server, officer: Page) -> str:
    """The link that an officer made for a tablet."""
    officer.goto(f"{server.url}/staff/answer/kiosk/{SURVEY}")
    officer.get_by_label("Choose a staff key").fill(KEY)
    send(officer)
    found = re.search(r"/kiosk/start/\S+", officer.inner_text("main"))
    assert found
    return server.url + found[0]


def begun(tablet: Page, invitation: str) -> list[str]:
    """A kiosk on which a child has begun, and stands at the first question. Gives the code."""
    tablet.clock.install()
    tablet.goto(invitation)
    press(tablet)
    tablet.get_by_role("link", name="Start", exact=True).click()
    tablet.locator("main input[type=radio]").first.check()
    press(tablet, "Yes")
    press(tablet, "Skip")  # the practice
    here = tablet.url
    tablet.goto(here.rpartition("/")[0] + "/code")
    words = [word.split(".")[-1].strip() for word in tablet.locator("ol.code li").all_inner_texts()]
    tablet.goto(here)
    assert len(words) == 4
    return words


def tap(tablet: Page, words: list[str]) -> None:
    """Lift the cover with the pictures of a code."""
    tablet.get_by_role("button", name="Tap your 4 pictures").click()
    for number, word in enumerate(words, start=1):
        tablet.get_by_text(f"Now tap picture {number}.").wait_for()
        tablet.get_by_role("button", name=word, exact=True).click()
    tablet.get_by_role("button", name="Carry on").click()


@pytest.mark.parametrize("size", [TABLET, SMALL_PHONE], ids=["tablet", "small"])
def test_a_kiosk_covers_saves_and_forgets(
    server: Server, invitation: str, new_page: NewPage, axe: Axe, size: dict[str, int]
) -> None:
    tablet = new_page(viewport=size)
    words = begun(tablet, invitation)
    _fits(tablet, axe)
    tablet.locator("main input[value=taxi]").check()
    _left_alone(tablet)
    tablet.wait_for_url("**/kiosk/cover")
    assert rows(server, "SELECT choices FROM answer") == [("taxi",)], "it saves"
    _fits(tablet, axe)
    tablet.goto(f"{server.url}/s/{SURVEY}/2")
    assert kind_of(tablet) == "kiosk-cover", "loading a page does not lift it"
    tablet.locator("[name=code]").fill(KEY)
    tablet.get_by_role("button", name="Carry on").click()
    tablet.get_by_text("The staff key only starts for somebody new.").first.wait_for()
    _fits(tablet, axe)
    tablet.get_by_role("button", name="Tap your 4 pictures").click()
    tablet.get_by_role("button", name=words[0], exact=True).click()
    _fits(tablet, axe)
    _left_alone(tablet)
    tablet.get_by_role("button", name="Tap your 4 pictures").wait_for()  # none of them stays
    tap(tablet, words)
    tablet.get_by_role("link", name="Carry on").click()
    assert tablet.url.endswith(f"/s/{SURVEY}/3"), "it never resets"
    tablet.get_by_role("link", name="Finish").click()
    tablet.wait_for_url("**/kiosk")
    _nothing_comes_back(tablet)
    assert len(rows(server, "SELECT question_id FROM answer")) == 1, "what was sent stays"
    tablet.goto(f"{server.url}/staff/sign-in")
    assert kind_of(tablet) == "kiosk", "no staff page opens here"


def test_a_kiosk_without_signal_offers_no_way_out_and_finds_the_way_back(
    server: Server, invitation: str, new_page: NewPage, axe: Axe
) -> None:
    tablet = new_page(viewport=SMALL_PHONE)
    tablet.goto(invitation)
    press(tablet)
    _comes(tablet, "async () => Boolean(await caches.match('/away'))")
    tablet.get_by_role("link", name="Start", exact=True).click()
    tablet.locator("main input[type=radio]").first.check()
    press(tablet, "Yes")
    _comes(
        tablet,
        f"""async () => Boolean(navigator.serviceWorker.controller
        && await caches.match("/s/{SURVEY}/away", {{ ignoreVary: true }}))""",
    )
    tablet.context.set_offline(True)
    for path in ("/language", "/clear", "/kiosk"):
        tablet.goto(server.url + path)
        assert tablet.locator("header a", has_text="Finish").is_visible(), path
        assert not tablet.get_by_role("link", name=re.compile("Leave|Start page|Clear")).count()
        _fits(tablet, axe)
    tablet.context.set_offline(False)
    tablet.get_by_role("link", name="Try again").click()
    tablet.wait_for_url("**/kiosk")
    assert kind_of(tablet) == "kiosk"


def _comes(tablet: Page, what: str) -> None:
    for _ in range(100):
        if tablet.evaluate(what):
            return
        tablet.wait_for_timeout(200)
    raise AssertionError(f"{tablet.url}: {what} did not come.")


def test_what_is_not_sent_waits_under_the_cover_and_finish_wipes_it(
    server: Server, invitation: str, new_page: NewPage, axe: Axe
) -> None:
    tablet = new_page(viewport=TABLET)
    words = begun(tablet, invitation)
    tablet.goto(f"{server.url}/contact-me")
    tablet.locator("[name=called]").fill("Robin")
    _left_alone(tablet)
    asks = tablet.get_by_role("dialog")
    asks.wait_for()
    assert tablet.locator("main").evaluate("part => part.inert")
    assert axe(tablet) == []
    assert asks.get_by_role("link", name="I am not safe").is_visible()
    assert asks.get_by_text("What is not sent yet waits here.").is_visible()
    assert asks.get_by_text("We have what they sent.").is_hidden(), "nothing was sent"
    asks.get_by_label("Your 4 words, or the staff key").fill(KEY)
    asks.get_by_role("button", name="Carry on").click()
    asks.get_by_text("The staff key only starts for somebody new.").first.wait_for()
    assert tablet.locator("[name=called]").input_value() == "Robin"
    tap(tablet, words)
    asks.wait_for(state="detached")
    assert tablet.locator("[name=called]").input_value() == "Robin"
    assert not tablet.locator("main").evaluate("part => part.inert")
    _left_alone(tablet)
    asks.get_by_label("Your 4 words, or the staff key").fill(KEY)
    asks.get_by_role("button", name="Start for somebody new").click()
    tablet.wait_for_url("**/kiosk")
    tablet.go_back()
    tablet.goto(f"{server.url}/contact-me")
    assert tablet.locator("[name=called]").input_value() == ""
    assert rows(server, "SELECT id FROM contact_request") == []


def test_what_stands_over_a_question_is_covered_too_and_what_was_typed_there_waits(
    server: Server, invitation: str, new_page: NewPage
) -> None:
    tablet = new_page(viewport=TABLET)
    words = begun(tablet, invitation)
    panel = tablet.locator("dialog#over")
    tablet.locator("main input[value=taxi]").check()
    tablet.get_by_role("link", name="I am not safe").click()
    panel.get_by_role("link", name="I want somebody to contact me").click()
    panel.locator("[name=called]").fill("Robin")
    _left_alone(tablet)
    asks = tablet.get_by_role("dialog")
    asks.wait_for()
    assert panel.is_hidden()
    assert rows(server, "SELECT choices FROM answer") == [("taxi",)], "the answer is saved"
    tap(tablet, words)
    asks.wait_for(state="detached")
    assert tablet.locator("main input[value=taxi]").is_checked()
    tablet.get_by_role("link", name="Help", exact=True).click()
    panel.get_by_role("link", name="I want somebody to contact me").click()
    assert panel.locator("[name=called]").input_value() == "Robin"
    panel.locator("[name=called]").fill("")
    _left_alone(tablet)
    tablet.wait_for_url("**/kiosk/cover")
    assert rows(server, "SELECT choices FROM answer") == [("taxi",)]


def test_the_cover_never_says_saved_when_it_was_not(
    server: Server, invitation: str, new_page: NewPage
) -> None:
    tablet = new_page(viewport=TABLET)
    words = begun(tablet, invitation)
    tablet.locator("main input[value=taxi]").check()
    tablet.route("**/s/*/2", lambda route: route.fulfill(status=503, body=""))
    _left_alone(tablet)
    tablet.get_by_role("dialog").wait_for()
    assert tablet.url.endswith(f"/s/{SURVEY}/2")
    assert rows(server, "SELECT choices FROM answer") == []
    _is_covered_by_the_server(server, tablet)
    tablet.unroute("**/s/*/2")
    tap(tablet, words)
    tablet.get_by_role("dialog").wait_for(state="detached")
    assert tablet.locator("main input[value=taxi]").is_checked(), "it waited on the page"
    _left_alone(tablet)
    tablet.wait_for_url("**/kiosk/cover")
    assert rows(server, "SELECT choices FROM answer") == [("taxi",)]


def test_words_that_are_too_long_to_keep_wait_under_the_cover(
    server: Server, invitation: str, new_page: NewPage
) -> None:
    tablet = new_page(viewport=TABLET)
    words = begun(tablet, invitation)
    while not tablet.locator("main textarea").count():
        skip = tablet.locator("main button[value=skip]")
        here = tablet.url
        (skip if skip.count() else tablet.locator("main form button").first).click()
        tablet.wait_for_url(lambda url, here=here: url != here)
    tablet.locator("main textarea").evaluate("box => { box.value = 'a'.repeat(5003); }")
    _left_alone(tablet)
    tablet.get_by_role("dialog").wait_for()
    _is_covered_by_the_server(server, tablet)
    tap(tablet, words)
    tablet.get_by_role("dialog").wait_for(state="detached")
    assert len(tablet.locator("main textarea").input_value()) == 5003
    assert rows(server, "SELECT id FROM comment") == []


def test_a_reply_that_never_comes_holds_up_no_cover(
    server: Server, invitation: str, new_page: NewPage
) -> None:
    tablet = new_page(viewport=TABLET)
    begun(tablet, invitation)
    tablet.locator("main input[value=taxi]").check()
    tablet.route("**/s/*/2", lambda _route: None)
    _left_alone(tablet)
    tablet.locator("[data-cover]").wait_for()
    tablet.clock.fast_forward(11_000)
    tablet.get_by_role("dialog").wait_for()
    _is_covered_by_the_server(server, tablet)


def test_the_server_covers_before_a_slow_save_is_done_and_still_takes_it(
    server: Server, invitation: str, new_page: NewPage
) -> None:
    tablet = new_page(viewport=TABLET)
    begun(tablet, invitation)
    tablet.locator("main input[value=taxi]").check()
    held: list[Route] = []
    tablet.route("**/s/*/2", lambda route: held.append(route))
    with tablet.expect_response("**/kiosk/cover"):
        _left_alone(tablet)
    _is_covered_by_the_server(server, tablet)
    assert rows(server, "SELECT choices FROM answer") == []
    held[0].continue_()
    tablet.wait_for_url("**/kiosk/cover")
    assert rows(server, "SELECT choices FROM answer") == [("taxi",)]


def test_without_signal_the_cover_is_tried_again(
    server: Server, invitation: str, new_page: NewPage
) -> None:
    tablet = new_page(viewport=TABLET)
    begun(tablet, invitation)
    tablet.locator("main input[value=taxi]").check()
    tablet.context.set_offline(True)
    with tablet.expect_event("requestfailed", lambda asked: asked.url.endswith("/kiosk/cover")):
        _left_alone(tablet)
    tablet.locator("[data-cover]").wait_for()
    assert rows(server, "SELECT choices FROM answer") == []
    tablet.context.set_offline(False)
    _the_next_try_comes(tablet)
    assert rows(server, "SELECT choices FROM answer") == [("taxi",)]


def test_loading_a_page_again_without_signal_does_not_lift_the_cover(
    server: Server, invitation: str, new_page: NewPage, axe: Axe
) -> None:
    tablet = new_page(viewport=SMALL_PHONE)
    begun(tablet, invitation)
    _keeps_pages(tablet)
    tablet.locator("main input[value=taxi]").check()
    tablet.context.set_offline(True)
    _left_alone(tablet)
    _is_under_its_own_cover(tablet)
    tablet.reload()
    _is_under_its_own_cover(tablet)
    assert axe(tablet) == []
    for path in (f"/s/{SURVEY}/1", f"/s/{SURVEY}/check", "/kiosk/cover", "/kiosk", "/help"):
        tablet.goto(server.url + path)
        _is_under_its_own_cover(tablet)
    tablet.locator("aside > a.button", has_text="I am not safe").click()
    tablet.wait_for_url("**/safe*")
    assert not tablet.locator("main").evaluate("part => part.inert"), "safety is for everybody"
    tablet.goto(f"{server.url}/s/{SURVEY}/2")
    tablet.context.set_offline(False)
    _the_next_try_comes(tablet)
    _is_covered_by_the_server(server, tablet)


def test_back_without_signal_does_not_lift_the_cover_and_the_code_does(
    server: Server, invitation: str, new_page: NewPage
) -> None:
    tablet = new_page(viewport=TABLET)
    words = begun(tablet, invitation)
    _keeps_pages(tablet)
    tablet.locator("main input[value=taxi]").check()
    press(tablet)
    here = tablet.url
    tablet.context.set_offline(True)
    _left_alone(tablet)
    _is_under_its_own_cover(tablet)
    tablet.wait_for_timeout(1000)
    assert tablet.url == here, "it goes nowhere without signal"
    tablet.go_back()
    _is_under_its_own_cover(tablet)
    tablet.context.set_offline(False)
    _the_next_try_comes(tablet)
    tablet.context.set_offline(True)
    tablet.go_back()
    _is_under_its_own_cover(tablet)
    tablet.context.set_offline(False)
    _the_next_try_comes(tablet)
    tap(tablet, words)
    tablet.get_by_role("link", name="Carry on").click()
    tablet.wait_for_url(here)
    tablet.go_back()
    tablet.goto(f"{server.url}/s/{SURVEY}/2")
    assert tablet.locator("main input[value=taxi]").is_checked()
    assert not tablet.locator("main").evaluate("part => part.inert"), "it was lifted for good"
    assert rows(server, "SELECT choices FROM answer") == [("taxi",)]


def test_when_the_signal_comes_no_page_shows_what_was_chosen_before_the_server_is_told(
    server: Server, invitation: str, new_page: NewPage
) -> None:
    tablet = new_page(viewport=TABLET)
    begun(tablet, invitation)
    _keeps_pages(tablet)
    tablet.locator("main input[value=taxi]").check()
    press(tablet)
    tablet.context.set_offline(True)
    _left_alone(tablet)
    _is_under_its_own_cover(tablet)
    tablet.context.set_offline(False)
    held: list[Route] = []
    tablet.route("**/kiosk/cover", lambda route: held.append(route))
    tablet.goto(f"{server.url}/s/{SURVEY}/2", wait_until="domcontentloaded")
    _is_under_its_own_cover(tablet)
    assert tablet.locator("main input[value=taxi]").is_checked(), "the server did not know"
    for route in held:
        route.continue_()
    tablet.unroute("**/kiosk/cover")
    tablet.wait_for_url("**/kiosk/cover")
    tablet.get_by_role("button", name="Tap your 4 pictures").wait_for()
    _is_covered_by_the_server(server, tablet)
    assert rows(server, "SELECT choices FROM answer") == [("taxi",)], "it never resets"


def test_a_page_that_the_browser_has_kept_comes_back_under_the_cover(
    server: Server, invitation: str, new_page: NewPage
) -> None:
    tablet = new_page(viewport=TABLET)
    begun(tablet, invitation)
    tablet.context.set_offline(True)
    tablet.evaluate("localStorage.setItem('heard-cover', 'asked')")
    tablet.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    _is_under_its_own_cover(tablet)


def test_a_page_drawn_before_the_tablets_own_script_begins_lifts_no_cover(
    server: Server, invitation: str, new_page: NewPage
) -> None:
    tablet = new_page(viewport=TABLET)
    begun(tablet, invitation)
    _keeps_pages(tablet)
    tablet.evaluate("localStorage.setItem('heard-cover', 'told')")
    tablet.add_init_script(DRAWN_FIRST)
    tablet.context.set_offline(True)
    tablet.goto(f"{server.url}/s/{SURVEY}/2")
    _is_under_its_own_cover(tablet)
    assert tablet.evaluate("localStorage.getItem('heard-cover')") == "asked"


def _left_alone(tablet: Page) -> None:
    """Nobody touches the tablet for 3 minutes. What was touched before reaches the page first: a
    scroll that is told of a moment later would begin the 3 minutes anew.
    """
    tablet.wait_for_timeout(500)
    tablet.clock.fast_forward(181_000)


def _keeps_pages(tablet: Page) -> None:
    """Pages come without signal from now on."""
    _comes(
        tablet,
        f"""async () => Boolean(navigator.serviceWorker.controller
        && await caches.match("/s/{SURVEY}/away", {{ ignoreVary: true }})
        && await caches.match("/cleared", {{ ignoreVary: true }}))""",
    )


def _is_under_its_own_cover(tablet: Page) -> None:
    """The cover lies over all of the page, and only who can help is to be reached."""
    tablet.locator("a[data-cover]").wait_for()
    assert tablet.locator("main").evaluate("part => part.inert")
    size = tablet.viewport_size
    box = tablet.locator("a[data-cover]").bounding_box()
    assert size
    assert box == {"x": 0, "y": 0, **size}
    assert tablet.locator("aside > a.button", has_text="I am not safe").is_visible()


def _the_next_try_comes(tablet: Page) -> None:
    """The page sets its clock a moment after a try has failed, perhaps after ours is put on."""
    for _ in range(3):
        tablet.clock.fast_forward(21_000)
        try:
            return tablet.wait_for_url("**/kiosk/cover")
        except Error:  # too late, or the signal went once more while the page was on its way
            continue
    raise AssertionError("the cover was not tried again")


def _is_covered_by_the_server(server: Server, tablet: Page) -> None:
    """Nobody gets round the page's own cover with the address bar."""
    for path in (f"/s/{SURVEY}/check", f"/s/{SURVEY}/code", "/code"):
        seen = tablet.request.get(server.url + path)
        assert seen.url == f"{server.url}/kiosk/cover", path


def _fits(page: Page, axe: Axe) -> None:
    assert axe(page) == []
    assert page.evaluate(SIDEWAYS) <= 0


def _nothing_comes_back(tablet: Page) -> None:
    names = {cookie.get("name") for cookie in tablet.context.cookies()}
    assert names == {"heard-kiosk"}
    for _ in range(4):
        tablet.go_back()
        tablet.wait_for_load_state("load")
        assert kind_of(tablet) not in {"question", "check", "thanks"}
        assert tablet.locator("main input:checked:not([name=survey])").count() == 0
