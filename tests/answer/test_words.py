"""Young people write: words are sealed, can be changed, and a worry shows on no screen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.answer.tables import Comment, Worry
from app.database import unseal
from app.web.house import House
from tests.answer.going import SURVEY, as_far_as_the_words, count, open_survey
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]


@pytest.fixture(autouse=True)
def _open(house: House) -> None:
    open_survey(house)


@pytest.fixture
def young_person(visitor: NewVisitor) -> Visitor:
    return visitor()


def test_words_that_are_missing_are_said_above_and_at_the_box_only(young_person: Visitor) -> None:
    page = young_person.send(as_far_as_the_words(young_person))
    assert page.words.count("Write something. Or press Skip.") == 2
    assert "Please look here" in page.words


def test_starters_have_the_pictures_of_their_words(young_person: Visitor, house: House) -> None:
    page = as_far_as_the_words(young_person)
    drawn = [str(option.svg) for option in page.soup.select("label.option:has([value^=s])")]
    assert len(set(drawn)) == len(drawn) == 3


def test_words_are_sealed_and_never_shown_again(house: House, young_person: Visitor) -> None:
    page = young_person.send(as_far_as_the_words(young_person), words="canary sentence")
    assert "canary" not in page.words
    assert "You wrote something." in page.words
    assert "canary" not in young_person.get(f"/s/{SURVEY}/8").seen.body
    with house.database.reading() as session:
        comment = session.scalars(select(Comment)).one()
        assert comment.words is not None
        assert b"canary" not in comment.words.data
        about = f"{SURVEY}/{comment.response_id}"
        assert unseal(session, comment.words, about=about) == "canary sentence"


def test_words_can_be_written_again_or_taken_out(house: House, young_person: Visitor) -> None:
    young_person.send(as_far_as_the_words(young_person), words="first")
    page = young_person.send(young_person.get(f"/s/{SURVEY}/8"), "Write it again")
    assert page.soup.find("textarea") is not None
    young_person.send(page, words="second")
    page = young_person.send(young_person.get(f"/s/{SURVEY}/8"), "Take it out")
    assert page.soup.find("textarea") is not None
    assert count(house, Comment) == 0


def test_pressing_next_on_words_from_before_keeps_them(house: House, young_person: Visitor) -> None:
    young_person.send(as_far_as_the_words(young_person), words="first")
    page = young_person.send(young_person.get(f"/s/{SURVEY}/8"))
    assert page.kind == "check"
    assert count(house, Comment) == 1


def test_a_worry_goes_to_its_own_table_and_the_screen_stays_the_same(
    house: House, visitor: NewVisitor
) -> None:
    def way(words: str) -> list[Opened]:
        person = visitor()
        check = person.send(as_far_as_the_words(person), words=words)
        return [check, person.send(check)]

    pages = [way("I want to kill myself"), way("I want more buses")]
    with house.database.reading() as session:
        worry = session.scalars(select(Worry)).one()
        assert worry.words is not None
        assert unseal(session, worry.words, about=f"worry/{worry.id}") == "I want to kill myself"
        held = session.scalars(select(Comment).where(Comment.is_held)).one()
        assert held.words is None
    for worried, calm in zip(*pages, strict=True):
        assert without_what_is_new(worried) == without_what_is_new(calm)


def without_what_is_new(page: Opened) -> str:
    """A page without its token, code and link, which are new each time."""
    text = re.sub(r'value="[0-9a-f.]{40,}"|/code/k/[0-9a-f]+', "", page.seen.body)
    return re.sub(r'<ol class="code">.*?</ol>', "", text, flags=re.DOTALL)


def test_a_slow_or_failing_reader_loses_nothing(
    house: House, young_person: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_text: str, *, deadline: float) -> None:
        raise RuntimeError("the reader broke")

    monkeypatch.setattr("app.answer.pages.safety.read_at_once", fails)
    assert young_person.send(as_far_as_the_words(young_person), words="hello").kind == "check"
    with house.database.reading() as session:
        assert session.scalars(select(Worry.kind)).one() == "unread"
        assert session.scalars(select(Comment.is_urgent)).one()
