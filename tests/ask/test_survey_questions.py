"""A survey as young people meet it: who is asked what, in which words, with which answers."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.ask.survey import NOT_SAY, NOT_SURE
from tests.ask.cast import HEAD, SMALL, area, changed, survey

KINDS = (
    HEAD.replace("voices: [young_person, parent]", "voices: [young_person]")
    + """\
questions:
  - {id: try, kind: practice, set: good, ask: Do you like pizza?, picture: practice}
  - {id: age, kind: age_band, ask: How old are you?, picture: age}
  - {id: learn, kind: yes_no, ask: Do you go to school?, picture: school}
  - id: helps
    kind: many
    ask: What helps you?
    picture: helps
    options: [{id: friend, text: A friend, picture: friend}, {id: music, text: Music, picture: music}]
  - {id: times, kind: number, ask: What number is your bus?, picture: bus, least: 1, most: 10}
  - {id: pause, kind: info, text: [You can take a break here., Your answers stay.], picture: break}
  - {id: play, kind: faces, set: easy, ask: How is it to play?, picture: active, only_if: {age: [5-to-10]}}
  - {id: work, kind: faces, set: yes, ask: Do you have a job?, picture: job, only_if: {age: [16-to-18]}, sensitive: true}
  - {id: better, kind: words, ask: What would make it better?, picture: idea, invites: improve}
"""  # noqa: E501  one line, as authors write it
)


def ids(way: tuple[object, ...]) -> list[str]:
    return [question.id for question in way]  # type: ignore[attr-defined]


def said(**answers: str) -> dict[str, frozenset[str]]:
    return {question: frozenset(answer.split()) for question, answer in answers.items()}


def test_a_young_person_and_a_parent_are_asked_in_their_own_words() -> None:
    question = survey().questions[0]
    assert question.words_for("young_person") == ("How do you get to school?",)
    assert question.words_for("parent") == ("How does your child get to school?",)
    assert question.words_for("practitioner") == ("How do you get to school?",)


def test_a_survey_tells_its_questions_by_place_and_by_name() -> None:
    one = survey()
    assert one.places == {"travel": 1, "feel": 2}
    assert one.question_at(2) is one.by_id["feel"]
    assert one.question_at(0) is None
    assert one.question_at(3) is None


def test_somebody_who_walks_is_not_asked_about_the_ride() -> None:
    one = survey()
    assert ids(one.way(said(travel="walk"))) == ["travel"]
    assert ids(one.way(said(travel="bus"))) == ["travel", "feel"]
    assert ids(one.way({})) == ["travel"]


def test_faces_and_yes_or_no_bring_their_own_answers() -> None:
    by_id = survey(KINDS).by_id
    assert [o.text for o in by_id["try"].answers] == ["Good", "OK", "Bad"]
    assert [o.text for o in by_id["play"].answers] == ["Easy", "OK", "Hard"]
    assert [o.text for o in by_id["work"].answers] == ["Yes", "Sometimes", "No"]
    assert [o.text for o in by_id["learn"].answers] == ["Yes", "No"]
    assert by_id["helps"].answer_ids == {"friend", "music"}
    assert by_id["helps"].by_answer["music"].text == "Music"
    assert by_id["better"].answers == ()


def test_ages_are_those_of_the_place() -> None:
    bands = survey(KINDS).by_id["age"].answers
    assert [band.id for band in bands] == [band.id for band in area().place.age_bands]


def test_an_age_that_is_not_given_counts_as_under_16() -> None:
    by_id = survey(KINDS).by_id
    for blank in ({}, {"age": frozenset({NOT_SURE})}):
        assert by_id["play"].is_asked(blank)
        assert not by_id["work"].is_asked(blank)
    assert by_id["work"].is_asked(said(age="16-to-18"))
    assert not by_id["play"].is_asked(said(age="16-to-18"))


def test_a_blank_age_counts_inside_all_any_and_not_too() -> None:
    trees = {
        "{not: {age: [5-to-10]}}": False,
        "{any: [{age: [19-to-25]}, {age: [11-to-15]}]}": True,
        "{all: [{age: [5-to-10]}, {learn: no}]}": False,
        "{all: [{age: [5-to-10]}, {not: {learn: no}}]}": True,
    }
    for tree, is_asked in trees.items():
        text = changed("only_if: {age: [5-to-10]}", f"only_if: {tree}", KINDS)
        assert survey(text).by_id["play"].is_asked({}) is is_asked, tree


def test_a_page_to_read_is_not_counted_and_a_practice_is_not_stored() -> None:
    one = survey(KINDS)
    assert [q.id for q in one.questions if not q.is_counted] == ["pause"]
    assert [q.id for q in one.questions if not q.is_stored] == ["try", "pause"]
    assert one.by_id["pause"].words_for("young_person") == (
        "You can take a break here.",
        "Your answers stay.",
    )


def test_a_survey_knows_whether_it_takes_words_and_what_is_sensitive() -> None:
    assert survey(KINDS).takes_words
    assert survey(KINDS).is_sensitive
    assert not survey().takes_words
    assert not survey().is_sensitive
    assert survey(KINDS).age_question == survey(KINDS).by_id["age"]
    assert survey().age_question is None


def test_i_am_not_sure_is_nobodys_option() -> None:
    assert not {NOT_SURE, NOT_SAY} & survey(KINDS).by_id["helps"].answer_ids


def test_a_survey_never_changes() -> None:
    with pytest.raises(ValidationError):
        survey().title = "Another"  # type: ignore[misc]


def test_one_sentence_and_a_list_of_sentences_read_the_same() -> None:
    listed = changed(
        "about: We want to know how the bus is.", "about: [We want to know how the bus is.]"
    )
    assert survey(listed).about == survey(SMALL).about
