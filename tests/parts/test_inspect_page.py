"""For everybody who relies on the careful visitor: it sees what it is there to see."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup

from app.web.guard import HEADERS, content_policy
from tests.parts.inspect_page import Seen, faults
from tests.parts.tags import parsed

STYLE = "body{color:#222}"
GOOD = f"""<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{STYLE}</style><title>Hello - Heard</title></head>
<body><main data-page="start"><h1>Hello</h1>
<form method="post"><input type="hidden" name="form_token" value="x">
<label for="a">Name</label><input id="a" name="a"><button>Next</button></form></main>
</body></html>"""
SHA = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
SENT = HEADERS | {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": content_policy(SHA),
    "Cache-Control": "no-store",
}
COOKIE = "heard=x; HttpOnly; Path=/; SameSite=Lax"


def said(
    body: str = GOOD,
    headers: Mapping[str, str] = SENT,
    cookies: tuple[str, ...] = (),
    is_https: bool = False,
) -> str:
    return "\n".join(faults(Seen("/s/x", 200, headers, cookies, body, is_https)))


def test_a_good_page_has_no_fault() -> None:
    assert said(cookies=(COOKIE,)) == ""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<h1>Hello</h1>", "", "one h1"),
        ("<h1>Hello</h1>", "<h1>Bye</h1>", "does not have the h1"),
        ('lang="en"', "", "language"),
        ('dir="ltr"', "", "direction"),
        ("<label for", "<p for", "no label"),
        ('<input id="a"', '<input id="a" style="x"', "style="),
        ('<input id="a"', '<input id="a" onclick="x"', "onclick="),
        ("<h1>", "<script>1</script><h1>", "script stands"),
        ("<h1>", '<h1 id="a">', "stands twice"),
        ("<h1>", '<a href="#b">b</a><h1>', "goes nowhere"),
        ("<h1>", '<a href="javascript:x">b</a><h1>', "runs something"),
        ("<h1>", '<img src="https://other.example/x.png" alt=""><h1>', "from elsewhere"),
        ("<h1>", "<div><p></div><h1></p>", "not valid"),
        ('name="form_token"', 'name="x"', "no token"),
        ("<button>Next</button>", "", "no button"),
        (STYLE, "body{color:red}", "style-src"),
        ("initial-scale=1", "initial-scale=1, maximum-scale=1", "zooming"),
        ('data-page="start"', 'data-page="question"', "Question 3"),
        ('<main data-page="start">', "<main>", "data-page"),
        ('<input id="a"', '<input tabindex="3" id="a"', "keyboard"),
        ("<h1>", '<div class="error-summary"></div><h1>', 'begins "Error:"'),
    ],
    ids=lambda value: value if " " not in value and "<" not in value else "",
)
def test_a_fault_in_a_page_is_seen(old: str, new: str, fault: str) -> None:
    assert fault in said(GOOD.replace(old, new, 1))


@pytest.mark.parametrize("name", [*HEADERS, "Content-Security-Policy", "Cache-Control"])
def test_a_missing_header_is_seen(name: str) -> None:
    is_https = name == "Strict-Transport-Security"
    without = {key: value for key, value in SENT.items() if key != name}
    assert said(headers=without, is_https=is_https)


@pytest.mark.parametrize(
    "cookie",
    [
        COOKIE.replace("; HttpOnly", ""),
        COOKIE.replace("Lax", "None"),
        COOKIE.replace("Path=/", "Path=/s"),
        COOKIE + "; Domain=example.org",
        COOKIE.replace("=x", "=" + "x" * 3600),
    ],
    ids=["script", "other-sites", "path", "domain", "long"],
)
def test_a_careless_cookie_is_seen(cookie: str) -> None:
    assert said(cookies=(cookie,))


def test_on_https_a_cookie_has_its_prefix() -> None:
    assert said(cookies=(COOKIE,), is_https=True)
    assert not said(
        cookies=("__Host-heard=x; Secure; HttpOnly; Path=/; SameSite=Lax",), is_https=True
    )


PICTURE = '<svg viewBox="0 0 72 72" aria-hidden="true">{}</svg>'


def test_the_lines_of_a_picture_are_not_walked_through_on_every_page() -> None:
    page = GOOD.replace("<h1>", PICTURE.format('<path d="M1 1h9"/>') + "<h1>")
    assert said(page) == ""
    soup, _ = parsed(page)
    assert soup.svg is not None
    assert not soup.svg.contents
    assert soup.svg != parsed(page.replace("M1 1h9", "M1 1h8"))[0].svg


@pytest.mark.parametrize(
    ("drawn", "fault"),
    [
        ('<path onclick="x" d="M1 1"/>', "onclick="),
        ('<path style="x" d="M1 1"/>', "style="),
        ("<g><script>x()</script></g>", "a script"),
        ('<path id="a"/><path id="a"/>', "stands twice"),
        ("<path/></g>", "not valid"),
        ("<p>x</p>", "not valid"),
        ('<image href="x"/>', ""),
    ],
)
def test_a_picture_that_is_more_than_lines_is_seen_whole(drawn: str, fault: str) -> None:
    page = GOOD.replace("<h1>", PICTURE.format(drawn) + "<h1>")
    assert fault in said(page)
    soup, _ = parsed(page)
    assert soup.svg is not None
    assert "data-lines" not in soup.svg.attrs


def test_pages_that_differ_only_in_a_token_are_each_their_own() -> None:
    pages = [
        GOOD.replace('value="x"', f'value="{letter * 40}"').replace('id="a"', f'id="a" value="{n}"')
        for n, letter in enumerate("ab")
    ]
    first, second = (parsed(page)[0] for page in pages)
    assert [field["value"] for field in first.select("input")] == ["a" * 40, "0"]
    assert [field["value"] for field in second.select("input")] == ["b" * 40, "1"]
    again, _ = parsed(pages[0])
    assert again == first
    again.main.extract()  # type: ignore[union-attr]
    assert parsed(pages[0])[0] == first
    assert str(first) == str(BeautifulSoup(pages[0], "html5lib"))
