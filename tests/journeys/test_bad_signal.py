"""For a young person on a bus: the signal goes and comes back, and nothing they said is lost."""

from __future__ import annotations

import contextlib
import signal
import sqlite3
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Route

from app.answer.tables import Comment
from app.database import Database, KeyRing, unseal
from app.settings import read_settings
from tests.ask.test_only_if import CASES
from tests.parts.answering import answer_all, kind_of, press, start
from tests.parts.browsing import SMALL_PHONE, Axe, NewPage
from tests.parts.servers import ROOT, Server, own_or_shared, start_heard

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]

SURVEY = "getting-to-school"
WORDS = "The driver is Zebrafish rude"
ODD = [
    "\u00b2",
    "\u2460",
    "\u4e09",
    "3\u00a0",
    "\u00a03",
    "1 2",
    "-3",
    "3.5",
    "\u0663\u0660",
    "3\u200b",
]
NOT_SENT = "Not sent yet. Nobody can read this yet."
EVERYTHING = """async () => {
    const read = (asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); });
    const seen = [document.documentElement.outerHTML, location.href, JSON.stringify(history.state)];
    seen.push(JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage}));
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            seen.push(request.url, await (await cache.match(request)).text());
        }
    }
    for (const { name } of await indexedDB.databases()) {
        const database = await read(indexedDB.open(name));
        for (const room of database.objectStoreNames) {
            for (const row of await read(database.transaction(room).objectStore(room).getAll())) {
                seen.push(JSON.stringify(row), new TextDecoder("latin1").decode(row.sealed));
            }
        }
        database.close();
    }
    return seen.join("\\n");
}"""
ROWS = """async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === "heard")) return [];
    const read = (asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); });
    const database = await read(indexedDB.open("heard"));
    const rows = await read(database.transaction("waiting").objectStore("waiting").getAll());
    database.close();
    return rows.map((row) => [row.survey, row.sealed.length, Object.keys(row).sort().join(" ")]);
}"""
IS_READY = f"""async () => navigator.serviceWorker.controller
    && Boolean(await caches.match("/s/{SURVEY}/pack", {{ ignoreVary: true }}))
    && Boolean(await caches.match("/s/{SURVEY}/away", {{ ignoreVary: true }}))"""


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    return own_or_shared(request)


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    """A phone whose person said yes, with the first question on it and the way ahead fetched."""
    begin(page, server)
    return page


def begin(page: Page, server: Server) -> None:
    start(page, server.url, SURVEY)
    press(page, "Skip")  # the practice
    ready(page)


def ready(page: Page) -> None:
    wait_for(page, lambda: bool(page.evaluate(IS_READY)))
    page.wait_for_timeout(300)


def choose(page: Page, value: str) -> None:
    """Tap an answer, and Next."""
    page.locator(f"main input[value={value}]").check()
    press(page)


def write(page: Page, words: str = WORDS) -> None:
    page.locator("main textarea").fill(words)
    press(page)


def cut(page: Page, *, off: bool = True) -> None:
    page.context.set_offline(off)


def asked(server: Server, question: str) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(server.home / "heard.sqlite", timeout=30)) as there:
        return there.execute(question).fetchall()


def order(server: Server) -> list[str]:
    """The forms that were kept, in the order in which they came."""
    return [row[0] for row in asked(server, "SELECT question_id FROM submission ORDER BY rowid")]


def answers(server: Server) -> dict[str, str]:
    found = asked(server, "SELECT question_id, choices, status FROM answer WHERE NOT is_late")
    return {row[0]: row[1] or row[2] for row in found}


def words_in(home: Path) -> list[str]:
    settings = read_settings({"HEARD_HOME": str(home), "HEARD_SURVEYS": str(ROOT / "surveys")})
    database = Database(settings.database_url, KeyRing(settings.answer_keys))
    with database.reading() as session:
        found = [
            unseal(session, row.words, about=f"{SURVEY}/{row.response_id}")
            for row in session.query(Comment)
            if row.words is not None
        ]
    database.close()
    return found


def waits(page: Page) -> int:
    return len(page.evaluate(ROWS))


def all_sent(page: Page) -> None:
    def nothing_waits() -> bool:
        with contextlib.suppress(Error):  # the page goes on to another one just now
            return waits(page) == 0
        return False

    wait_for(page, nothing_waits)


def says(page: Page, words: str) -> None:
    wait_for(page, lambda: words in " ".join(page.locator("[role=status]").all_inner_texts()))


def titled(page: Page, title: str) -> None:
    wait_for(page, lambda: page.title().startswith(title))


