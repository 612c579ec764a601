"""A survey that has ended says so on every page, and is no try-out any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.answer.tables import Response, Worry
from app.ask.store import close_wave
from app.hear.store.releases import empty_try_out
from app.web.house import House
from tests.answer.going import SURVEY, TODAY, as_far_as_the_words, count, open_survey
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
ENDED, LOST = "This survey has ended", "We lost your place"
TRY_OUT = "This is a try-out."
HARMLESS, WORRYING = "the bus is very noisy today", "my uncle hits me when I am home"


@pytest.fixture
def wave(house: House) -> int:
    return open_survey(house)


@pytest.fixture
def person(visitor: NewVisitor, wave: int) -> Visitor:
    return visitor()


def end(house: House, wave: int, *, empty: bool = True) -> None:
    with house.database.writing() as session:
        close_wave(session, wave, TODAY)
        if empty:
            empty_try_out(session, wave, TODAY)


def in_the_box(page: Opened) -> str:
    box = page.soup.select_one("textarea")
    return box.get_text().strip() if box else ""


def test_words_to_a_try_out_that_was_emptied_are_told_that_it_has_ended(
    house: House, person: Visitor, wave: int
) -> None:
    page = as_far_as_the_words(person)
    end(house, wave)
    told = [person.send(page, words=words) for words in (HARMLESS, WORRYING)]
    assert {(each.status, each.heading, each.title) for each in told} == {(403, ENDED, ENDED)}
    assert [in_the_box(each) for each in told] == [HARMLESS, WORRYING]
    calm, worried = (each.words.replace(in_the_box(each), "") for each in told)
    assert calm == worried
    assert "You did nothing wrong." in calm
    assert "Start again" not in calm
    assert (count(house, Worry), count(house, Response)) == (1, 0)


def test_a_try_out_takes_nothing_from_the_moment_it_ends(
    house: House, person: Visitor, wave: int
) -> None:
    page = as_far_as_the_words(person)
    end(house, wave, empty=False)
    told = person.send(page, words=WORRYING)
    assert (told.status, told.heading, in_the_box(told)) == (403, ENDED, WORRYING)
    assert "We read what you write." not in told.words
    assert count(house, Worry) == 1


@pytest.mark.parametrize("path", ["8", "check", "stop", "code"])
def test_every_page_of_it_says_so(house: House, person: Visitor, wave: int, path: str) -> None:
    as_far_as_the_words(person)
    end(house, wave)
    page = person.get(f"/s/{SURVEY}/{path}")
    assert (page.status, page.heading) == (404, ENDED)
    assert page.soup.select_one("main a.main[href='/']")


def test_somebody_who_can_start_again_is_told_so(
    house: House, person: Visitor, wave: int, visitor: NewVisitor
) -> None:
    page = as_far_as_the_words(person)
    assert visitor().send(page, words=HARMLESS).heading == LOST
    end(house, wave)
    open_survey(house)
    assert person.send(page, words=HARMLESS).heading == LOST


def test_a_real_survey_that_ended_still_opens_with_a_code(
    house: House, visitor: NewVisitor
) -> None:
    wave = open_survey(house, is_try_out=False, until=TODAY)
    page = as_far_as_the_words(visitor())
    end(house, wave, empty=False)
    told = visitor().send(page, words=HARMLESS)
    assert told.heading == ENDED
    assert told.soup.select_one(f"main a[href='/code?survey={SURVEY}']")


def test_a_try_out_that_has_ended_does_not_say_that_it_is_one(
    house: House, person: Visitor, wave: int
) -> None:
    as_far_as_the_words(person)
    pages = [f"/s/{SURVEY}{path}" for path in ("", "/8", "/stop", "/code")] + ["/code"]
    assert all(TRY_OUT in person.get(path).words for path in pages)
    end(house, wave, empty=False)
    assert not [path for path in pages if TRY_OUT in person.get(path).words]
    assert "You cannot answer this survey now." in person.get(f"/s/{SURVEY}").words
