"""For everybody who pressed Next: what was acknowledged is there, whatever becomes of a server."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.answer.tables import Comment
from app.ask.survey_file import read_survey
from app.database import Database, KeyRing, unseal
from app.place.area import Area
from app.settings import read_settings
from bench.memory import family
from tests.parts.servers import ROOT, Server, answers, start_heard, wait_until
from tests.parts.steady import Kept, Steady

SURVEY = "getting-to-school"
ROUNDS, PEOPLE = 20, 8
OwnServer = Callable[..., Server]
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def names(area: Area) -> list[str]:
    """The survey's question ids, in order."""
    file = ROOT / "surveys" / f"{SURVEY}.yaml"
    survey = read_survey(file.read_text("utf-8"), str(file), area)
    assert not isinstance(survey, list)
    return [question.id for question in survey.questions]


@contextmanager
def looking_in(home: Path) -> Iterator[sqlite3.Connection]:
    """The database as it is on disk, past the server."""
    with contextlib.closing(sqlite3.connect(home / "heard.sqlite", timeout=30)) as connection:
        yield connection


def asked(home: Path, question: str) -> list[tuple[object, ...]]:
    with looking_in(home) as connection:
        return connection.execute(question).fetchall()


def is_whole(home: Path) -> bool:
    return asked(home, "PRAGMA integrity_check") == [("ok",)]


def everything_is_there(home: Path, kept: list[Kept], names: list[str]) -> None:
    rows = asked(home, "SELECT response_id, question_id, status, choices FROM answer")
    there = {(row[0], row[1]): row[2:] for row in rows}
    assert len(there) == len(rows)
    lost = [
        k for k in kept if there.get((k.response_id, names[k.place - 1])) != (k.status, k.choice)
    ]
    assert not lost


def words_are_there(home: Path, kept: list[Kept]) -> None:
    """Each comment exactly once, and it opens with what was written."""
    settings = read_settings({"HEARD_HOME": str(home), "HEARD_SURVEYS": str(ROOT / "surveys")})
    database = Database(settings.database_url, KeyRing(settings.answer_keys))
    with database.reading() as session:
        found = sorted(
            (row.response_id, unseal(session, row.words, about=f"{SURVEY}/{row.response_id}"))
            for row in session.query(Comment)
            if row.words is not None
        )
    database.close()
    assert found == sorted((k.response_id, k.words) for k in kept if k.words)


def nothing_is_doubled(home: Path, people: list[Steady]) -> None:
    """An answer that was sent again after a crash is one answer. A yes begins anew then: who has no
    cookie may be somebody else, and the code of the first is not for them. That one stays empty.
    """
    begun = {each for person in people for each in person.begun}
    responses = {row[0] for row in asked(home, "SELECT id FROM response")}
    assert begun <= responses
    assert len(begun) == sum(len(person.begun) for person in people)
    of_nobody = responses - begun
    assert len(of_nobody) <= sum(person.begun_again for person in people)
    answers = asked(home, "SELECT response_id FROM answer")
    assert of_nobody.isdisjoint(row[0] for row in answers)
    kept = sum(len(person.kept) for person in people)
    assert len(answers) == kept
    assert asked(home, "SELECT count(*) FROM submission") == [(len(responses) + kept,)]


@contextmanager
def people_answering(url: str, how_many: int = PEOPLE) -> Iterator[list[Steady]]:
    """Some people answer beside the test; at the end each sends the form in hand."""
    people = [Steady(url, SURVEY, random.Random(seed)) for seed in range(how_many)]
    stopped = threading.Event()
    threads = [
        threading.Thread(target=p.answer_until, args=(stopped,), daemon=True) for p in people
    ]
    for thread in threads:
        thread.start()
    try:
        yield people
    finally:
        stopped.set()
        for thread in threads:
            thread.join(30)
    assert not any(thread.is_alive() for thread in threads)


