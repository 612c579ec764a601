"""For young people who listen: the page is read to them when they ask, and only the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.parts.answering import press, start
from tests.parts.browsing import SMALL_PHONE, Axe, NewPage, wait_until
from tests.parts.clips import surveys_with_clips
from tests.parts.servers import Server
from tests.parts.voices import (
    AMERICAN,
    ENGLISH,
    FAR_AWAY,
    POLISH,
    Phone,
    heard,
    page_with_voices,
    wait_until_heard,
    wait_until_silent,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LISTEN = "button[data-listen]"
MARKED = "[...(CSS.highlights.get('{}') || [])].map(range => range.toString())"


def question(page: Page, url: str, after: int = 0) -> Page:
    """The first question of a survey after the practice, or a later one."""
    start(page, url, "getting-to-school")
    for _ in range(1 + after):
        press(page, "Skip")
        if page.title().startswith("Page"):  # the break
            press(page)
    page.wait_for_timeout(300)
    return page


def test_a_question_is_read_a_sentence_at_a_time_and_its_answers_in_order(
    new_page: NewPage, live_server: Server
) -> None:
    page = question(page_with_voices(new_page), live_server.url)
    assert heard(page) == []
    page.click(LISTEN)
    said = wait_until_heard(page, 6)
    assert said == [
        "How do you get to school?", "Bus", "Taxi", "Car", "Walk", "I am not sure",
    ]  # fmt: skip
    assert len(wait_until_silent(page)) == 6


def test_it_is_read_slowly_by_a_voice_of_the_phone_itself(
    new_page: NewPage, live_server: Server
) -> None:
    phone = Phone(voices=[FAR_AWAY, POLISH, AMERICAN, ENGLISH])
    page = question(page_with_voices(new_page, phone), live_server.url)
    page.click(LISTEN)
    wait_until_heard(page, 1)
    first = page.evaluate("window.heard[0]")
    assert (first["voice"], first["lang"], first["rate"]) == (ENGLISH["name"], "en-GB", 0.8)


@pytest.mark.parametrize(
    "voices", [[], [FAR_AWAY], [POLISH], None], ids=["none", "far-away", "other-language", "no-api"]
)
def test_no_button_stands_where_nothing_can_be_heard(
    new_page: NewPage, live_server: Server, voices: list[dict[str, object]]
) -> None:
    page = question(page_with_voices(new_page, Phone(voices=voices)), live_server.url)
    page.wait_for_timeout(1200)
    assert not page.locator(LISTEN).is_visible()
    assert page.locator(".speaker").count() == 0


def test_no_button_stands_on_a_page_without_script(new_page: NewPage, live_server: Server) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{live_server.url}/help")
    assert not page.locator(LISTEN).is_visible()


def test_voices_that_come_late_are_waited_for(new_page: NewPage, live_server: Server) -> None:
    page = page_with_voices(new_page, Phone(late=600))
    page.goto(f"{live_server.url}/help")
    assert not page.locator(LISTEN).is_visible()
    page.wait_for_selector(LISTEN, state="visible")


def test_stop_is_the_same_button_and_stops_at_once(new_page: NewPage, live_server: Server) -> None:
    page = question(page_with_voices(new_page, Phone(takes=5000)), live_server.url)
    page.click(LISTEN)
    assert page.inner_text(LISTEN) == "Stop"
    page.click(LISTEN)
    assert heard(page) == ["How do you get to school?", "cut short"]
    assert page.inner_text(LISTEN) == "Listen"
    assert page.evaluate(MARKED.format("saying")) == []


def test_who_may_hear_is_said_where_somebody_starts_to_listen(
    new_page: NewPage, live_server: Server
) -> None:
    page = question(page_with_voices(new_page), live_server.url)
    near = page.get_by_text("People near you may hear.")
    assert not near.is_visible()
    page.click(LISTEN)
    assert near.is_visible()


def test_the_sentence_is_marked_while_it_is_said_and_its_word_where_the_phone_tells(
    new_page: NewPage, live_server: Server
) -> None:
    page = question(page_with_voices(new_page, Phone(takes=5000, boundaries=True)), live_server.url)
    before = page.inner_html("main")
    page.click(LISTEN)
    assert page.evaluate(MARKED.format("saying")) == ["How do you get to school?"]
    assert page.evaluate(MARKED.format("word")) == ["school?"]
    assert page.inner_html("main") == before


def test_slower_says_the_sentence_again_slower(new_page: NewPage, live_server: Server) -> None:
    page = question(page_with_voices(new_page, Phone(takes=5000)), live_server.url)
    page.click(LISTEN)
    page.get_by_role("button", name="Slower").click()
    wait_until_heard(page, 3)
    assert page.evaluate("window.heard[2]")["rate"] == 0.6
    assert heard(page)[2] == "How do you get to school?"
    page.get_by_role("button", name="Faster").click()
    page.get_by_role("button", name="Faster").click()
    wait_until_heard(page, 7)
    assert page.evaluate("window.heard[6]")["rate"] == 1.1


def test_each_answer_has_a_speaker_that_is_reached_after_it(
    new_page: NewPage, live_server: Server
) -> None:
    page = question(page_with_voices(new_page), live_server.url)
    speakers = page.locator("fieldset .option + .speaker")
    assert speakers.count() == page.locator("fieldset .option").count() == 5
    assert page.locator("label .speaker").count() == 0
    page.focus("main input[value=bus]")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Listen: Bus"
    page.keyboard.press("Enter")
    assert wait_until_heard(page, 1) == ["Bus"]
    assert page.locator("main input:checked").count() == 0
    for box in [speaker.bounding_box() or {} for speaker in speakers.all()]:
        assert box["width"] >= 44
        assert box["height"] >= 44


def test_words_that_somebody_typed_are_never_spoken(new_page: NewPage, live_server: Server) -> None:
    page = question(page_with_voices(new_page), live_server.url, after=4)
    page.fill("textarea", "My sister hits me.")
    page.click(LISTEN)
    wait_until_heard(page, 1)
    said = wait_until_silent(page)
    assert said[0] == "What would make it better?"
    assert not [each for each in said if "sister" in each]
    press(page)
    page.click(LISTEN)
    assert not [each for each in wait_until_silent(page) if "sister" in each]


def test_words_that_come_back_on_a_lost_page_are_not_spoken(
    new_page: NewPage, live_server: Server
) -> None:
    page = question(page_with_voices(new_page), live_server.url, after=4)
    page.fill("textarea", "My sister hits me.")
    page.context.clear_cookies()
    press(page)
    assert page.input_value("textarea").strip() == "My sister hits me."
    page.click(LISTEN)
    said = wait_until_silent(page)
    assert "We lost your place" in said
    assert not [each for each in said if "sister" in each]


def test_a_page_that_is_left_is_silent(new_page: NewPage, live_server: Server) -> None:
    page = page_with_voices(new_page, Phone(takes=5000))
    page.goto(f"{live_server.url}/help")
    page.click(LISTEN)
    wait_until_heard(page, 1)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert heard(page)[-1] == "cut short"


def test_read_each_page_to_me_starts_by_itself_and_only_then(
    new_page: NewPage, live_server: Server
) -> None:
    page = page_with_voices(new_page)
    page.goto(f"{live_server.url}/help?listen=pages&speed=slow")
    wait_until_heard(page, 2)
    assert page.evaluate("window.heard[0]")["rate"] == 0.6


def test_a_phone_that_wants_a_tap_first_shows_listen_as_usual(
    new_page: NewPage, live_server: Server
) -> None:
    page = page_with_voices(new_page, Phone(refuses=True))
    page.goto(f"{live_server.url}/help?listen=pages")
    page.wait_for_selector(LISTEN, state="visible")
    assert page.inner_text(LISTEN) == "Listen"
    assert heard(page) == []


def test_axe_finds_nothing_while_a_page_is_read(
    new_page: NewPage, live_server: Server, axe: Axe
) -> None:
    page = question(page_with_voices(new_page, Phone(takes=5000)), live_server.url)
    page.click(LISTEN)
    assert axe(page) == []
    told = page.locator("[aria-live], [role=status], [role=alert]").all_inner_texts()
    assert not "".join(told).strip()


def test_the_speakers_fit_a_small_phone_with_large_text(
    new_page: NewPage, live_server: Server
) -> None:
    page = page_with_voices(new_page, Phone(takes=5000), viewport=SMALL_PHONE)
    question(page, live_server.url)
    page.click(LISTEN)
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert page.evaluate(WIDE) <= 0


# --- recordings and sign language ----------------------------------------------------------------

PLAYED = """() => {
  window.played = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    this.addEventListener('ended', () => window.played.push(this.currentSrc), {once: true});
    return play.call(this);
  };
}"""


@pytest.fixture
def recorded(own_server: Callable[..., Server], tmp_path: Path) -> Server:
    """A Heard with recordings beside "Getting to school"."""
    surveys = surveys_with_clips(tmp_path / "surveys")
    return own_server("--no-worker", HEARD_SURVEYS=str(surveys))


def test_a_recording_is_played_and_the_phones_voice_says_the_rest(
    new_page: NewPage, recorded: Server
) -> None:
    page = page_with_voices(new_page)
    page.add_init_script(f"({PLAYED})()")
    question(page, recorded.url)
    page.click(LISTEN)
    assert wait_until_silent(page, 8000) == ["Taxi", "Car", "Walk"]
    played = page.evaluate("window.played")
    assert len(played) == 3
    assert all(address.endswith(".opus") for address in played)


def test_a_phone_without_a_voice_has_the_recordings_alone(
    new_page: NewPage, recorded: Server
) -> None:
    page = page_with_voices(new_page, Phone(voices=[]))
    page.add_init_script(f"({PLAYED})()")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    question(page, recorded.url)
    assert not [url for url in asked if "/clips/" in url]
    names = [speaker.get_attribute("aria-label") for speaker in page.locator(".speaker").all()]
    assert names == ["Listen: Bus", "Listen: I am not sure"]
    page.click(".speaker >> nth=0")
    page.wait_for_timeout(1500)
    assert len(page.evaluate("window.played")) == 1
    press(page, "Skip")
    page.wait_for_timeout(300)
    assert page.locator(".speaker").count() == 1


def test_a_recording_that_cannot_come_is_said_by_the_phones_voice(
    new_page: NewPage, recorded: Server
) -> None:
    page = question(page_with_voices(new_page), recorded.url)
    page.route("**/clips/*", lambda route: route.abort())
    page.click(LISTEN)
    said = wait_until_silent(page, 8000)
    assert said[:2] == ["How do you get to school?", "Bus"]


def test_sign_language_is_one_tab_after_the_answers_and_loads_when_it_is_played(
    new_page: NewPage, recorded: Server
) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    question(page, recorded.url)
    page.focus("main input[value=not-sure]")
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.matches('.speaker')"):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('summary')")
    page.keyboard.press("Enter")
    assert page.get_by_text("The words of the film:").is_visible()
    page.wait_for_timeout(300)
    assert not [url for url in asked if url.endswith((".webm", ".mp4"))]
    page.evaluate("document.querySelector('video').play()")
    wait_until(page, "() => document.querySelector('video').ended")
    assert [url for url in asked if url.endswith((".webm", ".mp4"))]


def test_sign_language_works_without_script_and_comes_first_when_chosen(
    new_page: NewPage, recorded: Server, axe: Axe
) -> None:
    page = new_page(java_script_enabled=False)
    start(page, recorded.url, "getting-to-school")
    page.goto(f"{recorded.url}/s/getting-to-school/2?signed=first")
    film, first = page.locator("video"), page.locator("fieldset h1")
    assert (film.bounding_box() or {})["y"] < (first.bounding_box() or {})["y"]
    assert page.locator("video[autoplay]").count() == 0


def test_axe_finds_nothing_on_a_page_with_sign_language(
    new_page: NewPage, recorded: Server, axe: Axe
) -> None:
    page = question(new_page(viewport=SMALL_PHONE), recorded.url)
    page.click("summary")
    assert axe(page) == []
    assert page.evaluate(WIDE) <= 0
