"""For whoever tries Heard with made-up people: every page has something to show, by the real rules,
and no real answer is ever touched.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select

from app.access.audit import verify
from app.access.roles import EVERY_ROLE, Role
from app.access.tables import AuditEvent
from app.answer.tables import Answer, Comment, Response, Worry
from app.ask.store import all_waves, open_waves
from app.database import Database, KeyRing, unseal
from app.demo.answering import sayings
from app.demo.days import Demo, DemoProblem
from app.demo.filling import codes_in_words, fill, is_demo, look
from app.demo.people import address, ways_in
from app.demo.worries import WORRIES
from app.factory import make_app
from app.hear import store as hear
from app.hear.store.worries import LAST_STEPS
from app.people.store import everybody
from app.settings import Settings
from app.tell import store as tell
from app.tell.decision import Outcome
from app.tell.finding import State, is_stuck
from app.tell.standing import standing_of
from app.web.house import House
from app.worker import work_once
from tests.parts.databases import KEYS, make_schema
from tests.parts.heard import A_MORNING, ROOT, Clock
from tests.parts.loaded import shipped_area
from tests.parts.servers import run_heard
from tests.parts.visitors import Visitor

ANSWERS = 120


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo as `heard demo` makes it, on a Monday morning. No test changes it."""
    house = house_in(tmp_path_factory.mktemp("demo"))
    assert fill(house, answers=ANSWERS, seed=1) == []
    yield house
    house.database.close()


def house_in(home: Path) -> House:
    url = f"sqlite:///{home / 'heard.sqlite'}"
    make_schema(url)
    settings = Settings(
        home=home,
        surveys=ROOT / "surveys",
        database_url=url,
        secret_key="kJ3n9_fQ2xZ7wLp0aVb5TgYh8RcMdEuS",
        answer_keys=(("k1", b"\x01" * 32),),
        trusted_hosts=("127.0.0.1", "localhost"),
    )
    database = Database(url, KeyRing(settings.answer_keys))
    return House(settings, database, shipped_area(), Clock(A_MORNING))


def words_of(house: House) -> list[str]:
    """Everything that somebody wrote and that nobody holds."""
    with house.database.reading() as session:
        rows = session.execute(
            select(Comment.words, Response.id)
            .join(Response, Response.id == Comment.response_id)
            .where(Comment.words.is_not(None))
        )
        return sorted(
            unseal(session, words, about=f"getting-to-school/{key}") for words, key in rows
        )


def answers_of(house: House) -> Counter[tuple[str, str, str]]:
    with house.database.reading() as session:
        rows = session.execute(select(Answer.question_id, Answer.status, Answer.choices))
        return Counter((question, status, choices) for question, status, choices in rows)


# --- what is there ----------------------------------------------------------------------------


def test_so_many_people_answer_as_were_asked_for(made: House) -> None:
    with made.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Response)) == ANSWERS


def test_one_wave_has_a_release_and_one_is_open(made: House) -> None:
    with made.database.reading() as session:
        waves = {wave.name: wave for wave in all_waves(session, made.area)}
        first, second = waves["getting-to-school@1"], waves["getting-to-school@2"]
        release = hear.latest_release(session, first.wave_id)
        assert release is not None
        assert release.took_part is not None
        assert release.took_part > ANSWERS / 2
        assert hear.latest_release(session, second.wave_id) is None
        assert hear.how_many_took_part(session, second.wave_id) > 20
    assert first.ended_on is not None
    assert (made.clock().date() - first.ended_on).days > 40
    assert second.is_open(made.clock().date())
    assert not first.is_try_out
    assert not second.is_try_out


def test_the_other_surveys_are_open_as_try_outs(made: House) -> None:
    with made.database.reading() as session:
        waves = open_waves(session, made.clock().date(), made.area)
    assert {wave.survey_id for wave in waves if wave.is_try_out} == {
        "how-life-feels", "while-you-wait", "your-plan"
    }  # fmt: skip


def test_every_text_says_that_it_is_made_up(made: House) -> None:
    written = words_of(made)
    assert len(written) > 30
    told = {worry.words for worry in WORRIES}
    for text in {*written, *sayings(), *told}:
        assert any(sign in text for sign in ("demo", "Demo", "The demo driver is killing")), text


def test_findings_stand_in_every_state(made: House) -> None:
    day = made.clock().date()
    with made.database.reading() as session:
        found = tell.findings(session)
        standing = {standing_of(row.update, day).name for row in tell.newest(session)}
    assert {finding.state for finding in found} == set(State)
    outcomes = {f.decision.outcome for f in found if f.decision}
    assert outcomes == set(Outcome)
    assert standing == {"heard", "looking_into", "yes", "partly", "not_now", "no", "passed_on",
                        "doing", "done"}  # fmt: skip
    assert any(is_stuck(finding, day) for finding in found)
    assert any(not finding.published for finding in found)
    assert any(finding.is_praise for finding in found)