def wait_for(page: Page, is_true: Callable[[], bool]) -> None:
    """As wait_until, while the browser goes on working."""
    for _ in range(150):
        if is_true():
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"{page.url}: it did not happen.")


def to_the_end_away(page: Page) -> None:
    """From question 2 to Send, with no signal."""
    choose(page, "friend")
    choose(page, "bad")
    press(page, "Skip")
    press(page)  # the break
    choose(page, "yes")
    write(page)
    assert page.title() == "The last page"


ALL = {"travel": "bus", "helps": "friend", "feel": "bad", "arrive": "skipped", "alone": "yes",
       "better": "answered"}  # fmt: skip
IN_ORDER = ["start", *ALL]


def everything_arrived_once(server: Server) -> None:
    assert answers(server) == ALL
    assert order(server) == IN_ORDER
    assert words_in(server.home) == [WORDS]


def test_the_signal_goes_in_the_middle_and_nothing_is_lost(phone: Page, server: Server) -> None:
    choose(phone, "bus")
    cut(phone)
    to_the_end_away(phone)
    says(phone, NOT_SENT)
    assert order(server) == ["start", "travel"]
    press(phone, "Send")
    assert phone.locator("h1").inner_text() == "Thank you"
    assert "999" in phone.locator("main").inner_text()
    cut(phone, off=False)
    phone.wait_for_selector("main[data-page=thanks]")
    assert "Your code" in phone.locator("main").inner_text()
    everything_arrived_once(server)
    assert asked(server, "SELECT count(*) FROM response WHERE finished_on IS NOT NULL") == [(1,)]
    assert waits(phone) == 0


@pytest.mark.shared
def test_what_waits_can_be_read_nowhere_on_the_phone(phone: Page) -> None:
    cut(phone)
    choose(phone, "taxi")
    to_the_end_away(phone)
    everything = phone.evaluate(EVERYTHING)
    assert "Zebrafish" not in everything
    assert {tuple(row) for row in phone.evaluate(ROWS)} == {(SURVEY, 1121, "id sealed survey")}
    phone.reload()
    assert "Zebrafish" not in phone.evaluate(EVERYTHING)
    assert phone.locator("main input[checked]").count() == 0
    phone.go_back()
    assert (
        phone.locator("main textarea").evaluate_all("boxes => boxes.map(b => b.value).join('')")
        == ""
    )
    press(phone) if phone.title() == "The last page" else None


def test_the_server_dies_and_comes_back(phone: Page, server: Server) -> None:
    choose(phone, "bus")
    server.stop(signal.SIGKILL)
    to_the_end_away(phone)
    press(phone, "Send")
    again = start_heard(server.home, "--no-worker", PORT=server.url.rpartition(":")[2])
    try:
        phone.evaluate("dispatchEvent(new Event('online'))")
        all_sent(phone)
        everything_arrived_once(again)
    finally:
        again.stop()


def test_a_page_opened_again_without_signal_carries_on(phone: Page, server: Server) -> None:
    choose(phone, "bus")
    cut(phone)
    choose(phone, "friend")
    phone.reload()
    titled(phone, "Question 4")
    says(phone, NOT_SENT)
    choose(phone, "bad")
    press(phone, "Skip")
    press(phone)  # the break
    choose(phone, "yes")
    write(phone)
    cut(phone, off=False)
    all_sent(phone)
    everything_arrived_once(server)


def test_a_question_too_many_does_not_count(phone: Page, server: Server) -> None:
    """A phone that was closed on the way has forgotten the choice, so it asks."""
    cut(phone)
    choose(phone, "walk")
    choose(phone, "friend")
    titled(phone, "Question 5")  # it knows that nobody walks in a taxi
    phone.goto(f"{server.url}/s/{SURVEY}/3")
    titled(phone, "Question 3")
    choose(phone, "friend")
    titled(phone, "Question 4")
    choose(phone, "bad")
    cut(phone, off=False)
    all_sent(phone)
    assert answers(server) == {"travel": "walk", "helps": "friend"}
    assert asked(server, "SELECT question_id FROM answer WHERE is_late") == [("feel",)]


def test_a_tab_closed_without_signal_sends_when_heard_is_opened_again(
    phone: Page, server: Server
) -> None:
    choose(phone, "bus")
    cut(phone)
    to_the_end_away(phone)
    context = phone.context
    phone.close()
    context.set_offline(False)
    later = context.new_page()
    later.goto(f"{server.url}/help")
    all_sent(later)
    everything_arrived_once(server)


