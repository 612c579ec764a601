"""For a youth club's tablet: one survey, forgotten by Finish, covered when left alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from app.answer.kiosk import is_key, lets_in
from app.answer.tables import Answer, Response
from app.factory import make_families
from app.people.invite import invite_by_command
from app.web.house import House
from app.web.kiosk import invitation
from tests.answer.going import SURVEY, TODAY, all_the_way, begin, count, open_survey
from tests.parts.heard import Clock
from tests.parts.visitors import Opened, Visitor

Open = Callable[..., Visitor]
KEY = "258036"
OLD_KEY = "2580"  # of a tablet that was set up when 4 digits were enough


@pytest.fixture
def tablet(house: House, visitor: Open) -> Visitor:
    """A tablet that staff made a kiosk."""
    open_survey(house)
    open_survey(house, "how-life-feels")
    here = visitor()
    page = here.get(link(house))
    assert here.cookie("heard-kiosk") is None, "looking does nothing"
    page = here.send(page)
    assert (page.kind, page.path) == ("kiosk", "/kiosk")
    return here


def link(house: House, key: str = KEY) -> str:
    app = Flask("kiosk")
    app.extensions["heard"] = house
    with app.app_context():
        return f"/kiosk/start/{invitation(SURVEY, key, TODAY)}"


def unlock(tablet: Visitor, typed: str, press: str = "carry-on") -> Opened:
    return tablet.send(tablet.get("/kiosk/cover"), press, code=typed)


def test_a_kiosk_shows_its_own_survey_help_and_safety_only(tablet: Visitor) -> None:
    assert tablet.get(f"/s/{SURVEY}").kind == "start"
    assert tablet.get("/safe").kind == "safe"
    assert tablet.get("/help").kind == "help"
    for path in ("/", "/s/how-life-feels", "/you-said-we-did", "/who-decides", "/nowhere"):
        assert tablet.get(path).path == "/kiosk"
    page = tablet.get(f"/s/{SURVEY}")
    assert not page.soup.select("footer")
    links = page.soup.select("header nav a")
    assert [link.find_all(string=True)[-1] for link in links] == [
        "Display", "Help", "Finish", "I am not safe"
    ]  # fmt: skip


def test_finish_wipes_and_what_was_sent_stays(house: House, tablet: Visitor) -> None:
    page = all_the_way(tablet)
    assert page.kind == "thanks"
    assert "See what changed before" not in page.words
    page = tablet.get("/clear")
    assert page.path == "/kiosk"
    assert tablet.cookie("heard") is None
    assert tablet.cookie("heard-look") is None
    assert tablet.get(f"/s/{SURVEY}/thanks").kind not in {"thanks", "check"}
    assert "Look at my answers" not in tablet.get("/code").words
    assert count(house, Response) == 1


def test_leave_wipes_too_and_stays_in_the_kiosk(tablet: Visitor) -> None:
    begin(tablet)
    assert tablet.get("/leave").path == "/kiosk"
    assert tablet.cookie("heard") is None
    assert tablet.cookie("heard-kiosk") is not None


def test_a_cover_stays_when_the_page_is_loaded_again(house: House, tablet: Visitor) -> None:
    tablet.send(begin(tablet), answer="walk")
    assert tablet.get("/kiosk/cover").kind == "kiosk-cover"
    for path in ("/", f"/s/{SURVEY}", f"/s/{SURVEY}/2", "/code", "/help", "/kiosk"):
        assert tablet.get(path).kind == "kiosk-cover", path
    assert tablet.get("/safe").kind == "safe"
    assert unlock(tablet, "111111").status == 422
    assert tablet.get(f"/s/{SURVEY}/2").kind == "kiosk-cover"
    assert count(house, Answer) == 1, "a cover loses nothing"


def token_in(page: Opened) -> str:
    return str(page.soup.select_one("main form [name=token]")["value"])  # type: ignore[index]


@pytest.mark.parametrize("by_script", [True, False], ids=["by the script", "by its button"])
def test_what_was_typed_before_the_cover_is_kept_under_it_and_shows_nothing(
    house: House, tablet: Visitor, by_script: bool
) -> None:
    page = begin(tablet)
    tablet.get("/kiosk/cover")
    headers = {"X_Heard": "1"} if by_script else {}
    form = {"token": token_in(page), "answer": "walk", "go": "next"}
    reply = tablet.post(page.path, form, follow=False, **headers)
    assert count(house, Answer) == 1
    assert (reply.status, reply.seen.body) == (204, "") if by_script else reply.status == 303
    assert reply.seen.headers.get("Location") == (None if by_script else "/kiosk/cover")
    assert tablet.get(f"/s/{SURVEY}/3").kind == "kiosk-cover"


def test_what_cannot_be_kept_under_the_cover_shows_nothing_either(
    house: House, tablet: Visitor
) -> None:
    page = begin(tablet)
    tablet.get("/kiosk/cover")
    for form in ({"token": token_in(page)}, {"token": "made-up", "answer": "walk"}, {}):
        reply = tablet.post(page.path, form | {"go": "next"}, follow=False, X_Heard="1")
        assert (reply.status >= 400, reply.seen.body) == (True, "")
        reply = tablet.post(page.path, form | {"go": "next"}, follow=False)
        assert reply.seen.headers.get("Location") == "/kiosk/cover"
    for path in (f"/s/{SURVEY}", f"/s/{SURVEY}/check", f"/s/{SURVEY}/stop", "/s/how-life-feels/2"):
        reply = tablet.post(path, {"token": token_in(page), "go": "send"}, follow=False)
        assert reply.seen.headers.get("Location") == "/kiosk/cover", path
    assert count(house, Answer) == 0


ALLOWED = {"/kiosk/cover", "/kiosk/out", "/safe", "/sw.js", "/health"}


def test_under_the_cover_no_page_opens_but_the_allowed_ones(house: House, tablet: Visitor) -> None:
    tablet.send(begin(tablet), answer="walk")
    tablet.get("/kiosk/cover")
    rules = make_families(house).url_map.iter_rules()
    known = {_address(rule.rule) for rule in rules if "GET" in (rule.methods or ())}
    assert {"/clear", "/contact-me", "/code", f"/s/{SURVEY}/thanks", "/leave"} <= known
    for path in known:
        page = tablet.get(path, follow=False)
        if path in ALLOWED or path.startswith(("/static/", "/js/")):
            assert page.seen.headers.get("Location") != "/kiosk/cover", path
        else:
            assert (page.status, page.seen.headers.get("Location")) == (303, "/kiosk/cover"), path
    assert tablet.cookie("heard") is not None, "Finish in an old tab wipes nothing"
    assert tablet.get("/kiosk").kind == "kiosk-cover"


def _address(rule: str) -> str:
    """The address of a route, with something that could stand there."""
    for made_of, stands in (("<slug:survey_id>", SURVEY), ("<int:place>", "2")):
        rule = rule.replace(made_of, stands)
    return re.sub(r"<[^>]+>", "x", rule)


def test_the_kiosk_ends_with_the_browser_and_not_before(house: House, visitor: Open) -> None:
    open_survey(house)
    here = visitor()
    page = here.send(here.get(link(house)), follow=False)
    (kept,) = [line for line in page.seen.cookies if line.startswith("heard-kiosk=")]
    assert "expires" not in kept.lower()
    assert "max-age" not in kept.lower()
    assert "HttpOnly" in kept
    here.get("/kiosk")
    begin(here)
    (kept,) = here.get("/kiosk/cover").seen.cookies
    assert "expires" not in kept.lower()
    assert "max-age" not in kept.lower()


def test_recordings_are_heard_in_a_kiosk(tablet: Visitor) -> None:
    assert lets_in("/clips/0123abcd.opus", SURVEY, is_covered=False)
    assert not lets_in("/clips/0123abcd.opus", SURVEY, is_covered=True)
    assert tablet.get("/clips/getting-to-school/none.opus", follow=False).status == 404


@pytest.mark.parametrize(
    "path",
    ["/staff", "/staff/", "/staff//", "/staff/sign-in", "/staff/answer/", "/staff/nothing",
     "/staff/static/staff/staff.css"],
)  # fmt: skip
def test_no_staff_page_opens_in_a_kiosk(tablet: Visitor, path: str) -> None:
    for is_covered in (False, True):
        if is_covered:
            begin(tablet)
            tablet.get("/kiosk/cover")
        page = tablet.get(path, follow=False)
        assert (page.status, page.seen.headers["Location"]) == (303, "/kiosk")
        assert tablet.post(path, {"email": "x@example.org"}, follow=False).status == 303


def test_a_doubled_stroke_leads_past_no_door(house: House, tablet: Visitor) -> None:
    for path in ("//staff/", "//staff/sign-in", "/./staff/", "//kiosk/start/x"):
        page = tablet.get(f"http://127.0.0.1:8000{path}", follow=False)
        assert page.status in {303, 308}, path
        assert tablet.get(f"http://127.0.0.1:8000{path}").kind == "kiosk", path


def test_starting_a_kiosk_signs_out_who_set_it_up(
    house: House, visitor: Open, clock: Clock
) -> None:
    open_survey(house)
    officer = signed_in(house, visitor, clock)
    assert officer.get("/staff/hear/comments").path == "/staff/hear/comments"
    copied = officer.cookie("heard-staff")
    assert officer.send(officer.get(link(house))).path == "/kiosk"
    assert officer.cookie("heard-staff") is None
    officer.send(officer.get("/kiosk/out"), code=KEY)
    assert officer.get("/staff/").path == "/staff/sign-in"
    other = visitor()
    page = other.get("/staff/", Cookie=f"heard-staff={copied}")
    assert page.path == "/staff/sign-in", "a copy of that session opens nothing either"


def signed_in(house: House, visitor: Open, clock: Clock) -> Visitor:
    """An officer, in the browser that becomes a kiosk."""
    asked = invite_by_command(house.database, house.settings, "o@example.org", "officer", clock())
    officer = visitor()
    officer.send(officer.get(asked.removeprefix("http://127.0.0.1:8000")))
    assert officer.get("/staff/").path == "/staff/"
    return officer


@pytest.mark.parametrize("is_covered", [False, True])
def test_the_link_that_makes_a_kiosk_does_nothing_in_one(
    house: House, tablet: Visitor, visitor: Open, is_covered: bool
) -> None:
    tablet.send(begin(tablet), answer="walk")
    again = link(house, "999999")
    button = visitor().get(again)
    token = str(button.soup.select_one("main form [name=token]")["value"])  # type: ignore[index]
    if is_covered:
        tablet.get("/kiosk/cover")
    before = (tablet.cookie("heard"), tablet.cookie("heard-kiosk"))
    kind = "kiosk-cover" if is_covered else "code"
    assert tablet.get(again).kind == kind
    assert tablet.post(again, {"token": token, "go": "start"}).kind == kind
    assert (tablet.cookie("heard"), tablet.cookie("heard-kiosk")) == before
    tablet.send(tablet.get("/kiosk/out"), code=KEY)
    assert tablet.send(tablet.get(again)).path == "/kiosk", "staff end it first"


def test_a_code_on_a_kiosk_is_for_its_own_survey(tablet: Visitor, visitor: Open) -> None:
    begin(tablet)
    for path in ("/code?another=1", "/code?survey=how-life-feels"):
        assert tablet.get(path).path == "/code"
    page = tablet.get("/code?another=1")
    assert [field["value"] for field in page.soup.select("main [name=survey]")] == [SURVEY]
    assert page.soup.select("main [name=survey][checked]"), "one survey is chosen already"
    assert len(visitor().get("/code").soup.select("main [name=survey]")) > 1
    theirs = {"token": page.soup.select_one("main [name=token]")["value"],  # type: ignore[index]
              "survey": "how-life-feels", "go": "pictures"}  # fmt: skip
    assert tablet.post("/code", theirs).status == 422


def test_no_link_leads_out_of_a_kiosk(house: House, tablet: Visitor, visitor: Open) -> None:
    for path in ("/safe", "/privacy", "/help", "/accessibility", "/display", "/language",
                 "/contact-me", "/code", "/kiosk", "/kiosk/out", f"/s/{SURVEY}"):  # fmt: skip
        assert not _ways_out(tablet.get(path)), path
    for path in ("/safe", "/privacy"):
        outside = _ways_out(visitor().get(path))
        assert outside
        words = tablet.get(path).words
        assert all(way.split("//")[1].rstrip("/") in words for way in outside), "it is still told"


def test_without_signal_too_a_kiosk_offers_only_what_it_has(house: House, tablet: Visitor) -> None:
    page = begin(tablet)
    soups = [tablet.get(path).soup for path in ("/away", f"/s/{SURVEY}/away", "/cleared",
             "/display", "/contact-me", "/contact-me/sent", f"/s/{SURVEY}/stop")]  # fmt: skip
    pack = json.loads(tablet.get(f"/s/{SURVEY}/pack").seen.body)
    soups += [BeautifulSoup(each["main"], "html.parser") for each in pack["pages"].values()]
    assert page.kind == "question"
    for soup in soups:
        ways = [str(way["href"]).partition("?")[0] for way in soup.select("a[href]")]
        assert "/leave" not in ways
        assert not re.search("Start page|Clear this phone", soup.get_text())
    assert "Try again" in soups[0].get_text()


def _ways_out(page: Opened) -> list[str]:
    ways = [str(way["href"]) for way in page.soup.select("a[href]")]
    return [way for way in ways if re.match(r"(https?:|mailto:)?//|mailto:", way)]


def test_staff_pages_are_back_when_the_kiosk_ends(tablet: Visitor) -> None:
    tablet.send(tablet.get("/kiosk/out"), code=KEY)
    assert tablet.get("/staff/sign-in").status == 200


def test_the_staff_key_never_opens_answers(house: House, tablet: Visitor) -> None:
    tablet.send(begin(tablet), answer="walk")
    page = unlock(tablet, KEY)
    assert (page.status, page.kind) == (422, "kiosk-cover")
    assert "The staff key only starts for somebody new." in page.words
    assert tablet.get("/code").kind == "kiosk-cover"
    assert unlock(tablet, KEY, "finish").path == "/kiosk"
    assert "Look at my answers" not in tablet.get("/code").words
    assert tablet.get(f"/s/{SURVEY}/2").kind not in {"question", "check"}
    assert count(house, Answer) == 1, "what was sent stays"


def test_the_staff_key_never_opens_what_was_all_sent(tablet: Visitor) -> None:
    all_the_way(tablet)
    assert unlock(tablet, KEY).kind == "kiosk-cover"
    assert tablet.get(f"/s/{SURVEY}/thanks").kind == "kiosk-cover"


def code_of(tablet: Visitor) -> list[str]:
    """The 4 words of this person's code."""
    card = tablet.get(f"/s/{SURVEY}/code")
    words = [item.get_text(strip=True) for item in card.soup.select("ol.code li")]
    assert len(words) == 4
    return [word.split(".")[-1].strip() for word in words]


