"""What stands just inside a rule and just outside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread import Asked, check, check_asked, check_letter
from easyread.scales import is_step


def named(text: str) -> set[str]:
    return {one.rule for one in check(text)}


@pytest.mark.parametrize(
    ("option", "is_one"),
    [
        ("Very safe indeed", True),
        ("About right", True),
        ("Just right", True),
        ("More than I want", True),
        ("A kind adult", False),
        ("My bus", False),
        ("About it", False),
        ("", False),
        ("very very very very very very very good", True),
        ("very very very very very very very very good", False),
    ],
)
def test_a_step_of_a_scale_is_known(option: str, is_one: bool) -> None:
    assert is_step(option) is is_one


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("Come on 31/01/2026.", "31 January 2026"),
        ("Come on 1/12/26.", "1 December 2026"),
        ("Come on 1/13/2026.", "Write it like this: Tuesday 3 June 2025."),
        ("Come on 2026-01-31.", "31 January 2026"),
    ],
)
def test_a_date_is_written_out(written: str, instead: str) -> None:
    assert [one.try_this for one in check(written) if one.rule == "W24"] == [instead]


def test_a_date_inside_an_address_is_left_alone() -> None:
    assert "W24" not in named("Look at https://www.example.org/2025-06-03 today.")


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Young people can come.", True),
        ("Young people told us.", False),
        ("Young people asked for a park.", False),
        ("Young people need a park.", True),
        ("Customers told us.", True),
        ("Disabled people can come.", False),
        ("Pupils who come get lunch.", False),
        ("Pupils get their lunch.", True),
    ],
)
def test_a_group_is_the_reader_where_it_is_told_what_it_gets(text: str, is_told: bool) -> None:
    assert ("W27" in named(text)) is is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("We had asked you.", True),
        ("We had moved.", True),
        ("We had ended it.", True),
        ("We had mixed lessons.", False),
        ("We had a red bus.", False),
        ("We had not ever just told you.", False),
    ],
)
def test_one_past_behind_another_is_told(text: str, is_told: bool) -> None:
    assert ("W20" in named(text)) is is_told


@pytest.mark.parametrize(
    ("ask", "is_told"),
    [
        ("Do you have a quiet room?", False),
        ("Is it a quiet room?", True),
        ("Do staff make you happy?", True),
        ("Do you think about it?", False),
        ("Do you like about half of it?", True),
        ("Do you think?", True),
        ("Do staff keep the quiet?", True),
    ],
)
def test_an_opinion_is_told_from_a_fact(ask: str, is_told: bool) -> None:
    found = {one.rule for one in check_asked(Asked(ask, kind="yes_no"))}
    assert ("Q4" in found) is is_told


def test_a_telling_stem_is_worth_a_thought_and_a_bare_one_is_an_error() -> None:
    told = {ask: check_asked(Asked(ask)) for ask in ("Tell us about it.", "Your bus.")}
    levels = {ask: [one.level for one in found if one.rule == "Q15"] for ask, found in told.items()}
    assert levels == {"Tell us about it.": ["warning"], "Your bus.": ["error"]}


@pytest.mark.parametrize(
    ("ask", "is_two"),
    [
        ("Do you get help and/or money?", True),
        ("Do you get help and or money?", True),
        ("Do you see boys and/or girls?", False),
        ("Do you see boys or girls?", False),
    ],
)
def test_and_or_joins_two_questions_unless_it_joins_a_pair(ask: str, is_two: bool) -> None:
    assert ("Q1" in {one.rule for one in check_asked(Asked(ask))}) is is_two


def test_a_sentence_without_end_is_not_cut_into_parts() -> None:
    long = "The bus comes late in the morning and we wait in the rain for it " * 12
    told = [one.try_this for one in check(f"{long}.") if one.rule == "W1"]
    assert told == ["Say one thing in each sentence."]


@pytest.mark.parametrize(
    ("options", "instead"),
    [
        (("All of the time", "Never"), "Always"),
        (("Really very good", "Bad"), "Say “Good”."),
        (("Somewhere in the middle", "Good", "Bad"), "Keep the one word that matters."),
    ],
)
def test_a_long_step_gets_a_short_one(options: tuple[str, ...], instead: str) -> None:
    found = check_asked(Asked("How is it?", options))
    assert [one.try_this for one in found if one.rule == "Q6"] == [instead]


WORDS = [
    "we", "you", "who", "the", "bus", "is", "was", "told", "and", "or", "but", "so", "because",
    "if", "not", "n't", "do", "how", "often", "in", "the last", "week", "two", "1", "3.5", "75%",
    "£5", "5 June", "A", "EHCP", "utilise", "decision", "it", "this", "would", "had", "than",
    "more", "of", "I agree", "very", "your mum", "Mr", "e.g.", "etc.", "www.example.org",
    "a@b.uk", "%(name)s", ",", ", ", ":", ";", ".", "?", "!", "?!", "…", "(", ")", "“", "”", "'",
    "-", "/", "&", "😀", "ا",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=16), st.sampled_from(["", " "]))
def test_any_words_and_marks_in_any_order_get_an_answer(parts: list[str], between: str) -> None:
    text = between.join(parts)
    for finding in [*check(text), *check(text, "option"), *check_letter(text)]:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.message
    asked = Asked(text, options=("Yes", "No", text), hint=text, kind="one")
    assert all(finding.message for finding in check_asked(asked))


@pytest.mark.parametrize(
    "text", ["Invite people:  .", "We like it here: 😀", "They say so and do; …"]
)
def test_a_colon_with_no_words_behind_it_is_no_second_idea(text: str) -> None:
    assert "W2" not in named(text)