def test_every_acknowledged_answer_survives_twenty_crashes_exactly_once(
    tmp_path: Path, names: list[str]
) -> None:
    home, chance = tmp_path / "var", random.Random()
    server = start_heard(home, "--no-worker")  # the worker has its own bad days, below
    port = server.url.rpartition(":")[2]
    with people_answering(server.url) as people:
        for _ in range(ROUNDS):
            time.sleep(chance.uniform(0.2, 0.7))
            server.stop(signal.SIGKILL)
            kept = [k for person in people for k in list(person.kept)]
            assert is_whole(home)
            everything_is_there(home, kept, names)
            server = start_heard(home, "--no-worker", PORT=port)
        time.sleep(0.5)
    server.stop()
    kept = [k for person in people for k in person.kept]
    print(f"{len(kept)} answers, {sum(p.sent_again for p in people)} forms sent again")  # noqa: T201 - shown with -s
    assert not [trouble for person in people for trouble in person.troubles]
    assert len(kept) > 10 * ROUNDS
    assert sum(person.sent_again for person in people)
    everything_is_there(home, kept, names)
    words_are_there(home, kept)
    nothing_is_doubled(home, people)


def test_a_stop_finishes_what_is_in_hand(own_server: OwnServer, names: list[str]) -> None:
    server = own_server()
    person = Steady(server.url, SURVEY, random.Random(1))
    while len(person.kept) < 3 or not person.holds_an_answer:
        person.step()
    before = len(person.kept)
    with looking_in(server.home) as holding:
        holding.execute("BEGIN IMMEDIATE")  # so that the next form has to wait
        sending = threading.Thread(target=person.step)
        sending.start()
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert len(person.kept) == before
        holding.rollback()
    sending.join(10)
    person.hang_up()
    assert len(person.kept) == before + 1, "The answer in hand"
    server.process.wait(15)
    server = start_heard(server.home, PORT=server.url.rpartition(":")[2])
    everything_is_there(server.home, person.kept, names)
    nothing_is_doubled(server.home, [person])
    server.stop()


def set_room(server: Server, size: int) -> None:
    """How long a file of the server may become: 0 is a disk that is full."""
    for pid in family(server.process.pid):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_full_disk_says_so_keeps_what_was_typed_and_mends_itself(
    own_server: OwnServer, names: list[str]
) -> None:
    server = own_server()
    person = Steady(server.url, SURVEY, random.Random(1))
    while not (person.form and dict(person.form).get("words")):
        person.step()
    written = dict(person.form)["words"]
    set_room(server, 0)
    status, page, _ = person.ask("POST", person.path, person.form)
    assert status == 503
    assert "We could not keep your answer yet." in page
    assert written in page
    assert person.ask("GET", "/help")[0] == 200
    set_room(server, resource.RLIM_INFINITY)
    person.step()
    person.hang_up()
    assert person.kept[-1].words == written
    everything_is_there(server.home, person.kept, names)
    words_are_there(server.home, person.kept)
    assert is_whole(server.home)


def worker_of(server: Server) -> int:
    """The process that does the work that can wait."""
    for pid in family(server.process.pid)[1:]:
        if b"worker" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
            return pid
    raise AssertionError("The server has no worker.")


def is_gone(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    with contextlib.suppress(OSError):
        return status.read_text().rpartition(")")[2].split()[0] == "Z"
    return True


def test_a_killed_worker_is_started_again(own_server: OwnServer) -> None:
    server = own_server()
    worker = worker_of(server)
    os.kill(worker, signal.SIGKILL)

    def another() -> bool:
        with contextlib.suppress(AssertionError, OSError):
            return worker_of(server) != worker
        return False

    wait_until(another, 20, "Another worker")
    server.stop()


def test_what_waited_without_a_worker_is_done_at_the_next_start(own_server: OwnServer) -> None:
    server = own_server("--no-worker")
    with people_answering(server.url, 2) as people:
        wait_until(lambda: any(k.words for p in people for k in p.kept), 20, "Some words")
    waiting = asked(server.home, "SELECT count(*) FROM comment")
    assert waiting != [(0,)]
    assert asked(server.home, "SELECT count(*) FROM reading") == [(0,)]
    server.stop()
    server = own_server()
    count = "SELECT count(DISTINCT comment_id) FROM reading"
    wait_until(lambda: asked(server.home, count) == waiting, 30, "The reading of every comment")
    assert is_whole(server.home)


def test_a_killed_server_leaves_no_worker_and_no_process_behind(own_server: OwnServer) -> None:
    server = own_server()
    everybody = family(server.process.pid)
    assert worker_of(server) in everybody
    server.process.kill()
    server.process.wait(5)
    wait_until(lambda: all(is_gone(pid) for pid in everybody), 15, "The end of every process")
    assert not answers(int(server.url.rpartition(":")[2]))
