"""Whoever signs in lands on a page of ours, whatever the link says."""

from __future__ import annotations

import pytest

from app.access.local import local_path

ELSEWHERE = [
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%2fevil.example",
    "/%2F%2Fevil.example",
    "/%5cevil.example",
    "/%255c%255cevil.example",
    "/staff/../../evil",
    "/staff/%2e%2e/evil",
    "javascript:alert(1)",
    "/staff/\tx",
    "/staff/\r\nSet-Cookie: a=b",
    "/staff/%0d%0aSet-Cookie:a",
    " /staff/",
    "staff/",
    "",
    "/staffx/",
    "/s/getting-to-school",
    "http:/staff/",
    "/staff/" + "a" * 600,
    "//[/staff/",
]


@pytest.mark.parametrize("asked", ELSEWHERE)
def test_no_other_place_is_reached(asked: str) -> None:
    assert local_path(asked, "/staff/", below="/staff") == "/staff/"


@pytest.mark.parametrize("asked", ["/staff/", "/staff/hear/worries", "/staff/tell/f1?wave=a@2"])
def test_the_page_that_was_asked_for_is_reached(asked: str) -> None:
    assert local_path(asked, "/", below="/staff") == asked
