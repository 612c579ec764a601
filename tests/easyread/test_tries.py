"""What a rule tells a writer to try is something that can be written."""

from __future__ import annotations

from easyread import check, check_question


def tries(text: str, rule: str) -> list[str]:
    return [found.try_this for found in check(text) if found.rule == rule]


def test_a_long_sentence_is_not_cut_into_bits_that_say_nothing() -> None:
    text = (
        "We would like to know what you do in your free time at home or away, "
        "e.g. swimming and football."
    )
    assert tries(text, "W1") == ["Say one thing in each sentence."]


def test_a_long_sentence_is_cut_where_each_part_is_a_sentence() -> None:
    text = (
        "We will read what you write and then we will talk about it with the people who plan "
        "the buses."
    )
    (said,) = tries(text, "W1")
    assert said.startswith("We will read what you write. / We will talk about it")


def test_two_questions_are_not_split_into_two_that_lean() -> None:
    asked = "Do you agree that your teachers and helpers are kind?"
    found = check_question(asked, ("Yes", "No"), "", "one", "young_person")
    said = [each.try_this for each in found if each.rule == "Q1"]
    assert said == ["Ask about “teachers” and about “helpers” in two questions."]
