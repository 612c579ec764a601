"""For parent reps who ask why: each rule has a page, and its examples can be read by anybody."""

from __future__ import annotations

import doctest

import pytest

import easyread.explained
import easyread.outline
from easyread.explained import Explained, as_lines, by_subject, explain, explained
from easyread.outline import outline
from easyread.passage import Asked
from easyread.survey import Picture, SurveyWords, TestedBy


@pytest.mark.parametrize("page", explained(), ids=lambda page: f"{page.id}-{page.title}")
def test_every_rule_shows_good_and_bad_examples(page: Explained) -> None:
    good, bad = {page.easier, *page.more_easier}, {page.hard, *page.more_hard}
    assert len(good) >= 2
    assert len(bad) >= 2
    assert all(text.strip() for text in good | bad)
    assert not good & bad
    assert page.message


def test_every_subject_has_its_pages_in_order() -> None:
    subjects = by_subject()
    assert [page.id for page in subjects["Pictures"]] == ["P1", "P2", "P4", "P6", "P7"]
    assert sum(map(len, subjects.values())) == len(explained())


def test_a_rule_about_one_text_and_about_surveys_has_two_pages() -> None:
    assert [page.is_about_surveys for page in explain("W19")] == [False, True]


def test_a_page_can_be_read_as_lines() -> None:
    lines = list(as_lines(explain("S2")[0]))
    assert lines[0] == "S2 Breaks (a whole survey)"
    assert "Hard: 6 questions: Who helps you?" in lines
    assert any(" / " in line for line in lines)


def test_a_survey_is_told_in_a_few_lines() -> None:
    survey = SurveyWords(
        questions=(
            Asked("Cats or dogs?", kind="practice"),
            Asked("How is it?", ("Good", ""), "Tap one.", lead=("Look.", "Look.", "Now."),
                  picture="bus", option_pictures=("happy", "")),
            Asked("Tell us.", kind="words", starters=("More buses",), sign_post="Call us."),
            *(Asked("Have a break.", kind="info", picture=""),) * 2,
        ),
        title="The bus",
        first_page=("Hello. Hello.",),
        last_page=(),
        tested_by=(TestedBy(" ", 3, ""),),
        pictures={"bus": Picture("bus.svg", " ", "us", is_chosen=True)},
        youngest=16,
    )  # fmt: skip
    assert outline(survey) == (
        "For people of 16 and over",
        "Title: The bus",
        "First page: Hello. (2 times)",
        "A practice: Cats or dogs?",
        "A question: Look. (2 times) Now. (bus) How is it? [(happy) Good] [(no picture) no word]"
        " Tap one.",
        "A question: Tell us. [More buses] Call us.",
        "2 pages to read: (no picture) Have a break.",
        "Last page: empty",
        "Tried by: no group, 3, no date",
        "Picture “bus”: bus.svg, no licence, us, chosen by the author",
    )
    assert outline(SurveyWords(tested_by=())) == ("Tried by: nobody yet",)
    assert outline(SurveyWords()) == ()


def test_the_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(easyread.explained).failed == 0
    assert doctest.testmod(easyread.outline).failed == 0
