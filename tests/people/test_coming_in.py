"""Officers, reps and leads come in by a link and leave for good."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from app.factory import make_app
from app.outbox.tables import Mail
from app.people.invite import first_links, invite_by_command
from app.web.house import House
from tests.parts.heard import Clock
from tests.parts.visitors import HERE, Visitor
from tests.people.conftest import Invited, Join

COOKIE = "heard-staff"
NewVisitor = Callable[..., Visitor]


def cookie(somebody: Visitor) -> str:
    found = somebody._client.get_cookie(COOKIE, domain="127.0.0.1")
    return found.value if found else ""


def with_cookie(somebody: Visitor, value: str) -> Visitor:
    somebody._client.set_cookie(COOKIE, value, domain="127.0.0.1")
    return somebody


def is_in(somebody: Visitor) -> bool:
    return somebody.get("/staff/", follow=False).status == 200


@pytest.fixture
def with_mail(house: House) -> House:
    """The same house, with mail set up."""
    told = replace(house.settings, mail_url="smtp://127.0.0.1:1", mail_from="heard@example.org")
    return replace(house, settings=told)


def letters(house: House) -> list[Mail]:
    with house.database.reading() as session:
        return list(session.scalars(select(Mail).order_by(Mail.id)))


def test_a_stranger_is_sent_to_the_sign_in_page(visitor: NewVisitor) -> None:
    page = visitor().get("/staff/people")
    assert (page.path, page.status) == ("/staff/sign-in", 200)
    assert "next=/staff/people" in page.url.replace("%2F", "/")


def test_opening_a_link_does_not_use_it(visitor: NewVisitor, invited: Invited) -> None:
    path = invited("ann@example.org", "officer")
    scanner = visitor()
    for _ in range(3):
        assert scanner.get(path).kind == "link"
    scanner._client.head(path, base_url=HERE)
    assert not is_in(scanner)
    ann = visitor()
    assert ann.send(ann.get(path)).path == "/staff/"
    assert is_in(ann)


def test_a_used_link_says_kindly_that_it_is_over(visitor: NewVisitor, invited: Invited) -> None:
    path = invited("ann@example.org", "officer")
    ann, thief = visitor(), visitor()
    opened = thief.get(path)
    ann.send(ann.get(path))
    late = thief.send(opened)
    assert (late.status, late.kind) == (410, "link-is-over")
    assert thief.get(path).status == 410
    assert not is_in(thief)


def test_a_link_is_used_only_with_a_form_token(visitor: NewVisitor, invited: Invited) -> None:
    path = invited("ann@example.org", "officer")
    assert visitor().post(path).status == 400
    ann = visitor()
    assert ann.send(ann.get(path)).path == "/staff/"


def test_an_invitation_is_no_sign_in_link(visitor: NewVisitor, invited: Invited) -> None:
    path = invited("ann@example.org", "officer")
    assert visitor().get(path.replace("/invitation/", "/sign-in/")).status == 410


def test_a_copied_cookie_dies_at_sign_out(visitor: NewVisitor, join: Join) -> None:
    ann = join("officer")
    copy = with_cookie(visitor(), cookie(ann))
    assert is_in(copy)
    sign_out(ann)
    assert not is_in(ann)
    assert not is_in(copy)


def sign_out(somebody: Visitor) -> None:
    page = somebody.get("/staff/")
    token = page.soup.select_one("header form input[name=csrf_token]")
    assert token is not None
    left = somebody.post("/staff/sign-out", {"csrf_token": str(token["value"])})
    assert left.path == "/staff/sign-in"
    assert "You are signed out." in left.words


def test_signing_out_ends_the_sessions_on_other_devices(
    visitor: NewVisitor, join: Join, invited: Invited
) -> None:
    laptop, phone = join("officer"), visitor()
    phone.send(phone.get(invited("officer@example.org", "officer")))
    assert is_in(phone)
    sign_out(laptop)
    assert not is_in(phone)


def test_nobody_can_plant_a_session_before_sign_in(visitor: NewVisitor, invited: Invited) -> None:
    ann = visitor()
    page = ann.get(invited("ann@example.org", "officer"))
    planted = cookie(ann)
    ann.send(page)
    assert planted
    assert cookie(ann) != planted
    assert not is_in(with_cookie(visitor(), planted))


@pytest.mark.parametrize("value", ["x", "a" * 3000, "../../etc/passwd", "%00", "\u00e9", "a b;c"])
def test_a_tampered_cookie_is_signed_out(visitor: NewVisitor, value: str) -> None:
    page = with_cookie(visitor(), value).get("/staff/")
    assert (page.status, page.path) == (200, "/staff/sign-in")


def test_an_hour_without_a_tap_signs_out(clock: Clock, join: Join) -> None:
    ann = join("officer")
    for _ in range(3):
        clock.later(minutes=55)
        assert is_in(ann)
    clock.later(minutes=61)
    assert not is_in(ann)


def test_twelve_hours_sign_out_even_the_busy(clock: Clock, join: Join) -> None:
    ann = join("officer")
    for _ in range(24):
        clock.later(minutes=30)
        assert is_in(ann)
    clock.later(minutes=1)
    assert not is_in(ann)


def test_after_sign_in_the_asked_page_opens(visitor: NewVisitor, invited: Invited) -> None:
    ann = visitor()
    page = ann.get(invited("ann@example.org", "admin") + "?next=/staff/people")
    assert ann.send(page).path == "/staff/people"


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example", "/%5cevil.example"])
def test_no_other_site_opens_after_sign_in(
    visitor: NewVisitor, invited: Invited, place: str
) -> None:
    ann = visitor()
    page = ann.get(invited("ann@example.org", "admin") + f"?next={place}")
    assert ann.send(page).path == "/staff/"


@pytest.mark.parametrize(
    "trick",
    [
        {"X-Original-URL": "/staff/sign-in"},
        {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Prefix": "/x"},
        {"Remote-User": "admin@example.org", "X-Remote-User": "admin@example.org"},
        {"Authentication-Token": "x", "Authorization": "Basic YTpi"},
        {"X-HTTP-Method-Override": "GET"},
    ],
    ids=lambda trick: next(iter(trick)),
)
def test_headers_open_nothing(visitor: NewVisitor, join: Join, trick: dict[str, str]) -> None:
    join("admin")
    client = visitor()._client
    for path in (
        "/staff/people",
        "/staff//people",
        "/staff/people;x",
        "/staff/%70eople?auth_token=x",
    ):
        assert client.get(path, base_url=HERE, headers=trick).status_code in {303, 308, 404}


def test_known_or_not_the_answer_is_the_same(with_mail: House, join: Join) -> None:
    join("officer", "ann@example.org")
    doors = make_app(with_mail)
    known, unknown = (ask(doors, email) for email in ("Ann@example.org", "eve@example.org"))
    assert known.words == unknown.words
    assert (known.status, known.path) == (unknown.status, unknown.path)
    assert [letter.to for letter in letters(with_mail)] == ["ann@example.org"]


def ask(doors: Any, email: str, **headers: str) -> Any:
    somebody = Visitor(doors)
    return somebody.send(somebody.get("/staff/sign-in"), email=email)


def test_known_or_not_it_takes_the_same_time(with_mail: House, join: Join) -> None:
    for number in range(8):
        join("officer", f"known{number}@example.org")
    doors = make_app(with_mail)
    times: dict[str, list[float]] = {"known": [], "unknown": []}
    for number in range(8):
        for kind, found in times.items():
            somebody = Visitor(doors)
            page = somebody.get("/staff/sign-in")
            start = time.perf_counter()
            somebody.send(page, email=f"{kind}{number}@example.org", follow=False)
            found.append(time.perf_counter() - start)
    # the quickest of each: what is left when the machine is not busy with something else
    assert abs(min(times["known"]) - min(times["unknown"])) < 0.03


def test_the_mailed_link_signs_in_and_uses_our_own_address(with_mail: House, join: Join) -> None:
    join("officer", "ann@example.org")
    doors = make_app(with_mail)
    ann = Visitor(doors)
    asked = ann.get("/staff/people")
    ann.send(asked, email="ann@example.org")
    body = letters(with_mail)[0].body
    link = next(word for word in body.split() if "/staff/sign-in/" in word)
    assert link.startswith(f"{HERE}/staff/sign-in/")
    assert link.endswith("?next=/staff/people")
    page = ann.send(ann.get(link))
    assert page.path == "/staff/people"
    assert page.status == 403  # signed in, and the list is for admins
    assert is_in(ann)


def test_asking_too_often_is_slowed_for_one_address_only(with_mail: House, join: Join) -> None:
    join("officer", "ann@example.org")
    doors = make_app(with_mail)
    assert [ask(doors, "ann@example.org").status for _ in range(6)] == [200] * 5 + [429]
    assert [ask(doors, "eve@example.org").status for _ in range(6)] == [200] * 5 + [429]
    assert ask(doors, "bob@example.org").status == 200


def test_without_mail_the_page_says_what_to_do(visitor: NewVisitor) -> None:
    assert "heard people invite" in visitor().get("/staff/sign-in").words


def test_a_wrong_address_is_told_kindly(with_mail: House) -> None:
    page = ask(make_app(with_mail), "ann")
    assert page.title.startswith("Error:")
    assert page.soup.select_one(".govuk-error-summary a[href='#email']")
    assert page.soup.select_one("input[name=email]")["value"] == "ann"


def test_over_https_the_cookie_is_locked_to_this_host(house: House, clock: Clock) -> None:
    base = "https://heard.example.org"
    settings = replace(house.settings, base_url=base, trusted_hosts=("heard.example.org",))
    safe = replace(house, settings=settings)
    url = invite_by_command(safe.database, settings, "ann@example.org", "officer", clock())
    ann = Visitor(make_app(safe), base)
    opened = ann.get(url)
    assert all(line.startswith("__Host-heard-staff=") for line in opened.seen.cookies)
    assert ann.send(opened).path == "/staff/"


def test_the_first_start_lets_an_admin_and_a_lead_in(
    house: House, clock: Clock, visitor: NewVisitor
) -> None:
    found = first_links(house.database, house.settings, clock())
    assert set(found) == {"admin", "lead"}
    for link in found.values():
        somebody = visitor()
        somebody.send(somebody.get(link))
        assert is_in(somebody)
    assert first_links(house.database, house.settings, clock()) == {}


@pytest.mark.redis
def test_sessions_and_limits_are_shared_through_redis(
    house: House, join: Join, redis_url: str, clock: Clock
) -> None:
    told = replace(
        house.settings,
        redis_url=redis_url,
        mail_url="smtp://127.0.0.1:1",
        mail_from="h@example.org",
    )
    many = [make_app(replace(house, settings=told)) for _ in range(2)]
    ann = Visitor(many[0])
    url = invite_by_command(house.database, told, "ann@example.org", "officer", clock())
    ann.send(ann.get(url))
    elsewhere = with_cookie(Visitor(many[1]), cookie(ann))
    assert is_in(elsewhere)
    assert [ask(many[n % 2], "eve@example.org").status for n in range(6)] == [200] * 5 + [429]
    sign_out(ann)
    assert not is_in(elsewhere)