def test_the_worker_sends_when_no_page_of_ours_is_open(phone: Page, server: Server) -> None:
    choose(phone, "bus")
    ready(phone)
    port = server.url.rpartition(":")[2]
    server.stop(signal.SIGKILL)
    choose(phone, "friend")
    context = phone.context
    again = start_heard(server.home, "--no-worker", PORT=port)
    try:
        other = context.new_page()
        other.goto(f"{server.url}/health")  # no script of ours runs there
        phone.close()
        wake = context.new_cdp_session(other)
        known: list[str] = []
        wake.on(
            "ServiceWorker.workerRegistrationUpdated",
            lambda said: known.extend(each["registrationId"] for each in said["registrations"]),
        )
        wake.send("ServiceWorker.enable")
        wait_for(other, lambda: bool(known))
        about = {"origin": server.url, "registrationId": known[-1], "tag": "heard"}
        wake.send("ServiceWorker.dispatchSyncEvent", about | {"lastChance": False})
        all_sent(other)
        assert answers(again) == {"travel": "bus", "helps": "friend"}
    finally:
        again.stop()


@pytest.mark.shared
def test_a_page_that_came_past_the_worker_is_taken_up_by_it(phone: Page) -> None:
    """A page that was on its way while the worker began, or was loaded past it."""
    choose(phone, "bus")
    ready(phone)
    with phone.expect_navigation():
        phone.context.new_cdp_session(phone).send("Page.reload", {"ignoreCache": True})
    ready(phone)


def test_two_tabs_send_everything_once_and_in_order(phone: Page, server: Server) -> None:
    choose(phone, "bus")
    ready(phone)
    other = phone.context.new_page()
    other.goto(phone.url)
    ready(other)
    cut(phone)
    choose(other, "music")
    choose(phone, "friend")
    choose(phone, "bad")
    press(phone, "Skip")
    cut(phone, off=False)
    for tab in (phone, other):
        all_sent(tab)
    assert answers(server) == {
        "travel": "bus",
        "helps": "friend",
        "feel": "bad",
        "arrive": "skipped",
    }
    assert order(server) == ["start", "travel", "helps", "helps", "feel", "arrive"]


def lose_the_answer(route: Route) -> None:
    """The server gets the form and keeps it; the phone never hears of it."""
    if route.request.method == "POST":
        route.fetch()
        route.abort("connectionreset")
    else:
        route.continue_()


def test_a_form_whose_answer_got_lost_counts_once(phone: Page, server: Server) -> None:
    phone.context.route(f"**/s/{SURVEY}/2", lose_the_answer)
    choose(phone, "bus")
    phone.wait_for_url("**/3")
    all_sent(phone)
    assert order(server) == ["start", "travel"]
    phone.context.unroute(f"**/s/{SURVEY}/2", lose_the_answer)
    ready(phone)
    choose(phone, "friend")
    assert order(server) == ["start", "travel", "helps"]


def test_next_before_the_script_is_there_is_kept_by_the_worker(phone: Page, server: Server) -> None:
    cut(phone)
    phone.locator("main input[value=bus]").check()
    with phone.expect_navigation():
        phone.evaluate("document.querySelector('main form').submit()")  # as without any script
    titled(phone, "Question 3")
    assert waits(phone) == 1
    phone.reload()
    titled(phone, "Question 3")
    cut(phone, off=False)
    phone.evaluate("dispatchEvent(new Event('online'))")
    all_sent(phone)
    assert answers(server) == {"travel": "bus"}


def holds_up(route: Route) -> None:
    route.fulfill(status=429, headers={"Retry-After": "60"})


def hangs(route: Route) -> None:
    """No answer comes, as on bad signal."""


def answered_with_signal(page: Page, server: Server, value: str) -> None:
    """Open the question again with signal: the server does not know yet what waits."""
    cut(page, off=False)
    page.goto(f"{server.url}/s/{SURVEY}/2")
    assert page.locator("main input[checked]").count() == 0
    ready(page)
    choose(page, value)


@pytest.mark.parametrize("hold", [holds_up, hangs])
def test_an_older_answer_that_waits_never_takes_a_newer_ones_place(
    phone: Page, server: Server, hold: Callable[[Route], None]
) -> None:
    phone.context.route(f"**/s/{SURVEY}/sealed", hold)
    cut(phone)
    choose(phone, "bus")
    answered_with_signal(phone, server, "walk")
    titled(phone, "Question 3")
    says(phone, NOT_SENT)
    assert (order(server), waits(phone)) == (["start"], 2)
    phone.context.unroute(f"**/s/{SURVEY}/sealed", hold)
    choose(phone, "friend")
    phone.evaluate("dispatchEvent(new Event('online'))")
    all_sent(phone)
    assert answers(server) == {"travel": "walk", "helps": "friend"}
    assert order(server) == ["start", "travel", "travel", "helps"]


