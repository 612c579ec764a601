"""For everybody whose phone or server dies: what was acknowledged is there, exactly once."""

from __future__ import annotations

import contextlib
import http.client
import random
import re
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import pytest
from sqlalchemy import select, text

from app.answer.tables import Answer, Comment, Response
from app.database import Database, KeyRing, unseal
from app.settings import read_settings
from tests.parts.servers import Server

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ROUNDS, PEOPLE = 20, 8
SURVEY = "getting-to-school"
TOKEN = re.compile(r'name="token" value="([^"]+)"')
NAME_AND_VALUE = re.compile(r'<input type="(?:radio|checkbox)" name="(\w+)" value="([\w-]+)"')


@dataclass
class Person(threading.Thread):
    """Somebody who answers one survey after another, and notes what was acknowledged."""

    url: str
    seed: int
    stopped: threading.Event
    # (response, place) -> what was said there, for each redirect that came back
    acknowledged: dict[tuple[str, int], str] = field(default_factory=dict)
    finished: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self.chance = random.Random(self.seed)

    def __hash__(self) -> int:
        return self.seed

    def run(self) -> None:
        while not self.stopped.is_set():
            try:
                self._answer_one_survey()
            except (OSError, http.client.HTTPException):
                self.stopped.wait(0.02)  # the server is gone; somebody tries again

    def _answer_one_survey(self) -> None:
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=5)
        with contextlib.closing(connection):
            visit = Visit(connection, self.chance)
            place = visit.say_yes()
            response = visit.response
            while place.rsplit("/", 1)[1].isdigit():
                said, place, here = visit.answer(place)
                self.acknowledged[response, here] = said
            visit.send(place)
            self.finished.add(response)


@dataclass
class Visit:
    """One way through the survey, over one connection."""

    connection: http.client.HTTPConnection
    chance: random.Random
    cookie: str = ""

    @property
    def response(self) -> str:
        """Which response the answering cookie is for."""
        return self.cookie.split("=", 1)[1].split(".")[1]

    def say_yes(self) -> str:
        body = self._get(f"/s/{SURVEY}")
        return self._post(f"/s/{SURVEY}", {"token": _token(body), "who": "me", "go": "yes"})

    def answer(self, path: str) -> tuple[str, str, int]:
        """Answer the question at an address: what was said, where to go next, and its place."""
        body = self._get(path)
        form = {"token": _token(body), "go": "next"}
        if "<textarea" in body:
            said = f"More clubs {self.chance.getrandbits(60):x}"
            form["words"] = said
        else:
            name, said = self.chance.choice(NAME_AND_VALUE.findall(body))
            form[name] = said
        return said, self._post(path, form), int(path.rsplit("/", 1)[1])

    def send(self, path: str) -> None:
        self._post(path, {"token": _token(self._get(path)), "go": "send"})

    def _get(self, path: str) -> str:
        return self._ask("GET", path, None)[1]

    def _post(self, path: str, form: dict[str, str]) -> str:
        status, place = self._ask("POST", path, urlencode(form))
        if status != 303:
            raise http.client.HTTPException(f"{path}: {status}")
        return place

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        reply = self.connection.getresponse()
        text_of = reply.read().decode()
        given = reply.headers.get("Set-Cookie", "")
        self.cookie = given.split(";")[0] if given else self.cookie
        return reply.status, reply.headers.get("Location", "") or text_of


def _token(body: str) -> str:
    found = TOKEN.search(body)
    if found is None:
        raise http.client.HTTPException("no form")
    return found[1]


def test_after_twenty_crashes_every_acknowledged_answer_is_there_exactly_once(
    own_server: Callable[..., Server],
) -> None:
    chance = random.Random(2026)
    server = own_server("--no-worker")
    port = str(urlsplit(server.url).port)
    stopped = threading.Event()
    people = [Person(server.url, seed, stopped) for seed in range(PEOPLE)]
    for person in people:
        person.start()
    for _ in range(ROUNDS):
        stopped.wait(chance.uniform(0.3, 1.5))
        server.stop(signal.SIGKILL)
        server = own_server("--no-worker", PORT=port)
    stopped.wait(1)
    stopped.set()
    for person in people:
        person.join(20)
    server.stop()
    acknowledged = {key: said for person in people for key, said in person.acknowledged.items()}
    assert len(acknowledged) > ROUNDS * PEOPLE
    assert _kept(server) | acknowledged == _kept(server), "an acknowledged answer is not there"
    _everything_is_there_once(server, {r for person in people for r in person.finished})


def _database(server: Server) -> Database:
    settings = read_settings(server.environ)
    return Database(settings.database_url, KeyRing(settings.answer_keys))


def _kept(server: Server) -> dict[tuple[str, int], str]:
    """(response, place) -> what the database says was said there."""
    database = _database(server)
    places = {question: place for place, question in enumerate(_order(server), 1)}
    kept: dict[tuple[str, int], str] = {}
    with database.reading() as session:
        for answer in session.scalars(select(Answer)):
            said = answer.choices if answer.status == "answered" else answer.status
            kept[answer.response_id, places[answer.question_id]] = said.replace("_", "-")
        for comment in session.scalars(select(Comment)):
            assert comment.words is not None
            about = f"{SURVEY}/{comment.response_id}"
            words = unseal(session, comment.words, about=about)
            kept[comment.response_id, places[comment.question_id]] = words
    database.close()
    return kept


def _order(server: Server) -> list[str]:
    from app.ask.survey import Survey
    from app.ask.survey_file import read_survey
    from app.place.area import load_area

    folder = read_settings(server.environ).surveys
    survey = read_survey((folder / f"{SURVEY}.yaml").read_bytes(), SURVEY, load_area(folder))
    assert isinstance(survey, Survey)
    return [question.id for question in survey.questions]


def _everything_is_there_once(server: Server, finished: set[str]) -> None:
    database = _database(server)
    with database.reading() as session:
        assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        ends = select(Response.id).where(Response.finished_on.is_not(None))
        assert finished <= set(session.scalars(ends))
        twice = text("SELECT count(*) - count(DISTINCT response_id || '/' || question_id) FROM {}")
        for table in ("answer", "comment"):
            assert session.execute(text(str(twice).format(table))).scalar() == 0
    database.close()
