"""For families in every language: each page that stands by itself opens, and nothing is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from app.web import language
from app.web.house import House
from tests.parts.visitors import Visitor
from tools.collect_words import every_sentence

PAGES = (
    "/", "/code", "/you-said-we-did", "/help", "/safe", "/privacy", "/accessibility", "/pictures",
    "/pictures/all", "/who-decides", "/contact-me", "/contact-me/sent",
)  # fmt: skip
VALUES = re.compile(r"(%\(\w+\)[sd]|%%)")
NewVisitor = Callable[..., Visitor]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_for_somebody_who_was_never_here(visitor: NewVisitor, path: str) -> None:
    page = visitor().get(path)
    assert page.status == 200
    assert page.path == path
    assert page.heading


def test_who_can_help_puts_the_young_first_and_leads_to_each_age(visitor: NewVisitor) -> None:
    page = visitor().get("/safe")
    for age in ("under-19", "over-19"):
        assert page.soup.select_one(f'main a[href="#{age}"]')
        assert page.soup.select_one(f"main #{age}")
    words = page.words
    assert words.index("0800 1111") < words.index("Samaritans") < words.index("999 BSL")
    worker = words.partition("A person who works with children")[2]
    assert "0151 907 8305" in worker
    assert "a grown-up you trust" in worker


@pytest.mark.parametrize("path", PAGES)
def test_looking_around_sets_no_cookie(visitor: NewVisitor, path: str) -> None:
    assert not visitor().get(path).seen.cookies


def test_every_picture_stands_with_its_word_on_one_page(visitor: NewVisitor, house: House) -> None:
    page = visitor().get("/pictures/all")
    shown = [item.get_text() for item in page.soup.select("main .code li")]
    assert sorted(shown) == sorted(house.area.pictures.words.values())
    assert len(page.soup.select("main .code li > svg")) == len(shown)
    assert [link["href"] for link in page.soup.select("main .rooms a")] == [
        f"#{group.id}" for group in house.area.pictures.groups
    ]


def test_whoever_drew_a_picture_is_named_with_the_licence(
    visitor: NewVisitor, house: House
) -> None:
    words = visitor().get("/pictures").words
    for told in house.area.pictures.credits:
        assert told["name"] in words
        assert told["licence"] in words


def test_a_page_that_is_not_there_says_so_in_plain_words(visitor: NewVisitor) -> None:
    page = visitor().get("/nowhere")
    assert page.status == 404
    assert "Traceback" not in page.words


@pytest.mark.parametrize(
    "path",
    ["/../etc/passwd", "/%2e%2e/", "//help", "/help;x", "/HELP", "/s/<script>", "/s/" + "a" * 50],
)
def test_a_trick_in_an_address_opens_nothing(visitor: NewVisitor, path: str) -> None:
    page = visitor().get(path, follow=False)
    assert page.status in {301, 308, 400, 404}


def test_another_sites_host_name_is_refused(visitor: NewVisitor) -> None:
    assert visitor(base_url="http://evil.example").get("/").status == 400


def test_a_form_from_another_site_is_refused(visitor: NewVisitor) -> None:
    refused = visitor().post("/code", {"survey": "x"}, Origin="https://evil.example")
    assert refused.status == 403
    refused = visitor().post("/code", {"survey": "x"}, Sec_Fetch_Site="cross-site")
    assert refused.status == 403


def test_a_letter_of_a_whole_book_is_refused(visitor: NewVisitor) -> None:
    assert visitor().post("/code", {"word": "x" * 300_000}).status == 413


def test_thousands_of_fields_are_refused(visitor: NewVisitor) -> None:
    fields = {f"f{number}": "x" for number in range(5_000)}
    assert visitor().post("/code", fields).status == 413


@pytest.fixture(scope="module")
def marked_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every sentence of ours, longer and marked."""
    translations = tmp_path_factory.mktemp("marked") / "translations"
    catalog = Catalog(locale="ar")
    for words in every_sentence():
        string: Any = tuple(map(marked, words.texts))
        string = string * 3 if len(string) == 2 else string[0]
        catalog.add(words.id, string=string, context=words.context)
    folder = translations / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as out:
        write_mo(out, catalog)
    return translations


@pytest.fixture
def pseudo(marked_words: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A language made at run time: every sentence is longer, marked, and read from the right."""
    monkeypatch.setattr(language, "TRANSLATIONS", marked_words)
    monkeypatch.setattr(language.install, "__defaults__", (marked_words,))
    return "ar"


def marked(text: str) -> str:
    """The sentence between marks, a third longer, with its values untouched."""
    parts = VALUES.split(text)
    stretched = "".join(
        p if VALUES.fullmatch(p) else re.sub(r"([aeiou])", r"\1\1", p) for p in parts
    )
    return f"⟦{stretched}⟧"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_in_a_language_that_is_longer_and_read_from_the_right(
    pseudo: str, house: House, path: str
) -> None:
    from app.factory import make_app

    page = Visitor(make_app(house)).get(f"{path}?lang={pseudo}")
    assert page.status == 200
    assert page.soup.html is not None
    assert page.soup.html["lang"] == "ar"
    assert page.soup.html["dir"] == "rtl"
    assert page.heading.startswith("⟦")