def test_what_waits_goes_first_and_the_person_hardly_waits(phone: Page, server: Server) -> None:
    """The page was open before the signal came back, and what waits goes with this press."""
    phone.context.route(f"**/s/{SURVEY}/sealed", holds_up)
    cut(phone)
    choose(phone, "bus")
    cut(phone, off=False)
    phone.goto(f"{server.url}/s/{SURVEY}/2")
    ready(phone)
    phone.context.unroute(f"**/s/{SURVEY}/sealed", holds_up)
    choose(phone, "walk")
    titled(phone, "Question 3")
    assert (answers(server), waits(phone)) == ({"travel": "walk"}, 0)
    assert order(server) == ["start", "travel", "travel"]
    assert phone.locator("main input[name=token]").count() == 1, "the server's own page"


def test_send_does_not_overtake_what_waits(phone: Page, server: Server) -> None:
    phone.context.route(f"**/s/{SURVEY}/sealed", holds_up)
    choose(phone, "bus")
    ready(phone)
    cut(phone)
    choose(phone, "friend")
    cut(phone, off=False)
    phone.goto(f"{server.url}/s/{SURVEY}/stop")
    ready(phone)
    press(phone, "Send what I told you")
    phone.wait_for_selector("main[data-page=away-thanks]")
    assert asked(server, "SELECT count(*) FROM response WHERE finished_on IS NOT NULL") == [(0,)]
    phone.context.unroute(f"**/s/{SURVEY}/sealed", holds_up)
    phone.evaluate("dispatchEvent(new Event('online'))")
    phone.wait_for_selector("main[data-page=thanks]")
    assert answers(server) == {"travel": "bus", "helps": "friend"}
    assert asked(server, "SELECT count(*) FROM response WHERE finished_on IS NOT NULL") == [(1,)]


@pytest.mark.parametrize("came_back", [False, True])
def test_newer_words_sent_before_the_script_is_there_are_not_overtaken(
    phone: Page, server: Server, *, came_back: bool
) -> None:
    """In another tab a row is on its way and hangs. Whoever left and came back has no pack."""
    for value in ("bus", "friend", "bad"):
        choose(phone, value)
    press(phone, "Skip")
    press(phone)  # the break
    choose(phone, "yes")
    ready(phone)
    before = order(server)
    other = phone.context.new_page()
    other.goto(f"{server.url}/health")
    other.evaluate("void navigator.locks.request('heard-send', () => new Promise(() => {}))")
    cut(phone)
    write(phone, "An older one")
    cut(phone, off=False)
    phone.goto(f"{server.url}/s/{SURVEY}/8")
    ready(phone)
    phone.locator("main textarea").fill("A newer one")
    if came_back:
        phone.evaluate("caches.delete('heard-pack')")
    with phone.expect_navigation():
        phone.evaluate("document.querySelector('main form').submit()")  # as without any script
    titled(phone, "The last page")
    says(phone, NOT_SENT)
    assert (order(server), waits(phone)) == (before, 2)
    other.close()
    phone.evaluate("dispatchEvent(new Event('online'))")
    all_sent(phone)
    assert words_in(server.home) == ["A newer one"]
    assert order(server) == [*before, "better", "better"]


def test_a_new_worker_loses_nothing_that_waits(phone: Page, server: Server) -> None:
    choose(phone, "bus")
    ready(phone)
    port = server.url.rpartition(":")[2]
    server.stop(signal.SIGKILL)
    choose(phone, "friend")
    choose(phone, "bad")
    assert waits(phone) == 2
    cut(phone, off=False)
    again = start_heard(server.home, "--no-worker", PORT=port)
    try:
        # The old page is still there; a worker under another name takes the old one's place.
        phone.evaluate("""async () => {
            const changed = new Promise((done) => {
                navigator.serviceWorker.oncontrollerchange = done; });
            await navigator.serviceWorker.register("/sw.js?newer");
            await changed;
        }""")
        phone.evaluate("dispatchEvent(new Event('online'))")
        all_sent(phone)
        assert order(again) == ["start", "travel", "helps", "feel"]
    finally:
        again.stop()


