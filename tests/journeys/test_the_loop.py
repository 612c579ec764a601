"""The whole loop, once, for real: ask, answer, hear, tell. A real server, browser and mail."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from tests.parts.answering import ROOT, press
from tests.parts.browsing import NewPage
from tests.parts.servers import MailServer, Server, run_heard, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

NAME = "friday-club"
WORRY = "My uncle hits me when nobody is there"
REP_WROTE = """\
heard: 1
id: friday-club
title: Friday club
about: We want to know what you think of the club.
picture: club
who_sees: The team for young people reads every answer.
voices: [young_person]
minutes: 2
owner: SEND team
answer_in_days: 30
duties: [cfa19]
privacy:
  basis: public_task
  condition: substantial_public_interest
  controller: Halton Borough Council
  contact: data-protection@halton.example
  keep_days: 90
made_by: [Halton SEND Carers Forum]
tested_by: []
questions:
  - id: like
    kind: faces
    set: good
    ask: How is the club for you?
    picture: club
  - id: noise
    kind: yes_no
    ask: Is the club too loud?
    picture: noise
  - id: better
    kind: words
    ask: What would make the club better?
    picture: idea
    invites: improve
    may_quote: ask
"""


@dataclass
class Place:
    """The folders and the server of this one journey."""

    home: Path
    surveys: Path
    mail: MailServer
    server: Server | None = None
    settings: dict[str, str] = field(default_factory=dict)

    def heard(self, *words: str) -> tuple[int, str]:
        """Run the command as whoever runs Heard would."""
        done = run_heard(*words, home=self.home, **self.settings)
        return done.returncode, done.stdout + done.stderr

    @property
    def url(self) -> str:
        assert self.server is not None
        return self.server.url


@pytest.fixture
def place(tmp_path: Path, mail_server: MailServer, own_server: Callable[..., Server]) -> Place:
    """An area that has decided to take words at night, too, with one day of grace."""
    surveys = tmp_path / "surveys"
    shutil.copytree(ROOT / "surveys", surveys)
    file = surveys / "place.yaml"
    text = file.read_text("utf-8")
    decided = "  out_of_hours: {decided_by: The lead, when: 3 November 2026, why: A test.}\n"
    text = text.replace("  about_staff:", f"{decided}  about_staff:", 1)
    text = re.sub(r"(?m)^grace_days:.*$", "grace_days: 1", text)
    file.write_text(text, "utf-8")
    made = Place(tmp_path / "var", surveys, mail_server)
    made.settings = {
        "HEARD_SURVEYS": str(surveys),
        "HEARD_MAIL_URL": mail_server.url,
        "HEARD_MAIL_FROM": "heard@halton.example",
    }
    made.server = own_server(**made.settings)
    made.settings["HEARD_BASE_URL"] = made.server.url
    return made


def test_the_whole_loop(place: Place, new_page: NewPage) -> None:
    a_rep_writes_a_survey(place)
    staff = people_come_in(place, new_page)
    a_real_wave_opens(place)
    code = three_answer_in_the_browser(place, new_page)
    for number in range(12):
        answers_by_http(place, number)
    one_worry_reaches_only_the_lead(place, staff)
    the_wave_closes_and_its_days_of_grace_pass(place)
    title = the_officer_publishes(place, staff["officer"])
    the_code_leads_to_it(place, new_page, code, title)


def a_rep_writes_a_survey(place: Place) -> None:
    """Checked until it is right: the slip is told with its line and what to try."""
    file = place.surveys / f"{NAME}.yaml"
    file.write_text(REP_WROTE.replace("kind: faces", "kind: face"), "utf-8")
    status, said = place.heard("check", str(file))
    assert status == 1
    assert re.search(rf"{NAME}\.yaml:\d+:\d+: error .*faces", said), said
    file.write_text(REP_WROTE, "utf-8")
    status, said = place.heard("check", str(file))
    assert status == 0, said
    status, said = place.heard("survey", "add", str(file))
    assert status == 0, said


def people_come_in(place: Place, new_page: NewPage) -> dict[str, Page]:
    """Nobody hears a real wave yet, so none opens. Then a lead, a deputy and an officer come in."""
    status, said = place.heard("survey", "open", NAME)
    assert status != 0
    assert "There is no safeguarding lead." in said, said
    staff = {}
    for role in ("lead", "deputy", "officer"):
        status, said = place.heard("people", "invite", f"{role}@halton.example", "--role", role)
        assert status == 0, said
        page = new_page(viewport={"width": 1280, "height": 800})
        page.goto(said.strip().splitlines()[-1])
        press(page)
        expect(page.locator("main")).to_have_attribute("data-page", "staff-home")
        staff[role] = page
    return staff


def a_real_wave_opens(place: Place) -> None:
    until = (datetime.now(UTC) + timedelta(days=3)).date()
    status, said = place.heard("survey", "open", NAME, "--until", until.isoformat())
    assert status == 0, said
    assert f"{NAME}@1 is open." in said


def three_answer_in_the_browser(place: Place, new_page: NewPage) -> list[str]:
    """Three young people on phones without script. Gives the first one's code."""
    codes = []
    for words in ("It is too loud in there", WORRY, "More music please"):
        page = new_page(java_script_enabled=False)
        page.goto(place.url)
        page.get_by_role("link", name="Friday club").click()
        assert "This is a try-out" not in (page.text_content("main") or "")
        page.get_by_label("Me", exact=True).check()
        press(page, "Yes")
        page.get_by_label("Good").check()
        press(page)
        page.get_by_label("Yes").check()
        press(page)
        page.locator("textarea").fill(words)
        press(page)
        assert words not in page.content()
        press(page)
        expect(page.locator("main")).to_have_attribute("data-page", "thanks")
        codes.append(page.locator("ol.code li").all_inner_texts())
    return [re.sub(r"^\d+\.\s*", "", text.strip()) for text in codes[0]]


