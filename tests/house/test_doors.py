"""For everybody who kept a link or a poster: what opens today opens tomorrow."""

from __future__ import annotations

import pytest
from flask import Flask

from app.access.table import FAMILIES, STAFF
from app.factory import make_families, make_staff
from app.web.house import House
from tests.house.files import ROOT

# The addresses that people, posters and other systems were promised.
PROMISED = [
    "/",
    "/s/<>",
    "/s/<>/<>",
    "/s/<>/check",
    "/s/<>/thanks",
    "/s/<>/all",
    "/s/<>/paper",
    "/s/<>/poster",
    "/code",
    "/contact-me",
    "/you-said-we-did",
    "/you-said-we-did/<>",
    "/you-said-we-did/<>/helped",
    "/you-said-we-did.atom",
    "/you-said-we-did.json",
    "/embed/you-said-we-did",
    "/promises",
    "/outcomes",
    "/outcomes/<>",
    "/display",
    "/language",
    "/leave",
    "/help",
    "/safe",
    "/privacy",
    "/accessibility",
    "/pictures",
    "/who-decides",
    "/health",
]
# Doors that the next work opens. Take a line away when its page is there.
LATER = frozenset(
    [
        "/embed/you-said-we-did",
        "/promises",
        "/outcomes",
        "/outcomes/<>",
    ]
)
KEPT = ROOT / "tests" / "house" / "addresses.txt"


@pytest.fixture
def families(house: House) -> Flask:
    return make_families(house)


@pytest.fixture
def staff(house: House) -> Flask:
    return make_staff(house)


def addresses(app: Flask, before: str = "") -> set[str]:
    """Every address of a door, with <> for what changes."""
    import re

    return {before + re.sub(r"<[^>]*>", "<>", rule.rule) for rule in app.url_map.iter_rules()}


def test_every_endpoint_of_the_families_door_is_in_the_access_table(families: Flask) -> None:
    assert set(families.view_functions) == set(FAMILIES)


def test_every_endpoint_of_the_staff_door_is_in_the_access_table(staff: Flask) -> None:
    assert set(staff.view_functions) == set(STAFF)


def test_nothing_of_the_staff_is_behind_the_families_door(families: Flask) -> None:
    assert not {name for name in families.blueprints if name in {"people", "hear"}}
    assert not {path for path in addresses(families) if path.startswith("/staff")}
    assert "security" not in families.extensions


def test_every_promised_address_is_there(families: Flask) -> None:
    missing = set(PROMISED) - addresses(families) - LATER
    assert not missing


def test_no_page_that_is_there_is_still_called_later(families: Flask) -> None:
    assert not LATER & addresses(families)


def test_no_address_vanishes_unnoticed(families: Flask, staff: Flask) -> None:
    kept = set(KEPT.read_text("utf-8").split())
    now = addresses(families) | addresses(staff, "/staff")
    assert not kept - now, "Somebody may have kept these. Send them on to the new place."
    assert not now - kept, f"Add these to {KEPT.name}, so that they stay: {sorted(now - kept)}"


def test_forms_are_sent_by_post_and_pages_opened_by_get(families: Flask, staff: Flask) -> None:
    odd = [
        rule.rule
        for app in (families, staff)
        for rule in app.url_map.iter_rules()
        if set(rule.methods or ()) - {"GET", "HEAD", "OPTIONS", "POST"}
    ]
    assert not odd