def test_a_page_from_before_a_new_worker_goes_on_keeping_answers(
    phone: Page, server: Server
) -> None:
    """The update comes while this page waits: its rows, and the next ones, all go, in order."""
    choose(phone, "bus")
    ready(phone)
    phone.context.route(f"**/s/{SURVEY}/*", lose_the_form)
    choose(phone, "friend")
    phone.evaluate("""async () => {
        const changed = new Promise((done) => {
            navigator.serviceWorker.oncontrollerchange = done; });
        await navigator.serviceWorker.register("/sw.js?newer");
        await changed;
    }""")
    choose(phone, "bad")
    press(phone, "Skip")
    phone.context.unroute(f"**/s/{SURVEY}/*", lose_the_form)
    phone.evaluate("dispatchEvent(new Event('online'))")
    all_sent(phone)
    assert order(server) == ["start", "travel", "helps", "feel", "arrive"]


def lose_the_form(route: Route) -> None:
    """What this page sends goes nowhere."""
    route.abort("connectionreset")


def test_a_cleared_phone_keeps_only_what_is_sealed(phone: Page, server: Server) -> None:
    cut(phone)
    choose(phone, "bus")
    choose(phone, "friend")
    phone.goto(f"{server.url}/clear")
    assert phone.locator("h1").inner_text() == "We cleared this phone"
    wait_for(phone, lambda: "wait on this phone: 2" in phone.locator("main").inner_text())
    says(phone, NOT_SENT)
    assert phone.evaluate("caches.has('heard-pack')") is False
    cut(phone, off=False)
    all_sent(phone)
    says(phone, "Sent")
    assert answers(server) == {"travel": "bus", "helps": "friend"}
    assert phone.goto(f"{server.url}/s/{SURVEY}/3").status == 404  # type: ignore[union-attr]


def test_what_waits_on_a_cleared_phone_can_be_thrown_away(phone: Page, server: Server) -> None:
    cut(phone)
    choose(phone, "bus")
    choose(phone, "friend")
    phone.goto(f"{server.url}/clear")
    card = phone.locator("main .card")
    wait_for(phone, card.is_visible)
    assert "Nobody can read them." in card.inner_text()
    card.get_by_role("button", name="Throw them away").click()
    says(phone, "We threw away the answers that were here. We never get them.")
    assert waits(phone) == 0
    assert not card.is_visible()
    cut(phone, off=False)
    phone.goto(f"{server.url}/help")
    phone.wait_for_timeout(1500)
    assert order(server) == ["start"]


@pytest.mark.shared
def test_a_phone_with_nothing_that_waits_offers_nothing_to_throw_away(
    phone: Page, server: Server
) -> None:
    phone.goto(f"{server.url}/clear")
    assert phone.locator("h1").inner_text() == "We cleared this phone"
    phone.wait_for_timeout(1000)
    assert not phone.locator("main .card").is_visible()
    assert "wait" not in phone.locator("main").inner_text()


@pytest.mark.shared
def test_clearing_without_signal_forgets_the_choices_with_the_next_signal(
    phone: Page, server: Server
) -> None:
    phone.goto(f"{server.url}/display")
    phone.locator("main button[name=colour][value=blue]").click()
    phone.goto(f"{server.url}/s/{SURVEY}/2")
    ready(phone)
    cut(phone)
    phone.goto(f"{server.url}/clear")
    cut(phone, off=False)
    phone.goto(f"{server.url}/code")
    assert kind_of(phone) == "code"
    assert phone.locator("html[data-colour]").count() == 0
    assert "Take my answers back" not in phone.locator("main").inner_text()


def test_stopping_without_signal_says_what_stays_and_what_comes(
    phone: Page, server: Server
) -> None:
    choose(phone, "bus")
    cut(phone)
    choose(phone, "friend")
    press(phone, "Stop")
    assert phone.locator("h1").inner_text() == "Stop"
    assert phone.url.endswith(f"/s/{SURVEY}/stop")
    says(phone, NOT_SENT)
    told = phone.locator("main").inner_text()
    for line in ("You can stop here.", "This phone sends your answers when it has signal.",
                 "You need your code to come back.",
                 "You see your code here when this phone has signal.",
                 "After that this phone cannot show you your code."):  # fmt: skip
        assert line in told
    phone.locator("main a").filter(has_text="Carry on").click()
    titled(phone, "Question 4")  # what was chosen is still known: it asks about the bus
    choose(phone, "bad")
    press(phone, "Stop")
    phone.reload()
    phone.wait_for_selector("main[data-page=away-stop]")
    press(phone, "Send what I told you")
    assert phone.locator("h1").inner_text() == "Thank you"
    told = phone.locator("main").inner_text()
    assert "Do you have your code?" not in told, "one thing is said of the code, in one place"
    assert told.index("You see your code here") < told.index("Leave this page")
    assert told.count("your code") == 2
    cut(phone, off=False)
    phone.wait_for_selector("main[data-page=thanks]")
    assert phone.locator("ol.code li").count() == 4, "as the page without signal said"
    assert answers(server) == {"travel": "bus", "helps": "friend", "feel": "bad"}
    assert asked(server, "SELECT count(*) FROM response WHERE finished_on IS NOT NULL") == [(1,)]


