"""For officers and the lead: what the worker does by itself, on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.answer.tables import Answer, Comment, Receipt, Response, Worry
from app.database import Database
from app.hear import store, work
from app.hear.tables import ReadingRow, ReleaseRow
from app.outbox.tables import Mail
from app.people.store import make_user, set_roles
from app.place.area import Area
from app.settings import Settings
from tests.hear.cast import AFTER_GRACE, CLOSED, LEAD, MONDAY, School, later, rows, school


@pytest.fixture
def here(database: Database, area: Area) -> School:
    return school(database, area)


def test_the_release_is_made_seven_days_after_closing_and_once(here: School) -> None:
    here.a_class_answers(15)
    here.closes()
    before = AFTER_GRACE - timedelta(days=1)
    assert work.make_releases(here.database, here.area, before) == []
    assert len(work.make_releases(here.database, here.area, AFTER_GRACE)) == 1
    assert work.make_releases(here.database, here.area, AFTER_GRACE) == []
    with here.database.reading() as session:
        release = store.latest_release(session, here.wave_id)
        assert rows(session, ReleaseRow) == 1
    assert release is not None
    assert (release.took_part, release.id) == (15, 1)
    assert release.cell("travel", "bus").count == 10
    assert release.cell("travel", "taxi").count == 5


def test_an_open_wave_has_no_release(here: School) -> None:
    here.a_class_answers(12)
    assert work.make_releases(here.database, here.area, later(days=300)) == []


def test_a_wave_may_be_released_at_once_when_there_is_no_grace(here: School) -> None:
    here.closes(date(2026, 5, 4))
    with here.database.reading() as session:
        ready = store.waves_to_release(session, here.area, date(2026, 5, 4), grace_days=0)
    assert [wave.wave_id for wave in ready] == [here.wave_id]


def test_codes_are_cut_from_their_responses_when_the_release_is_made(here: School) -> None:
    here.a_class_answers(12)
    here.code(here.responses[0])
    here.closes()
    work.make_releases(here.database, here.area, AFTER_GRACE)
    with here.database.reading() as session:
        assert session.scalars(select(Receipt.response_id)).all() == [None]


def test_late_answers_and_answers_taken_back_do_not_count(here: School) -> None:
    here.a_class_answers(12)
    here.answers(travel="walk", late=True)
    here.answers()  # said yes, and answered nothing
    gone = here.answers(travel="walk")
    with here.database.writing() as session:
        session.delete(session.get_one(Response, gone))
    with here.database.reading() as session:
        assert store.how_many_took_part(session, here.wave_id) == 12
        counts = store.wave_counts(session, here.wave(), here.area, CLOSED)
    assert sum(counts.took_part.values()) == 12
    walk = counts.questions[0].tallies["young_person", "self"].options[3]
    assert walk == 0


def test_each_kind_of_no_answer_is_counted_apart(here: School) -> None:
    here.answers(travel="bus", arrive="not_sure", helps="friend music")
    here.answers(travel="walk", arrive="skipped", helps="not-sure friend")
    here.answers(travel="walk")
    with here.database.reading() as session:
        counts = store.wave_counts(session, here.wave(), here.area, CLOSED)
    asked = {q.id: q.tallies["young_person", "self"] for q in counts.questions}
    assert (asked["arrive"].not_sure, asked["arrive"].skipped, asked["arrive"].not_asked) == (
        1,
        1,
        1,
    )
    assert (asked["helps"].answered, asked["helps"].options) == (2, (2, 0, 1, 0))
    assert {q.id for q in counts.questions if q.is_routed} == {"feel"}


def test_voices_and_helpers_are_counted_apart(here: School) -> None:
    here.answers(travel="bus")
    here.answers(travel="bus", voice="parent", support="for")
    with here.database.reading() as session:
        counts = store.wave_counts(session, here.wave(), here.area, CLOSED)
    assert counts.took_part == {("young_person", "self"): 1, ("parent", "for"): 1}


def test_the_computer_reads_each_comment_once(here: School) -> None:
    for _ in range(3):
        here.writes(here.answers(travel="bus"), "The bus is always late.")
    held = here.writes(here.answers(travel="bus"), "x", is_held=True)
    with here.database.writing() as session:
        session.get_one(Comment, held).words = None
    assert work.read_comments(here.database, here.area, MONDAY) == 3
    assert work.read_comments(here.database, here.area, MONDAY) == 0
    with here.database.reading() as session:
        assert rows(session, ReadingRow) == 3
        assert "transport" in session.scalars(select(ReadingRow.themes)).first()


def test_themes_are_counted_by_response_and_only_when_five_spoke_of_them(here: School) -> None:
    here.a_class_answers(12)
    for response in here.responses[:5]:
        here.writes(response, "The bus is always late.")
    work.read_comments(here.database, here.area, MONDAY)
    here.closes()
    work.make_releases(here.database, here.area, AFTER_GRACE)
    with here.database.reading() as session:
        release = store.latest_release(session, here.wave_id)
    assert release is not None
    theme = release.theme("transport")
    assert theme is not None
    assert theme.count == 5


def test_the_release_waits_until_the_computer_has_read_everything(here: School) -> None:
    here.a_class_answers(12)
    here.writes(here.responses[0], "The bus is always late.")
    here.closes()
    assert work.make_releases(here.database, here.area, AFTER_GRACE) == []
    work.read_comments(here.database, here.area, AFTER_GRACE)
    assert len(work.make_releases(here.database, here.area, AFTER_GRACE)) == 1


def test_what_the_computer_read_goes_with_the_comment(here: School) -> None:
    response = here.answers(travel="bus")
    here.writes(response, "The bus is always late.")
    work.read_comments(here.database, here.area, MONDAY)
    with here.database.writing() as session:
        session.delete(session.get_one(Response, response))
    with here.database.reading() as session:
        assert rows(session, ReadingRow) == 0


def test_a_reader_that_fails_leaves_the_comment_to_a_person(
    here: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(work, "feel", fails)
    here.writes(here.answers(travel="bus"), "The bus is always late.")
    assert work.read_comments(here.database, here.area, MONDAY) == 1
    with here.database.reading() as session:
        (comment,) = store.comments_to_read(session)
    assert comment.by_computer is False


def test_a_try_out_is_emptied_when_it_closes_but_a_worry_stays(
    database: Database, area: Area
) -> None:
    here = school(database, area, is_try_out=True)
    response = here.answers(travel="bus")
    here.writes(response, "The bus is always late.")
    here.code(response)
    here.worries("I am scared", response_id=response)
    assert work.empty_try_outs(database, area, later(days=1)) == 0
    here.closes()
    assert work.empty_try_outs(database, area, AFTER_GRACE) == 1
    assert work.empty_try_outs(database, area, AFTER_GRACE) == 0
    assert work.make_releases(database, area, AFTER_GRACE) == []
    with database.reading() as session:
        assert [rows(session, t) for t in (Response, Answer, Comment, Receipt)] == [0, 0, 0, 0]
        assert rows(session, Worry) == 1


# --- the lead hears of it ----------------------------------------------------------------------


def settings_of(tmp_path: Path) -> Settings:
    keys = (("k1", b"\x01" * 32),)
    return Settings(tmp_path, tmp_path, "sqlite://", "x" * 40, keys)


def somebody(database: Database, email: str, role: str) -> None:
    with database.writing() as session:
        set_roles(session, make_user(session, email, on=date(2026, 5, 1)), [role])


def test_lead_and_deputy_get_one_mail_without_content(here: School, tmp_path: Path) -> None:
    for email, role in ((LEAD, "lead"), ("deputy@example.org", "deputy"), ("o@x.org", "officer")):
        somebody(here.database, email, role)
    here.worries("My brother hits me")
    ours = settings_of(tmp_path)
    assert work.tell_the_lead(here.database, ours, here.area, MONDAY) == 2
    assert work.tell_the_lead(here.database, ours, here.area, MONDAY) == 0
    with here.database.reading() as session:
        mails = session.scalars(select(Mail)).all()
    assert {mail.to for mail in mails} == {LEAD, "deputy@example.org"}
    for mail in mails:
        said = f"{mail.subject} {mail.body} {mail.once}".lower()
        assert mail.subject == "A new item is waiting"
        for word in ("brother", "hit", "school", "worried", "young", "safeguard"):
            assert word not in said


def test_an_item_nobody_read_in_time_is_said_again_once(here: School, tmp_path: Path) -> None:
    somebody(here.database, LEAD, "lead")
    here.worries("x", at=MONDAY)
    ours = settings_of(tmp_path)
    work.tell_the_lead(here.database, ours, here.area, MONDAY)
    assert work.tell_the_lead(here.database, ours, here.area, later(days=1)) == 0
    assert work.tell_the_lead(here.database, ours, here.area, later(days=1, minutes=1)) == 1
    assert work.tell_the_lead(here.database, ours, here.area, later(days=2)) == 0


def test_an_item_that_was_seen_is_not_said_again(here: School, tmp_path: Path) -> None:
    somebody(here.database, LEAD, "lead")
    worry = here.worries("x")
    ours = settings_of(tmp_path)
    work.tell_the_lead(here.database, ours, here.area, MONDAY)
    with here.database.writing() as session:
        store.add_step(session, store.OF_WORRY, worry, "seen", by=LEAD, now=MONDAY)
    assert work.tell_the_lead(here.database, ours, here.area, later(days=9)) == 0