def test_the_own_code_lifts_the_cover_and_another_does_not(tablet: Visitor) -> None:
    tablet.send(begin(tablet), answer="walk")
    words = code_of(tablet)
    assert unlock(tablet, " ".join([words[0]] * 4)).kind == "kiosk-cover"
    assert unlock(tablet, " ".join(words)).path == "/code"
    assert tablet.get(f"/s/{SURVEY}/2").kind == "question", "and the person carries on"


def tap(tablet: Visitor, words: list[str]) -> Opened:
    """Tap the pictures with these words on the cover."""
    page = tablet.send(tablet.get("/kiosk/cover"), "pictures")
    for word in words:
        page = tablet.send(page, word)
    return page


def test_the_own_pictures_lift_the_cover(tablet: Visitor) -> None:
    tablet.send(begin(tablet), answer="walk")
    words = code_of(tablet)
    page = tap(tablet, words[:3])
    assert "Now tap picture 4." in page.words
    page = tablet.send(page, "out")
    assert "Now tap picture 3." in page.words
    assert tablet.get("/code").kind == "kiosk-cover", "taps alone open nothing"
    page = tablet.send(tap(tablet, words), "carry-on")
    assert page.path == "/code"
    assert tablet.get(f"/s/{SURVEY}/2").kind == "question"


