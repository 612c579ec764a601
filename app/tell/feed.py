"""For whoever follows us from elsewhere: what was published as an Atom feed (RFC 4287) and as data.

Both carry only what the pages show: words of published versions, and numbers of a release.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

ATOM = "http://www.w3.org/2005/Atom"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LICENCE = "Open Government Licence v3.0"
LICENCE_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One published finding, with every sentence that a page would show, in order."""

    id: str
    url: str
    title: str
    updated_on: date
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """The list. `author` is the council; `url` and `page_url` are whole addresses."""

    title: str
    author: str
    url: str
    page_url: str
    language: str
    updated_on: date
    entries: tuple[Entry, ...]


def atom(feed: Feed) -> bytes:
    """The feed as Atom, UTF-8, with its XML declaration."""
    root = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": feed.language})
    _text(root, "id", feed.page_url)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(feed.updated_on))
    _text(ET.SubElement(root, f"{{{ATOM}}}author"), "name", feed.author)
    _link(root, "self", feed.url, "application/atom+xml")
    _link(root, "alternate", feed.page_url, "text/html")
    for entry in feed.entries:
        _entry(root, entry)
    written: bytes = ET.tostring(
        root, encoding="utf-8", xml_declaration=True, default_namespace=None
    )
    return written


def _entry(root: ET.Element, entry: Entry) -> None:
    found = ET.SubElement(root, f"{{{ATOM}}}entry")
    _text(found, "id", entry.url)
    _text(found, "title", entry.title)
    _text(found, "updated", _moment(entry.updated_on))
    _link(found, "alternate", entry.url, "text/html")
    _text(found, "summary", " ".join(entry.sentences))


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = NOT_IN_XML.sub("", text)


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": href, "type": kind})


def _moment(day: date) -> str:
    """Days only: a feed must name a moment, and midnight says no more than the day."""
    return f"{day.isoformat()}T00:00:00Z"


def as_json(updates: Iterable[dict[str, object]], rules_version: str) -> str:
    """The same as data, under the Open Government Licence."""
    data = {
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "rules_version": rules_version,
        "updates": list(updates),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


ET.register_namespace("", ATOM)
