"""Every page of the staff's door is tried by everybody, by opening it and by sending to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from app.access.menu import MENU, menu_for
from app.access.roles import EVERY_ROLE, ROLES, TITLES, Role
from app.access.table import FAMILIES, PUBLIC, STAFF, Verdict, verdict
from app.factory import make_families, make_staff
from app.people.invite import invite_by_command
from app.people.store import user_by_email
from app.web.house import House

HERE = "http://127.0.0.1:8000"
STRANGER = "a stranger"
A_VALUE = {"IntegerConverter": "1", "UUIDConverter": "0" * 32, "FloatConverter": "1.0"}


def test_what_the_table_does_not_name_stays_shut() -> None:
    assert verdict(STAFF, "ask.forgotten", None) is Verdict.SIGN_IN
    assert verdict(STAFF, "ask.forgotten", EVERY_ROLE) is Verdict.NOT_YOURS


def test_somebody_without_a_role_opens_nothing() -> None:
    shut = {name for name, who in STAFF.items() if who != PUBLIC}
    assert {verdict(STAFF, name, frozenset()) for name in shut} == {Verdict.NOT_YOURS}


def test_the_table_names_roles_that_exist() -> None:
    for name, who in STAFF.items():
        assert who == PUBLIC or (who and who <= EVERY_ROLE), name
    assert set(FAMILIES.values()) == {PUBLIC}
    assert set(ROLES) == set(TITLES) == EVERY_ROLE


def test_the_menu_leads_only_where_a_role_may_go() -> None:
    assert {item.endpoint for item in MENU} <= set(STAFF)
    assert "people.everybody" not in {item.endpoint for item in menu_for({Role.REP}, STAFF)}


@pytest.fixture
def staff(house: House) -> Flask:
    return make_staff(house)


def paths(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Every rule of the app, with a path that fits it."""
    adapter = app.url_map.bind("127.0.0.1:8000")
    for rule in app.url_map.iter_rules():
        told = rule.defaults or {}
        values = {name: a_value(rule, name) for name in rule.arguments - told.keys()}
        yield rule, adapter.build(rule.endpoint, {**told, **values})


def a_value(rule: Rule, name: str) -> object:
    converter = rule._converters[name]
    given = A_VALUE.get(type(converter).__name__)
    if given is not None:
        return converter.to_python(given)
    return next(t for t in ("a", "a" * 32, "a" * 64) if fits(converter.regex, t))


def fits(pattern: str, text: str) -> bool:
    import re

    return re.fullmatch(pattern, text) is not None


def sign_in(app: Flask, house: House, role: str) -> FlaskClient:
    """Come in by an invitation."""
    client = app.test_client()
    if role == STRANGER:
        return client
    url = invite_by_command(
        house.database, house.settings, f"{role}@example.org", role, house.clock()
    )
    path = url.removeprefix(f"{HERE}/staff")
    app.config["WTF_CSRF_ENABLED"] = False
    assert client.post(path, base_url=HERE).status_code == 303
    app.config["WTF_CSRF_ENABLED"] = True
    with house.database.writing() as session:  # what needs training too is a test of its own
        user = user_by_email(session, f"{role}@example.org")
        assert user is not None
        user.trained_on = house.clock().date()
    return client


@pytest.mark.parametrize("role", [STRANGER, *sorted(EVERY_ROLE)])
def test_each_role_opens_what_the_table_says_and_nothing_else(
    staff: Flask, house: House, role: str
) -> None:
    client, odd = sign_in(staff, house, role), []
    roles = None if role == STRANGER else frozenset({role})
    for rule, path in paths(staff):
        wanted = verdict(STAFF, rule.endpoint, roles)
        for method in sorted((rule.methods or set()) & {"GET", "HEAD", "POST"}):
            reply = client.open(path, method=method, base_url=HERE)
            to_sign_in = reply.status_code == 303 and "/sign-in" in reply.headers["Location"]
            seen = (
                Verdict.NOT_YOURS
                if reply.status_code == 403
                else Verdict.SIGN_IN
                if to_sign_in
                else Verdict.COME_IN
            )
            if seen is not wanted or reply.status_code >= 500:
                odd.append(f"{method} {path}: {reply.status_code}, wanted {wanted.value}")
    assert not odd, "\n".join(odd)


def test_no_page_for_families_asks_anybody_to_sign_in(house: House) -> None:
    app = make_families(house)
    client = app.test_client()
    for rule, path in paths(app):
        if "GET" in (rule.methods or set()):
            reply = client.get(path, base_url=HERE)
            assert reply.status_code not in {401, 403}, path
            assert "/staff" not in reply.headers.get("Location", ""), path
