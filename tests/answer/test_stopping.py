"""Stopping at any question: keep it, send it, or take it back. And the code, from the first yes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import unquote

import pytest
from sqlalchemy import select

from app.answer.store.cutting import cut_codes
from app.answer.tables import Answer, Comment, Response
from app.web.house import House
from tests.answer.going import (
    SURVEY,
    all_the_way,
    as_far_as_the_words,
    begin,
    count,
    open_survey,
)
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]


@pytest.fixture(autouse=True)
def wave(house: House) -> int:
    return open_survey(house)


def words_of_code(page: Opened) -> list[str]:
    return [item.get_text(" ").split(". ")[1] for item in page.soup.select("ol.code li")]


def finished_on(house: House) -> date | None:
    with house.database.reading() as session:
        return session.scalars(select(Response.finished_on)).one()


def test_the_code_is_offered_from_the_first_yes_and_forced_on_nobody(visitor: NewVisitor) -> None:
    person = visitor()
    first = person.send(person.get(f"/s/{SURVEY}"), who="me")
    assert first.path == f"/s/{SURVEY}/1"
    assert "You need your code for that." in first.words
    page = person.send(first, "Your code")
    assert len(words_of_code(page)) == 4
    assert page.soup.select_one("svg.qr path")


def test_what_was_typed_is_kept_when_somebody_stops(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    page = person.send(as_far_as_the_words(person), "Stop", words="More buses")
    assert page.path == f"/s/{SURVEY}/stop"
    assert count(house, Comment) == 1
    onward = next(str(a["href"]) for a in page.soup.select("main a") if "Carry on" in a.get_text())
    assert person.get(onward).path == f"/s/{SURVEY}/8"
    assert "the new words take the place of the old words" in person.get(onward).words
    page = person.send(person.get(f"/s/{SURVEY}/2"), "Your code", answer="bus")
    assert page.path == f"/s/{SURVEY}/code"
    assert count(house, Answer) == 5


def test_who_says_nothing_may_stop_all_the_same(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    assert person.send(begin(person), "Stop").path == f"/s/{SURVEY}/stop"
    assert count(house, Answer) == 0


def test_words_that_are_too_long_are_not_lost_by_stopping(visitor: NewVisitor) -> None:
    person = visitor()
    page = person.send(as_far_as_the_words(person), "Stop", words="long " * 2000)
    assert (page.status, page.kind) == (422, "question")
    assert len(str(page.soup.textarea.get_text())) > 9000  # type: ignore[union-attr]


def test_whoever_stops_is_offered_help(visitor: NewVisitor) -> None:
    person = visitor()
    assert "Do you want help?" in person.send(begin(person), "Stop").words


def test_the_code_goes_out_as_a_text_message_with_nobodys_number(visitor: NewVisitor) -> None:
    person = visitor()
    begin(person)
    page = person.get(f"/s/{SURVEY}/code")
    sms = next(str(a["href"]) for a in page.soup.select("a[href^='sms:']"))
    assert sms.startswith("sms:?body=")
    assert " ".join(words_of_code(page)) in unquote(sms)
    assert "/code/k/" in unquote(sms)
    assert not page.soup.select("a[href^='mailto:']")


def test_the_page_of_the_code_needs_the_cookie(visitor: NewVisitor) -> None:
    assert visitor().get(f"/s/{SURVEY}/code").kind == "lost"


def test_somebody_stops_and_sends_what_they_said_so_far(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    person.send(begin(person), answer="bus")
    page = person.get(f"/s/{SURVEY}/stop")
    thanks = person.send(page, "Send what I told you")
    assert thanks.kind == "thanks"
    assert finished_on(house) is not None
    assert count(house, Answer) == 1


def test_sending_twice_is_the_same_as_once(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    person.send(begin(person), answer="bus")
    page = person.get(f"/s/{SURVEY}/stop")
    person.send(page, "Send what I told you")
    assert person.send(page, "Send what I told you").kind == "thanks"
    assert count(house, Response) == 1


def test_who_has_said_nothing_is_not_offered_to_send_it(visitor: NewVisitor) -> None:
    person = visitor()
    begin(person)
    page = person.get(f"/s/{SURVEY}/stop")
    assert "Stop and send" not in page.words
    assert "Take my answers back" in page.words


def test_after_sending_early_somebody_may_answer_more(visitor: NewVisitor) -> None:
    person = visitor()
    person.send(begin(person), answer="bus")
    sent = person.send(person.get(f"/s/{SURVEY}/stop"), "Send what I told you")
    typed = {"survey": SURVEY, "code": " ".join(words_of_code(sent))}
    standing = person.send(person.get("/code?another=1"), **typed)
    assert "You sent your answers." in standing.words
    onward = next(a for a in standing.soup.select("a.main"))
    assert person.get(str(onward["href"])).path == f"/s/{SURVEY}/3"


def test_a_form_of_another_purpose_stops_nothing(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    page = person.send(begin(person), answer="bus")
    token = str(page.soup.select_one("input[name=token]")["value"])  # type: ignore[index]
    refused = person.post(f"/s/{SURVEY}/stop", {"token": token, "go": "send"})
    assert refused.status == 400
    assert finished_on(house) is None


def tap(visitor: Visitor, page: Opened, word: str) -> Opened:
    return visitor.send(page, word)


def to_the_pictures(visitor: Visitor, survey: str = SURVEY) -> Opened:
    return visitor.send(visitor.get("/code"), "pictures", survey=survey)


def test_a_code_is_tapped_without_script_and_never_stands_in_an_address(
    visitor: NewVisitor,
) -> None:
    first = visitor()
    first.send(begin(first), answer="bus")
    code = words_of_code(first.get(f"/s/{SURVEY}/stop"))
    second = visitor()
    page = to_the_pictures(second)
    assert len(page.soup.select("button[name=tap]")) == 48
    for number, word in enumerate(code, start=1):
        page = tap(second, page, word)
        assert page.url.endswith("/code")
        assert words_of_code(page) == code[:number]
    assert not page.soup.select("button[name=tap]")
    assert "You have not finished yet." in second.send(page, "open").words


def test_the_last_picture_can_be_taken_out(visitor: NewVisitor) -> None:
    person = visitor()
    page = tap(person, tap(person, to_the_pictures(person), "Apple"), "Dog")
    page = person.send(page, "out")
    assert words_of_code(page) == ["Apple"]


def test_a_tapped_code_that_does_not_fit_is_kept_to_be_mended(visitor: NewVisitor) -> None:
    person = visitor()
    page = to_the_pictures(person)
    for word in ("Apple", "Dog", "Kite", "Bed"):
        page = tap(person, page, word)
    wrong = person.send(page, "open")
    assert wrong.status == 422
    assert "That code does not open this survey." in wrong.words
    assert words_of_code(wrong) == ["Apple", "Dog", "Kite", "Bed"]
    assert words_of_code(person.send(wrong, "out")) == ["Apple", "Dog", "Kite"]


def test_pictures_are_tapped_for_a_survey(visitor: NewVisitor) -> None:
    person = visitor()
    page = person.send(person.get("/code"), "pictures")
    assert page.status == 422
    assert "Choose a survey." in page.words


def test_a_tapped_code_from_before_the_cut_is_told_plainly(
    house: House, visitor: NewVisitor, wave: int
) -> None:
    first = visitor()
    code = words_of_code(all_the_way(first))
    with house.database.writing() as session:
        cut_codes(session, wave)
    person = visitor()
    page = to_the_pictures(person)
    for word in code:
        page = tap(person, page, word)
    page = person.send(page, "open")
    assert "we cannot take them out now" in page.words.lower()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("apple dog", "Your code has 4 words."),
        ("", "Your code has 4 words."),
        ("apple dog kite zebra", "We do not have a picture of zebra."),
        ("apple dog kite <b>", "We do not have a picture of b."),
        ("🍎 🐶 🪁 🛏", "Your code has 4 words."),
        ("aple dogg kite bed", "That code does not open this survey."),
    ],
    ids=["two words", "nothing", "no such picture", "signs", "emoji", "slips but wrong"],
)
def test_a_slip_gets_a_plain_sentence_and_loses_nothing(
    visitor: NewVisitor, typed: str, told: str
) -> None:
    person = visitor()
    page = person.send(person.get("/code"), survey=SURVEY, code=typed)
    assert page.status == 422
    assert told in page.words
    box = page.soup.select_one("input[name=code]")
    assert box is not None
    assert box["value"] == typed
    assert page.soup.select_one(f"input[value={SURVEY}][checked]")


def test_a_slip_of_spelling_opens_the_right_answers(visitor: NewVisitor) -> None:
    first = visitor()
    first.send(begin(first), answer="bus")
    code = words_of_code(first.get(f"/s/{SURVEY}/stop"))
    long = max(code, key=len)
    slipped = [f"{word}{word[-1]}" if word == long else word for word in code]
    second = visitor()
    page = second.send(second.get("/code"), survey=SURVEY, code=" ".join(slipped))
    assert "You have not finished yet." in page.words


def test_an_old_or_broken_link_is_told_plainly(visitor: NewVisitor) -> None:
    page = visitor().get("/code/k/nothing-here")
    assert (page.status, page.heading) == (404, "Come back with your code")
    assert "That link does not open answers. Look if a part of it is missing." in page.words


def test_a_link_whose_form_came_too_late_is_asked_for_again(visitor: NewVisitor) -> None:
    person = visitor()
    page = begin(person)
    link = person.get(f"/s/{SURVEY}/code").soup.select_one("main a[href*='/code/k/']")
    assert link is not None
    page = visitor().post(str(link["href"]), {"token": "old", "go": "open"})
    assert (page.status, page.kind) == (400, "code")
    assert "Press the button again." in page.words


def test_what_was_taken_back_is_told_as_what_never_was(visitor: NewVisitor) -> None:
    """Else a guess that does not fit would tell that somebody had this code."""
    person = visitor()
    page = all_the_way(person)
    code = words_of_code(page)
    link = str(page.soup.select_one("main a[href*='/code/k/']")["href"])  # type: ignore[index]
    person.send(person.get("/code/take-back"))
    told = []
    for typed, address in ((code, link), (code[::-1], "/code/k/nothing-here")):
        other = visitor()
        wrong = other.send(other.get("/code"), survey=SURVEY, code=" ".join(typed))
        gone = other.get(address)
        assert "Answers that you took back are not here any more." in wrong.words
        assert "Answers that you took back are not here any more." in gone.words
        told.append((wrong.status, wrong.words, gone.status, gone.words))
    assert told[0] == told[1]


def test_another_person_at_the_same_phone_can_use_their_own_code(visitor: NewVisitor) -> None:
    person = visitor()
    begin(person)
    assert person.get("/code").heading == "Your answers"
    assert person.get("/code?another=1").heading == "Come back with your code"


def test_the_page_that_takes_answers_back_is_the_same_for_everybody(visitor: NewVisitor) -> None:
    pages = []
    for words in ("More buses", "I want to kill myself"):
        person = visitor()
        all_the_way(person, words)
        page = person.get("/code/take-back")
        token = str(page.soup.select_one("input[name=token]")["value"])  # type: ignore[index]
        pages.append(page.seen.body.replace(token, ""))
    assert pages[0] == pages[1]
    assert "Then we may keep those words or answers." in pages[0]
