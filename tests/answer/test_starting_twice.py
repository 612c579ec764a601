"""The form of a start page that is sent twice: by the same person, by the next one, by a copy.

Whoever says yes gets a code. Nobody else may ever get the same one.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.answer.tables import Receipt, Response
from app.ask.store import close_wave
from app.web.house import House
from tests.answer.going import SURVEY, TODAY, all_the_way, count, open_survey, past_the_practice
from tests.parts.phones import phone_of
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]


@pytest.fixture(autouse=True)
def wave(house: House) -> int:
    return open_survey(house)


@pytest.fixture
def person(visitor: NewVisitor) -> Visitor:
    return visitor()


@pytest.fixture
def form(person: Visitor) -> Opened:
    """A start page that stays in the browser, to go Back to."""
    return person.get(f"/s/{SURVEY}")


def code_of(person: Visitor) -> str:
    page = person.get(f"/s/{SURVEY}/code")
    return page.soup.select("ol.code")[0].get_text(" ") if page.kind == "code" else ""


def responses(house: House) -> int:
    assert count(house, Receipt) == count(house, Response)
    return count(house, Response)


def test_a_double_tap_or_back_and_yes_again_keeps_the_code_that_was_noted(
    house: House, person: Visitor, form: Opened
) -> None:
    person.send(form, who="me")
    noted = code_of(person)
    person.send(form, who="help")
    assert code_of(person) == noted
    assert responses(house) == 1


def test_whoever_comes_to_the_first_page_again_is_offered_to_carry_on(
    person: Visitor, visitor: NewVisitor, form: Opened
) -> None:
    person.send(past_the_practice(person, person.send(form, who="me")), answer="walk")
    again = person.get(f"/s/{SURVEY}")
    assert "Did you start this before?" in again.words
    onward = again.soup.select_one("main a.main")
    assert onward is not None
    assert person.get(str(onward["href"])).kind == "question"
    assert "Did you start this before?" not in visitor().get(f"/s/{SURVEY}").words


def test_nobody_is_asked_to_carry_on_with_what_was_sent(person: Visitor) -> None:
    all_the_way(person)
    assert "Did you start this before?" not in person.get(f"/s/{SURVEY}").words


@pytest.mark.parametrize("way", ["/leave", "/clear"])
def test_the_next_person_on_a_phone_that_was_left_gets_a_code_of_their_own(
    house: House, person: Visitor, form: Opened, way: str
) -> None:
    person.send(form, who="me")
    first = code_of(person)
    person.get(way)
    person.send(form, who="me")
    assert code_of(person) not in {first, ""}
    assert responses(house) == 2


def test_the_next_person_after_a_first_answer_gets_a_code_of_their_own(
    house: House, person: Visitor, form: Opened
) -> None:
    page = past_the_practice(person, person.send(form, who="me"))
    first = code_of(person)
    person.send(page, "skip")  # to skip is to answer too
    person.send(form, who="me")
    assert code_of(person) not in {first, ""}
    assert responses(house) == 2


def test_the_next_person_after_send_without_an_answer_gets_a_code_of_their_own(
    house: House, person: Visitor, form: Opened
) -> None:
    person.send(form, who="me")
    first = code_of(person)
    phone = phone_of(person, SURVEY)
    phone.send(person, phone.seal("check", [("go", "send")]))
    person.send(form, who="me")
    assert code_of(person) not in {first, ""}
    assert responses(house) == 2


def test_a_copy_of_the_form_in_another_browser_opens_nobodys_answers(
    house: House, person: Visitor, form: Opened, visitor: NewVisitor
) -> None:
    before, after = visitor(), visitor()
    before.send(form, who="me")
    person.send(form, who="me")
    after.send(form, who="me")
    assert len({code_of(each) for each in (before, person, after)} - {""}) == 3
    assert responses(house) == 3


def test_a_second_tap_of_the_next_person_keeps_their_code_too(
    house: House, person: Visitor, form: Opened
) -> None:
    person.send(form, who="me")
    person.get("/leave")
    person.send(form, who="me")
    theirs = code_of(person)
    person.send(form, who="me")
    assert code_of(person) == theirs
    assert responses(house) == 2


def test_a_form_of_a_survey_that_ended_begins_in_the_one_that_is_open(
    house: House, person: Visitor, form: Opened, wave: int
) -> None:
    person.send(form, who="me")
    with house.database.writing() as session:
        close_wave(session, wave, TODAY)
    now_open = open_survey(house)
    person.send(form, who="me")
    with house.database.reading() as session:
        waves = set(session.scalars(select(Response.wave_id)))
    assert waves == {wave, now_open}


def test_who_answers_for_themselves_after_all_has_agreed_to_nothing_for_another(
    house: House, person: Visitor, form: Opened
) -> None:
    person.send(person.send(form, who="for"), agreed="said")
    person.send(form, who="me")
    with house.database.reading() as session:
        [kept] = session.scalars(select(Response))
    assert (kept.support, kept.agreed) == ("self", None)
