"""Young people answer: every page opened here is also inspected by the careful visitor."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.answer.tables import Answer, Comment, Receipt, Response, Submission
from app.web.house import House
from tests.answer.going import (
    SURVEY,
    TODAY,
    all_the_way,
    as_far_as_the_words,
    begin,
    count,
    open_survey,
    past_the_practice,
)
from tests.parts.heard import Clock
from tests.parts.visitors import Visitor

NewVisitor = Callable[..., Visitor]


@pytest.fixture(autouse=True)
def _open(house: House) -> None:
    open_survey(house)


@pytest.fixture
def young_person(visitor: NewVisitor) -> Visitor:
    return visitor()


def answers(house: House) -> dict[str, tuple[str, str]]:
    with house.database.reading() as session:
        rows = session.execute(select(Answer.question_id, Answer.status, Answer.choices))
        return {row.question_id: (row.status, row.choices) for row in rows}


def test_nothing_is_stored_and_no_cookie_set_before_yes(
    house: House, young_person: Visitor
) -> None:
    young_person.get(f"/s/{SURVEY}")
    assert count(house, Response) == 0
    assert young_person.cookie("heard") is None


def test_every_question_can_be_read_before_starting(house: House, young_person: Visitor) -> None:
    page = young_person.get(f"/s/{SURVEY}/all")
    assert "What would make it better?" in page.words
    assert "Taxi" in page.words
    assert page.soup.find("form") is None
    assert "your child" in young_person.get(f"/s/{SURVEY}/all?who=parent").words
    assert count(house, Response) == 0


def test_what_becomes_of_a_worry_is_read_before_yes_and_is_never_folded(
    young_person: Visitor,
) -> None:
    page = young_person.get(f"/s/{SURVEY}")
    for told in page.soup.select("main details"):
        told.decompose()
    before_yes = page.soup.select_one("main").get_text(" ").partition("Yes, I want to")[0]  # type: ignore[union-attr]
    for words in (
        "It is your choice. You can stop at any time.",
        "We do not ask who you are.",
        "What you write may show who you are.",
        "What you say may show that somebody is not safe.",
        "Then we may keep those words.",
        "We may try to find out who it is.",
        "We may tell people who can help.",
    ):
        assert words in before_yes


def test_yes_without_saying_who_says_what_to_do(house: House, young_person: Visitor) -> None:
    page = young_person.send(young_person.get(f"/s/{SURVEY}"))
    assert page.status == 422
    assert page.title.startswith("Error:")
    assert count(house, Response) == 0


def test_no_goes_to_the_start_page_and_stores_nothing(house: House, young_person: Visitor) -> None:
    page = young_person.send(young_person.get(f"/s/{SURVEY}"), "No, not now")
    assert page.path == "/"
    assert count(house, Response) == 0


def test_a_young_person_answers_the_whole_survey(house: House, young_person: Visitor) -> None:
    page = all_the_way(young_person)
    assert page.kind == "thanks"
    assert answers(house) == {
        "travel": ("answered", "walk"),
        "helps": ("answered", "friend"),
        "arrive": ("answered", "good"),
        "alone": ("answered", "yes"),
        "better": ("answered", ""),
    }


def test_a_question_page_tells_a_phones_history_nothing(young_person: Visitor) -> None:
    assert begin(young_person).title == "Question 2 - Getting to school"


@pytest.mark.parametrize("press", ["skip", "Skip"])
def test_a_young_person_can_skip_a_question(
    house: House, young_person: Visitor, press: str
) -> None:
    page = young_person.send(begin(young_person), press)
    assert page.path == f"/s/{SURVEY}/3"
    assert answers(house) == {"travel": ("skipped", "")}


def test_every_question_can_be_skipped_to_the_end(house: House, young_person: Visitor) -> None:
    page = begin(young_person)
    while page.kind == "question":
        page = young_person.send(page, "skip" if page.soup.select_one("[value=skip]") else "")
    assert page.kind == "check"
    assert {status for status, _ in answers(house).values()} == {"skipped"}


def test_next_without_an_answer_says_what_to_do(young_person: Visitor) -> None:
    page = young_person.send(begin(young_person))
    assert page.status == 422
    assert page.title.startswith("Error:")
    assert "Choose an answer. Or press Skip." in page.words


def test_going_back_and_changing_an_answer_keeps_one_answer(
    house: House, young_person: Visitor
) -> None:
    young_person.send(begin(young_person), answer="bus")
    page = young_person.send(young_person.get(f"/s/{SURVEY}/3"), "back")
    assert page.path == f"/s/{SURVEY}/2"
    young_person.send(page, answer="taxi")
    assert answers(house) == {"travel": ("answered", "taxi")}


def test_an_answer_that_is_off_the_way_does_not_stay(house: House, young_person: Visitor) -> None:
    page = young_person.send(begin(young_person), answer="bus")
    page = young_person.send(page, "skip")
    assert page.heading == "How do you feel on the way?"
    young_person.send(page, answer="bad")
    young_person.send(young_person.get(f"/s/{SURVEY}/2"), answer="walk")
    assert "feel" not in answers(house)


def test_a_double_tap_saves_one_answer(house: House, young_person: Visitor) -> None:
    page = begin(young_person)
    for _ in range(2):
        young_person.send(page, answer="bus")
    assert count(house, Answer) == 1
    assert count(house, Submission) == 2  # the yes, and this answer


def test_a_double_tap_on_yes_makes_one_response(house: House, young_person: Visitor) -> None:
    page = young_person.get(f"/s/{SURVEY}")
    for _ in range(2):
        young_person.send(page, who="me")
    assert count(house, Response) == 1


def test_yes_from_a_page_left_open_after_answers_is_somebody_else(
    house: House, young_person: Visitor
) -> None:
    page = young_person.get(f"/s/{SURVEY}")
    practice = young_person.send(page, who="me")
    young_person.send(past_the_practice(young_person, practice), answer="bus")
    young_person.send(page, who="me")
    assert count(house, Response) == 2


def test_the_same_form_with_another_answer_is_told_and_not_lost(
    house: House, young_person: Visitor
) -> None:
    page = begin(young_person)
    young_person.send(page, answer="bus")
    told = young_person.send(page, answer="taxi")
    assert told.status == 409
    assert answers(house) == {"travel": ("answered", "bus")}
    young_person.send(told, answer="taxi")
    assert answers(house) == {"travel": ("answered", "taxi")}


def test_two_tabs_answer_and_the_last_one_counts(house: House, young_person: Visitor) -> None:
    first, second = begin(young_person), young_person.get(f"/s/{SURVEY}/2")
    young_person.send(first, answer="bus")
    young_person.send(second, answer="car")
    assert answers(house) == {"travel": ("answered", "car")}


def test_a_bad_form_token_keeps_what_was_typed(house: House, young_person: Visitor) -> None:
    page = as_far_as_the_words(young_person)
    refused = young_person.post(page.path, {"token": "x", "words": "a quiet bus", "go": "next"})
    assert refused.status == 400
    assert refused.soup.find("textarea").get_text() == "a quiet bus"  # type: ignore[union-attr]
    assert count(house, Comment) == 0
    assert young_person.send(refused).kind == "check"
    assert count(house, Comment) == 1


def test_an_error_names_no_button_and_blames_no_time(visitor: NewVisitor) -> None:
    page = visitor().post("/code", {"survey": SURVEY, "code": "x"})
    assert "We did not get that. Press the button again." in page.words


def test_a_page_to_read_has_a_title_of_its_own(house: House, visitor: NewVisitor) -> None:
    open_survey(house, "your-plan")
    person, titles = visitor(), []
    page = begin(person, "your-plan")
    while page.kind != "check":
        titles.append(page.title)
        page = person.send(page, "skip" if page.soup.select_one("[value=skip]") else "")
    assert len(set(titles)) == len(titles)
    assert "Page 6 - Your plan for help" in titles


def test_a_token_for_one_question_is_no_good_for_another(young_person: Visitor) -> None:
    page = begin(young_person)
    token = page.soup.find("input", {"name": "token"})["value"]  # type: ignore[index]
    young_person.send(page, answer="bus")
    assert (
        young_person.post(f"/s/{SURVEY}/3", {"token": str(token), "answer": "friend"}).status == 400
    )


def test_a_lost_cookie_shows_what_was_typed(visitor: NewVisitor) -> None:
    page = visitor().post(f"/s/{SURVEY}/8", {"token": "x", "words": "my words", "go": "next"})
    assert page.status == 403
    assert "my words" in page.words


def test_a_page_that_is_not_on_the_way_is_refused_kindly(young_person: Visitor) -> None:
    begin(young_person)
    page = young_person.get(f"/s/{SURVEY}/7")
    assert page.status == 404
    assert "You did nothing wrong." in page.words
    assert page.soup.select_one(f'a[href="/s/{SURVEY}/1"]')


def test_somebody_who_answers_for_another_is_asked_whether_they_agreed(
    house: House, young_person: Visitor
) -> None:
    page = begin(young_person, who="for")
    assert page.kind == "agreed"
    asked = young_person.send(page)  # nothing chosen: there is no Skip here to speak of
    assert (asked.status, "Skip" in asked.words) == (422, False)
    page = young_person.send(page, agreed="showed")
    assert page.path == f"/s/{SURVEY}/tips"
    with house.database.reading() as session:
        row = session.scalars(select(Response)).one()
        assert (row.support, row.agreed) == ("for", "showed")


def test_a_parent_is_asked_about_their_child(young_person: Visitor) -> None:
    assert begin(young_person, who="parent").heading == "How does your child get to school?"


def test_an_answer_after_closing_is_kept_and_not_counted(
    house: House, visitor: NewVisitor, clock: Clock
) -> None:
    open_survey(house, "while-you-wait", is_try_out=False, until=TODAY)
    person = visitor()
    page = begin(person, "while-you-wait")
    clock.later(days=1)
    person.send(page, "skip")
    with house.database.reading() as session:
        assert session.scalars(select(Answer.is_late)).one()


def test_sending_twice_is_sending_once(house: House, young_person: Visitor) -> None:
    check = young_person.send(as_far_as_the_words(young_person), words="x")
    assert young_person.send(check).kind == "thanks"
    assert young_person.send(check).kind == "thanks"
    assert count(house, Response) == 1


def test_leaving_ends_the_cookie_and_keeps_what_was_sent(
    house: House, young_person: Visitor
) -> None:
    young_person.send(begin(young_person), answer="bus")
    page = young_person.get("/leave", follow=False)
    assert page.status == 303
    assert young_person.cookie("heard") is None
    assert count(house, Answer) == 1


def test_no_name_address_or_time_is_stored_with_a_response(house: House) -> None:
    columns = {c.name for t in (Response, Answer, Comment, Receipt) for c in t.__table__.columns}
    assert not columns & {"ip", "address", "user_agent", "email", "name", "created_at", "at"}
    kinds = {str(c.type) for t in (Response, Answer, Comment) for c in t.__table__.columns}
    assert "DATETIME" not in kinds
