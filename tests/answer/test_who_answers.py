"""Who is answering, and who helps how: said once, stored, and never leading to an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.answer.tables import Response
from app.web.house import House
from tests.answer.going import SURVEY, all_the_way, begin, open_survey
from tests.parts.visitors import Visitor

NewVisitor = Callable[..., Visitor]


@pytest.fixture(autouse=True)
def wave(house: House) -> int:
    return open_survey(house)


def support(house: House) -> str:
    with house.database.reading() as session:
        return session.scalars(select(Response.support)).one()


@pytest.mark.parametrize(
    ("answer", "stored"),
    [("reads", "helped-reads"), ("writes", "helped-writes"), ("both", "helped-both"),
     ("not-sure", "helped")],
)  # fmt: skip
def test_who_has_help_says_how_and_the_helper_gets_tips_once(
    house: House, visitor: NewVisitor, answer: str, stored: str
) -> None:
    person = visitor()
    page = begin(person, who="help")
    assert page.kind == "helped"
    page = person.send(page, helped=answer)
    assert page.kind == "tips"
    assert "Let the person choose." in page.words
    assert "You can also answer on your own." in page.words
    assert support(house) == stored
    assert person.send(page).path == f"/s/{SURVEY}/1"


def test_who_wants_to_answer_alone_after_all_is_counted_so(
    house: House, visitor: NewVisitor
) -> None:
    person = visitor()
    page = person.send(begin(person, who="help"), helped="own")
    assert page.path == f"/s/{SURVEY}/1"
    assert support(house) == "self"


def test_nothing_is_ticked_and_nothing_is_guessed(visitor: NewVisitor) -> None:
    person = visitor()
    page = begin(person, who="help")
    assert not page.soup.select("input[checked]")
    told = person.send(page)
    assert told.status == 422
    assert "Choose an answer." in told.words


def test_who_answers_for_somebody_gets_tips_of_their_own(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    page = person.send(begin(person, who="for"), agreed="showed")
    assert page.kind == "tips"
    assert "Tell us what the person thinks." in page.words
    assert support(house) == "for"


def test_who_answers_for_somebody_stays_that(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    begin(person, who="for")
    person.send(person.get(f"/s/{SURVEY}/helped"), helped="own")
    assert support(house) == "for"


def test_who_answers_alone_meets_no_tips(visitor: NewVisitor) -> None:
    assert begin(visitor()).path == f"/s/{SURVEY}/2"


@pytest.mark.parametrize("name", ["agreed", "helped", "tips"])
def test_these_pages_send_a_stranger_to_the_start(visitor: NewVisitor, name: str) -> None:
    assert visitor().get(f"/s/{SURVEY}/{name}").kind == "start"


def test_a_parent_thinks_of_one_child_and_can_answer_for_another(visitor: NewVisitor) -> None:
    person = visitor()
    start = person.get(f"/s/{SURVEY}")
    assert "Think of 1 child. You can answer again for another child." in start.words
    page = begin(person, who="parent")
    while page.kind != "check":
        page = person.send(page, "skip" if page.soup.select_one("[value=skip]") else "")
    thanks = person.send(page)
    link = thanks.soup.select_one("main a[href*='who=parent']")
    assert link is not None
    again = person.get(str(link["href"]))
    assert again.soup.select_one("input[value=parent][checked]")


def test_a_young_person_is_not_asked_about_children(visitor: NewVisitor) -> None:
    assert "another child" not in all_the_way(visitor()).words


def test_a_second_child_is_a_second_response(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    person.send(begin(person, who="parent"), answer="bus")
    person.send(begin(person, who="parent"), answer="walk")
    with house.database.reading() as session:
        assert len(session.scalars(select(Response.id)).all()) == 2
