"""A whole survey is read: every text in it, and how it hangs together."""

from __future__ import annotations

import doctest

import pytest

import easyread.checking
from easyread import Asked, Finding, Glossary, SurveyWords, TestedBy, check, check_survey
from easyread.rules import all_rules
from easyread.survey import SurveyRule
from easyread.survey_rules import all_survey_rules
from easyread.wordlists import entries

LEAST = 5
LISTED = {"W": 28, "Q": 19, "S": 8, "P": 8}
NEEDED = {"S1", "S2", "S3", "S4", "S5", "S6", "S8", "P1", "P2", "P4", "P6", "P7"}
NEEDED |= {"W19", "W25", "W27", "W28", "Q6"}


def examples(which: str) -> list[object]:
    return [
        pytest.param(one, survey, id=f"{one.id}-{number}")
        for one in all_survey_rules()
        for number, survey in enumerate(getattr(one, which), 1)
    ]


def of(one: SurveyRule, survey: SurveyWords) -> list[Finding]:
    own = {told.message for told in one.find(survey)}
    return [f for f in check_survey(survey) if f.rule == one.id and f.message in own]


@pytest.mark.parametrize(("one", "survey"), examples("good"))
def test_a_good_survey_is_left_alone_by_its_rule(one: SurveyRule, survey: SurveyWords) -> None:
    assert of(one, survey) == []


@pytest.mark.parametrize(("one", "survey"), examples("bad"))
def test_a_bad_survey_is_found_by_its_rule(one: SurveyRule, survey: SurveyWords) -> None:
    found = of(one, survey)
    assert found
    assert all(finding.source and finding.try_this and finding.part for finding in found)


@pytest.mark.parametrize("one", all_survey_rules(), ids=lambda one: str(one.id))
def test_a_survey_rule_has_examples_a_reason_and_easy_words(one: SurveyRule) -> None:
    assert min(len(one.good), len(one.bad)) >= LEAST
    assert one.source
    assert one.find.__module__.rpartition(".")[2].startswith(
        f"{one.id[0].lower()}{int(one.id[1:]):02d}_"
    )
    for text in (one.title, one.why):
        assert [f.rule for f in check(text) if f.level == "error"] == []


def test_every_survey_rule_that_was_promised_is_here_once() -> None:
    ids = [one.id for one in all_survey_rules()]
    assert sorted(ids) == sorted(NEEDED)


def test_every_rule_of_the_list_is_checked_or_left_out_with_a_reason() -> None:
    listed = {f"{letter}{n}" for letter, last in LISTED.items() for n in range(1, last + 1)}
    built = {one.id for one in (*all_rules(), *all_survey_rules())}
    left_out = {row.avoid: row.why for row in entries("left_out")}
    assert listed - built == {name for name in left_out if " " not in name}
    assert all(left_out.values())
    assert {name.split()[0] for name in left_out if " " in name} <= built


def test_a_finding_in_a_survey_says_where() -> None:
    survey = SurveyWords(
        title="We utilise it",
        first_page=("We are glad. You can't stop.",),
        last_page=("It is 5% of us.",),
        questions=(
            Asked("Who helps you?", ("Mum", "We utilise it"), "Bring a coat, e.g. this."),
            Asked("We utilise it.", kind="info"),
            Asked("Do you agree that it is good?", lead=("We utilise it.",)),
            Asked("Tell us.", kind="words", starters=("We utilise it",), sign_post="It's late."),
        ),
    )
    errors = [(f.rule, f.part) for f in check_survey(survey) if f.level == "error"]
    assert errors == [
        ("W5", "title"),
        ("W10", "first page 1"),
        ("W11", "last page 1"),
        ("W5", "question 1: option 2"),
        ("W7", "question 1: hint"),
        ("W5", "question 2: ask"),
        ("Q2", "question 3: ask"),
        ("W5", "question 3: lead 1"),
        ("W5", "question 4: starter 1"),
    ]
    assert ("W10", "question 4: sign-post") in [(f.rule, f.part) for f in check_survey(survey)]


def test_two_words_for_one_thing_are_said_once() -> None:
    survey = SurveyWords((Asked("How is it?", lead=("A survey. A questionnaire.",)),))
    assert [f.part for f in check_survey(survey) if f.rule == "W19"] == ["question 1: lead 1"]


def test_a_fixed_name_is_no_second_word() -> None:
    names = Glossary(names=frozenset(["Survey Team"]))
    survey = SurveyWords((Asked("How is the questionnaire?"),), "Survey Team", extra=names)
    assert [f for f in check_survey(survey) if f.rule == "W19"] == []


def test_a_survey_that_is_not_english_says_so_once() -> None:
    survey = SurveyWords((Asked("Co słychać?"),) * 9, "Szkoła", ("Dzień dobry.",), language="pl")
    found = check_survey(survey)
    assert [f.rule for f in found] == ["language", "S1", "S2"]


def test_a_survey_of_nothing_has_no_trouble() -> None:
    assert check_survey(SurveyWords()) == []


def test_a_survey_that_a_group_tried_is_praised_by_silence() -> None:
    tried = SurveyWords(tested_by=(TestedBy("The Tuesday Club", 6, "3 June 2025"),))
    assert check_survey(tried) == []


def test_the_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(easyread.checking).failed == 0
