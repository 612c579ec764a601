"""A lost cookie, a clock that is years off, a survey that has ended, far too many letters.

Each gets a plain sentence and loses nothing. And nobody's screen tells what worried somebody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.answer.tables import Answer, Comment, Response, Worry
from app.ask.store import close_wave
from app.database import unseal
from app.web.house import House
from tests.answer.going import (
    SURVEY,
    TODAY,
    all_the_way,
    as_far_as_the_words,
    begin,
    count,
    open_survey,
)
from tests.parts.heard import Clock
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
TEN_YEARS = timedelta(days=3653)
HARMLESS, WORRYING = "the bus is very noisy today", "my uncle hits me when I am home"


def code_on(page: Opened) -> str:
    return " ".join(item.get_text(" ").split(". ")[1] for item in page.soup.select("ol.code li"))


def without_what_is_anybodys(page: Opened) -> str:
    """The page without its token, code and link, which differ for everybody."""
    body = re.sub(r'name="token" value="[^"]*"', "", page.seen.body)
    body = re.sub(r"pass=[0-9a-f.]+", "", body)
    body = re.sub(r'<ol class="code">.*?</ol>', "", body, flags=re.S)
    return re.sub(r"/code/k/[0-9a-f]+", "", body)


# --- the page after a worrying answer ---------------------------------------------------------


def test_after_words_that_worry_every_page_looks_like_everybodys(
    house: House, visitor: NewVisitor
) -> None:
    open_survey(house)
    seen = []
    for words in (HARMLESS, WORRYING):
        person = visitor()
        check = person.send(as_far_as_the_words(person), words=words)
        pages = [check, person.get(f"/s/{SURVEY}/8"), person.get(f"/s/{SURVEY}/stop")]
        pages += [person.send(check), person.get("/code"), person.get("/code/take-back")]
        seen.append([(page.status, without_what_is_anybodys(page)) for page in pages])
    assert count(house, Worry) == 1
    assert seen[0] == seen[1]


def test_after_a_sensitive_answer_everybody_gets_the_same_help(
    house: House, visitor: NewVisitor
) -> None:
    open_survey(house, "how-life-feels")
    seen = []
    for answer in ("yes", "no"):
        person = visitor()
        page = begin(person, "how-life-feels")
        while page.heading != "Do you feel safe?":
            page = person.send(page, "skip" if page.soup.select_one("[value=skip]") else "")
        page = person.send(page, answer=answer)
        assert page.kind == "help"
        seen.append((page.status, without_what_is_anybodys(page)))
        seen.append((200, without_what_is_anybodys(person.send(page)).replace("Yes", "No")))
    assert count(house, Worry) == 1
    assert seen[0] == seen[2]


# --- coming back after a day, and a clock that is years off -----------------------------------


def test_a_session_that_comes_back_after_a_day_carries_on(
    house: House, visitor: NewVisitor, clock: Clock
) -> None:
    open_survey(house)
    person = visitor()
    page = person.send(begin(person), answer="bus")
    clock.later(days=1, hours=3)
    page = person.send(page, answer=["friend"])
    assert page.heading == "How do you feel on the way?"
    assert count(house, Answer) == 2


def test_after_a_day_a_new_browser_carries_on_with_the_code(
    house: House, visitor: NewVisitor, clock: Clock
) -> None:
    open_survey(house)
    first = visitor()
    first.send(begin(first), answer="bus")
    code = code_on(first.get(f"/s/{SURVEY}/stop"))
    clock.later(days=1)
    second = visitor()
    standing = second.send(second.get("/code"), survey=SURVEY, code=code)
    onward = standing.soup.select_one("a.main")
    assert onward is not None
    page = second.get(str(onward["href"]))
    assert page.heading == "What helps you on the way?"
    second.send(page, answer=["friend"])
    assert count(house, Response) == 1
    assert count(house, Answer) == 2


@pytest.mark.parametrize("off", [TEN_YEARS, -TEN_YEARS], ids=["ahead", "behind"])
def test_a_clock_ten_years_off_breaks_no_form_and_no_cookie(
    house: House, visitor: NewVisitor, clock: Clock, off: timedelta
) -> None:
    open_survey(house)
    person = visitor()
    page = begin(person)
    clock.time += off
    page = person.send(page, answer="walk")
    assert (page.status, page.heading) == (200, "What helps you on the way?")
    clock.time -= off
    page = person.send(page, answer=["friend"])
    assert page.status == 200
    assert count(house, Answer) == 2


# --- a cookie that is lost, and a survey that has ended ---------------------------------------


def test_a_lost_cookie_is_told_kindly_and_the_code_leads_back(
    house: House, visitor: NewVisitor
) -> None:
    open_survey(house)
    first = visitor()
    page = as_far_as_the_words(first)
    code = code_on(first.get(f"/s/{SURVEY}/stop"))
    second = visitor()
    told = second.send(page, words="I like the driver")
    assert "You did nothing wrong." in told.words
    assert told.soup.select_one("textarea").get_text().strip() == "I like the driver"  # type: ignore[union-attr]
    second.send(second.get(f"/code?survey={SURVEY}"), survey=SURVEY, code=code)
    assert second.get(f"/s/{SURVEY}/8").heading == "What would make it better?"


def test_an_answer_to_a_survey_that_has_ended_is_read_and_not_counted(
    house: House, visitor: NewVisitor, clock: Clock
) -> None:
    wave = open_survey(house, is_try_out=False)
    person = visitor()
    page = as_far_as_the_words(person)
    clock.later(days=1)
    with house.database.writing() as session:
        close_wave(session, wave, TODAY + timedelta(days=1))
    clock.later(days=1)
    page = person.send(page, words=WORRYING)
    assert page.kind == "check"
    thanks = person.send(page)
    assert "We do not count what comes after the end." in thanks.words
    with house.database.reading() as session:
        late = session.scalars(select(Answer).where(Answer.is_late)).all()
        assert [answer.question_id for answer in late] == ["better"]
        assert len(session.scalars(select(Worry)).all()) == 1


# --- letters ----------------------------------------------------------------------------------

FAMILY = "👩‍👩‍👧‍👦"
SCRIPTS = f"الحافلة مزدحمة {FAMILY} क्षत्रिय ไม่ดี Zażółć 👍🏽"


def test_five_thousand_letters_fit_and_one_more_is_told_and_kept(
    house: House, visitor: NewVisitor
) -> None:
    open_survey(house)
    person = visitor()
    page = as_far_as_the_words(person)
    told = person.send(page, words="a" * 5001)
    assert told.status == 422
    assert "That is too long. Take out 1 letter." in told.words
    assert told.soup.select_one("textarea").get_text().strip() == "a" * 5001  # type: ignore[union-attr]
    assert person.send(told, words="a" * 5000).kind == "check"


@pytest.mark.parametrize("sign", ["👍🏽", "ﷺ", "क्ष", "🇺🇦"])
def test_five_thousand_signs_of_another_script_fit_too(
    house: House, visitor: NewVisitor, sign: str
) -> None:
    open_survey(house)
    person = visitor()
    words = sign * (5000 // len(sign))
    assert person.send(as_far_as_the_words(person), words=words).kind == "check"


def test_emoji_and_joined_up_scripts_are_kept_letter_for_letter(
    house: House, visitor: NewVisitor
) -> None:
    open_survey(house)
    person = visitor()
    all_the_way(person, SCRIPTS)
    with house.database.reading() as session:
        comment = session.scalars(select(Comment)).one()
        about = f"{SURVEY}/{comment.response_id}"
        assert comment.words is not None
        assert unseal(session, comment.words, about=about) == SCRIPTS


def test_words_with_signs_that_nobody_sees_are_kept_and_read_for_worry(
    house: House, visitor: NewVisitor
) -> None:
    open_survey(house)
    person = visitor()
    hidden = WORRYING.replace("hits", "hi\u200bts").replace("uncle", "un\u00adcle")
    all_the_way(person, hidden)
    assert count(house, Worry) == 1


def test_the_practice_teaches_skip_and_nothing_of_it_is_kept(
    house: House, visitor: NewVisitor
) -> None:
    open_survey(house, "your-plan")
    person = visitor()
    practice = person.send(person.get("/s/your-plan"), who="me")
    assert "This is practice. We do not keep it." in practice.words
    assert "There are no wrong answers." in practice.words
    person.send(practice, answer="yes")
    assert person.send(practice, "skip").heading == "Where are you with your plan?"
    assert count(house, Answer) == 0


def test_a_break_offers_to_stop_and_to_come_back(house: House, visitor: NewVisitor) -> None:
    open_survey(house, "your-plan")
    person = visitor()
    page = begin(person, "your-plan")
    while page.heading != "You can take a break here.":
        page = person.send(page, "skip")
    assert "You can stop here and come back." in page.words
    assert person.send(page, "Stop here").kind == "stop"
