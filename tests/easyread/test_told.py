"""What each rule points at and says to try, and what looks like it and is left alone.

The lines stand in told.yaml; in the rules' own files are only the few that a parent rep reads.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from easyread.passage import Asked, Passage
from easyread.rule import Rule
from easyread.rules import all_rules

Line = str | dict[str, Any]
LINES: dict[str, dict[str, list[Any]]] = YAML(typ="safe", pure=True).load(
    Path(__file__).with_name("told.yaml")
)


def read(one: Rule, line: Line) -> Passage:
    if isinstance(line, dict) and "text" in line:
        return Passage(**line)
    if isinstance(line, dict):
        parts = {key: tuple(said) if isinstance(said, list) else said for key, said in line.items()}
        asked = Asked(**parts)
        return Passage(asked.ask, "question", asked=asked)
    if "text" in one.kinds:
        return Passage(line)
    return Passage(line, "question", asked=Asked(line))


def lines(which: str) -> list[object]:
    return [
        pytest.param(one, line, id=f"{one.id}-{number}")
        for one in all_rules()
        for number, line in enumerate(LINES.get(one.id, {}).get(which, ()), 1)
    ]


@pytest.mark.parametrize(("one", "row"), lines("told"))
def test_a_rule_points_at_the_words_and_says_what_to_try(one: Rule, row: dict[str, Any]) -> None:
    passage = read(one, row["line"])
    found = list(one.find(passage))
    assert len(found) == row.get("times", 1)
    first = found[0]
    assert passage.text[first.start : first.end] == row.get("at", passage.text)
    assert first.try_this == row.get("try", "")
    assert (first.level or one.level) == row.get("level", one.level)


@pytest.mark.parametrize(("one", "line"), lines("left"))
def test_a_rule_leaves_alone_what_only_looks_like_it(one: Rule, line: Line) -> None:
    assert list(one.find(read(one, line))) == []
