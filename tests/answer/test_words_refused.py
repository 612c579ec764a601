"""Words that cannot be kept as they are: they stay on the page, are read at once, and cost nothing
that was kept before.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.answer.tables import Comment, Worry
from app.database import unseal
from app.web.house import House
from tests.answer.going import TODAY, as_far_as_the_words, count, open_survey
from tests.parts.heard import Clock
from tests.parts.visitors import Opened, Visitor

WORRY = "I want to kill myself"
LONG = f"{WORRY} {'x' * 5000}"
NewVisitor = Callable[[], Visitor]


@pytest.fixture
def at_night(house: House, person: Visitor, clock: Clock) -> Opened:
    """A real wave at its question for words, when nobody is there to read: there is no box."""
    open_survey(house, is_try_out=False, until=TODAY + timedelta(days=20))
    clock.later(hours=13)
    page = as_far_as_the_words(person)
    assert "You cannot write here now." in page.words
    return page


@pytest.fixture
def person(visitor: NewVisitor) -> Visitor:
    return visitor()


def worries(house: House) -> list[str]:
    with house.database.reading() as session:
        return list(session.scalars(select(Worry.kind)))


def posted(person: Visitor, page: Opened, words: str) -> Opened:
    """Send the form of a page with these words, whether it has a box now or not."""
    return person.post(page.path, {"token": token_of(page), "words": words, "go": "next"})


def token_of(page: Opened) -> str:
    return str(page.soup.select_one("input[name=token]")["value"])  # type: ignore[index]


def in_the_box(page: Opened) -> str:
    box = page.soup.select_one("textarea")
    return box.get_text().strip() if box else ""


def test_next_after_changed_words_at_night_keeps_what_was_there(
    house: House, person: Visitor, at_night: Opened
) -> None:
    posted(person, at_night, "A quieter bus please")
    again = posted(person, at_night, "A quieter bus please. And a friend")
    assert again.status == 409
    assert in_the_box(again) == "A quieter bus please. And a friend"
    person.post(again.path, {"token": token_of(again), "go": "next"})
    assert count(house, Comment) == 1


def test_too_many_words_at_night_stay_on_the_page_and_are_read(
    house: House, person: Visitor, at_night: Opened
) -> None:
    page = posted(person, at_night, LONG)
    assert page.status == 422
    assert in_the_box(page) == LONG
    assert worries(house) == ["flagged"]
    assert count(house, Comment) == 0


def test_words_with_a_spoilt_token_stay_on_the_page_and_are_read(
    house: House, person: Visitor, at_night: Opened
) -> None:
    token = token_of(at_night)[:-1] + "z"
    page = person.post(at_night.path, {"token": token, "words": WORRY, "go": "next"})
    assert page.status == 400
    assert in_the_box(page) == WORRY
    assert worries(house) == ["flagged"]


def test_words_on_a_page_of_somebody_who_answered_here_before_are_read_and_given_back(
    house: House, person: Visitor
) -> None:
    open_survey(house)
    first = as_far_as_the_words(person)
    second = as_far_as_the_words(person)  # another child says yes on the same phone
    assert token_of(first)[:8] != token_of(second)[:8]
    page = posted(person, first, WORRY)
    assert page.status == 403
    assert in_the_box(page) == WORRY
    assert "Do you want help?" in page.words
    assert worries(house) == ["flagged"]
    assert count(house, Comment) == 0


@pytest.fixture
def written(house: House, person: Visitor) -> Opened:
    """The page of somebody who wrote something, with its button to take it out."""
    open_survey(house)
    page = as_far_as_the_words(person)
    person.send(page, words="I like buses")
    return person.get(page.path)


def test_who_takes_words_out_without_a_cookie_is_told_that_they_are_there_and_how(
    house: House, person: Visitor, visitor: NewVisitor, written: Opened
) -> None:
    told = visitor().send(written, "out")
    assert (told.status, told.heading) == (403, "We could not take it out")
    assert "You did nothing wrong." in told.words
    assert "With your code you can take it out." in told.words
    assert told.soup.select_one("main a.main[href^='/code?survey=']")
    assert "Start again" not in told.words
    assert count(house, Comment) == 1
    person.send(written, "out")
    assert count(house, Comment) == 0


def test_who_takes_words_out_where_somebody_else_answers_now_takes_out_nothing_of_theirs(
    house: House, person: Visitor, written: Opened
) -> None:
    as_far_as_the_words(person)  # another child says yes on the same phone
    told = person.send(written, "out")
    assert (told.status, told.heading) == (403, "We could not take it out")
    assert "This phone does not know which answers are yours." in told.words
    assert count(house, Comment) == 1


def test_who_takes_words_out_that_are_gone_already_is_told_so(
    house: House, person: Visitor, visitor: NewVisitor, written: Opened
) -> None:
    other_tab = person.twin(person._client.application)
    person.send(person.get("/code/take-back"))
    told = other_tab.send(written, "out")
    assert (told.status, told.heading) == (403, "We lost your place")
    assert "These answers are not here any more." in told.words
    assert count(house, Comment) == 0


def test_words_beside_the_way_that_are_too_many_or_changed_are_read_and_given_back(
    house: House, person: Visitor
) -> None:
    open_survey(house)
    words = as_far_as_the_words(person)
    person.send(person.get("/s/getting-to-school/2"), answer="bus")  # a question comes in between
    page = posted(person, words, LONG)
    assert page.status == 404
    assert in_the_box(page) == LONG
    assert worries(house) == ["flagged"]
    assert posted(person, words, "I like buses").kind == "elsewhere"
    assert in_the_box(posted(person, words, WORRY)) == WORRY
    assert count(house, Comment) == 1
    assert len(worries(house)) == 2


def test_back_with_too_many_words_loses_none_of_them(house: House, person: Visitor) -> None:
    open_survey(house)
    page = as_far_as_the_words(person)
    told = person.send(page, "back", words=LONG)
    assert (told.status, told.path) == (422, page.path)
    assert "That is too long." in told.words
    assert in_the_box(told) == LONG
    assert worries(house) == ["flagged"]
    assert person.send(told, "back", words="A bus").path != page.path
    assert count(house, Comment) == 1


@pytest.mark.parametrize(
    "words",
    [f"{WORRY} {'a nice bus ' * 40_000}", f"{'a nice bus ' * 40_000} {WORRY}"],
    ids=["before", "after"],
)
def test_a_whole_book_in_the_box_stays_there_and_what_was_written_with_it_is_read(
    house: House, person: Visitor, words: str
) -> None:
    open_survey(house)
    page = as_far_as_the_words(person)
    told = person.send(page, words=words)
    assert (told.status, told.path) == (422, page.path)
    assert in_the_box(told) == words.strip()
    with house.database.reading() as session:
        [worry] = session.scalars(select(Worry))
        kept = unseal(session, worry.words, about=f"worry/{worry.id}") if worry.words else ""
    assert WORRY in kept
    assert len(kept) < 270_000, "nobody can fill the store with what they send"


def test_a_form_that_nobody_reads_says_how_much_is_allowed_and_that_nobody_has_it(
    house: House, person: Visitor
) -> None:
    open_survey(house)
    page = as_far_as_the_words(person)
    told = person.send(page, words="a bus " * 200_000)
    assert (told.status, told.heading) == (413, "That was too long")
    assert "You can write about 2 pages." in told.words
    assert "We do not have these words. Nobody has read them." in told.words
    assert "Go back. Look if your words are still there." in told.words
    assert told.soup.select_one("main a[href='/safe']")
    assert worries(house) == []


@pytest.mark.parametrize("words", ["", "  \n", "\u200b"], ids=["empty", "blank", "unseen"])
def test_back_from_a_box_with_nothing_in_it_is_free(
    house: House, person: Visitor, words: str
) -> None:
    open_survey(house)
    page = as_far_as_the_words(person)
    before = person.send(page, "back", words=words)
    assert (before.status, before.heading) == (200, "Do you want to learn to travel on your own?")
    assert count(house, Comment) == 0


def test_back_from_a_page_that_was_not_changed_is_free(house: House, person: Visitor) -> None:
    open_survey(house)
    page = as_far_as_the_words(person)
    person.send(page, words="A quieter bus please")
    assert person.send(person.get(page.path), "back").path != page.path
    assert count(house, Comment) == 1
