"""After Send: whoever takes the phone sees nothing that was said. The code opens it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.answer.tables import Answer, Comment, Response, Worry
from app.web.house import House
from tests.answer.going import SURVEY, all_the_way, as_far_as_the_words, begin, count, open_survey
from tests.parts.heard import Clock
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
UNSAFE = "The man on the bus hits me"


@pytest.fixture(autouse=True)
def wave(house: House) -> int:
    return open_survey(house)


def code_on(page: Opened) -> str:
    return " ".join(item.get_text(" ").split(". ")[1] for item in page.soup.select("ol.code li"))


def said_to(house: House, question: str) -> str:
    with house.database.reading() as session:
        return session.scalars(select(Answer.choices).where(Answer.question_id == question)).one()


def come_back(person: Visitor, code: str) -> Opened:
    return person.send(person.get("/code?another=1"), survey=SURVEY, code=code)


@pytest.mark.parametrize("page", ["check", "2", "3", "7", "8"])
def test_whoever_takes_the_phone_sees_nothing_that_was_said(visitor: NewVisitor, page: str) -> None:
    person = visitor()
    all_the_way(person)
    seen = person.get(f"/s/{SURVEY}/{page}")
    assert seen.kind == "sent"
    assert "This phone does not show your answers now." in seen.words
    assert "walk" not in str(seen.soup.main).lower()
    assert not seen.soup.select("main input, main textarea, [data-said]")


def test_the_code_opens_them_again_until_they_are_sent_again(
    house: House, visitor: NewVisitor
) -> None:
    person = visitor()
    code = code_on(all_the_way(person))
    standing = person.get("/code")
    assert "Look at my answers" not in standing.words
    assert "Take my answers back" in standing.words
    standing = come_back(person, code)
    looked = person.get(str(standing.soup.select_one("a.main")["href"]))  # type: ignore[index]
    assert "Walk" in looked.words
    person.send(person.get(f"/s/{SURVEY}/3"), answer=["music"])
    assert said_to(house, "helps") == "music"
    assert person.send(person.get(f"/s/{SURVEY}/check")).kind == "thanks"
    assert person.get(f"/s/{SURVEY}/check").kind == "sent"


def test_another_phone_that_came_back_is_not_shut_by_the_first_one(visitor: NewVisitor) -> None:
    first, second = visitor(), visitor()
    code = code_on(all_the_way(first))
    come_back(second, code)
    assert second.get(f"/s/{SURVEY}/check").kind == "check"
    assert first.get(f"/s/{SURVEY}/check").kind == "sent"


def test_the_thanks_and_the_code_stay_for_half_an_hour_from_send(
    visitor: NewVisitor, clock: Clock
) -> None:
    person = visitor()
    all_the_way(person)
    clock.later(minutes=20)
    assert len(code_on(person.get(f"/s/{SURVEY}/thanks")).split()) == 4
    clock.later(minutes=11)
    over = person.get(f"/s/{SURVEY}/thanks")
    assert over.kind == "sent", "nobody is told that anything is lost"
    assert not code_on(over)
    assert person.get("/code").soup.select_one("input[name=code]")


def test_a_code_that_was_put_in_before_send_opens_nothing_after_it(visitor: NewVisitor) -> None:
    first, second = visitor(), visitor()
    first.send(begin(first), answer="walk")
    code = code_on(first.get(f"/s/{SURVEY}/stop"))
    come_back(second, code)
    assert second.get(f"/s/{SURVEY}/2").kind == "question"
    first.send(first.get(f"/s/{SURVEY}/stop"), "Send what I told you")
    assert second.get(f"/s/{SURVEY}/2").kind == "sent"


@pytest.mark.parametrize("page", ["helped", "agreed", "tips", "2/help"])
def test_no_page_of_the_way_tells_where_they_went_or_changes_who_helped(
    house: House, visitor: NewVisitor, page: str
) -> None:
    person = visitor()
    all_the_way(person)
    assert person.get(f"/s/{SURVEY}/{page}").kind == "sent"
    assert person.post(f"/s/{SURVEY}/{page}", {"helped": "both", "agreed": "said"}).kind == "sent"
    with house.database.reading() as session:
        assert session.scalars(select(Response.support)).one() == "self"


def test_neither_the_pack_nor_stop_nor_the_code_tells_the_way(visitor: NewVisitor) -> None:
    person = visitor()
    person.send(begin(person), answer="walk")
    person.send(person.get(f"/s/{SURVEY}/stop"), "Send what I told you")
    assert person.get(f"/s/{SURVEY}/pack").status == 404
    for page in (f"/s/{SURVEY}/stop", f"/s/{SURVEY}/code", "/code"):
        assert not person.get(page).soup.select(f"main a[href^='/s/{SURVEY}/3']"), page


def test_a_page_that_was_open_when_all_was_sent_still_brings_what_is_new(
    house: House, visitor: NewVisitor
) -> None:
    person = visitor()
    person.send(begin(person), answer="walk")
    open_still = person.get(f"/s/{SURVEY}/3")
    person.send(person.get(f"/s/{SURVEY}/stop"), "Send what I told you")
    assert person.send(open_still, answer=["friend"]).kind == "thanks"
    assert count(house, Answer) == 2


def test_and_changes_nothing_that_was_sent(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    first = begin(person)
    open_still = person.get(first.path)
    person.send(first, answer="walk")
    person.send(person.get(f"/s/{SURVEY}/stop"), "Send what I told you")
    assert person.send(open_still, answer="bus").kind == "sent"
    assert said_to(house, "travel") == "walk"


def test_words_that_come_too_late_to_change_are_given_back_and_read_for_worry(
    house: House, visitor: NewVisitor
) -> None:
    person = visitor()
    first = as_far_as_the_words(person)
    second = person.get(first.path)
    person.send(person.send(first, words="More buses"))
    seen = person.send(second, words=UNSAFE)
    assert (seen.status, seen.kind) == (409, "sent")
    assert UNSAFE in str(seen.soup.textarea)
    assert "Do you want help?" in seen.words
    assert count(house, Comment) == 1
    assert count(house, Worry) == 1


def test_pressing_send_again_from_an_old_page_says_thank_you(visitor: NewVisitor) -> None:
    person = visitor()
    look_again = person.send(as_far_as_the_words(person), words="More buses")
    assert person.send(look_again).kind == "thanks"
    assert person.send(look_again).kind == "thanks"