def answers_by_http(place: Place, number: int) -> None:
    """One more person, with a client that knows only forms and links."""
    client = Client(place.url)
    page = client.open("GET", f"/s/{NAME}")
    page = client.send(page, {"who": "me"})
    page = client.send(page, {"answer": "good" if number % 3 else "bad"})
    page = client.send(page, {"answer": "yes" if number % 4 else "no"})
    page = client.send(page, {"words": f"It is noisy and loud, person {number}"})
    page = client.send(page, {})
    assert "Thank you" in page.get_text()


class Client:
    """Forms and links over plain HTTP, with one cookie jar."""

    def __init__(self, url: str) -> None:
        self.url, self.path, self.cookie = url, "/", ""

    def open(self, method: str, path: str, data: dict[str, str] | None = None) -> BeautifulSoup:
        with closing(HTTPConnection(urlsplit(self.url).netloc, timeout=20)) as connection:
            return self._open(connection, method, path, data)

    def _open(
        self, connection: HTTPConnection, method: str, path: str, data: dict[str, str] | None
    ) -> BeautifulSoup:
        headers = {"Cookie": self.cookie, "Origin": self.url}
        body = urlencode(data) if data else None
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        text = reply.read().decode()
        self.cookie = (reply.headers.get("Set-Cookie") or self.cookie).partition(";")[0]
        if reply.status == 303:
            return self.open("GET", reply.headers["Location"])
        assert reply.status == 200, f"{reply.status} at {path}"
        self.path = path
        return BeautifulSoup(text, "html5lib")

    def send(self, page: BeautifulSoup, answers: dict[str, str]) -> BeautifulSoup:
        form = page.select_one("main form")
        button = page.select_one("main form button")
        assert form is not None
        assert button is not None
        hidden = {str(f["name"]): str(f["value"]) for f in form.select("input[type=hidden]")}
        pressed = {str(button["name"]): str(button["value"])}
        return self.open("POST", self.path, hidden | answers | pressed)


def one_worry_reaches_only_the_lead(place: Place, staff: dict[str, Page]) -> None:
    """Lead and deputy get a mail without content; the officer never sees a word of it."""
    wait_until(lambda: len(place.mail.messages) >= 2, 30, "A mail to lead and deputy")
    sent = {str(m["To"]): m.as_string() for m in place.mail.messages}
    assert {"lead@halton.example", "deputy@halton.example"} <= set(sent)
    assert "officer@halton.example" not in sent
    assert not any(word in mail for mail in sent.values() for word in ("uncle", NAME, "Friday"))
    lead, officer = staff["lead"], staff["officer"]
    lead.goto(f"{place.url}/staff/hear/worries")
    lead.locator("main a[href*='/hear/worries/']").first.click()
    expect(lead.locator("main")).to_contain_text(WORRY)
    reply = officer.goto(f"{place.url}/staff/hear/worries")
    assert reply is not None
    assert reply.status == 403
    for path in ("hear/", "hear/comments", f"hear/waves/{NAME}@1", f"hear/waves/{NAME}@1/comments"):
        officer.goto(f"{place.url}/staff/{path}")
        assert "uncle" not in officer.content()


def the_wave_closes_and_its_days_of_grace_pass(place: Place) -> None:
    """It is closed by command; then the calendar is moved on, and the worker makes the release."""
    status, said = place.heard("survey", "close", NAME)
    assert status == 0, said
    file = place.home / "heard.sqlite"
    with closing(sqlite3.connect(file, timeout=20)) as database, database:
        moved = "opens_on = date(opens_on, '-9 days'), closed_on = date(closed_on, '-4 days')"
        database.execute(f"UPDATE wave SET {moved} WHERE survey_id = ?", (NAME,))  # noqa: S608
    wait_until(lambda: _count(file, "release") == 1, 60, "The release")


def _count(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file, timeout=20)) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def the_officer_publishes(place: Place, officer: Page) -> str:
    """From a number of the release to a page for families. No number is ever typed."""
    title = "The club is loud"
    officer.goto(f"{place.url}/staff/tell/new")
    officer.get_by_role("link", name="Friday club").click()
    officer.locator("main a[href*='theme/sensory']").click()
    officer.get_by_label("What is this about?").fill(title)
    officer.get_by_label("You said").fill("The club is too loud.")
    officer.get_by_label("Included").check()
    press(officer, "Save")
    expect(officer.locator("main")).to_have_attribute("data-page", "finding")
    press(officer, "Publish")
    expect(officer.locator("body")).to_contain_text("Published. Families see it now.")
    return title


def the_code_leads_to_it(place: Place, new_page: NewPage, code: list[str], title: str) -> None:
    """Weeks later, on the same phone or another: the four words lead to what happened."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{place.url}/code?survey={NAME}")
    page.get_by_label("Friday club").check()
    page.get_by_label("Your 4 words").fill(" ".join(code))
    press(page)
    page.get_by_role("link", name="See what changed").click()
    page.get_by_role("link", name=title).click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("main")).to_contain_text("15 people took part.")
    expect(page.locator("main")).to_contain_text("13 of them wrote about this.")
