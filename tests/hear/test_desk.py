"""For officers, reps, and the lead: what each of them sees of what people said, and never more."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from app.access.audit import verify
from app.access.tables import AuditEvent
from app.answer.store.outliving import Worrying, keep_worrying
from app.answer.tables import Answer, Comment
from app.hear import store, work
from app.hear.tables import ReleaseRow
from app.web.house import House
from tests.hear.cast import AFTER_GRACE, CLOSED, MONDAY, School, later
from tests.hear.conftest import SignIn
from tests.parts.heard import Clock

LIST, ROOM, QUEUE = "/staff/hear/", "/staff/hear/comments", "/staff/hear/worries"
WAVE = "/staff/hear/waves/getting-to-school@1"


def released(bus: School, people: int = 40) -> None:
    """The wave closes, and the worker makes its release."""
    bus.a_class_answers(people)
    bus.closes()
    assert work.make_releases(bus.database, bus.area, AFTER_GRACE)


def test_an_officer_sees_each_wave_and_what_waits(bus: School, signed_in: SignIn) -> None:
    bus.a_class_answers(4)
    bus.writes(bus.responses[0], "The bus is late.")
    page = signed_in("officer").get(LIST)
    assert page.heading == "What people said"
    assert "Getting to school" in page.words
    assert "Open" in page.words
    cells = [cell.get_text() for cell in page.soup.select("main td")]
    assert cells[-2:] == ["4", "1"]


def test_numbers_come_only_after_the_release(bus: School, signed_in: SignIn) -> None:
    bus.a_class_answers(12)
    officer = signed_in("officer")
    assert "They are made after the survey closes." in officer.get(WAVE).words
    bus.closes()
    page = officer.get(WAVE)
    assert "They are made on 8 June 2026." in page.words
    assert "That is" not in page.words


@pytest.mark.parametrize("role", ["officer", "rep", "codesigner", "board", "analyst", "lead"])
def test_everybody_sees_the_same_numbers(bus: School, signed_in: SignIn, role: str) -> None:
    released(bus)
    page = signed_in(role).get(WAVE)
    assert "40 people took part." in page.words
    assert "That is 7 out of 10. It could be between 5 and 8 out of 10." in page.words
    assert "This is what the people who answered told us." in page.words


def test_small_numbers_are_hidden_on_the_page(bus: School, signed_in: SignIn) -> None:
    for travel in ("walk", "walk", "walk", "car", "car"):
        bus.answers(travel=travel)
    released(bus)
    page = signed_in("officer").get(WAVE)
    assert page.words.count("a few people, fewer than 5") == 2
    assert "Together, 5 people chose the answers that we do not count out." in page.words


def test_two_data_sets_that_differ_only_in_a_hidden_cell_make_the_same_page(
    bus: School, signed_in: SignIn
) -> None:
    """R12, at the page: one person moves from one hidden answer to the other."""
    for travel in ("walk", "walk", "walk", "car", "car"):
        bus.answers(travel=travel)
    bus.a_class_answers(30)
    officer = signed_in("officer")

    def page() -> str:
        with bus.database.writing() as session:
            session.execute(delete(ReleaseRow))
        work.make_releases(bus.database, bus.area, AFTER_GRACE)
        return str(officer.get(WAVE).soup.find("main"))

    bus.closes()
    first = page()
    with bus.database.writing() as session:
        moved = session.scalars(select(Answer).where(Answer.choices == "walk")).first()
        assert moved is not None
        moved.choices = "car"
    assert page() == first


def test_a_wave_that_is_not_there_is_not_found(bus: School, signed_in: SignIn) -> None:
    officer = signed_in("officer")
    for path in ("getting-to-school@9", "getting-to-school", "x@1", "getting-to-school@x"):
        assert officer.get(f"/staff/hear/waves/{path}").status == 404


# --- the reading room --------------------------------------------------------------------------


def test_only_a_trained_officer_reads_first(bus: School, signed_in: SignIn) -> None:
    bus.writes(bus.answers(travel="bus"), "The bus is late.")
    untrained = signed_in("officer").get(ROOM)
    assert "Only trained officers read comments first." in untrained.words
    assert "The bus is late." not in untrained.words
    trained = signed_in("officer", trained=True).get(ROOM)
    assert "The bus is late." in trained.words
    for role in ("rep", "codesigner", "analyst", "board", "admin", "lead"):
        assert signed_in(role).get(ROOM).status == 403


def test_an_officer_reads_and_the_list_is_empty(bus: School, signed_in: SignIn) -> None:
    bus.writes(bus.answers(travel="bus"), "The bus is late.")
    officer = signed_in("officer", trained=True)
    page = officer.get(ROOM)
    assert "Not flagged" in page.words
    assert "Overdue" in page.words
    assert "clear" not in page.words.lower()
    done = officer.send(page, "I have read all of these")
    assert "Every comment is read." in done.words


def test_a_rep_sees_read_comments_without_private_details(bus: School, signed_in: SignIn) -> None:
    words = "Ask Sam on 07700 900123."
    comment = bus.writes(
        bus.answers(travel="bus"), words, private='[["person_name",4,7],["phone",11,23]]'
    )
    rep = signed_in("rep")
    page = rep.get(f"{WAVE}/comments")
    assert "1 comments are not read yet." in page.words
    assert "Sam" not in page.words
    with bus.database.writing() as session:
        store.mark_read(session, [comment], by="officer@example.org", on=CLOSED)
    page = rep.get(f"{WAVE}/comments")
    assert "Ask" in page.words
    assert "a phone number" in page.words
    for hidden in ("Sam", "07700", "900123"):
        assert hidden not in page.seen.body


def test_what_is_held_is_on_no_list(bus: School, signed_in: SignIn) -> None:
    comment = bus.writes(bus.answers(travel="bus"), "I am scared of him")
    with bus.database.writing() as session:
        row = session.get_one(Comment, comment)
        row.words, row.is_held, row.read_on = None, True, CLOSED
    officer = signed_in("officer", trained=True)
    for path in (ROOM, f"{WAVE}/comments"):
        assert officer.get(path).soup.select("section") == []


def test_one_tap_and_the_words_are_with_the_lead_only(bus: School, signed_in: SignIn) -> None:
    bus.writes(bus.answers(travel="bus"), "I am scared of him")
    officer = signed_in("officer", trained=True)
    page = officer.send(officer.get(ROOM), "I am worried: 1")
    assert "The safeguarding lead has it now." in page.words
    assert "scared" not in page.seen.body
    assert "scared" not in officer.get(f"{WAVE}/comments").seen.body
    assert officer.get(QUEUE).status == 403
    lead = signed_in("lead")
    queue = lead.get(QUEUE)
    assert "A reader is worried" in queue.words
    assert "scared" not in queue.seen.body
    link = queue.soup.select_one("main table a")
    assert link is not None
    assert "I am scared of him" in lead.get(str(link["href"])).words


def test_a_rep_may_worry_about_what_was_read_and_no_other(bus: School, signed_in: SignIn) -> None:
    unread = bus.writes(bus.answers(travel="bus"), "Not read yet")
    known = bus.writes(bus.answers(travel="bus"), "Read before")
    with bus.database.writing() as session:
        store.mark_read(session, [known], by="officer@example.org", on=CLOSED)
    rep = signed_in("rep")
    page = rep.get(f"{WAVE}/comments")
    token = page.soup.select_one("main input[name=csrf_token]")
    assert token is not None
    other = rep.post(f"{ROOM}/{unread}/worried", {"csrf_token": str(token["value"])})
    assert other.status == 404
    rep.send(page, "I am worried: 1")
    with bus.database.reading() as session:
        assert [worry.kind for worry in store.worries(session)] == ["marked"]
        assert session.get_one(Comment, unread).words is not None


# --- the queue of the lead ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "role", ["admin", "officer", "rep", "codesigner", "analyst", "board", "translator"]
)
def test_nobody_but_lead_and_deputy_sees_a_worry(bus: School, signed_in: SignIn, role: str) -> None:
    worry = bus.worries("He hits me")
    somebody = signed_in(role)
    for path in (QUEUE, f"{QUEUE}/{worry}"):
        page = somebody.get(path)
        assert page.status == 403
        assert "hits" not in page.seen.body


def test_the_lead_sees_when_it_came_and_what_is_overdue(
    bus: School, signed_in: SignIn, clock: Clock
) -> None:
    clock.time = later(hours=3)
    bus.worries("He hits me", at=MONDAY)
    lead = signed_in("deputy")
    page = lead.get(QUEUE)
    assert "Monday 4 May 2026, 10:30" in page.words
    assert "Tuesday 5 May 2026, 10:30" in page.words
    assert "21 hours left" in page.words
    assert "hits" not in page.seen.body
    clock.later(minutes=50)
    assert "20 hours left" in lead.get(QUEUE).words
    clock.time = later(days=1, minutes=1)
    deputy = signed_in("deputy")
    assert "Overdue: 1. Read them now." in deputy.get(QUEUE).words


def test_each_look_is_written_down_before_the_words_are_shown(
    house: House, bus: School, signed_in: SignIn
) -> None:
    worry = bus.worries("He hits me")
    lead = signed_in("lead")
    for _ in range(2):
        page = lead.get(f"{QUEUE}/{worry}")
    assert "He hits me" in page.words
    assert page.words.count("Looked at it") == 2
    with house.database.reading() as session:
        rows = session.scalars(select(AuditEvent).where(AuditEvent.what == "worry.view")).all()
        assert [(row.who, row.about) for row in rows] == [
            ("lead@example.org", f"worry/{worry}")
        ] * 2
        assert verify(session) == []


def test_the_lead_says_what_was_done_and_keeps_a_note(bus: School, signed_in: SignIn) -> None:
    worry = bus.worries("He hits me")
    lead = signed_in("lead")
    page = lead.get(f"{QUEUE}/{worry}")
    queue = lead.send(page, step="referred", note="Called iCART at 3pm.")
    assert queue.path == QUEUE
    page = lead.get(f"{QUEUE}/{worry}")
    assert "I passed it on to people who help" in page.words
    assert "Called iCART at 3pm." in page.words


def test_a_step_without_a_choice_is_said_kindly_and_the_note_stays(
    bus: School, signed_in: SignIn
) -> None:
    worry = bus.worries("He hits me")
    lead = signed_in("lead")
    page = lead.send(lead.get(f"{QUEUE}/{worry}"), note="My note")
    assert page.status == 422
    assert page.title.startswith("Error:")
    assert "Choose what you did." in page.words
    assert "My note" in page.seen.body


def test_what_is_not_a_worry_goes_back_to_the_comments(bus: School, signed_in: SignIn) -> None:
    comment = bus.writes(bus.answers(travel="bus"), "This bus is killing me")
    officer = signed_in("officer", trained=True)
    officer.send(officer.get(ROOM), "I am worried: 1")
    with bus.database.reading() as session:
        worry = store.worries(session)[0].id
    lead = signed_in("lead")
    lead.send(lead.get(f"{QUEUE}/{worry}"), step="not_worry")
    assert "This bus is killing me" in officer.get(f"{WAVE}/comments").words
    assert "The words are not kept here any more." in lead.get(f"{QUEUE}/{worry}").words
    with bus.database.reading() as session:
        assert session.get_one(Comment, comment).is_held is False


def test_words_that_look_like_a_page_stay_words(bus: School, signed_in: SignIn) -> None:
    nasty = "<script>alert(1)</script> {{ 7*7 }} \u202e"
    bus.writes(bus.answers(travel="bus"), nasty)
    worry = bus.worries(nasty)
    officer, lead = signed_in("officer", trained=True), signed_in("lead")
    for page in (officer.get(ROOM), lead.get(f"{QUEUE}/{worry}")):
        assert "<script>alert" not in page.seen.body
        assert "{{ 7*7 }}" in page.words


def test_a_worry_that_is_not_there_is_not_found(bus: School, signed_in: SignIn) -> None:
    assert signed_in("lead").get(f"{QUEUE}/nothing-here").status == 404


def test_a_worry_whose_answers_are_gone_says_what_is_not_known(
    bus: School, signed_in: SignIn, house: House
) -> None:
    """Words that waited on a phone came after everything was taken back."""
    about = Worrying("", "flagged", words="He hits me", why=("hits me",))
    with bus.database.writing() as session:
        keep_worrying(session, bus.wave_id, "a" * 32, about, now=MONDAY)
    lead = signed_in("lead")
    assert work.tell_the_lead(bus.database, house.settings, bus.area, MONDAY) == 1
    assert "We do not know who" in lead.get(QUEUE).words
    page = lead.get(f"{QUEUE}/{'a' * 32}")
    for line in ("He hits me", "We do not know who.", "We do not know which one",
                 "Their other answers are not here any more."):  # fmt: skip
        assert line in page.words
