"""A writer is told each trouble once, at the right place, with something to try."""

from __future__ import annotations

import pytest

from easyread import Glossary, check, check_letter, check_question
from easyread.finding import Finding


def rules_of(found: list[Finding]) -> list[str]:
    return [finding.rule for finding in found]


def errors_of(found: list[Finding]) -> list[str]:
    return [finding.rule for finding in found if finding.level == "error"]


def test_a_plain_text_gets_no_finding() -> None:
    assert check("The bus is late. We will help you.") == []


def test_places_count_code_points_also_after_an_emoji() -> None:
    text = "👩‍👩‍👧 We utilise it."
    (finding,) = check(text)
    assert text[finding.start : finding.end] == "utilise"
    assert finding.try_this == "use"


def test_findings_come_in_the_order_of_the_text() -> None:
    found = check("We utilise 75% & more. They can't come.")
    assert [f.start for f in found] == sorted(f.start for f in found)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Your EHCP is here.", "W6"),
        ("We got 75% of it.", "W11"),
        ("You have a lot on your plate.", "W9"),
        ("Ask your OT now.", "W7"),
    ],
    ids=["jargon before initials", "percent before signs", "saying", "initials"],
)
def test_one_trouble_gives_one_message(text: str, rule: str) -> None:
    assert rules_of(check(text)) == [rule]


def test_a_not_in_a_question_is_said_once() -> None:
    assert rules_of(check_question("What do you not like?")) == ["Q12"]


def test_a_word_that_the_next_sentence_explains_may_stay() -> None:
    assert errors_of(check("Ask for a referral. This means another service helps you.")) == []
    assert errors_of(check("Ask for a referral. It is free.")) == ["W6"]


def test_a_word_that_the_page_explains_may_stay() -> None:
    extra = Glossary(explained=frozenset(["referral", "send"]))
    assert check("Ask for a referral.", extra=extra) == []
    assert check("Ask the SEND team.", extra=extra) == []


def test_an_area_can_add_its_own_words() -> None:
    extra = Glossary(terms={"iCART": "The team to ring.", "blue door": "The room for families."})
    found = check("Come to the blue door.", extra=extra)
    assert [(f.rule, f.try_this) for f in found] == [("W6", "The room for families.")]


def test_the_name_of_a_group_stays_as_it_is() -> None:
    extra = Glossary(names=frozenset(["Anytown SEND Carers Forum"]))
    assert check("We are the Anytown SEND Carers Forum.", extra=extra) == []


def test_a_jargon_word_in_a_name_is_only_worth_a_thought() -> None:
    found = check("We told the Care Quality Commission.")
    assert errors_of(found) == []


def test_official_words_in_quotation_marks_stay_as_they_are() -> None:
    text = "The law says “suitable provision must be secured by the local authority”."
    assert check(text) == []
    assert errors_of(check("We call it “provision”.")) == ["W6"]


def test_fixed_words_stay_as_they_are() -> None:
    assert check("I am not sure") == []
    assert check("You can ring Childline.") == []


def test_sixteen_words_are_an_error_where_it_must_be_clear() -> None:
    text = "If you are not safe at home you can tell any grown up that you like here."
    assert [f.level for f in check(text) if f.rule == "W1"] == ["warning"]
    assert [f.level for f in check(text, strict=True) if f.rule == "W1"] == ["error"]


def test_a_long_sentence_is_given_back_in_parts() -> None:
    text = (
        "We read every answer that you give, and we tell the people who plan buses,"
        " and then you get a letter from us."
    )
    (finding,) = check(text)
    assert finding.level == "error"
    assert finding.try_this == (
        "We read every answer that you give. / We tell the people who plan buses."
        " / Then you get a letter from us."
    )


def test_a_text_that_is_not_english_says_what_was_not_checked() -> None:
    found = check("Dokąd jedzie autobus? 75% & więcej.", language="pl")
    assert rules_of(found) == ["language", "W11", "W15"]
    assert found[0].level == "info"