def test_other_pictures_do_not_and_none_of_them_stays(tablet: Visitor) -> None:
    tablet.send(begin(tablet), answer="walk")
    words = code_of(tablet)
    page = tablet.send(tap(tablet, [words[0]] * 4), "carry-on")
    assert (page.status, page.kind) == (422, "kiosk-cover")
    assert "That does not fit. Try again." in page.words
    assert "Now tap picture 1." in page.words, "a picture that was right does not stay there"
    assert tablet.get("/code").kind == "kiosk-cover"


def test_guessing_pictures_is_slowed(tablet: Visitor) -> None:
    begin(tablet)
    words = code_of(tablet)
    page = tap(tablet, [words[0]] * 4)
    for _guess in range(31):
        seen = tablet.send(page, "carry-on")
    assert (seen.status, "Wait for a minute." in seen.words) == (429, True)
    assert tablet.send(tap(tablet, words), "carry-on").status == 429


def test_who_came_with_their_link_lifts_the_cover_with_their_code(tablet: Visitor) -> None:
    tablet.send(begin(tablet), answer="walk")
    words = code_of(tablet)
    way = tablet.get(f"/s/{SURVEY}/code").soup.select_one('a[href*="/code/k/"]')
    assert way is not None
    tablet.get("/clear")
    assert tablet.send(tablet.get(str(way["href"]))).path == "/code"
    assert unlock(tablet, " ".join([words[0]] * 4)).kind == "kiosk-cover"
    assert unlock(tablet, " ".join(words)).path == "/code"


