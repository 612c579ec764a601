"""How long the longest way through a survey is, and which questions nobody ever meets."""

from __future__ import annotations

from app.ask.drafts import drafts_of
from app.ask.ways import longest_way, never_met
from app.place.yaml import Entries, read_yaml
from tests.ask.cast import area


def ways_of(questions: str) -> tuple[int, list[str]]:
    root, problems = read_yaml("questions:\n" + questions, "a.yaml")
    assert not problems
    assert isinstance(root, Entries)
    drafts = drafts_of(root, area().place)
    return longest_way(drafts), [draft.id for draft in never_met(drafts)]


AGE = "- {id: age, kind: age_band}\n"


def test_two_ages_do_not_meet_each_others_questions() -> None:
    young = "- {id: y, kind: yes_no, only_if: {age: [5-to-10]}}\n"
    grown = "".join(
        f"- {{id: g{n}, kind: yes_no, only_if: {{age: [19-to-25]}}}}\n" for n in range(3)
    )
    assert ways_of(AGE + young + grown) == (4, [])


def test_a_page_to_read_does_not_make_the_way_longer() -> None:
    assert ways_of("- {id: a, kind: info}\n- {id: b, kind: practice}\n") == (1, [])


def test_somebody_who_answers_nothing_still_has_a_way() -> None:
    asked = "- {id: a, kind: yes_no}\n- {id: b, kind: yes_no, only_if: {not: {a: [yes, no]}}}\n"
    assert ways_of(asked) == (2, [])


def test_several_answers_at_once_open_several_ways() -> None:
    many = "- {id: m, kind: many, options: [{id: x}, {id: y}]}\n"
    both = "- {id: b, kind: yes_no, only_if: {all: [{m: x}, {m: y}]}}\n"
    assert ways_of(many + both) == (2, [])
    one = many.replace("many", "one")
    assert ways_of(one + both) == (1, ["b"])


def test_a_question_behind_one_that_nobody_meets_is_not_met_either() -> None:
    never = "- {id: b, kind: yes_no, only_if: {all: [{a: yes}, {a: no}]}}\n"
    behind = "- {id: c, kind: yes_no, only_if: {b: yes}}\n"
    assert ways_of("- {id: a, kind: yes_no}\n" + never + behind) == (1, ["b", "c"])


def test_a_survey_with_very_many_ways_is_counted_whole() -> None:
    steering = "".join(f"- {{id: q{n}, kind: yes_no}}\n" for n in range(30))
    tree = ", ".join(f"{{q{n}: yes}}" for n in range(30))
    assert ways_of(steering + f"- {{id: z, kind: yes_no, only_if: {{any: [{tree}]}}}}\n") == (
        31,
        [],
    )


def test_no_questions_make_no_way() -> None:
    assert ways_of("- word\n") == (0, [])