def test_the_code_comes_with_the_signal(phone: Page, server: Server) -> None:
    cut(phone)
    choose(phone, "bus")
    phone.goto(f"{server.url}/s/{SURVEY}/code")
    phone.wait_for_selector("main[data-page=away-code]")
    assert phone.locator("ol.code").count() == 0
    cut(phone, off=False)
    phone.wait_for_selector("ol.code")
    assert phone.url.endswith(f"/s/{SURVEY}/code")
    assert answers(server) == {"travel": "bus"}


@pytest.mark.parametrize(
    "path", ["/display", "/language", "/contact-me", "/code", "/you-said-we-did", "/", "/privacy"]
)
@pytest.mark.shared
def test_a_page_that_cannot_come_is_told_kindly(phone: Page, server: Server, path: str) -> None:
    cut(phone)
    came = phone.goto(f"{server.url}{path}")
    assert came is not None
    assert came.status == 503
    assert phone.locator("h1").inner_text() == "No signal now"
    assert "You did nothing wrong." in phone.locator("main").inner_text()


def test_a_wish_to_be_contacted_that_could_not_go_is_sent_with_try_again(
    phone: Page, server: Server
) -> None:
    phone.goto(f"{server.url}/contact-me")
    phone.locator("main input[value=call]").check()
    phone.locator("main input[name=to]").fill("07700 900123")
    phone.locator("main input[name=is_safe][value=yes]").check()
    cut(phone)
    phone.locator("main form button.main").click()
    wait_for(phone, lambda: kind_of(phone) == "away")
    assert "07700" not in phone.content()
    cut(phone, off=False)
    phone.wait_for_timeout(300)
    with phone.expect_navigation():
        phone.locator("main a").filter(has_text="Try again").click()
    assert kind_of(phone) != "away"
    assert asked(server, "SELECT count(*) FROM contact_request") == [(1,)]


@pytest.mark.shared
def test_a_phone_that_was_left_still_has_safety_and_says_nothing_of_anybody(
    phone: Page, server: Server
) -> None:
    phone.goto(f"{server.url}/language")
    phone.locator("main").get_by_text("Polski").click()
    phone.goto(f"{server.url}/s/{SURVEY}/2")
    ready(phone)
    cut(phone)
    phone.goto(f"{server.url}/privacy")
    assert phone.locator("html").get_attribute("lang") == "pl"
    phone.goto(f"{server.url}/clear")
    came = phone.goto(f"{server.url}/privacy")
    assert came is not None
    assert came.status == 503
    assert phone.locator("html").get_attribute("lang") == "en"
    assert "Go to my question" not in phone.locator("main").inner_text()
    phone.goto(f"{server.url}/safe")
    assert kind_of(phone) == "safe"


def test_an_answer_that_was_refused_is_never_called_sent(phone: Page, server: Server) -> None:
    cut(phone)
    choose(phone, "bus")
    phone.evaluate("""() => new Promise((done) => {
        indexedDB.open("heard").onsuccess = ({ target }) => {
            const change = target.result.transaction("waiting", "readwrite");
            const sealed = new Uint8Array(200).fill(2);
            change.objectStore("waiting").add({ survey: "getting-to-school", sealed });
            change.oncomplete = () => { target.result.close(); done(); };
        };
    })""")
    cut(phone, off=False)
    all_sent(phone)
    says(phone, "We could not take some of your answers.")
    assert "Sent" not in " ".join(phone.locator("[role=status]").all_inner_texts())
    assert answers(server) == {"travel": "bus"}


def test_leave_works_without_signal_and_loses_nothing(phone: Page, server: Server) -> None:
    cut(phone)
    choose(phone, "bus")
    phone.locator("header").get_by_text("Leave").click()
    phone.wait_for_url("**/leave")
    assert phone.evaluate("document.body.innerText") == ""
    assert phone.evaluate("caches.has('heard-pack')") is False
    cut(phone, off=False)
    phone.goto(f"{server.url}/s/{SURVEY}/2")
    assert kind_of(phone) == "lost"
    all_sent(phone)
    assert answers(server) == {"travel": "bus"}


def test_the_next_person_on_the_phone_never_gets_into_the_answers_before(
    phone: Page, server: Server
) -> None:
    cut(phone)
    choose(phone, "bus")
    cut(phone, off=False)
    begin(phone, server)
    cut(phone)
    choose(phone, "walk")
    cut(phone, off=False)
    all_sent(phone)
    found = asked(server, "SELECT choices FROM answer ORDER BY rowid")
    assert sorted(found) == [("bus",), ("walk",)]
    assert asked(server, "SELECT count(DISTINCT response_id) FROM answer") == [(2,)]


