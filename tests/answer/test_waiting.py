"""Answers that waited on a phone for signal: each arrives once, in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from app.answer.tables import Answer, Comment, Response, Submission, Worry
from app.database import unseal
from app.settings import Settings
from app.web.house import House
from tests.answer.going import SURVEY, TODAY, as_far_as_the_words, begin, count, open_survey
from tests.parts.heard import Clock
from tests.parts.phones import Phone, phone_of, token_in
from tests.parts.visitors import Visitor

NewVisitor = Callable[..., Visitor]
KEPT, LATE, GONE, NOT_OURS = (204, "kept"), (204, "late"), (410, "gone"), (400, "not-ours")
LATER = (503, "later")
WORRYING = "My uncle hits me every night"
NEXT = ("go", "next")


@pytest.fixture
def wave(house: House) -> int:
    return open_survey(house, is_try_out=False, until=TODAY)


@pytest.fixture
def person(visitor: NewVisitor, wave: int) -> Visitor:
    """Somebody who said yes, and then lost the signal."""
    found = visitor()
    begin(found)
    return found


@pytest.fixture
def phone(person: Visitor) -> Phone:
    return phone_of(person, SURVEY)


@pytest.fixture
def stranger(visitor: NewVisitor) -> Visitor:
    """A browser with no cookie: what a phone's worker is when its person has left."""
    return visitor()


def kept(house: House) -> dict[str, tuple[str, str]]:
    with house.database.reading() as session:
        rows = session.execute(
            select(Answer.question_id, Answer.status, Answer.choices).where(~Answer.is_late)
        )
        return {row.question_id: (row.status, row.choices) for row in rows}


def all_of(house: House, table: Any) -> list[Any]:
    with house.database.reading() as session:
        return list(session.scalars(select(table)))


def words_of(house: House) -> list[str]:
    with house.database.reading() as session:
        return [
            unseal(session, row.words, about=f"{SURVEY}/{row.response_id}")
            for row in session.scalars(select(Comment).order_by(Comment.id))
            if row.words is not None
        ]


def test_what_waited_is_kept_in_order_without_any_cookie(
    house: House, phone: Phone, stranger: Visitor
) -> None:
    for place, form in (
        (2, [("answer", "bus"), NEXT]),
        (3, [("answer", "friend"), ("answer", "music"), NEXT]),
        (4, [("answer", "bad"), NEXT]),
        (5, [("go", "skip")]),
        (7, [("answer", "not-sure"), NEXT]),
        (8, [("words", "A kinder driver"), NEXT]),
        ("check", [("go", "send")]),
    ):
        assert phone.send(stranger, phone.seal(place, form)) == KEPT
    assert kept(house) == {
        "travel": ("answered", "bus"), "helps": ("answered", "friend music"),
        "feel": ("answered", "bad"), "arrive": ("skipped", ""), "alone": ("not_sure", ""),
        "better": ("answered", ""),
    }  # fmt: skip
    assert words_of(house) == ["A kinder driver"]
    assert [response.finished_on for response in all_of(house, Response)] == [TODAY]
    assert stranger.cookie("heard") is None


def test_the_same_envelope_twice_counts_once(house: House, phone: Phone, stranger: Visitor) -> None:
    envelope = phone.seal(2, [("answer", "bus"), NEXT])
    assert [phone.send(stranger, envelope) for _ in range(3)] == [KEPT] * 3
    again = phone.seal(2, [("answer", "bus"), NEXT], key="a" * 32)
    assert [phone.send(stranger, again) for _ in range(2)] == [KEPT] * 2
    assert count(house, Answer) == 1
    assert count(house, Submission) == 3  # yes, and two forms


def test_a_post_whose_answer_got_lost_counts_once(
    house: House, person: Visitor, phone: Phone, stranger: Visitor
) -> None:
    page = person.get(f"/s/{SURVEY}/2")
    person.send(page, answer="bus")
    waited = phone.seal(2, [("token", token_in(page)), ("answer", "bus"), NEXT])
    assert phone.send(stranger, waited) == KEPT
    assert count(house, Submission) == 2
    assert kept(house) == {"travel": ("answered", "bus")}


