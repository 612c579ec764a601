"""A link is for one purpose, and an address is written in one way."""

from __future__ import annotations

import pytest

from app.people.invitation import Purpose, clean_email, hash_for, new_token


def test_two_links_are_never_the_same() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {64}


def test_the_same_secret_for_another_purpose_is_another_link() -> None:
    assert len({hash_for("a" * 64, purpose) for purpose in Purpose}) == len(Purpose)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann@Example.ORG", "ann@example.org"),
        ("  ann@example.org\n", "ann@example.org"),
        ("ann+heard@example.co.uk", "ann+heard@example.co.uk"),
        ("\uff41nn@example.org", "ann@example.org"),
        ("first-admin@localhost", "first-admin@localhost"),
    ],
)
def test_an_address_is_kept_in_one_way(typed: str, kept: str) -> None:
    assert clean_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ann",
        "ann@",
        "@example.org",
        "ann@example..org",
        "ann@example.org\r\nBcc: all@example.org",
        "ann@example.org, bob@example.org",
        "Ann <ann@example.org>",
        "a@b@example.org",
        "ann@-example.org",
        "ann\u202e@example.org",
        "a" * 65 + "@example.org",
        "ann@" + "a" * 260 + ".org",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    assert clean_email(typed) is None
