"""Somebody who answers: opens the first page, fills in what is there, and goes on to the thanks.

A closed loop: the next person begins when the last one has finished. Standard library only, so
that the client costs little and knows nothing of Heard: it reads the forms that it is given.
"""

from __future__ import annotations

import gzip
import html
import http.client
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

TAG = re.compile(r"<(input|textarea|button)\b([^>]*)>")
ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
LAST = re.compile(r"<h1[^>]*>\s*Thank you")
MOST_PAGES = 40
WORDS = ("We", "waited", "long", "for", "the", "bus.", "More", "clubs", "near", "home", "please.")
Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a server."""

    path: str
    status: int
    sent_bytes: int
    text: str
    location: str


@dataclass(slots=True)
class Tally:
    """What a person who answers saw: how often they finished, and how long they waited."""

    finished: int = 0
    requests: int = 0
    post_ms: list[float] = field(default_factory=list)
    get_ms: list[float] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Put another person's together with this."""
        self.finished += other.finished
        self.requests += other.requests
        self.post_ms += other.post_ms
        self.get_ms += other.get_ms


class Respondent:
    """One person with a connection and a cookie jar of their own."""

    def __init__(
        self, url: str, chance: random.Random, tally: Tally, choose_among: int = 2
    ) -> None:
        self._choose_among = choose_among
        self._place = urlsplit(url)
        self._connection = http.client.HTTPConnection(self._place.netloc, timeout=30)
        self._cookies: dict[str, str] = {}
        self._chance = chance
        self._tally = tally

    @property
    def cookies(self) -> str:
        """What this person's browser would send."""
        return "; ".join(f"{k}={v}" for k, v in self._cookies.items())

    def answer_all(self, start: str) -> Iterator[Page]:
        """Every page of the way through a survey, the last one is the thanks."""
        page = self.get(start)
        yield page
        for _ in range(MOST_PAGES):
            if LAST.search(page.text):
                self._tally.finished += 1
                self._connection.close()
                return
            page = self.send(page)
            yield page
        raise RuntimeError(f"{start} never ends: the last page was {page.path}.")

    def get(self, path: str) -> Page:
        """Open a page."""
        page = self._ask("GET", path)
        if page.status != 200:
            raise RuntimeError(f"GET {path} gave {page.status}.")
        return page

    def send(self, page: Page) -> Page:
        """Fill in the page's form, send it, and open the page that comes next."""
        fields = filled(page.text, self._chance, self._choose_among)
        sent = self._ask("POST", page.path, urlencode(fields).encode())
        if sent.status != 303:
            raise RuntimeError(f"POST {page.path} gave {sent.status}.")
        return self.get(sent.location)

    def _ask(self, method: str, path: str, body: bytes | None = None) -> Page:
        began = time.perf_counter()
        self._connection.request(method, path, body, self._headers(body is not None))
        reply = self._connection.getresponse()
        sent = reply.read()
        taken = 1000 * (time.perf_counter() - began)
        (self._tally.get_ms if method == "GET" else self._tally.post_ms).append(taken)
        self._tally.requests += 1
        for cookie in reply.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";", 1)[0].partition("=")
            self._cookies[name] = value
        plain = gzip.decompress(sent) if reply.headers.get("Content-Encoding") == "gzip" else sent
        return Page(
            path, reply.status, len(sent), plain.decode(), reply.headers.get("Location", "")
        )

    def _headers(self, sends: bool) -> dict[str, str]:
        headers = {"Accept": "text/html", "Accept-Encoding": "gzip"}
        if self._cookies:
            headers["Cookie"] = self.cookies
        if sends:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://{self._place.netloc}"
        return headers


def filled(page: str, chance: random.Random, choose_among: int) -> Fields:
    """What the form of a page says when somebody has answered it and pressed the first button.

    With `choose_among` 2, one of the first two answers is chosen, and everybody who answers
    `getting-to-school` is asked the same questions.
    """
    form = next(f[2] for f in FORM.finditer(page) if 'method="post"' in f[1])
    fields: Fields = []
    choices: dict[str, list[str]] = {}
    for name, given in _fields(form):
        kind = given.get("type", name)
        if kind == "hidden":
            fields.append((given["name"], given.get("value", "")))
        elif kind in {"radio", "checkbox"} and given["name"] != "may-quote":
            choices.setdefault(given["name"], []).append(given.get("value", "on"))
        elif kind in {"text", "number", "textarea"}:
            fields.append((given["name"], _typed(given, chance)))
        elif name == "button" and given.get("name"):
            fields.append((given["name"], given.get("value", "")))
            break
    return fields + [
        (name, chance.choice(values[:choose_among])) for name, values in choices.items()
    ]


def _fields(form: str) -> Iterator[tuple[str, dict[str, str]]]:
    for tag in TAG.finditer(form):
        yield tag[1], {name: html.unescape(value) for name, value in ATTRIBUTE.findall(tag[2])}


def _typed(given: dict[str, str], chance: random.Random) -> str:
    if "numeric" in given.get("inputmode", "") or given.get("type") == "number":
        return "3"
    return " ".join(chance.choices(WORDS, k=chance.randint(8, 24)))


def answer_for(url: str, start: str, seconds: float, seed: int) -> Tally:
    """One person after the other, for some seconds."""
    tally, chance = Tally(), random.Random(seed)
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        for _ in Respondent(url, chance, tally).answer_all(start):
            pass
    return tally
