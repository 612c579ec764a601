"""What a parent rep is told is in words they know, all at once, and nothing that is not so."""

from __future__ import annotations

import pytest

from tests.ask.cast import SMALL, changed, problems

OPTION = "{id: walk, text: Walk, picture: walk}"


def told(text: str) -> str:
    return "\n".join(map(str, problems(text)))


def test_rows_that_are_wrong_do_not_make_a_list_empty() -> None:
    text = SMALL.replace("kind: one", "kind: on").replace("kind: faces", "kind: fces")
    said = told(text)
    assert "value-unknown" in said
    assert "needs at least one" not in said


def test_a_list_that_is_empty_is_told() -> None:
    assert '"voices" needs at least one.' in told(changed("[young_person, parent]", "[]"))


def test_a_question_without_an_id_is_called_by_its_number() -> None:
    text = changed("  - id: feel\n    kind", "  - kind").replace(
        "    voices: {parent: How does your child feel on the way?}\n", ""
    )
    said = told(text)
    assert "Question 2 has no wording for parent." in said
    assert '""' not in said


def test_an_answer_that_is_always_there_is_told_with_its_wrong_id_at_once() -> None:
    said = told(changed(OPTION, "{id: not_sure, text: I am not sure, picture: walk}"))
    assert "cannot be an id" in said
    assert "is always there" in said


@pytest.mark.parametrize("text", ["only some words", "- a\n- b"], ids=["words", "a list"])
def test_a_file_that_is_no_survey_is_told_in_known_words(text: str) -> None:
    said = told(text)
    assert "This file has no lines such as `title: Our buses`." in said
    assert "copy a survey that works" in said


def test_a_part_that_needs_lines_of_its_own_says_so() -> None:
    said = told(changed("{parent: How does your child get to school?}", "parent"))
    assert '"voices" needs lines of its own' in said
