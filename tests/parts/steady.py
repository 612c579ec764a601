"""For bad days: somebody who answers, writes down what was acknowledged, and never gives up.

When the server dies under a form, the same form is sent again until it is acknowledged.
"""

from __future__ import annotations

import http.client
import random
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from bench.client import filled

EVERY_ANSWER = 99
THINGS = ("clubs", "music", "swimming", "art", "films", "books", "games", "cooking")
UNSURE = {"not-sure": "not_sure", "not-say": "not_say"}
Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer that the server said it has."""

    response_id: str
    place: int
    status: str
    choice: str
    words: str


@dataclass
class Steady:
    """One phone. `kept` is what was acknowledged, `begun` the responses; `sent_again` counts forms
    in hand at a crash, `begun_again` those of them that said yes.
    """

    url: str
    survey: str
    chance: random.Random
    kept: list[Kept] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    begun_again: int = 0
    sent_again: int = 0
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._new_person()
        self._connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=20)

    def answer_until(self, stopped: threading.Event) -> None:
        """Answer until told to stop, and then finish the form in hand."""
        while not stopped.is_set() or self.form is not None:
            try:
                self.step()
            except (OSError, http.client.HTTPException):
                self._connection.close()
                self._is_in_doubt = self.form is not None
                time.sleep(0.3)
        self.hang_up()

    @property
    def holds_an_answer(self) -> bool:
        """Whether the form in hand is one that the server keeps."""
        return self.form is not None and self._counts

    def hang_up(self) -> None:
        """Close the connection; the next page opens a new one."""
        self._connection.close()

    def _new_person(self) -> None:
        self._cookie = ""
        self.path = f"/s/{self.survey}"
        self.form: Fields | None = None
        self._is_in_doubt = False
        self._counts = False  # a practice and a page to read are not kept

    def step(self) -> None:
        """Open the next page and fill in its form, or send the form in hand."""
        if self.form is not None:
            self._send(self.form)
            return
        status, page, _ = self.ask("GET", self.path)
        if status != 200:
            self.troubles.append(f"GET {self.path} gave {status}")
            self._new_person()
        elif "<h1>Thank you" in page or self.path.endswith("/thanks"):
            self._new_person()
        else:
            self.form = self._fill(page)

    def _fill(self, page: str) -> Fields:
        fields = filled(page, self.chance, EVERY_ANSWER)
        self._counts = "This is practice." not in page and any(
            name in {"answer", "words"} for name, _ in fields
        )
        if any(name == "words" for name, _ in fields):
            words = " ".join(self.chance.choices(THINGS, k=8))
            fields = [(n, v) for n, v in fields if n not in {"words", "answer"}]
            fields.append(("words", words))
        return [(n, "me" if n == "who" else v) for n, v in fields]

    def _send(self, form: Fields) -> None:
        status, _, onward = self.ask("POST", self.path, form)
        if status == 303:
            self.sent_again += self._is_in_doubt
            self._acknowledged(dict(form))
            self.path, self.form, self._is_in_doubt = onward, None, False
        elif status != 503:
            self.troubles.append(f"POST {self.path} gave {status}")
            self._new_person()

    def _acknowledged(self, form: dict[str, str]) -> None:
        last = self.path.rsplit("/", 1)[-1]
        response_id = self._cookie.split(".")[1]
        if last == self.survey:
            self.begun.append(response_id)
            self.begun_again += self._is_in_doubt
        if not last.isdigit() or not self._counts:
            return
        choice, words = form.get("answer", ""), form.get("words", "")
        status = UNSURE.get(choice, "answered")
        kept = "" if choice in UNSURE else choice
        self.kept.append(Kept(response_id, int(last), status, kept, words))

    def ask(self, method: str, path: str, form: Fields | None = None) -> tuple[int, str, str]:
        """Status, page, and where it sends people."""
        headers = {"Cookie": f"heard={self._cookie}"} if self._cookie else {}
        body = None if form is None else urlencode(form)
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.url}
        self._connection.request(method, path, body, headers)
        reply = self._connection.getresponse()
        page = reply.read().decode()
        for line in reply.headers.get_all("Set-Cookie") or []:
            self._cookie = line.split(";", 1)[0].partition("=")[2]
        return reply.status, page, reply.headers.get("Location", "")
