"""Codes are not guessed, and nobody who has a code is held up for long."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from limits import RateLimitItemPerMinute

from app.answer.pages import slowing
from app.answer.pages.slowing import network_of
from app.settings import Settings
from app.web.house import House
from tests.answer.going import SURVEY, TODAY, begin, open_survey
from tests.answer.test_coming_back import code_on, link_on
from tests.parts.heard import KEY, ROOT
from tests.parts.phones import phone_of, token_in
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
WRONG = "cat cat cat cat"


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    """Behind one web server that says where each request comes from."""
    return dataclasses.replace(
        Settings(tmp_path, ROOT / "surveys", database_url, "x" * 40, (("k1", KEY),)),
        trusted_hosts=("127.0.0.1", "localhost"),
        trusted_proxies=1,
    )


@pytest.fixture(autouse=True)
def wave(house: House) -> int:
    return open_survey(house, is_try_out=False, until=TODAY)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.17", "192.0.2.0/24"),
        ("192.0.2.255", "192.0.2.0/24"),
        ("192.0.3.0", "192.0.3.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.17", "192.0.2.0/24"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_a_household_or_a_school_is_one_network(address: str, network: str) -> None:
    assert network_of(address) == network


def test_beyond_the_ceiling_a_48_of_ipv6_is_one_network(visitor: NewVisitor) -> None:
    assert network_of("2001:db8:1:2::1", wide=True) == "2001:db8:1::/48"
    assert network_of("192.0.2.17", wide=True) == "192.0.2.0/24"
    guesser = visitor()
    form = guesser.get("/code")
    for number in range(slowing.CEILING.amount):
        try_code(guesser, WRONG, from_network(number), form)
    homes = [f"2001:db8:7:{number}::1" for number in range(slowing.FIRST_TRIES.amount + 1)]
    seen = [try_code(guesser, WRONG, home, form).status for home in homes]
    assert seen == [422] * slowing.FIRST_TRIES.amount + [429]


def from_network(number: int) -> str:
    return f"10.{number // 250}.{number % 250}.7"


def try_code(visitor: Visitor, code: str, address: str, page: Opened | None = None) -> Opened:
    token = token_in(page or visitor.get("/code"))
    form = {"token": token, "survey": SURVEY, "code": code}
    return visitor.post("/code", form, X_Forwarded_For=address)


def test_guessers_from_everywhere_reach_a_ceiling_and_whoever_has_a_code_comes_in(
    visitor: NewVisitor,
) -> None:
    person = visitor()
    begin(person)
    page = person.get(f"/s/{SURVEY}/code")
    guesser = visitor()
    form = guesser.get("/code")
    most = slowing.CEILING.amount
    seen = [try_code(guesser, WRONG, from_network(n), form).status for n in range(most + 1)]
    assert seen == [422] * (most + 1)
    quiet, first = "203.0.113.9", slowing.FIRST_TRIES.amount
    for _ in range(4):
        assert try_code(visitor(), code_on(page), quiet).path == "/code"
    seen = [try_code(guesser, WRONG, quiet, form).status for _ in range(first + 1)]
    assert seen == [422] * first + [429]
    shut = try_code(visitor(), code_on(page), quiet)
    assert (shut.status, shut.kind) == (429, "code")
    assert "Codes do not open now. Your answers stay." in shut.words
    opened = visitor()
    assert opened.send(opened.get(link_on(page))).path == "/code"


def test_one_survey_that_is_shut_shuts_no_other(house: House, visitor: NewVisitor) -> None:
    open_survey(house, "while-you-wait", is_try_out=True)
    guesser = visitor()
    form = guesser.get("/code")
    for number in range(slowing.CEILING.amount + 1):
        try_code(guesser, WRONG, from_network(number), form)
    other = {"token": token_in(form), "survey": "while-you-wait", "code": WRONG}
    assert guesser.post("/code", other, X_Forwarded_For="203.0.113.9").status == 422


def test_one_network_alone_never_shuts_a_survey_for_the_others(
    visitor: NewVisitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if its minutes passed quickly: after 60 wrong codes it goes on with two in a minute."""
    for name in ("EACH_NETWORK", "EACH_SURVEY"):
        monkeypatch.setattr(slowing, name, RateLimitItemPerMinute(10_000))
    guesser, school = visitor(), "198.51.100.20"
    form = guesser.get("/code")
    seen = [try_code(guesser, WRONG, school, form).status for _ in range(70)]
    assert seen == [422] * 62 + [429] * 8
    assert slowing.MANY_SLIPS.amount + 60 * slowing.SLOWLY.amount < slowing.CEILING.amount
    person = visitor()
    begin(person)
    code = code_on(person.get(f"/s/{SURVEY}/code"))
    assert try_code(visitor(), code, "203.0.113.9").path == "/code"


def test_right_codes_are_never_counted(visitor: NewVisitor) -> None:
    person = visitor()
    begin(person)
    code = code_on(person.get(f"/s/{SURVEY}/code"))
    for _ in range(40):
        assert try_code(visitor(), code, "198.51.100.20").status == 200


def test_too_many_envelopes_wait_on_their_phones_and_another_network_goes_on(
    visitor: NewVisitor,
) -> None:
    person = visitor()
    begin(person)
    phone = phone_of(person, SURVEY)
    sealed = phone.seal(2, [("answer", "bus"), ("go", "next")])

    def send(envelope: bytes, address: str) -> tuple[int, str | None]:
        page = person.post(f"/s/{SURVEY}/sealed", envelope, follow=False,  # type: ignore[arg-type]
                           Content_Type="application/octet-stream",
                           X_Forwarded_For=address)  # fmt: skip
        return page.status, page.seen.headers.get("X-Heard")

    most = slowing.ENVELOPES.amount
    hall = [send(b"\x01junk", f"198.51.100.{n % 250}") for n in range(most)]
    assert set(hall) == {(400, "not-ours")}
    # Without a word of ours a phone forgets nothing, sends nothing after it, and comes again.
    assert send(sealed, "198.51.100.3") == (429, None)
    assert send(sealed, "203.0.113.9") == (204, "kept")