def test_an_old_key_of_4_digits_still_works(house: House, visitor: Open) -> None:
    open_survey(house)
    here = visitor()
    here.send(here.get(link(house, OLD_KEY)))
    begin(here)
    assert unlock(here, OLD_KEY, "finish").path == "/kiosk"
    assert here.send(here.get("/kiosk/out"), code=OLD_KEY).path == "/"


def test_contact_me_in_a_kiosk_says_that_only_send_keeps_it(tablet: Visitor, visitor: Open) -> None:
    said = "We get what you write only when you press Send."
    assert said in tablet.get("/contact-me").words
    assert said not in visitor().get("/contact-me").words


def test_only_staff_start_for_somebody_new_before_all_is_sent(tablet: Visitor) -> None:
    begin(tablet)
    assert unlock(tablet, "", "finish").status == 422
    assert tablet.cookie("heard") is not None
    assert unlock(tablet, KEY, "finish").path == "/kiosk"
    assert tablet.cookie("heard") is None


def test_after_all_is_sent_anybody_starts_for_somebody_new(tablet: Visitor) -> None:
    all_the_way(tablet)
    assert unlock(tablet, "", "finish").path == "/kiosk"
    assert tablet.cookie("heard") is None


def test_a_tablet_that_nobody_answers_on_needs_no_cover(tablet: Visitor) -> None:
    assert tablet.get("/kiosk/cover").path == "/kiosk"


