"""For officers, reps and leads: they read a survey, sign it off, open it and close it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from app.access.tables import AuditEvent
from app.ask.opening import stop_wave
from app.ask.store import all_waves, open_wave, sign_offs, wave_named
from app.ask.tables import SurveyVersion
from app.factory import make_app
from app.people.invite import invite_by_command
from app.web.house import House
from tests.parts.heard import Clock
from tests.parts.loaded import load_text
from tests.parts.visitors import Opened, Visitor

SCHOOL, LIFE = "/staff/ask/getting-to-school", "/staff/ask/how-life-feels"
Staff = Callable[[str], Visitor]


@pytest.fixture
def house(house: House) -> House:
    """Two surveys are loaded: one without sensitive questions, one with them."""
    for name in ("getting-to-school", "how-life-feels"):
        load(house, name)
    return house


def load(house: House, name: str, old: str = "", new: str = "") -> None:
    text = (house.settings.surveys / f"{name}.yaml").read_text("utf-8").replace(old, new)
    with house.database.writing() as session:
        today = house.clock().date()
        version, problems = load_text(
            session, text.encode(), name, house.area, by="a test", on=today
        )
    assert version is not None, problems


def come_in(house: House, door: Any, role: str) -> Visitor:
    somebody = Visitor(door)
    email = f"{role}@example.org"
    link = invite_by_command(house.database, house.settings, email, role, house.clock())
    assert somebody.send(somebody.get(urlsplit(link).path)).path == "/staff/"
    return somebody


@pytest.fixture
def staff(house: House, doors: Any) -> Staff:
    """Somebody with this role: `staff("officer")`."""
    return lambda role: come_in(house, doors, role)


@pytest.fixture
def ready(house: House) -> Staff:
    """The same, where mail works and a lead and a deputy have joined."""
    settings = replace(house.settings, mail_url="smtp://127.0.0.1:1", mail_from="a@example.org")
    door = make_app(replace(house, settings=settings))
    for role in ("lead", "deputy"):
        come_in(house, door, role)
    return lambda role: come_in(house, door, role)


def ask_for_real(somebody: Visitor, path: str, **more: str) -> Opened:
    return somebody.send(somebody.get(f"{path}/open"), "Open it", kind="real", **more)


def waves(house: House) -> list[tuple[str, bool, bool]]:
    """(name, try-out, open) of every wave."""
    with house.database.reading() as session:
        today = house.clock().date()
        return [(w.name, w.is_try_out, w.is_open(today)) for w in all_waves(session, house.area)]


def audit(house: House) -> list[tuple[str, str, str]]:
    with house.database.reading() as session:
        rows = session.scalars(select(AuditEvent).order_by(AuditEvent.id))
        ours = ("wave.", "survey.")
        return [(row.who, row.what, row.about) for row in rows if row.what.startswith(ours)]


def test_a_rep_finds_every_survey_with_its_waves(house: House, staff: Staff) -> None:
    officer = staff("officer")
    officer.send(officer.get(f"{SCHOOL}/open"), "Open it", kind="try-out")
    page = staff("rep").get("/staff/ask/")
    assert "Getting to school" in page.words
    assert "getting-to-school@1 Open Try-out" in page.words
    assert "It was not asked yet." in page.words


def test_a_rep_reads_the_questions_as_families_do(staff: Staff) -> None:
    page = staff("rep").get(SCHOOL)
    assert "How do you get to school?" in page.words
    assert "Parents and carers: How does your child get to school?" in page.words
    assert "Only after this answer: How do you get to school? (Bus, Taxi)" in page.words
    assert page.words.count("I am not sure") == 6


def test_somebody_who_gives_no_age_is_told_apart(staff: Staff) -> None:
    page = staff("codesigner").get(LIFE)
    assert "(11 to 15, 10 or under, no age)" in page.words
    assert page.words.count("I do not want to say") == 2


def test_a_board_member_may_look_and_finds_no_button(staff: Staff) -> None:
    page = staff("board").get(LIFE)
    assert page.status == 200
    assert not page.soup.select("main form")
    assert "Open this survey" not in page.words


@pytest.mark.parametrize("role", ["analyst", "translator"])
def test_others_do_not_come_in(staff: Staff, role: str) -> None:
    assert staff(role).get(SCHOOL).status == 403


def test_a_survey_that_is_not_there_is_said(staff: Staff) -> None:
    assert staff("rep").get("/staff/ask/no-such-survey").status == 404
    assert staff("rep").get(f"{SCHOOL}?version=9").status == 404


def test_a_rep_sees_what_stands_in_the_way(staff: Staff) -> None:
    page = staff("rep").get(LIFE)
    assert "It cannot open for real yet." in page.words
    assert "Mail to the safeguarding lead does not work." in page.words
    assert "has not signed off the sensitive questions (healthy, safe)" in page.words


def test_a_rep_sees_what_the_check_says(house: House, staff: Staff) -> None:
    assert "Line 27. The longest way has 11 questions." in staff("rep").get(LIFE).words


def test_the_lead_signs_off_sensitive_questions_once(house: House, staff: Staff) -> None:
    lead = staff("lead")
    before = lead.get(LIFE)
    after = lead.send(before, "I read them. I sign them off.")
    assert "You signed it off." in after.words
    assert "Signed off Sensitive questions. Safeguarding lead, 23 November 2026" in after.words
    lead.send(before, "I read them. I sign them off.")
    assert audit(house) == [("lead@example.org", "survey.sign_off", "survey/how-life-feels/1")]
    with house.database.reading() as session:
        version = session.scalars(select(SurveyVersion).filter_by(survey_id="how-life-feels"))
        assert [(s.by_role, s.by) for s in sign_offs(session, version.one().id)] == [
            ("lead", "lead@example.org")
        ]


def test_a_sign_off_counts_for_the_words_that_were_read(house: House, staff: Staff) -> None:
    lead = staff("lead")
    page = lead.get(LIFE)
    load(house, "how-life-feels", "How life feels\n", "How is life\n")
    after = lead.send(page, "I read them. I sign them off.")
    assert "This is an old version." in after.words
    assert "Not yet" in lead.get(LIFE).words


def test_an_officer_cannot_sign_off_for_the_lead(house: House, staff: Staff) -> None:
    officer = staff("officer")
    assert "I sign them off" not in officer.get(LIFE).words
    assert officer.post(f"{LIFE}/sign-off", {"version": "1"}).status == 403
    assert audit(house) == []


def test_an_officer_opens_a_try_out(house: House, staff: Staff) -> None:
    officer = staff("officer")
    page = officer.send(officer.get(f"{LIFE}/open"), "Open it", kind="try-out")
    assert "how-life-feels@1 is open." in page.words
    assert waves(house) == [("how-life-feels@1", True, True)]
    assert audit(house) == [("officer@example.org", "wave.open", "wave/how-life-feels@1")]


def test_a_real_wave_waits_for_its_lead_and_its_mail(house: House, staff: Staff) -> None:
    page = ask_for_real(staff("officer"), SCHOOL, until="2026-12-18")
    assert page.status == 422
    assert page.title.startswith("Error:")
    assert "Mail to the safeguarding lead does not work." in page.words
    assert "There is no safeguarding lead." in page.words
    kept = page.soup.select_one("input[name=until]")
    assert kept is not None
    assert kept["value"] == "2026-12-18"
    assert waves(house) == []


def test_an_officer_opens_a_real_wave(house: House, ready: Staff) -> None:
    page = ask_for_real(ready("officer"), SCHOOL, until="2026-12-18")
    assert "getting-to-school@1 is open." in page.words
    assert "18 December 2026" in page.words
    assert waves(house) == [("getting-to-school@1", False, True)]


def test_sensitive_questions_wait_for_the_lead(house: House, ready: Staff) -> None:
    officer, lead = ready("officer"), ready("lead")
    assert ask_for_real(officer, LIFE).status == 422
    lead.send(lead.get(LIFE), "I read them. I sign them off.")
    assert "how-life-feels@1 is open." in ask_for_real(officer, LIFE).words


def test_one_wave_of_a_survey_is_open_at_a_time(house: House, ready: Staff) -> None:
    officer = ready("officer")
    officer.send(officer.get(f"{SCHOOL}/open"), "Open it", kind="try-out")
    page = officer.get(f"{SCHOOL}/open")
    assert "getting-to-school@1 is open now. It closes when you open this." in page.words
    after = officer.send(page, "Open it", kind="real")
    assert "getting-to-school@1 is closed." in after.words
    assert waves(house) == [
        ("getting-to-school@2", False, True),
        ("getting-to-school@1", True, False),
    ]


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"until": "2026-12-18"}, "Choose one."),
        ({"kind": "try-out", "until": "2026-11-22"}, "This day is over."),
        ({"kind": "try-out", "until": "soon"}, "Not a valid date"),
    ],
    ids=["no-kind", "a-day-that-is-over", "no-day"],
)
def test_a_slip_is_said_and_what_was_chosen_stays(
    house: House, staff: Staff, filled: dict[str, str], said: str
) -> None:
    officer = staff("officer")
    page = officer.send(officer.get(f"{SCHOOL}/open"), "Open it", **filled)
    assert page.status == 422
    assert page.title.startswith("Error:")
    assert said in page.words
    assert waves(house) == []


def test_words_that_nobody_read_are_not_opened(house: House, staff: Staff) -> None:
    officer = staff("officer")
    page = officer.get(f"{SCHOOL}/open")
    load(house, "getting-to-school", "title: Getting to school", "title: Going to school")
    after = officer.send(page, "Open it", kind="try-out")
    assert "There is a newer version. Read it first." in after.words
    assert waves(house) == []


def test_an_officer_closes_a_wave(house: House, staff: Staff) -> None:
    officer = staff("officer")
    opened = officer.send(officer.get(f"{SCHOOL}/open"), "Open it", kind="try-out")
    after = officer.send(opened, "Close it now")
    assert "getting-to-school@1 is closed." in after.words
    assert waves(house) == [("getting-to-school@1", True, False)]
    assert audit(house)[-1] == ("officer@example.org", "wave.close", "wave/getting-to-school@1")


def test_closing_a_wave_that_is_over_leaves_its_last_day(
    house: House, staff: Staff, clock: Clock
) -> None:
    officer = staff("officer")
    officer.send(officer.get(f"{SCHOOL}/open"), "Open it", kind="try-out", until="2026-11-24")
    clock.later(days=3)
    with house.database.writing() as session:
        wave = wave_named(session, "getting-to-school@1", house.area, clock().date())
        assert wave is not None
        stop_wave(session, wave, house.area, by="a test", now=clock())
    with house.database.reading() as session:
        (after,) = all_waves(session, house.area)
    assert after.ended_on == date(2026, 11, 24)
    assert [what for _who, what, _about in audit(house)] == ["wave.open"]


@pytest.mark.parametrize("path", ["sign-off", "close", "open"])
def test_a_form_that_is_not_ours_changes_nothing(house: House, staff: Staff, path: str) -> None:
    with house.database.writing() as session:
        version = session.scalars(select(SurveyVersion).filter_by(survey_id="how-life-feels")).one()
        open_wave(session, version, is_try_out=True, opens_on=house.clock().date(),
                  closes_on=None, by="a test")  # fmt: skip
    somebody = staff("lead" if path == "sign-off" else "officer")
    sent = {"version": "1", "number": "1", "kind": "try-out"}
    assert somebody.post(f"{LIFE}/{path}", sent).status == 400
    assert audit(house) == []


def test_a_rep_reads_why_the_check_says_what_it_says(staff: Staff) -> None:
    rep = staff("rep")
    survey = rep.get(LIFE)
    why = [str(a["href"]) for a in survey.soup.select("main li a") if "S1" in a.get_text()]
    assert why == ["/staff/ask/easy-read/S1"]
    assert "Why it matters" in rep.get(why[0]).words


def test_a_rep_finds_every_rule(staff: Staff) -> None:
    rep = staff("rep")
    page = rep.get("/staff/ask/easy-read")
    links = [str(a["href"]) for a in page.soup.select("main li a")]
    assert len(links) > 60
    words = rep.get("/staff/ask/easy-read/w5").words
    assert "W5: Hard word" in words
    assert "We will utilise your answers." in words
    assert "In a whole survey" in rep.get("/staff/ask/easy-read/W19").words


def test_a_rule_that_is_not_there_is_said(staff: Staff) -> None:
    assert staff("codesigner").get("/staff/ask/easy-read/W99").status == 404
    assert staff("translator").get("/staff/ask/easy-read/W5").status == 403