def test_a_pseudo_language_of_english_is_english() -> None:
    assert rules_of(check("We utilise it.", language="en-GB")) == ["W5"]


def test_a_finding_in_an_answer_or_a_hint_says_where() -> None:
    asks, answers = "How is it for you?", ["Good", "We utilise it"]
    found = check_question(asks, answers, "Bring a coat, e.g. this.")
    assert [(f.rule, f.part) for f in found] == [("W5", "option 2"), ("W7", "hint")]


def test_a_page_to_read_is_not_taken_for_a_question() -> None:
    assert check_question("Take a break.", kind="info") == []


def test_an_answer_that_says_no_is_fine() -> None:
    assert check("No help", "option") == []


@pytest.mark.parametrize(
    ("ask", "tip"),
    [
        (
            "Are your teachers and helpers kind?",
            "Are your teachers kind? / Are your helpers kind?",
        ),
        (
            "Is the bus clean and is it on time?",
            "Is the bus clean? / Is it on time?",
        ),
    ],
    ids=["two nouns", "two clauses"],
)
def test_a_double_question_is_given_back_as_two(ask: str, tip: str) -> None:
    assert [f.try_this for f in check_question(ask) if f.rule == "Q1"] == [tip]


def test_either_or_is_fine_when_both_are_offered() -> None:
    assert check_question("Do you walk or cycle?", ["Walk", "Cycle"]) == []
    assert "Q1" in rules_of(check_question("Do you walk or cycle?", ["Yes", "No"]))


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("75% of us", "3 out of 4"),
        ("33 % of us", "1 out of 3"),
        ("12 percent of us", "about 1 out of 10"),
        ("97% of us", "nearly all"),
        ("3% of us", "a few"),
        ("7% of us", "7 out of 100"),
        ("100% of us", "all"),
        ("0% of us", "none"),
        ("150% of us", "Say “more than before” and how many."),
        ("a percentage of us", "Say it as “3 out of 4”, “most” or “a few”."),
    ],
    ids=lambda value: str(value),
)
def test_a_percentage_is_said_in_people(text: str, tip: str) -> None:
    assert [f.try_this for f in check(text) if f.rule == "W11"] == [tip]


def test_a_question_in_a_letter_is_read_as_a_question() -> None:
    text = "We want to know. Do you agree that the bus is good? Is it not late?"
    found = check_letter(text)
    assert [(f.rule, text[f.start : f.end]) for f in found] == [
        ("Q2", "Do you agree that"),
        ("Q12", "not"),
    ]


def test_a_letter_that_is_not_english_says_so_once() -> None:
    assert rules_of(check_letter("Co słychać? 5%", language="pl")) == ["language", "W11"]


def test_two_fixed_strings_in_one_text_stay_as_they_are() -> None:
    assert check("Tap I am not sure. You can ring Childline. I do not know.") == []


def test_a_hard_word_that_is_explained_may_stay() -> None:
    assert check("The policy is new. This means the rules changed.") == []


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("Come on 03/06/26.", "3 June 2026"),
        ("Come on 3.6.2026.", "3 June 2026"),
        ("Come on 03/13/26.", "Write it like this: Tuesday 3 June 2025."),
        ("Come on June 3rd.", "3 June"),
        ("Come on 3rd June.", "3 June"),
        ("Come at 15:00.", "3pm"),
        ("Come at 15:30.", "3:30pm"),
    ],
    ids=lambda value: str(value),
)
def test_a_date_or_time_is_given_back_in_words(text: str, tip: str) -> None:
    assert [f.try_this for f in check(text) if f.rule == "W24"] == [tip]


def test_what_stands_in_an_address_is_left_alone() -> None:
    assert check("Look at https://example.org/03/06/2026/5%20a;b?c=1(2).") == []