def test_staff_get_the_tablet_back_with_their_key_only(tablet: Visitor) -> None:
    page = tablet.send(tablet.get("/kiosk/out"), code="000000")
    assert page.status == 422
    page = tablet.send(page, code=KEY)
    assert page.path == "/"
    assert tablet.cookie("heard-kiosk") is None


def test_guessing_the_staff_key_is_slowed(tablet: Visitor) -> None:
    page = tablet.get("/kiosk/out")
    for guess in range(31):
        page = tablet.send(page, code=f"{guess:06}")
    assert "Wait for a minute." in page.words
    assert "Wait for a minute." in tablet.send(page, code=KEY).words


def test_the_key_stands_nowhere_on_the_tablet(tablet: Visitor) -> None:
    assert KEY not in (tablet.cookie("heard-kiosk") or "").replace("~", " ").split()


def test_an_old_or_changed_link_makes_no_kiosk(house: House, visitor: Open, clock: Clock) -> None:
    open_survey(house)
    good = link(house)
    assert visitor().get(good[:-1] + ("0" if good[-1] != "0" else "1")).status == 404
    assert visitor().get(good.replace(SURVEY, "how-life-feels")).status == 404
    assert visitor().get("/kiosk/start/x").status == 404
    clock.later(days=2)
    assert visitor().get(good).status == 404


@pytest.mark.parametrize("path", ["/kiosk", "/kiosk/cover", "/kiosk/out"])
def test_a_phone_is_no_kiosk(visitor: Open, path: str) -> None:
    assert visitor().get(path).status == 404


@pytest.mark.parametrize(
    ("typed", "good"),
    [("123456", True), ("123456789012", True), ("12345", False), ("1234567890123", False),
     ("12a456", False), ("", False), ("１２３４５６", False), ("123456\n", False)],
)  # fmt: skip
def test_a_staff_key_is_6_to_12_digits(typed: str, good: bool) -> None:
    assert is_key(typed) is good


@pytest.mark.parametrize("path", ["/s/x-files", "/s/xx", "//safe", "/safe/", "/s", "/staff/", ""])
def test_nothing_that_only_looks_like_the_survey_is_let_in(path: str) -> None:
    assert not lets_in(path, "x", is_covered=False)
    assert lets_in("/s/x/2", "x", is_covered=False)
    assert not lets_in("/s/x/2", "x", is_covered=True)