def test_a_change_on_the_phone_after_a_lost_post_is_kept(
    house: House, person: Visitor, stranger: Visitor
) -> None:
    page = as_far_as_the_words(person)
    phone = phone_of(person, SURVEY)
    person.send(page, words="More buses")
    token = ("token", token_in(page))
    changed = phone.seal(8, [token, ("words", WORRYING), NEXT])
    assert [phone.send(stranger, changed) for _ in range(2)] == [KEPT] * 2
    assert words_of(house) == []  # the worry has them
    assert [worry.kind for worry in all_of(house, Worry)] == ["flagged"]
    assert count(house, Comment) == 1


def test_a_worry_that_waited_reaches_the_lead_as_any_other(
    house: House, phone: Phone, stranger: Visitor
) -> None:
    assert phone.send(stranger, phone.seal(8, [("words", WORRYING), NEXT])) == KEPT
    [comment], [worry] = all_of(house, Comment), all_of(house, Worry)
    assert (comment.is_held, comment.words, comment.worry_id) == (True, None, worry.id)


def test_what_comes_after_the_end_is_read_and_not_counted(
    house: House, phone: Phone, stranger: Visitor, clock: Clock
) -> None:
    clock.later(days=9)
    assert phone.send(stranger, phone.seal(2, [("answer", "bus"), NEXT])) == LATE
    assert phone.send(stranger, phone.seal(8, [("words", WORRYING), NEXT])) == LATE
    assert kept(house) == {}
    assert len(all_of(house, Worry)) == 1


@pytest.mark.parametrize("year", [2016, 2036], ids=["ten-years-ago", "in-ten-years"])
def test_no_clock_of_the_phone_matters(
    house: House, phone: Phone, stranger: Visitor, year: int
) -> None:
    """The phone's time is nowhere in an envelope; whatever it says, the server's day counts."""
    envelope = phone.seal(2, [("answer", "bus"), NEXT], now=f"{year}-01-01")
    assert phone.send(stranger, envelope) == KEPT
    assert date(2026, 11, 23) == TODAY


def test_words_that_come_at_night_are_kept_as_urgent(
    house: House, phone: Phone, stranger: Visitor, clock: Clock
) -> None:
    clock.time = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    assert phone.send(stranger, phone.seal(8, [("words", "More buses"), NEXT])) == KEPT
    assert [comment.is_urgent for comment in all_of(house, Comment)] == [True]


def test_leaving_loses_nothing_that_waits(house: House, person: Visitor, phone: Phone) -> None:
    person.get("/clear")
    assert person.cookie("heard") is None
    assert phone.send(person, phone.seal(2, [("answer", "bus"), NEXT])) == KEPT
    assert person.get(f"/s/{SURVEY}/2").status == 404


def test_what_was_taken_back_stays_taken_back(house: House, person: Visitor, phone: Phone) -> None:
    person.send(person.get("/code/take-back"))
    assert phone.send(person, phone.seal(8, [("words", "More buses"), NEXT])) == GONE
    assert phone.send(person, phone.seal("check", [("go", "send")])) == GONE
    assert count(house, Response) == count(house, Comment) == 0


def test_a_pass_adds_answers_and_opens_nothing(phone: Phone, stranger: Visitor) -> None:
    assert phone.pack["pass"].count(".") == 2
    for path in ("pack", "2", "check", "thanks", "stop"):
        url = f"/s/{SURVEY}/{path}?pass={phone.pack['pass']}"
        assert stranger.get(url).status == 404