def test_one_finding_went_all_the_way(made: House) -> None:
    with made.database.reading() as session:
        done = next(f for f in tell.findings(session) if f.title == "The bus is late")
        newest, oldest = tell.versions(session, done.id)
        taps = tell.taps_on(session, done.id)
        quotes = tell.quoted_words(session, newest.update.quotes)
    assert oldest.update.state is State.DOING
    assert newest.update.state is State.DONE
    assert newest.update.checked is not None
    assert newest.update.actions[0].evidence
    assert newest.update.actions[0].due_changes
    assert len(quotes) == 1
    assert sum(tap.has_code for tap in taps) >= 5


def test_worries_wait_in_every_state(made: House) -> None:
    with made.database.reading() as session:
        queue = hear.worries(session)
    assert {worry.kind for worry in queue} == {"flagged", "unread", "marked"}
    assert len(queue) == len(WORRIES)
    assert any(not worry.is_seen for worry in queue)
    assert any(worry.is_seen and not worry.is_over for worry in queue)
    assert {step for worry in queue for step in worry.steps} >= LAST_STEPS


def test_some_comments_wait_to_be_read_and_the_computer_has_read_all(made: House) -> None:
    with made.database.reading() as session:
        unread = hear.how_many_unread(session)
        waves = {wave.name: wave.wave_id for wave in all_waves(session, made.area)}
        left = [hear.unread_by_computer(session, wave_id) for wave_id in waves.values()]
    assert unread[waves["getting-to-school@2"]] > 0
    assert waves["getting-to-school@1"] not in unread
    assert set(left) == {0}


def test_there_is_somebody_of_every_role(made: House) -> None:
    with made.database.reading() as session:
        people = everybody(session)
    assert {role for person in people for role in person.roles} == EVERY_ROLE
    assert all(person.email.endswith(".example") for person in people)
    assert all(person.is_trained for person in people if Role.OFFICER in person.roles)


def test_the_audit_log_of_the_demo_is_whole(made: House) -> None:
    with made.database.reading() as session:
        assert verify(session) == []


def test_no_made_up_answer_came_late_or_from_the_future(made: House) -> None:
    with made.database.reading() as session:
        assert session.scalar(select(func.count()).where(Answer.is_late)) == 0
        days = session.scalars(select(Response.started_on)).all()
        arrived = session.scalars(select(Worry.arrived_at)).all()
    assert max(days) <= made.clock().date()
    assert max(arrived) <= made.clock().replace(tzinfo=None)


# --- how it is made ---------------------------------------------------------------------------


def test_the_same_seed_makes_the_same_answers(made: House, tmp_path: Path) -> None:
    again = house_in(tmp_path)
    fill(again, answers=ANSWERS, seed=1)
    assert answers_of(again) == answers_of(made)
    assert words_of(again) == words_of(made)
    again.database.close()


@pytest.mark.parametrize("moved", [3, 5, 6], ids=["thursday", "saturday", "sunday-night"])
def test_it_can_be_made_on_any_day_of_the_week(tmp_path: Path, moved: int) -> None:
    house = house_in(tmp_path)
    clock = Clock(A_MORNING)
    clock.later(days=moved, hours=-10 if moved == 6 else 0)
    fill(replace(house, clock=clock), answers=30, seed=moved)
    assert look(house).is_whole
    house.database.close()


@pytest.mark.postgresql
def test_it_can_be_made_where_an_area_has_its_own_database(
    made: House, tmp_path: Path, postgresql_url: str
) -> None:
    database = Database(postgresql_url, KEYS)
    settings = replace(made.settings, home=tmp_path, database_url=postgresql_url)
    house = replace(made, settings=settings, database=database)
    fill(house, answers=ANSWERS, seed=1)
    assert is_demo(look(house))
    assert answers_of(house) == answers_of(made)
    database.close()


def test_another_seed_makes_other_answers(made: House, tmp_path: Path) -> None:
    other = house_in(tmp_path)
    fill(other, answers=ANSWERS, seed=2)
    assert answers_of(other) != answers_of(made)
    other.database.close()


def test_nobody_reads_at_a_weekend(made: House) -> None:
    demo = Demo(made, Random(1), 30, A_MORNING)
    assert [demo.weekday(days) for days in (0, 1, 2, 3)] == [0, 3, 3, 3]
    assert demo.working_day(2) == 3


