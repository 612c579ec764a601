"""For whoever chose how pages look: kept in one cookie, carried in links before, never more."""

from __future__ import annotations

import pytest

from app.web.choices import ALLOWED, USUAL, Choices, with_said
from app.web.scripts import scripts, shrink

KNOWN = frozenset({"en", "pl"})


@pytest.mark.parametrize("name", ALLOWED)
def test_every_choice_can_be_made_by_an_address(name: str) -> None:
    for value in ALLOWED[name]:
        assert getattr(with_said(USUAL, {name: value}, KNOWN), name) == value
    assert getattr(USUAL, name) == ALLOWED[name][0]


def test_nonsense_in_an_address_changes_nothing() -> None:
    before = Choices(size="4", lang="pl")
    said = {"size": "<script>", "colour": "9", "lang": "xx", "unknown": "1"}
    assert with_said(before, said, KNOWN) == before


def test_english_is_a_choice_too() -> None:
    assert with_said(Choices(lang="pl"), {"lang": "en"}, KNOWN).lang == ""


def test_only_what_differs_from_the_usual_is_kept() -> None:
    assert USUAL.as_text() == ""
    assert Choices(size="3", listen="pages").as_text() == "size=3&listen=pages"


def test_scripts_are_sent_without_their_comments() -> None:
    assert shrink("// why\n  go();\n\n") == "go();\n"
    assert "//" not in scripts().texts["heard"].replace("https://", "")
