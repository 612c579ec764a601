"""For families on slow phones and in their own colours: how every page is dressed."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re

import pytest
from flask import Flask, render_template

from app.web import language
from app.web.house import House
from app.web.look import dress, link
from app.web.stylesheet import shrink, stylesheet, stylesheet_for
from tests.house.files import ROOT

INFORMATION = ["help", "safe", "privacy", "accessibility", "who_decides", "pictures", "error"]
STATUSES = [400, 403, 404, 405, 413, 429, 500, 503]


@pytest.fixture
def app(house: House) -> Flask:
    """A door with nothing but the look."""
    app = Flask("app.web", root_path=str(ROOT / "app" / "web"))
    app.extensions["heard"] = house
    language.install(app)
    dress(app, house.area.pictures, house.area.place)
    return app


def page(app: Flask, name: str, **more: object) -> str:
    with app.test_request_context("/"):
        return render_template(f"web/{name}.html", credits=({"name": "A set"},), **more)


def test_the_whole_look_is_a_small_text() -> None:
    assert len(gzip.compress(stylesheet().text.encode(), 6)) <= 2300
    assert len(gzip.compress(stylesheet(whole=True).text.encode(), 6)) <= 2600


@pytest.mark.parametrize(
    ("page", "is_whole"),
    [('<ul class="code">', True), ('<div class="small taps">', True), ('<p class="with">', False),
     ("The code has 4 pictures. Taps.", False), ('<p class="encode">', False)],
)  # fmt: skip
def test_only_a_page_with_rare_parts_carries_how_they_look(page: str, is_whole: bool) -> None:
    assert stylesheet_for(page) == stylesheet(whole=is_whole)


def test_every_page_has_the_looks_of_all_that_stands_in_it() -> None:
    whole, usual = (set(re.findall(r"\.([a-z][a-z-]+)", stylesheet(whole=w).text)) for w in (1, 0))
    for name in whole - usual:
        assert stylesheet_for(f'<p class="{name}">') == stylesheet(whole=True), name


def test_the_policy_hash_is_that_of_the_text_in_the_page(app: Flask) -> None:
    styles = re.findall(r"<style>(.*?)</style>", page(app, "help"), re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    assert [digest] == [stylesheet().sha256] * len(styles)


def test_making_it_small_keeps_what_it_means() -> None:
    assert shrink("/* why */ .a :checked { gap: 0.5em }") == ".a :checked{gap:.5em}"
    assert shrink("a:focus { margin: 0 0 1em; }") == "a:focus{margin:0 0 1em}"
    assert (
        shrink("@media (a: b) { i { x: min(1rem, 5vw); } }") == "@media (a:b){i{x:min(1rem,5vw)}}"
    )


def test_the_look_works_right_to_left() -> None:
    sided = r"(margin|padding|border)-(left|right)|text-align:(left|right)|[{;](left|right):"
    assert not re.search(sided, stylesheet().text)


def test_nothing_in_the_look_comes_from_elsewhere() -> None:
    assert not re.search(r"url\(|@import|@font-face", stylesheet().text)


@pytest.mark.parametrize("name", INFORMATION)
def test_an_information_page_fits_one_small_answer(app: Flask, name: str) -> None:
    assert len(gzip.compress(page(app, name, status=404).encode(), 6)) <= 6 * 1024


@pytest.mark.parametrize("name", INFORMATION)
def test_help_safety_and_the_way_out_are_on_every_page(app: Flask, name: str) -> None:
    html = page(app, name, status=404)
    for path in ("/help", "/safe", "/leave", "/privacy", "/accessibility", "/who-decides"):
        assert f'href="{path}"' in html


@pytest.mark.parametrize("name", INFORMATION)
def test_no_page_promises_what_nobody_can_keep(app: Flask, name: str) -> None:
    promises = r"anonym|secret|nobody will know|cannot find you|confidential"
    assert not re.search(promises, page(app, name, status=404), re.IGNORECASE)


def test_the_safety_page_leaves_a_title_that_tells_nothing(app: Flask) -> None:
    title = re.search(r"<title>(.*?)</title>", page(app, "safe"))
    assert title
    assert not re.search(r"safe|abuse|danger|worr", title[1], re.IGNORECASE)


def test_a_number_to_call_can_be_tapped(app: Flask) -> None:
    html = page(app, "safe")
    assert 'href="tel:999"' in html
    assert 'href="sms:85258"' in html


@pytest.mark.parametrize("status", STATUSES)
def test_an_error_says_what_to_try_and_that_answers_are_kept(app: Flask, status: int) -> None:
    html = page(app, "error", status=status)
    assert "We keep the answers that you sent." in html
    assert re.search(r"<h1>(.+?)</h1>", html)


def test_links_keep_the_language_that_somebody_chose(app: Flask) -> None:
    app.extensions["heard.languages"] = frozenset({"en", "pl"})
    with app.test_request_context("/?lang=pl"):
        assert link("/help") == "/help?lang=pl"
    with app.test_request_context("/"):
        assert link("/help") == "/help"
