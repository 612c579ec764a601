"""Words always arrive: at night, after the end, twice, and whatever somebody does with the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from app.answer.store.marks import give_back_words
from app.answer.tables import Answer, Comment, Response, Worry
from app.database import unseal
from app.web.house import House
from tests.answer.going import SURVEY, TODAY, as_far_as_the_words, begin, open_survey
from tests.parts.heard import Clock
from tests.parts.visitors import Visitor

NewVisitor = Callable[..., Visitor]
NIGHT = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
LAST = f"/s/{SURVEY}/8"


@pytest.fixture
def real_wave(house: House) -> int:
    """A wave that promises to read, and ends today."""
    return open_survey(house, is_try_out=False, until=TODAY)


def comments(house: House) -> list[Comment]:
    with house.database.reading() as session:
        return list(session.scalars(select(Comment).order_by(Comment.id)))


def worries(house: House) -> list[Worry]:
    with house.database.reading() as session:
        return list(session.scalars(select(Worry).order_by(Worry.arrived_at, Worry.id)))


def chosen(house: House) -> dict[str, str]:
    with house.database.reading() as session:
        rows = session.execute(select(Answer.question_id, Answer.choices).where(~Answer.is_late))
        return {row.question_id: row.choices for row in rows}


def test_words_sent_after_covered_hours_are_kept_and_read(
    house: House, visitor: NewVisitor, clock: Clock, real_wave: int
) -> None:
    person = visitor()
    page = as_far_as_the_words(person)
    clock.time = NIGHT
    assert person.send(page, words="My uncle hits me every night").kind == "check"
    assert [worry.kind for worry in worries(house)] == ["flagged"]
    assert [(c.is_held, c.is_urgent) for c in comments(house)] == [(True, True)]


def test_at_night_the_box_is_closed_and_nothing_is_lost(
    house: House, visitor: NewVisitor, clock: Clock, real_wave: int
) -> None:
    person = visitor()
    person.send(as_far_as_the_words(person), words="More buses please")
    clock.time = NIGHT
    for page in (person.get(LAST), person.get(f"{LAST}?again=1")):
        assert "You wrote something." in page.words
        assert "Write it again" not in page.words
        assert person.send(page).kind == "check"
    assert len(comments(house)) == 1


def test_at_night_an_empty_box_is_a_skip(
    house: House, visitor: NewVisitor, clock: Clock, real_wave: int
) -> None:
    person = visitor()
    as_far_as_the_words(person)
    clock.time = NIGHT
    page = person.get(LAST)
    assert page.soup.find("textarea") is None
    assert "Call 999." in page.words
    assert person.send(page).kind == "check"


def test_words_given_back_are_those_of_the_comment_that_holds_them(
    house: House, visitor: NewVisitor, clock: Clock
) -> None:
    open_survey(house)
    person = visitor()
    person.send(as_far_as_the_words(person), words="My uncle hits me. FIRST")
    clock.later(minutes=5)
    again = person.send(person.get(LAST), "Write it again")
    person.send(again, words="My uncle hits me. SECOND", quote="yes")
    first, second = worries(house)
    with house.database.writing() as session:
        assert give_back_words(session, first.id, "lead@example.org", clock()) is None
    held = comments(house)[0]
    assert (held.is_held, held.words, held.worry_id) == (True, None, second.id)
    with house.database.writing() as session:
        assert give_back_words(session, second.id, "lead@example.org", clock()) == held.id
    given = comments(house)[0]
    with house.database.reading() as session:
        assert given.words is not None
        about = f"{SURVEY}/{given.response_id}"
        assert unseal(session, given.words, about=about).endswith("SECOND")


def test_a_late_change_leaves_what_was_counted(
    house: House, visitor: NewVisitor, clock: Clock, real_wave: int
) -> None:
    person = visitor()
    page = person.send(begin(person), answer="bus")
    page = person.send(page, answer=["friend"])
    person.send(page, answer="bad")
    counted = chosen(house)
    clock.later(days=1)
    page = person.get(f"/s/{SURVEY}/2")
    assert "This survey has ended." in page.words
    page = person.send(page, answer="walk")
    assert page.path == f"/s/{SURVEY}/3"
    assert chosen(house) == counted == {"travel": "bus", "helps": "friend", "feel": "bad"}


def test_late_words_stand_beside_the_first_and_are_read(
    house: House, visitor: NewVisitor, clock: Clock, real_wave: int
) -> None:
    person = visitor()
    person.send(as_far_as_the_words(person), words="More buses please")
    clock.later(days=1)
    for words in ("I am not safe at home", "A kinder driver"):
        again = person.send(person.get(LAST), "Write it again")
        person.send(again, words=words)
    assert [(c.is_late, c.is_held) for c in comments(house)] == [(False, False), (True, False)]
    assert len(worries(house)) == 1
    person.send(person.get(LAST), "Take it out")
    assert comments(house) == []


def test_a_second_tap_on_yes_gets_the_same_code_and_link(house: House, visitor: NewVisitor) -> None:
    open_survey(house)
    person = visitor()
    page = person.get(f"/s/{SURVEY}")
    cookies = []
    for _ in range(2):
        person.send(page, who="me")
        cookies.append(person.cookie("heard"))
    assert cookies[0] == cookies[1]


def test_a_second_tap_that_says_somebody_else_is_believed(
    house: House, visitor: NewVisitor
) -> None:
    open_survey(house)
    person = visitor()
    page = person.get(f"/s/{SURVEY}")
    person.send(page, who="for")
    person.send(page, who="me")
    with house.database.reading() as session:
        assert session.scalars(select(Response.support)).all() == ["self"]


@pytest.mark.parametrize(
    "words",
    ["\u200b\u200b", " \u2060 ", "\u202e", "\ufeff", "\u3164 \u2800", "\u115f\u1160", "\uffa0"],
)
def test_signs_that_nobody_sees_are_no_words(house: House, visitor: NewVisitor, words: str) -> None:
    open_survey(house)
    person = visitor()
    page = person.send(as_far_as_the_words(person), words=words)
    assert page.status == 422
    assert comments(house) == []


def test_a_number_that_no_page_can_have_is_not_found(visitor: NewVisitor) -> None:
    assert visitor().get(f"/s/{SURVEY}/{'9' * 30}").status == 404