def test_an_area_without_the_survey_hears_what_is_missing(tmp_path: Path) -> None:
    house = house_in(tmp_path)
    elsewhere = replace(house, settings=replace(house.settings, surveys=tmp_path))
    with pytest.raises(DemoProblem, match="getting-to-school"):
        fill(elsewhere, answers=30, seed=1)
    house.database.close()


def test_the_worker_finds_nothing_left_to_make(tmp_path: Path) -> None:
    house = house_in(tmp_path)
    fill(house, answers=40, seed=1)
    before = answers_of(house)
    work_once(house)
    assert answers_of(house) == before
    house.database.close()


# --- coming in --------------------------------------------------------------------------------


@pytest.fixture
def come(made: House) -> Callable[[], Visitor]:
    door = make_app(made)
    return lambda: Visitor(door)


@pytest.mark.parametrize("role", sorted(EVERY_ROLE))
def test_each_link_lets_somebody_in_as_their_role(
    made: House, come: Callable[[], Visitor], role: str
) -> None:
    somebody = come()
    page = somebody.send(somebody.get(urlsplit(ways_in(made)[role]).path))
    assert page.path == "/staff/"
    assert address(role) in page.words


def test_a_second_start_gives_fresh_links(made: House) -> None:
    assert set(ways_in(made).values()).isdisjoint(ways_in(made).values())


def test_families_see_what_happened(come: Callable[[], Visitor]) -> None:
    family = come()
    assert "The bus is late" in family.get("/").words
    listed = family.get("/you-said-we-did").soup.select("main a.door[href*='/you-said-we-did/']")
    assert len(listed) == 11
    for link in listed:
        assert family.get(str(link["href"])).status == 200


def test_the_printed_codes_open_what_they_say(made: House, come: Callable[[], Visitor]) -> None:
    codes = codes_in_words(made)
    if not codes:  # the drawings are made at set-up
        return
    for words in codes.values():
        young_person = come()
        page = young_person.get("/code")
        after = young_person.send(page, survey="getting-to-school", code=words)
        assert after.status == 200
        assert after.heading != page.heading, after.words


# --- never with real answers ------------------------------------------------------------------


def test_the_demo_knows_itself(made: House) -> None:
    found = look(made)
    assert is_demo(found)
    assert found.is_whole
    assert not found.is_empty


def test_a_real_person_among_them_makes_it_real(made: House) -> None:
    found = look(made)
    assert not is_demo(replace(found, emails=found.emails | {"ann@council.example.org"}))
    assert not is_demo(replace(found, openers_of_answers=frozenset({"ann@council.example.org"})))
    assert not is_demo(replace(found, openers=frozenset({"shipped"})))


@pytest.mark.slow
def test_the_command_fills_once_and_prints_links_each_time(tmp_path: Path) -> None:
    first = run_heard("demo", "--answers", "30", home=tmp_path / "var")
    assert first.returncode == 0, first.stderr
    assert all(f"  {role} " in first.stdout for role in EVERY_ROLE)
    again = run_heard("demo", "--if-empty", home=tmp_path / "var")
    assert again.returncode == 0, again.stderr
    assert "/staff/invitation/" in again.stdout
    assert set(links(first.stdout)).isdisjoint(links(again.stdout))
    twice = run_heard("demo", home=tmp_path / "var")
    assert twice.returncode == 2
    assert "The demo is here already." in twice.stderr


@pytest.mark.slow
@pytest.mark.parametrize("words", [("demo",), ("demo", "--if-empty")], ids=["plain", "if-empty"])
def test_the_command_refuses_a_database_with_real_answers(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    home = tmp_path / "var"
    assert run_heard("prepare", home=home).returncode == 0
    url = f"sqlite:///{home / 'heard.sqlite'}"
    database = Database(url, KEYS)
    with database.writing() as session:
        wave = 1
        session.add(Response(id="a" * 32, wave_id=wave, version_id=1, voice="young_person",
                             support="self", language="en", mode="web", notice="x",
                             started_on=A_MORNING.date()))  # fmt: skip
    database.close()
    refused = run_heard(*words, home=home)
    assert refused.returncode == 2
    assert "This database holds real answers or real people." in refused.stderr
    assert "/staff/" not in refused.stdout


def links(text: str) -> list[str]:
    return [line.split()[-1] for line in text.splitlines() if "/staff/invitation/" in line]


def test_nothing_of_a_comment_stands_in_the_audit_log(made: House) -> None:
    with made.database.reading() as session:
        rows = session.execute(select(AuditEvent.who, AuditEvent.what, AuditEvent.about)).all()
    text = json.dumps([list(row) for row in rows])
    assert not [said for said in sayings() if said in text]