@pytest.mark.shared
def test_who_can_help_is_there_without_signal(phone: Page, server: Server) -> None:
    cut(phone)
    phone.goto(f"{server.url}/safe")
    assert kind_of(phone) == "safe"


@pytest.mark.shared
def test_a_slip_without_signal_is_told_and_keeps_the_page(phone: Page) -> None:
    cut(phone)
    choose(phone, "bus")
    phone.locator("main button.main").click()
    phone.wait_for_selector(".error-summary:focus")
    assert phone.title() == "Error: Question 3 - Getting to school"
    assert waits(phone) == 1


def test_words_that_are_too_long_stay_in_their_box_without_signal(
    phone: Page, server: Server
) -> None:
    cut(phone)
    choose(phone, "bus")
    to_the_end_away(phone)
    press(phone, "Back")
    phone.locator("main button").filter(has_text="Write it again").click()
    phone.wait_for_selector("main textarea")
    waited, words = waits(phone), "\u0628" * 6_000
    phone.locator("main textarea").fill(f"  {words}\n")
    for button in ("Next", "Back"):
        phone.locator("main form button").filter(has_text=button).first.click()
        phone.wait_for_selector(".error-summary:focus")
        told = phone.locator(".error-summary a").inner_text()
        assert told == "That is too long. Take out 1000 letters."
        assert words in phone.locator("main textarea").input_value()
        assert waits(phone) == waited
    write(phone, words[:5000])
    assert waits(phone) == waited + 1
    cut(phone, off=False)
    all_sent(phone)
    assert words_in(server.home) == [words[:5000]]


def test_back_and_write_again_without_signal(phone: Page, server: Server) -> None:
    cut(phone)
    choose(phone, "bus")
    to_the_end_away(phone)
    press(phone, "Back")
    assert "You wrote something." in phone.locator("main").inner_text()
    phone.locator("main button").filter(has_text="Write it again").click()
    phone.wait_for_selector("main textarea")
    assert phone.locator("main textarea").input_value() == ""
    write(phone, "A kinder driver")
    press(phone, "Back")
    press(phone, "Back")
    assert phone.locator("main input[value=yes]").is_checked()
    cut(phone, off=False)
    all_sent(phone)
    assert words_in(server.home) == ["A kinder driver"]


@pytest.mark.shared
def test_a_phone_without_workers_answers_as_without_script(page: Page, server: Server) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    assert answer_all(page, server.url, SURVEY)[-1] == "thanks"


@pytest.mark.shared
def test_screens_without_signal_are_as_good_as_the_others(
    new_page: NewPage, axe: Axe, server: Server
) -> None:
    page = new_page(viewport=SMALL_PHONE)
    begin(page, server)
    cut(page)
    choose(page, "bus")
    page.locator("main button.main").click()
    page.wait_for_selector(".error-summary")
    looked_at(page, axe)
    to_the_end_away(page)
    looked_at(page, axe)
    press(page, "Send")
    looked_at(page, axe)
    page.goto(f"{server.url}/s/{SURVEY}/stop")
    page.wait_for_selector("main[data-page=away-stop]")
    looked_at(page, axe)
    page.goto(f"{server.url}/s/{SURVEY}/code")
    page.wait_for_selector("main[data-page=away-code]")
    looked_at(page, axe)
    page.goto(f"{server.url}/display")
    assert kind_of(page) == "away"
    looked_at(page, axe)
    page.goto(f"{server.url}/clear")
    wait_for(page, page.locator("main .card").is_visible)
    looked_at(page, axe)


def looked_at(page: Page, axe: Axe) -> None:
    assert axe(page) == [], page.url
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(wide) <= 0, f"{page.url} is too wide"
    page.evaluate("document.documentElement.style.fontSize = ''")


@pytest.mark.shared
def test_the_phone_and_the_server_ask_the_same_questions(phone: Page) -> None:
    from app.ask.only_if import as_data, condition_from, counting_blank_as

    rows = []
    for raw, given, _ in CASES:
        tree = condition_from(raw)
        assert tree is not None
        blank = counting_blank_as(tree, "travel", frozenset({"bus", "taxi"}))
        said = {key: sorted(options) for key, options in given.items()}
        rows += [[as_data(each), said, each.holds(given)] for each in (tree, blank)]
    found = phone.evaluate(
        """async (rows) => {
            const WAY = document.querySelector("script").src.replace("heard", "way");
            const { holds } = await import(WAY);
            return rows.map(([tree, said]) => holds(tree, said));
        }""",
        rows,
    )
    assert found == [row[2] for row in rows]


