"""For the officer who reads and the lead who keeps people safe: words are where they belong."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from app.answer.store.marks import give_back_words, mark_as_worry
from app.answer.tables import Comment, Response
from app.database import Database
from app.hear import store, work
from app.hear.promise import days_over, due, hours_left
from app.hear.store.worries import NOT_WORRY
from app.hear.tables import ReadingRow
from app.place.area import Area
from tests.hear.cast import LEAD, MONDAY, OFFICER, School, later, rows, school

TODAY = MONDAY.date()
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def here(database: Database, area: Area) -> School:
    return school(database, area)


def wrote(here: School, words: str = "The bus is late.", **more: object) -> int:
    return here.writes(here.answers(travel="bus"), words, **more)


def test_a_comment_waits_until_a_person_has_read_it(here: School) -> None:
    comment = wrote(here)
    with here.database.reading() as session:
        assert [c.words for c in store.comments_to_read(session)] == ["The bus is late."]
        assert store.how_many_unread(session) == {here.wave_id: 1}
        assert store.comments_of_wave(session, here.wave_id) == []
    with here.database.writing() as session:
        assert store.mark_read(session, [comment], by=OFFICER, on=TODAY) == 1
        assert store.mark_read(session, [comment], by="other@example.org", on=TODAY) == 0
    with here.database.reading() as session:
        assert store.comments_to_read(session) == []
        assert [c.read_by for c in store.comments_of_wave(session, here.wave_id)] == [OFFICER]


def test_urgent_comments_come_first_then_what_no_computer_could_read(here: School) -> None:
    plain, foreign, urgent = (
        wrote(here, "One"),
        wrote(here, "Dwa"),
        wrote(here, "x", is_urgent=True),
    )
    with here.database.writing() as session:
        session.add(
            ReadingRow(
                comment_id=foreign,
                feeling="unsure",
                guess="neutral",
                score=0.0,
                why=None,
                by_computer=False,
                lexicon="1",
                read_on=TODAY,
            )
        )
    with here.database.reading() as session:
        order = [comment.id for comment in store.comments_to_read(session)]
    assert order == [urgent, foreign, plain]


def test_one_tap_moves_the_words_to_the_lead_and_nowhere_else(here: School) -> None:
    comment = wrote(here, "I am scared at home")
    work.read_comments(here.database, here.area, MONDAY)
    with here.database.writing() as session:
        worry_id = mark_as_worry(session, comment, OFFICER, MONDAY)
        store.forget_reading(session, comment)
        assert mark_as_worry(session, comment, OFFICER, MONDAY) is None
    assert worry_id is not None
    with here.database.reading() as session:
        assert store.comments_to_read(session) == []
        assert store.comments_of_wave(session, here.wave_id) == []
        assert session.get_one(Comment, comment).words is None
        assert rows(session, ReadingRow) == 0
        found = store.worry_here(session, worry_id)
    assert found is not None
    assert (found.words, found.waiting.kind) == ("I am scared at home", "marked")


def test_a_worry_outlives_the_answers_that_were_taken_back(here: School) -> None:
    response = here.answers(travel="bus")
    comment = here.writes(response, "I am scared at home")
    with here.database.writing() as session:
        worry_id = mark_as_worry(session, comment, OFFICER, MONDAY)
        session.delete(session.get_one(Response, response))
    assert worry_id is not None
    with here.database.reading() as session:
        found = store.worry_here(session, worry_id)
    assert found is not None
    assert found.words == "I am scared at home"
    assert found.waiting.response_id is None


def test_what_is_no_worry_goes_back_to_its_comment(here: School) -> None:
    comment = wrote(here, "This homework is killing me")
    with here.database.writing() as session:
        worry_id = mark_as_worry(session, comment, OFFICER, MONDAY) or ""
        assert give_back_words(session, worry_id, LEAD, MONDAY) == comment
        store.add_step(session, store.OF_WORRY, worry_id, NOT_WORRY, by=LEAD, now=MONDAY)
    with here.database.reading() as session:
        assert [c.words for c in store.comments_of_wave(session, here.wave_id)] == [
            "This homework is killing me"
        ]
        found = store.worry_here(session, worry_id)
    assert found is not None
    assert found.words is None
    assert found.waiting.is_over


def test_words_that_were_taken_back_and_are_no_worry_are_deleted(here: School) -> None:
    response = here.answers(travel="bus")
    comment = here.writes(response, "This homework is killing me")
    with here.database.writing() as session:
        worry_id = mark_as_worry(session, comment, OFFICER, MONDAY) or ""
        session.delete(session.get_one(Response, response))
    with here.database.writing() as session:
        assert give_back_words(session, worry_id, LEAD, MONDAY) is None
    with here.database.reading() as session:
        found = store.worry_here(session, worry_id)
    assert found is not None
    assert found.words is None


def test_the_queue_shows_what_nobody_could_read_first_then_the_oldest(here: School) -> None:
    second = here.worries(at=later(hours=2))
    first = here.worries(at=later(hours=1))
    unread = here.worries(kind="unread", at=later(hours=3))
    with here.database.reading() as session:
        assert [worry.id for worry in store.worries(session)] == [unread, first, second]


def test_each_step_is_kept_and_its_note_is_sealed(here: School) -> None:
    worry = here.worries("My words")
    with here.database.writing() as session:
        store.add_step(session, store.OF_WORRY, worry, "seen", by=LEAD, now=MONDAY)
        store.add_step(
            session,
            store.OF_WORRY,
            worry,
            "spoke",
            by=LEAD,
            now=later(hours=1),
            note="A canary sang",
        )
    with here.database.reading() as session:
        steps = store.steps_in(session, store.OF_WORRY, worry)
        raw = session.execute(text("SELECT note, by FROM worry_step")).all()
        waiting = store.worries(session)[0]
    assert [(step.step, step.note) for step in steps] == [("seen", ""), ("spoke", "A canary sang")]
    assert b"canary" not in b"".join(bytes(row[0]) for row in raw if row[0])
    assert waiting.is_seen
    assert not waiting.is_over


def test_a_sensitive_answer_is_seen_with_the_rest_of_that_response(here: School) -> None:
    response = here.answers(travel="bus", arrive="bad")
    here.writes(response, "I do not want to go")
    worry_id = here.worries("", kind="sensitive", response_id=response, choice="bad")
    flagged = here.worries("words", response_id=response)
    with here.database.reading() as session:
        sensitive, other = (store.worry_here(session, w) for w in (worry_id, flagged))
        assert sensitive is not None
        assert other is not None
        rest = store.rest_of_response(session, sensitive.waiting)
        assert store.rest_of_response(session, other.waiting) == []
    assert ("travel", "answered", "bus", "") in rest


@pytest.mark.parametrize(
    ("arrived", "days", "by"),
    [
        pytest.param("2026-05-05 16:40", 1, "2026-05-06 16:40", id="tuesday to wednesday"),
        pytest.param("2026-05-08 16:40", 1, "2026-05-11 16:40", id="friday to monday"),
        pytest.param("2026-05-09 11:00", 1, "2026-05-11 11:00", id="saturday to monday"),
        pytest.param("2026-05-08 16:40", 3, "2026-05-13 16:40", id="three working days"),
    ],
)
def test_a_promise_is_in_working_days(arrived: str, days: int, by: str) -> None:
    at = datetime.fromisoformat(arrived).replace(tzinfo=LONDON)
    until = due(at, days, LONDON)
    assert until == datetime.fromisoformat(by).replace(tzinfo=LONDON)
    assert hours_left(until, at) > 0
    assert hours_left(until, datetime(2026, 6, 1, tzinfo=LONDON)) < 0


def test_three_working_days_are_over_on_the_fourth() -> None:
    friday = date(2026, 5, 8)
    assert not days_over(friday, 3, date(2026, 5, 13))
    assert days_over(friday, 3, date(2026, 5, 14))


def test_the_computers_reasons_are_sealed_too(here: School) -> None:
    wrote(here, "The bus is late, said the canary")
    work.read_comments(here.database, here.area, MONDAY)
    with here.database.reading() as session:
        (why,) = session.execute(text("SELECT why FROM reading")).all()
        (comment,) = store.comments_to_read(session)
    assert b"late" not in bytes(why[0])
    assert any("late" in words for _, words in comment.themes)


def test_the_days_of_a_try_out_are_said(database: Database, area: Area) -> None:
    here = school(database, area, is_try_out=True)
    wrote(here)
    with database.reading() as session:
        (comment,) = store.comments_to_read(session)
    assert comment.is_try_out
    assert comment.started_on == date(2026, 5, 4)
