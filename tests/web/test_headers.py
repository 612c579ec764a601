"""For everybody's safety: what every answer of both doors carries, and what no door lets in."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from werkzeug.test import Client
from werkzeug.wrappers import Response

from app.factory import make_families, make_staff
from app.web.house import House
from app.web.stylesheet import stylesheet
from bench.client import Respondent, Tally
from tests.access.test_roles_and_doors import paths
from tests.parts.servers import Server

HERE = "http://127.0.0.1:8000"
EXACTLY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{style}; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
    "worker-src 'self'"
)
MAY_HAVE = {
    "Allow", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Length",
    "Content-Security-Policy", "Content-Type", "Date", "ETag", "Expires", "Last-Modified",
    "Location", "Retry-After", "Set-Cookie", "Vary", "X-Heard",
}  # fmt: skip
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE")
DOORS = {"families": make_families, "staff": make_staff}


@pytest.fixture(params=DOORS)
def door(request: pytest.FixtureRequest, house: House) -> tuple[Flask, str]:
    """Each door with its own policy: the families' names the hash of their one stylesheet."""
    style = f" 'sha256-{stylesheet().sha256}'" if request.param == "families" else ""
    return DOORS[request.param](house), POLICY.format(style=style)


def _with_its_style(reply: Response, policy: str) -> str:
    """The policy with the hash of the one stylesheet that this very page has."""
    whole = stylesheet(whole=True)
    policies = [policy, policy.replace(stylesheet().sha256, whole.sha256)]
    if not reply.get_data():  # HEAD
        return policies[reply.headers.get("Content-Security-Policy") == policies[1]]
    return policies[whole.text.encode() in reply.get_data()]


def odd(reply: Response, policy: str) -> list[str]:
    """What an answer carries too much, too little or twice."""
    names = [name for name, _ in reply.headers]
    wanted = EXACTLY | {"Content-Security-Policy": _with_its_style(reply, policy)}
    found = [n for n, value in wanted.items() if reply.headers.getlist(n) != [value]]
    found += sorted(set(names) - set(EXACTLY) - MAY_HAVE)
    if reply.status_code >= 300 and "no-store" not in reply.headers.get("Cache-Control", ""):
        found.append("Cache-Control")
    return found


def test_every_answer_of_every_address_and_method_carries_exactly_our_headers(
    door: tuple[Flask, str],
) -> None:
    app, policy = door
    client, found = Client(app, Response), []
    for _, path in paths(app):
        for method in METHODS:
            reply = client.open(path, method=method, base_url=HERE)
            found += [f"{method} {path} {reply.status_code}: {n}" for n in odd(reply, policy)]
            assert reply.status_code != 500
            reply.close()
    assert not found


@pytest.mark.parametrize(
    "path", ["/nowhere", "/static/nothing.css", "/s/%ff", "/%00", "/s/" + "x" * 900]
)
def test_every_error_carries_exactly_our_headers(door: tuple[Flask, str], path: str) -> None:
    app, policy = door
    reply = Client(app, Response).get(path, base_url=HERE)
    assert 400 <= reply.status_code < 500
    assert not odd(reply, policy)


@pytest.mark.parametrize(
    ("status", "how"),
    [
        (400, {"base_url": "http://evil.example"}),
        (400, {"base_url": "http://127.0.0.1.evil.example"}),
        (403, {"headers": {"Origin": "https://evil.example"}}),
        (403, {"headers": {"Origin": "null"}}),
        (403, {"headers": {"Sec-Fetch-Site": "cross-site"}}),
        (403, {"headers": {"Sec-Fetch-Site": "same-site"}}),
        (413, {"data": b"words=" + b"x" * 262_144}),
        (413, {"data": urlencode([("answer", "x")] * 501).encode()}),
    ],
    ids=["host", "host-that-begins-like-ours", "origin", "null", "cross-site", "same-site",
         "256-kb", "501-fields"],
)  # fmt: skip
def test_what_is_refused_is_refused_with_our_own_page(
    door: tuple[Flask, str], status: int, how: dict[str, Any]
) -> None:
    app, policy = door
    path = (
        "/code" if "answer" in app.blueprints and "answer.code_page" in app.view_functions else "/"
    )
    given = {"base_url": HERE, "content_type": "application/x-www-form-urlencoded"} | how
    reply = Client(app, Response).post(path, **given)
    assert reply.status_code == status
    assert 'data-page="error"' in reply.text or "<h1" in reply.text
    assert not odd(reply, policy)


TRICKS = {
    "X-Original-URL": "/staff/",
    "X-Rewrite-URL": "/staff/",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Prefix": "/staff",
    "X-HTTP-Method-Override": "DELETE",
    "Remote-User": "admin",
}


@pytest.mark.parametrize("name", TRICKS)
def test_a_header_opens_nothing_and_changes_nothing(doors: Any, name: str) -> None:
    plain = Client(doors, Response).get("/help", base_url=HERE)
    tricked = Client(doors, Response).get("/help", base_url=HERE, headers={name: TRICKS[name]})
    assert (tricked.status_code, tricked.data) == (plain.status_code, plain.data)


@pytest.mark.parametrize("body", [b"token=%ff%fe&word=%c3%28", b"\xff\xfe=\xfa", b"word=%00%01"])
def test_bytes_that_are_no_letters_break_nothing(doors: Any, body: bytes) -> None:
    reply = Client(doors, Response).post(
        "/code", base_url=HERE, data=body, content_type="application/x-www-form-urlencoded"
    )
    assert 400 <= reply.status_code < 500


def test_a_form_in_another_method_is_refused(doors: Any) -> None:
    assert Client(doors, Response).put("/code", base_url=HERE).status_code == 405


@pytest.mark.slow
def test_nobodys_address_and_no_browsers_name_is_kept_anywhere(
    own_server: Callable[..., Server],
) -> None:
    server = own_server()
    marks = {"User-Agent": "canary-browser-7f3a", "X-Forwarded-For": "203.0.113.77"}

    class Marked(Respondent):
        def _headers(self, sends: bool) -> dict[str, str]:
            return super()._headers(sends) | marks

    for start in ("/s/getting-to-school", "/s/how-life-feels"):
        for _ in Marked(server.url, random.Random(1), Tally()).answer_all(start):
            pass
    server.stop()
    kept = [file for file in server.home.rglob("*") if file.is_file()]
    assert {"heard.sqlite", "server.log"} <= {file.name for file in kept}
    for file in kept:
        held = file.read_bytes()
        assert not [mark for mark in marks.values() if mark.encode() in held], file.name