def test_a_wrong_pass_a_wrong_survey_and_a_wrong_place_are_not_ours(
    house: House, phone: Phone, stranger: Visitor
) -> None:
    open_survey(house, "while-you-wait")
    good = [("answer", "bus"), NEXT]
    wrong = phone.pack["pass"][:-1] + ("0" if phone.pack["pass"][-1] != "0" else "1")
    assert phone.send(stranger, phone.seal(2, good, **{"pass": wrong})) == NOT_OURS
    assert phone.send(stranger, phone.seal(2, good), "while-you-wait") == NOT_OURS
    other = Phone({**phone.pack, "survey": "while-you-wait"})
    assert other.send(stranger, other.seal(2, good)) == NOT_OURS
    for place in (0, 9, 999, 99999, "", "x", "-1", "٣٤٥"):
        assert phone.send(stranger, phone.seal(place, good)) == NOT_OURS
    assert phone.send(stranger, phone.seal(2, [("answer", "plane"), NEXT])) == NOT_OURS
    assert kept(house) == {}


def test_too_big_a_letter_is_refused(phone: Phone, stranger: Visitor) -> None:
    assert phone.send(stranger, b"\x01" * 300_000)[0] == 413


def test_words_longer_than_the_box_takes_are_kept_whole(
    house: House, phone: Phone, stranger: Visitor
) -> None:
    words = "é🚌 " * 4_000 + WORRYING
    assert phone.send(stranger, phone.seal(8, [("words", words), NEXT])) == KEPT
    assert len(all_of(house, Worry)) == 1
    long = "bus " * 3_000 + "the end"
    assert phone.send(stranger, phone.seal(8, [("words", long), NEXT])) == KEPT
    assert words_of(house) == [long]


@pytest.mark.parametrize("letter", ["\u0628", "\U0001f68c"], ids=["arabic", "buses"])
def test_forty_thousand_letters_written_without_signal_are_kept(
    house: House, phone: Phone, stranger: Visitor, letter: str
) -> None:
    """The page asks for fewer; the worker cannot ask, and an old page does not."""
    words = letter * 40_000
    assert phone.send(stranger, phone.seal(8, [("words", words), NEXT])) == KEPT
    [comment, worry] = [*all_of(house, Comment), *all_of(house, Worry), None][:2]
    if worry is None:
        assert words_of(house) == [words]
    else:
        assert (comment.worry_id, worry.kind) == (worry.id, "unread")


@pytest.mark.parametrize("place", [2, 6, "x", 99, "check"], ids=str)
def test_words_for_a_place_that_takes_none_are_read_for_worry(
    house: House, phone: Phone, stranger: Visitor, place: int | str
) -> None:
    for _ in range(2):
        phone.send(stranger, phone.seal(place, [("words", WORRYING), NEXT]))
        phone.send(stranger, phone.seal(place, [("words", "More buses"), NEXT]))
    assert [worry.kind for worry in all_of(house, Worry)] == ["flagged"]
    assert kept(house) == {}


def test_words_beside_an_answer_are_read_and_the_answer_is_kept(
    house: House, phone: Phone, stranger: Visitor
) -> None:
    form = [("answer", "bus"), ("words", WORRYING), NEXT]
    assert phone.send(stranger, phone.seal(2, form)) == KEPT
    assert kept(house) == {"travel": ("answered", "bus")}
    assert len(all_of(house, Worry)) == 1


def test_words_with_a_pass_that_is_not_ours_are_read(
    house: House, phone: Phone, stranger: Visitor
) -> None:
    assert phone.send(stranger, phone.seal(8, [("words", WORRYING)], **{"pass": "x"})) == NOT_OURS
    assert len(all_of(house, Worry)) == 1


def test_the_pack_has_the_line_for_each_kind_of_number(phone: Phone) -> None:
    for number in (1, 2, 3, 5, 11, 100):
        told = phone.pack["lines"].partition(f'data-line="too_long_{number}"')[2]
        assert "That is too long. Take out" in told.partition("</template>")[0]


def test_an_answer_that_nobody_asked_for_is_kept_and_not_counted(
    house: House, phone: Phone, stranger: Visitor
) -> None:
    phone.send(stranger, phone.seal(2, [("answer", "walk"), NEXT]))
    assert phone.send(stranger, phone.seal(4, [("answer", "bad"), NEXT])) == KEPT
    assert kept(house) == {"travel": ("answered", "walk")}
    assert [a.question_id for a in all_of(house, Answer) if a.is_late] == ["feel"]


