"""Who is asked what: trees of all, any and not over earlier answers, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ask.only_if import AllOf, AnyOf, Chose, Condition, Not, chosen_in, condition_from

BUS, TAXI = frozenset({"bus"}), frozenset({"taxi"})
CASES = [
    ({"travel": ["bus", "taxi"]}, {"travel": TAXI}, True),
    ({"travel": "bus"}, {"travel": BUS}, True),
    ({"travel": "bus"}, {"travel": TAXI}, False),
    ({"travel": "bus"}, {}, False),
    ({"travel": "bus", "age": "a"}, {"travel": BUS}, False),
    ({"travel": "bus", "age": "a"}, {"travel": BUS, "age": frozenset("a")}, True),
    ({"any": [{"travel": "bus"}, {"age": "a"}]}, {"age": frozenset("a")}, True),
    ({"all": [{"travel": "bus"}, {"age": "a"}]}, {"age": frozenset("a")}, False),
    ({"not": {"travel": "bus"}}, {"travel": TAXI}, True),
    ({"not": {"travel": "bus"}}, {}, True),
    ({"not": {"travel": "bus"}}, {"travel": BUS}, False),
    ({"all": [{"not": {"age": "a"}}, {"any": [{"travel": "bus"}]}]}, {"travel": BUS}, True),
]


@pytest.mark.parametrize(("raw", "answers", "is_asked"), CASES)
def test_a_person_is_asked_when_the_tree_holds(
    raw: dict[str, Any], answers: dict[str, frozenset[str]], is_asked: bool
) -> None:
    condition = condition_from(raw)
    assert condition is not None
    assert condition.holds(answers) is is_asked


def test_one_of_several_chosen_answers_is_enough() -> None:
    assert Chose("helps", frozenset({"music"})).holds({"helps": frozenset({"friend", "music"})})


@pytest.mark.parametrize(
    "raw", ["travel", [], {}, {"all": []}, {"all": "x"}, {"not": []}, {"travel": []},
            {"travel": {"a": "b"}}, {"travel": [["x"]]}, {"travel": ""}, {"not": None}],
)  # fmt: skip
def test_anything_else_is_refused_in_words(raw: object) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        condition_from(raw)


def test_every_question_a_tree_looks_at_is_found() -> None:
    tree = condition_from({"any": [{"a": "1"}, {"not": {"b": "2"}}, {"all": [{"c": "3"}]}]})
    assert [leaf.question for leaf in chosen_in(tree)] == ["a", "b", "c"]


leaves = st.builds(Chose, st.sampled_from("ab"), st.frozensets(st.sampled_from("xy"), min_size=1))
trees: st.SearchStrategy[Condition] = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(AllOf, st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(parts, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
people = st.dictionaries(st.sampled_from("ab"), st.frozensets(st.sampled_from("xy")))


@given(trees, trees, people)
def test_not_all_is_the_same_as_any_not(
    one: Condition, two: Condition, answers: dict[str, frozenset[str]]
) -> None:
    assert Not(AllOf((one, two))).holds(answers) == AnyOf((Not(one), Not(two))).holds(answers)
    assert Not(Not(one)).holds(answers) == one.holds(answers)
