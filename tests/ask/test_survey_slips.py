"""What a parent rep is told when a survey file has a slip in it: where, what, and what to try."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from app.ask.survey import Survey
from app.ask.survey_file import read_survey
from tests.ask.cast import HEAD, QUESTIONS, SMALL, area, changed, line_of, problems

WORDS = """\
  - id: better
    kind: words
    ask: What would make it better?
    voices: {parent: What would make it better?}
    picture: idea
"""
FEEL = QUESTIONS[QUESTIONS.index("  - id: feel") :]
SLIPS = YAML(typ="safe").load(Path(__file__).with_name("slips.yaml").read_text("utf-8"))
BY_NAME = {row["slip"]: row for row in SLIPS}


def slip_of(name: str, text: str = SMALL) -> str:
    row = BY_NAME[name]
    return changed(FEEL if row["typed"] == "FEEL" else row["typed"], row["instead"], text)


@pytest.mark.parametrize("name", BY_NAME)
def test_a_rep_is_told_the_line_and_what_to_try(name: str) -> None:
    row, text = BY_NAME[name], slip_of(name)
    found = problems(text)
    told = {problem.line: problem for problem in found if problem.rule == row["rule"]}
    line = line_of(text, row["on_line"])
    assert line in told, [str(problem) for problem in found]
    assert row["advice"] in told[line].try_this


def test_a_rep_without_slips_hears_nothing() -> None:
    assert problems(SMALL) == []


def test_a_rep_hears_of_every_slip_at_once() -> None:
    text = SMALL
    for name in ("a key is misspelt", "a kind is misspelt", "only_if names no answer",
                 "a picture is not drawn", "privacy has no contact"):  # fmt: skip
        text = slip_of(name, text)
    rules = {problem.rule for problem in problems(text)}
    assert {"key-unknown", "value-unknown", "only-if-option", "P1", "key-missing"} <= rules


def test_each_missing_part_of_the_privacy_block_is_told() -> None:
    text = changed(HEAD[HEAD.index("privacy") :], "privacy: {}\n")
    told = " ".join(problem.message for problem in problems(text))
    for part in ("basis", "condition", "controller", "contact", "keep_days"):
        assert f'"{part}" is missing' in told


def test_problems_come_in_the_order_of_the_file() -> None:
    text = changed("[bus]}", "[buss]}", changed("id: buses", "id: Buses"))
    lines = [problem.line for problem in problems(text)]
    assert lines == sorted(lines)


def test_a_question_cannot_look_at_a_later_one() -> None:
    turned = QUESTIONS.replace(
        "    picture: bus\n    options", "    picture: bus\n    only_if: {feel: bad}\n    options"
    )
    found = [p for p in problems(HEAD + turned) if p.rule == "only-if-forward"]
    assert found
    assert found[0].line == line_of(HEAD + turned, "only_if: {feel")
    assert found[0].column == len("    only_if: {") + 1


def test_a_question_cannot_look_at_words() -> None:
    text = HEAD + QUESTIONS.replace("  - id: feel", WORDS + "  - id: feel").replace(
        "{travel: [bus]}", "{better: [yes]}"
    )
    assert "only-if-kind" in {problem.rule for problem in problems(text)}


def test_nobody_chooses_from_six_answers() -> None:
    more = "".join(
        f"      - {{id: {name}, text: {name.title()}, picture: {name}}}\n"
        for name in ("taxi", "car", "school", "seat")
    )
    five = HEAD + QUESTIONS.replace("  - id: feel", more.rsplit("\n", 2)[0] + "\n  - id: feel")
    six = HEAD + QUESTIONS.replace("  - id: feel", more + "  - id: feel")
    assert [p.level for p in problems(five) if p.rule == "Q5"] == ["warning"]
    assert [p.level for p in problems(six) if p.rule == "Q5"] == ["error"]


def _long(number: int) -> str:
    page = "  - {{id: q{n}, kind: yes_no, picture: bus, ask: Do you like the bus?, voices: {{parent: Does your child like the bus?}}}}\n"  # noqa: E501
    return HEAD + "questions:\n" + "".join(page.format(n=n) for n in range(number))


@pytest.mark.parametrize(("number", "levels"), [(8, []), (9, ["warning"]), (13, ["error"])])
def test_nobody_gets_thirteen_questions(number: int, levels: list[str]) -> None:
    assert [p.level for p in problems(_long(number)) if p.rule == "S1"] == levels


def test_a_number_in_use_is_another_surveys() -> None:
    found = read_survey(SMALL, "again.yaml", area(), known={"buses"})
    assert isinstance(found, list)
    assert [problem.rule for problem in found] == ["id-twice"]


@pytest.mark.parametrize("text", ["", "a: 1", "- a", "word", "questions: 3", "questions: [1, {}]"])
def test_a_file_that_is_no_survey_is_told_so(text: str) -> None:
    found = read_survey(text, "x.yaml", area())
    assert isinstance(found, list)
    assert found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SMALL) - 1), st.integers(1, 40), st.text(max_size=12))
def test_no_slip_of_the_hand_breaks_the_check(at: int, length: int, typed: str) -> None:
    text = SMALL[:at] + typed + SMALL[at + length :]
    found = read_survey(text, "x.yaml", area())
    assert isinstance(found, Survey) or any(problem.is_error for problem in found)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_check(raw: bytes) -> None:
    assert isinstance(read_survey(raw, "x.yaml", area()), list)