@pytest.mark.shared
def test_the_phone_and_the_server_want_the_same_of_a_page(phone: Page, server: Server) -> None:
    from app.answer.reading import Problem, read_answer, typed_in
    from app.ask.survey import Question

    one = {"id": "q", "ask": ("Q?",), "picture": "bus"}
    questions = [
        Question(kind="yes_no", **one),
        Question(kind="yes_no", sensitive=True, **one),
        Question(kind="words", starters=("A bus",), **one),
        Question(kind="number", least=1, most=20, **one),
    ]
    forms: list[list[tuple[str, str]]] = [
        [], [("answer", "yes")], [("answer", "not-sure")], [("answer", "not-say")],
        [("words", "bus")], [("words", "\U0001f68c" * 5000)], [("words", "a" * 5001)],
        [("words", "e\u0301" * 5000 + " \r\n")], [("words", "a\r\n" * 2501 + "b")],
        [("words", "\x01" * 9000 + "a")],
        [("words", " \u200b ")], [("words", "\u3164\u115f\u1160\uffa0\u2800")],
        [("words", ""), ("answer", "s1")],
        [("words", ""), ("answer", "not-sure")], [("number", "3")], [("number", " 3 ")],
        [("number", "0")], [("number", "21")], [("number", "x")], [("number", "")],
        [("number", "٣")],
        [("number", ""), ("answer", "not-sure")], [("number", "3"), ("answer", "not-sure")],
        [("number", "12345")],
    ]  # fmt: skip
    for question in questions:
        fitting = {"words": "words", "number": "number"}.get(question.kind, "answer")
        mine = [f for f in forms if not f or f[0][0] == fitting or f[0][0] == "answer"]
        mine = [f for f in mine if question.kind != "words" or f[:1] != [("answer", "yes")]]
        mine = [f for f in mine if question.kind != "number" or f[:1] != [("answer", "yes")]]
        mine = [f for f in mine if question.sensitive or ("answer", "not-say") not in f]
        wanted = []
        for form in mine:
            fields: dict[str, list[str]] = {}
            for name, value in form:
                fields.setdefault(name, []).append(value)
            wanted.append(
                isinstance(read_answer(question, typed_in(fields), may_quote=False), Problem)
            )
        told = {"kind": question.kind, "stored": True, "sensitive": question.sensitive,
                "from": question.least, "to": question.most}  # fmt: skip
        found = phone.evaluate(
            """async ([one, forms]) => {
                const WAY = document.querySelector("script").src.replace("heard", "way");
                const { wrong } = await import(WAY);
                return forms.map((form) => Boolean(wrong(one, form)));
            }""",
            [told, mine],
        )
        assert found == wanted, question.kind


@pytest.mark.shared
def test_the_phone_and_the_server_read_every_scripts_digits_alike(phone: Page) -> None:
    from app.answer.reading import Problem, read_answer, typed_in
    from app.ask.survey import Question

    known = [chr(n) for n in range(sys.maxunicode + 1) if chr(n).isdecimal()]
    typed = [*known, *(f"{d}{e}" for d, e in pairwise(known)), *ODD]
    wanted = []
    for text in typed:
        fits = []
        for number in range(100):
            question = Question(kind="number", id="q", ask=("Q?",), picture="bus",
                                least=number, most=number)  # fmt: skip
            read = read_answer(question, typed_in({"number": [text]}), may_quote=False)
            fits += [] if isinstance(read, Problem) else [number]
        wanted.append(fits)
    found = phone.evaluate(
        """async (typed) => {
            const WAY = document.querySelector("script").src.replace("heard", "way");
            const { wrong } = await import(WAY);
            const all = [...Array(100).keys()];
            return typed.map((text) => all.filter((n) =>
                !wrong({ kind: "number", stored: true, from: n, to: n }, [["number", text]])));
        }""",
        typed,
    )
    assert len(known) > 600
    assert [(t, f, w) for t, f, w in zip(typed, found, wanted, strict=True) if f != w] == []


@pytest.mark.shared
def test_back_to_what_a_form_brought_tells_of_no_signal_that_is_there(
    phone: Page, server: Server
) -> None:
    phone.goto(f"{server.url}/contact-me")
    press(phone)
    assert phone.title().startswith("Error:")
    phone.locator("main a[href='/safe']").first.click()
    phone.wait_for_url("**/safe")
    phone.go_back()
    wait_for(phone, lambda: phone.title().endswith("Contact me"))
