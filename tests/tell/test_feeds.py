"""For newsreaders and other systems: a valid feed, open data, and nothing that a page hides."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import text, update

from app.database import Database
from app.hear.counts import Tally, ThemeCounts, WaveCounts
from app.hear.release import Release, make
from app.tell.feed import ATOM
from app.tell.finding import Cell
from app.tell.tables import DecisionRow, FindingRow, FindingVersion
from tests.parts.databases import KEYS, make_schema
from tests.parts.visitors import Visitor
from tests.tell.cast import BUS, EVERYBODY, GROUP, LATE, bus_counts
from tests.tell.conftest import Told, door, tell

FEED, DATA, LIST = "/you-said-we-did.atom", "/you-said-we-did.json", "/you-said-we-did"
NS = {"a": ATOM}
EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "=HYPERLINK(\"https://evil.example\")",
    "javascript:alert(1)",
    "]]><!-- & ünïcode \u202e",
]  # fmt: skip

Read = Callable[[str], bytes]


@pytest.fixture
def read(told_here: Told, tmp_path: Path) -> Read:
    """What another system gets at an address."""
    return lambda path: door(told_here, tmp_path).test_client().get(path).get_data()


def feed_of(body: bytes) -> ET.Element:
    return ET.fromstring(body)


def test_the_feed_has_all_that_the_standard_asks_for(told_here: Told, read: Read) -> None:
    finding_id = told_here.done()
    feed = feed_of(read(FEED))
    entry = feed.find("a:entry", NS)
    assert feed.tag == f"{{{ATOM}}}feed"
    assert entry is not None
    for parent in (feed, entry):
        for name in ("id", "title", "updated"):
            assert parent.findtext(f"a:{name}", namespaces=NS)
    assert feed.findtext("a:author/a:name", namespaces=NS)
    assert entry.findtext("a:updated", namespaces=NS) == "2026-03-10T00:00:00Z"
    address = f"http://127.0.0.1:8000/you-said-we-did/{finding_id}"
    assert entry.findtext("a:id", namespaces=NS) == address
    assert {link.get("rel"): link.get("href") for link in feed.findall("a:link", NS)} == {
        "self": "http://127.0.0.1:8000/you-said-we-did.atom",
        "alternate": "http://127.0.0.1:8000/you-said-we-did",
    }


def test_an_empty_feed_is_a_feed_too(read: Read) -> None:
    feed = feed_of(read(FEED))
    assert feed.findtext("a:updated", namespaces=NS) == "2026-06-01T00:00:00Z"
    assert feed.findall("a:entry", NS) == []


def test_addresses_in_the_feed_are_ours_whatever_the_visitor_says(
    told_here: Told, tmp_path: Path
) -> None:
    told_here.done()
    client = door(told_here, tmp_path).test_client()
    body = client.get(FEED, headers={"X-Forwarded-Host": "evil.example", "Host": "localhost"})
    assert "evil.example" not in body.get_data(as_text=True)
    assert "http://127.0.0.1:8000/you-said-we-did" in body.get_data(as_text=True)


def test_feeds_say_what_they_are(told_here: Told, tmp_path: Path) -> None:
    client = door(told_here, tmp_path).test_client()
    assert client.get(FEED).mimetype == "application/atom+xml"
    assert client.get(DATA).mimetype == "application/json"


def test_the_data_has_its_licence_its_rules_and_its_release(told_here: Told, read: Read) -> None:
    told_here.done()
    data = json.loads(read(DATA))
    assert data["licence"] == "Open Government Licence v3.0"
    assert data["rules_version"]
    update = data["updates"][0]
    assert update["number"] == {
        "question": "travel", "option": "bus", "answered": 46, "count": 30,
        "is_rounded_to_5": "no",
    }  # fmt: skip
    assert update["release"]["wave"] == "getting-to-school@1"
    assert update["actions"][0]["done_on"] == "2026-05-04"


def evil_finding(told: Told, words: str) -> str:
    """A finding that got past every check, as if by another way in."""
    finding_id = told.decide(told.finding())
    with told.database.writing() as session:
        row = session.get_one(FindingRow, finding_id)
        row.title = row.said = words
    told.publish(finding_id)
    return finding_id


@pytest.mark.parametrize("words", EVIL, ids=range(len(EVIL)))
def test_what_somebody_typed_is_only_words_on_every_page(
    told_here: Told, tmp_path: Path, words: str
) -> None:
    finding_id = evil_finding(told_here, words)
    visitor = Visitor(door(told_here, tmp_path))
    for path in ("/", LIST, f"{LIST}/{finding_id}"):
        page = visitor.get(path)
        assert not page.soup.select(
            "script:not([src^='/js/']), img, [onerror], a[href^='javascript']"
        )
        assert " ".join(words.split()) in page.words
        assert "49" not in page.words


@pytest.mark.parametrize("words", EVIL, ids=range(len(EVIL)))
def test_what_somebody_typed_is_only_words_in_feed_and_data(
    told_here: Told, read: Read, words: str
) -> None:
    words += "\x0b"  # what XML cannot hold at all is left out of it
    evil_finding(told_here, words)
    entry = feed_of(read(FEED)).find("a:entry", NS)
    assert entry is not None
    assert entry.findtext("a:title", namespaces=NS) == words.rstrip("\x0b")
    assert len(entry) == 5
    data = json.loads(read(DATA))
    assert data["updates"][0]["title"] == words


def one_place(release: Release, tmp_path: Path, name: str) -> dict[str, bytes]:
    """Every page, the feed and the data of a Heard whose wave has this release."""
    folder = tmp_path / name
    folder.mkdir()
    url = f"sqlite:///{folder / 'heard.sqlite'}"
    make_schema(url)
    told = tell(Database(url, KEYS), release)
    for number, cell in enumerate((BUS, LATE, EVERYBODY, Cell("option", "travel", "walk"))):
        finding_id = told.decide(told.finding(cell))
        told.publish(finding_id)
        _rename(told, finding_id, f"{number:016x}")
    client = door(told, folder).test_client()
    ids = [f"{LIST}/{number:016x}" for number in range(4)]
    found = {path: client.get(path).get_data() for path in ["/", LIST, FEED, DATA, *ids]}
    told.database.close()
    return found


def _rename(told: Told, old: str, new: str) -> None:
    """Ids are random; for this comparison they must be the same in both places."""
    columns = ((FindingRow, "id"), (FindingVersion, "finding_id"), (DecisionRow, "finding_id"))
    with told.database.writing() as session:
        session.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table, name in columns:
            column = getattr(table, name)
            session.execute(update(table).where(column == old).values({name: new}))


@pytest.mark.parametrize(("one", "other"), [
    (((30, 10, 2, 1), 12), ((30, 10, 1, 2), 12)),
    (((30, 10, 6, 0), 4), ((30, 10, 6, 0), 3)),
    (((5, 2, 1, 1), 2), ((4, 2, 2, 1), 1)),
], ids=["a hidden option", "a hidden theme", "a small wave"])  # fmt: skip
def test_two_waves_that_differ_only_in_what_is_hidden_give_the_same_bytes(
    tmp_path: Path, one: tuple[Any, int], other: tuple[Any, int]
) -> None:
    pages = [
        one_place(make(hidden_counts(*counts), "public"), tmp_path, name)
        for name, counts in (("one", one), ("other", other))
    ]
    assert pages[0] == pages[1]


def hidden_counts(options: tuple[int, ...], theme: int) -> WaveCounts:
    """The wave of the bus with a fourth answer."""
    counts, tally = bus_counts(), Tally(answered=sum(options), options=options)
    travel = counts.questions[0]
    names = (*travel.options, ("car", "Car"))
    return replace(
        counts,
        questions=(replace(travel, options=names, tallies={GROUP: tally}),),
        took_part={GROUP: sum(options)},
        themes=(ThemeCounts("transport", "Transport", theme),),
    )
