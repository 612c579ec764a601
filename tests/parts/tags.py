"""For whoever looks closely at a page: its tags, parsed and walked through once."""

from __future__ import annotations

import hashlib
import re
from copy import copy
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count

import html5lib
from bs4 import BeautifulSoup, Tag
from bs4.builder import HTML5TreeBuilder

# One of our pictures, and what may stand in it: lines and areas, and nothing that does anything.
PICTURE = re.compile(r'(<svg viewBox="0 0 72 72" aria-hidden="true"[^>]*)>(.*?)</svg>', re.DOTALL)
LINES = {"g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"}
DRAWN = {"class", "cx", "cy", "d", "fill", "fill-rule", "height", "points", "r", "rx", "ry"}
DRAWN |= {"stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"}
DRAWN |= {"stroke-miterlimit", "stroke-width", "transform", "width", "x", "y"}
# What is new on each page, and what stands for it while such pages are compared.
TOKEN = re.compile(r'(?<= value=")[\w.~=+/:-]{16,}(?=")', re.ASCII)
STANDS_FOR, STOOD_FOR = "token-that-is-%d", re.compile(r"token-that-is-(\d+)")
A_PAGE, AROUND = "<!doctype html><title></title>", ("html", "head", "title", "body", "svg")
ANY_ERROR = re.compile(r"^\S+:")


class Parsed(HTML5TreeBuilder):
    """Reads a page once, for its tree and for what is not valid in it."""

    errors: tuple[tuple[tuple[int, int], str, object], ...] = ()

    def feed(self, markup: str | bytes) -> None:
        """Called by Beautiful Soup. Its own builder forgets the errors that html5lib found."""
        parser = html5lib.HTMLParser(tree=self.create_treebuilder)
        self.underlying_builder.parser = parser
        parser.parse(markup).original_encoding = None
        self.underlying_builder.parser = None
        self.errors = tuple(parser.errors)


def parsed(body: str) -> tuple[BeautifulSoup, list[str]]:
    """A page's tree, and everything in it that is not valid HTML.

    Most pages of a run differ only in their tokens. Such a page is parsed once, and copied.
    """
    values = TOKEN.findall(body)
    number = count()
    tree, invalid = _parsed(TOKEN.sub(lambda _: STANDS_FOR % next(number), body))
    own = BeautifulSoup("", "html.parser")
    own.extend([copy(child) for child in tree.contents])
    for tag in own.find_all(value=STOOD_FOR) if values else ():
        tag["value"] = values[int(STOOD_FOR.fullmatch(str(tag["value"]))[1])]  # type: ignore[index]
    return own, list(invalid)


@lru_cache(maxsize=256)
def _parsed(body: str) -> tuple[BeautifulSoup, list[str]]:
    builder = Parsed()
    soup = BeautifulSoup(PICTURE.sub(_without_its_lines, body), builder=builder)
    return soup, [
        f"HTML is not valid at {line}:{column}: {name} {more or ''}"
        for (line, column), name, more in builder.errors
    ]


def _without_its_lines(found: re.Match[str]) -> str:
    """One of our pictures, which stand on every page: its lines are looked at once in a run."""
    opened, lines = found.groups()
    return f'{opened} data-lines="{_number(lines)}"></svg>' if _is_only_lines(lines) else found[0]


@cache
def _number(lines: str) -> str:
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


@cache
def _is_only_lines(lines: str) -> bool:
    """Whether a drawing is valid, and holds nothing that is looked for in a page."""
    builder = Parsed()
    soup = BeautifulSoup(f"{A_PAGE}<svg>{lines}</svg>", builder=builder)
    drawing = soup.find("svg")
    assert isinstance(drawing, Tag)
    inside = drawing.find_all(True)
    is_whole = len(inside) == len(soup.find_all(True)) - len(AROUND) and not soup.get_text()
    has_only_lines = all(tag.name in LINES and set(tag.attrs) <= DRAWN for tag in inside)
    return not builder.errors and is_whole and has_only_lines


@dataclass(frozen=True, slots=True)
class Tags:
    """Every tag of a page in its order, walked through once: a page is looked at in many ways."""

    every: tuple[Tag, ...]
    ids: tuple[str, ...]
    title: str
    is_in_english: bool

    def named(self, *names: str) -> list[Tag]:
        """The tags with these names."""
        return [tag for tag in self.every if tag.name in names]

    def having(self, *names: str) -> list[Tag]:
        """The tags with one of these attributes."""
        return [tag for tag in self.every if any(name in tag.attrs for name in names)]

    def first(self, name: str) -> Tag | None:
        """The first tag with this name."""
        return next((tag for tag in self.every if tag.name == name), None)

    @property
    def is_error(self) -> bool:
        """Whether the title begins with "Error:", or with one such word in another language."""
        if self.title.startswith("Error:"):
            return True
        return not self.is_in_english and bool(ANY_ERROR.match(self.title))


def tags_of(soup: BeautifulSoup) -> Tags:
    """All there is on a page."""
    every = tuple(soup.find_all(True))
    ids = tuple(str(tag["id"]) for tag in every if "id" in tag.attrs)
    is_in_english = bool(soup.html) and said_in(soup.html, "lang") == "en"
    return Tags(every, ids, words_in(soup.title), is_in_english)


def said_in(tag: Tag | None, name: str) -> str:
    """What an attribute says, as one text; nothing when it is not there."""
    value = tag.get(name) if tag else None
    return " ".join(value) if isinstance(value, list) else str(value or "")


def type_of(tag: Tag) -> str:
    """Of a field or a button: its type."""
    return said_in(tag, "type").lower()


def classes_of(tag: Tag) -> set[str]:
    """Its classes."""
    return set(said_in(tag, "class").split())


def words_in(tag: object) -> str:
    """What people read in it."""
    return " ".join(tag.get_text().split()) if isinstance(tag, Tag) else ""