def test_lines_that_an_editor_wrapped_are_one_sentence() -> None:
    text = (
        "We read all that you say to us. After this meeting\nwe tell the people who plan the buses."
    )
    assert [finding.rule for finding in check(text)] == ["W1"]


def test_an_area_s_word_may_stay_where_the_page_explains_it() -> None:
    extra = Glossary(terms={"Blue Door": "A room."}, explained=frozenset(["blue door"]))
    assert check("Come to the blue door.", extra=extra) == []


def test_initials_that_are_spelled_out_may_stay_each_time() -> None:
    assert check("The Red Queue Team, RQT, will ring you. RQT is open today.") == []
    assert rules_of(check("Special Needs Team, EHCNA, here.")) == ["W6"]


def test_a_long_answer_is_found() -> None:
    found = check("A quiet place where I can sit", "option")
    assert [(f.rule, f.level) for f in found] == [("Q14", "warning")]


def test_a_short_form_that_is_spelled_out_just_before_may_stay() -> None:
    assert "W7" not in rules_of(check("You see a speech therapist, ST, today."))
    assert "W7" not in rules_of(check("You see an occupational therapist, OT, today."))


def test_a_date_in_an_address_is_left_alone() -> None:
    assert check("Look at www.example.org?day=03/06/2026 today.") == []


@pytest.mark.parametrize(
    ("ask", "tip"),
    [
        ("Is the bus good?", "Is the bus good or bad?"),
        ("Do you like lunch?", "How is lunch? Good, OK or bad?"),
        ("Do you feel it?", "Ask how it is: good, OK or bad."),
    ],
    ids=["a word of judging", "liking", "feeling"],
)
def test_a_yes_or_no_opinion_is_given_back_with_both_ends(ask: str, tip: str) -> None:
    found = check_question(ask, kind="yes_no")
    assert [f.try_this for f in found if f.rule == "Q4"] == [tip]


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("The bus is late and we wait for it.", "The bus is late. / We wait for it."),
        (
            "They read what you say and decide what to do.",
            "They read what you say. / They decide what to do.",
        ),
        ("Bring your coat and ring us now.", "Bring your coat. / Ring us now."),
        ("Mum got your form and sent it back.", "Make two sentences. Say in each who does it."),
        ("Bring a coat, a hat, a bag.", "Put each thing on a line of its own."),
    ],
    ids=["two clauses", "one who does both", "two things to do", "a longer name", "a list"],
)
def test_two_ideas_are_given_back_as_two_sentences(text: str, tip: str) -> None:
    assert [f.try_this for f in check(text) if f.rule == "W2"] == [tip]


def test_one_trouble_of_two_kinds_is_said_once() -> None:
    assert rules_of(check("Although it rained, we sang, and we went.")) == ["W2"]
    assert rules_of(check_question("Would you go on a train?")) == ["Q11"]


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("Your form is read by our travel team.", "Say first who does it: “Our travel team ...”"),
        ("It is read by people who plan.", "Say first who does it: “People ...”"),
        ("Your form is read by 9.", "Say first who does it: “We ...”"),
        ("It is solved by asking.", "Say first who does it: “We ...”"),
        ("Letters get sent in May.", "Say first who does it: “We ...”"),
        ("You are asked to come to the hall by bus.", "Say first who does it: “We ...”"),
        ("It is read by", "Say first who does it: “We ...”"),
    ],
    ids=["a team", "people", "a time", "a way", "nobody", "a bus", "no end"],
)
def test_a_passive_is_turned_round_where_somebody_does_it(text: str, tip: str) -> None:
    assert [f.try_this for f in check(text) if f.rule == "W4"] == [tip]


def test_the_half_of_an_if_is_not_given_back_as_a_sentence() -> None:
    text = "If you live a long way from your school, you can have a bus or a taxi there and back."
    assert [f.try_this for f in check(text) if f.rule == "W1"] == [
        "Say one thing in each sentence."
    ]