@pytest.mark.parametrize(
    "form",
    [[("kept", "1"), NEXT], [("go", "again")], [("go", "back")], [("words", " "), ("go", "back")]],
    ids=["kept", "again", "back", "back-with-a-blank"],
)
def test_what_changes_nothing_on_a_page_changes_nothing_here(
    house: House, phone: Phone, stranger: Visitor, form: list[tuple[str, str]]
) -> None:
    phone.send(stranger, phone.seal(8, [("words", "More buses"), NEXT]))
    assert phone.send(stranger, phone.seal(8, form)) == KEPT
    assert words_of(house) == ["More buses"]


def test_take_it_out_takes_it_out(house: House, phone: Phone, stranger: Visitor) -> None:
    phone.send(stranger, phone.seal(8, [("words", "More buses"), NEXT]))
    assert phone.send(stranger, phone.seal(8, [("kept", "1"), ("go", "out")])) == KEPT
    assert count(house, Comment) == 0


def test_after_send_a_copy_of_the_pass_adds_what_is_late_and_changes_nothing(
    house: House, phone: Phone, stranger: Visitor
) -> None:
    bus = phone.seal(2, [("answer", "bus"), NEXT])
    words = phone.seal(8, [("words", "More buses"), NEXT])
    for envelope in (bus, words, phone.seal("check", [("go", "send")])):
        assert phone.send(stranger, envelope) == KEPT
    for place, form in (
        (8, [("kept", "1"), ("go", "out")]),
        (8, [("go", "skip")]),
        (8, [("words", "Fewer buses"), NEXT]),
        (2, [("answer", "walk"), NEXT]),
    ):
        assert phone.send(stranger, phone.seal(place, form)) == NOT_OURS
    assert words_of(house) == ["More buses"]
    assert kept(house)["travel"] == ("answered", "bus")
    # What was kept before is kept, and what was written before and comes late is added.
    assert [phone.send(stranger, each) for each in (bus, words)] == [KEPT] * 2
    late = phone.seal(3, [("answer", "friend"), NEXT])
    assert [phone.send(stranger, late) for _ in range(2)] == [KEPT] * 2
    assert kept(house)["helps"] == ("answered", "friend")
    assert all_of(house, Worry) == []


def test_other_words_that_worry_after_send_reach_the_lead(
    house: House, phone: Phone, stranger: Visitor
) -> None:
    phone.send(stranger, phone.seal(8, [("words", "More buses"), NEXT]))
    phone.send(stranger, phone.seal("check", [("go", "send")]))
    phone.send(stranger, phone.seal(8, [("words", WORRYING), NEXT]))
    assert words_of(house) == ["More buses"]
    assert [(each.kind, each.response_id) for each in all_of(house, Worry)] == [("flagged", None)]


def test_after_send_this_browser_still_changes_and_takes_out(
    house: House, person: Visitor, phone: Phone
) -> None:
    phone.send(person, phone.seal(8, [("words", "More buses"), NEXT]))
    phone.send(person, phone.seal("check", [("go", "send")]))
    assert phone.send(person, phone.seal(8, [("kept", "1"), ("go", "out")])) == KEPT
    assert words_of(house) == []


def test_a_form_from_another_site_is_refused(phone: Phone, stranger: Visitor) -> None:
    page = stranger.post(f"/s/{SURVEY}/sealed", {}, follow=False, Sec_Fetch_Site="cross-site")
    assert page.status == 403


def test_a_letter_for_a_key_that_is_missing_waits(
    phone: Phone, stranger: Visitor, settings: Settings
) -> None:
    name, point = phone.pack["key"]
    other = Phone({**phone.pack, "key": ["k9", point]})
    assert name == "k1"
    assert other.send(stranger, other.seal(2, [("answer", "bus"), NEXT])) == LATER


