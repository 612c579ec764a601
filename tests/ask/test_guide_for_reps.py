"""The guide for parent reps tells of every key, every kind and every rule there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from app.ask import survey as words
from app.place.words import Frozen

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "for-parent-reps.md").read_text("utf-8")
SOURCES = [*(ROOT / "app" / "place").glob("*.py"), *(ROOT / "app" / "ask").glob("**/*.py")]
PARTS = [words.Survey, words.Question, words.Option, words.Measures, words.Privacy, words.TestedBy]
RULE = re.compile(
    r'"((?:yaml|key|kind|value|id|option|options|only-if|voice|outcome|strand|duty|priority|item'
    r'|theme|band|contact|age|clip|number|keep|file|area|sensitive)-[a-z0-9-]+|honest)"'
)


@pytest.mark.parametrize("model", PARTS)
def test_a_rep_finds_every_key_in_the_guide(model: type[Frozen]) -> None:
    assert [key for key in model.model_fields if f"`{key}" not in GUIDE] == []


@pytest.mark.parametrize(
    "names", [get_args(words.Kind), get_args(words.Voice)], ids=["kinds", "voices"]
)
def test_a_rep_finds_every_kind_and_voice_in_the_guide(names: tuple[str, ...]) -> None:
    assert [name for name in names if f"`{name}`" not in GUIDE] == []


def test_a_rep_finds_every_rule_in_the_guide() -> None:
    rules = {rule for file in SOURCES for rule in RULE.findall(file.read_text("utf-8"))}
    assert len(rules) > 30
    assert sorted(rule for rule in rules if f"`{rule}`" not in GUIDE) == []