def test_the_pack_holds_every_question_and_no_answer(person: Visitor) -> None:
    page = person.send(person.get(f"/s/{SURVEY}/2"), answer="bus")
    page = person.send(page, answer=["friend"])
    person.send(page, answer="bad")
    pack = phone_of(person, SURVEY).pack
    assert [place["id"] for place in pack["places"]] == [
        "try", "travel", "helps", "feel", "arrive", "pause", "alone", "better"
    ]  # fmt: skip
    assert pack["places"][3]["if"] == ["in", "travel", ["bus", "taxi"], False]
    assert "checked" not in str(pack)
    assert "data-said" not in str(pack)
    assert pack["places"][1]["page"]["title"] == "Question 2 - Getting to school"
    assert "You wrote something." in pack["places"][7]["wrote"]["main"]
    assert token_in(person.get(f"/s/{SURVEY}/5")).startswith(pack["mine"])


def test_a_pack_is_for_whoever_said_yes(stranger: Visitor, wave: int) -> None:
    assert stranger.get(f"/s/{SURVEY}/pack").status == 404


def test_the_page_for_no_signal_says_nothing_of_anybody(person: Visitor, stranger: Visitor) -> None:
    with_cookie, without = person.get(f"/s/{SURVEY}/away"), stranger.get(f"/s/{SURVEY}/away")
    assert with_cookie.seen.body == without.seen.body
    assert with_cookie.heading == "No signal now"


def test_the_page_for_any_other_address_knows_no_survey_and_says_nothing_of_anybody(
    person: Visitor, stranger: Visitor
) -> None:
    with_cookie, without = person.get("/away"), stranger.get("/away")
    assert with_cookie.seen.body == without.seen.body
    assert (without.heading, without.kind) == ("No signal now", "away")
    assert "/s/" not in without.seen.body.partition("<main")[2]


def test_the_pack_has_pages_to_stop_without_signal_and_no_code(person: Visitor) -> None:
    assert person.get(f"/s/{SURVEY}/code").soup.select_one("ol.code")
    pack = phone_of(person, SURVEY).pack
    told = pack["pages"]["stop"]["main"]
    for line in ("You can stop here.", "You need your code to come back.", "Nobody can read them."):
        assert line in told
    assert 'class="code"' not in str(pack)
    assert "/code/k/" not in str(pack)


def test_whoever_has_no_script_is_told_how_words_stay(person: Visitor) -> None:
    page = as_far_as_the_words(person)
    told = page.soup.select_one("main noscript")
    assert told is not None
    assert told.get_text() == "Press Next to keep your words."
    assert person.get(f"/s/{SURVEY}/2").soup.select_one("main noscript") is None


def test_a_page_knows_the_choices_that_later_questions_look_at(person: Visitor) -> None:
    page = person.send(person.get(f"/s/{SURVEY}/2"), answer="bus")
    assert page.soup.select_one("form[data-said]")["data-said"] == '{"travel":["bus"]}'
    page = person.send(page, answer=["friend"])
    page = person.send(page, answer="bad")
    assert page.soup.select_one("form[data-said]") is None


def test_a_phone_that_posts_itself_is_told_where_to_go(person: Visitor) -> None:
    page = person.get(f"/s/{SURVEY}/2")
    form = {"token": token_in(page), "answer": "bus", "go": "next"}
    told = person.post(f"/s/{SURVEY}/2", form, follow=False, X_Heard="1")
    assert (told.status, told.seen.headers["X-Heard"]) == (204, f"/s/{SURVEY}/3")
    assert "Location" not in told.seen.headers
    again = person.post(f"/s/{SURVEY}/2", {"token": "x"}, follow=False, X_Heard="1")
    assert again.status == 400


def test_a_shared_phone_is_cleared_with_one_tap_in_its_own_language(
    person: Visitor,
) -> None:
    page = person.get("/clear")
    assert page.path == "/cleared"
    assert page.heading == "We cleared this phone"
    assert person.cookie("heard") is None


def test_the_worker_is_asked_for_each_time(stranger: Visitor) -> None:
    page = stranger.get("/sw.js")
    assert page.seen.headers["Cache-Control"] == "no-cache"
    assert page.seen.headers["Content-Type"].startswith("text/javascript")
    assert "export " not in page.seen.body
    assert "import " not in page.seen.body
