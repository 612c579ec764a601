"""The way through a survey, without pages or a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answer.journey import (
    Given,
    first_place,
    is_at_the_bad_end,
    may_see,
    next_place,
    number_away,
    off_the_way,
    place_before,
    said_shortly,
    where_they_are,
)
from app.ask.only_if import condition_from
from app.ask.survey import Measures, Option, Question, Survey


def one(key: str, *options: str, **more: object) -> Question:
    answers = [{"id": o, "text": o, "picture": "bus"} for o in options or ("bus", "walk")]
    return Question.model_validate({"id": key, "kind": "one", "ask": f"{key}?", "options": answers}
                                   | more)  # fmt: skip


def survey(*questions: Question) -> Survey:
    return Survey.model_construct(id="s", questions=questions)


BRANCHING = survey(
    one("travel", "bus", "walk"),
    one("feel", only_if=condition_from({"travel": ["bus"]})),
    Question(id="read", kind="info", text=("Rest.",)),
    one("last"),
)
BUS = {"travel": Given("answered", frozenset({"bus"}))}
WALK = {"travel": Given("answered", frozenset({"walk"}))}


def test_somebody_who_takes_the_bus_is_asked_about_it() -> None:
    assert next_place(BRANCHING, BUS, 1) == 2


def test_somebody_who_walks_goes_past_the_bus() -> None:
    assert next_place(BRANCHING, WALK, 1) == 3
    assert place_before(BRANCHING, WALK, 3) == 1


def test_nobody_sees_a_question_before_the_ones_in_front_are_answered_or_skipped() -> None:
    assert not may_see(BRANCHING, {}, 4)
    assert may_see(BRANCHING, WALK, 4)
    assert may_see(BRANCHING, {"travel": Given("skipped")}, 4)


def test_a_question_that_is_not_asked_cannot_be_opened() -> None:
    assert not may_see(BRANCHING, WALK, 2)
    assert not may_see(BRANCHING, WALK, 99)


def test_the_count_of_questions_leaves_out_pages_to_read() -> None:
    assert where_they_are(BRANCHING, WALK, 4) == (2, 2)
    assert where_they_are(BRANCHING, BUS, 4) == (3, 3)


def test_before_the_first_answer_the_count_includes_what_may_come() -> None:
    assert where_they_are(BRANCHING, {}, 1) == (1, 3)


def test_the_count_does_not_fall_when_somebody_chooses_one_of_two_ways() -> None:
    young, old = (condition_from({"age": [age]}) for age in ("young", "old"))
    two_ways = survey(
        one("age", "young", "old"),
        *(one(f"young-{n}", only_if=young) for n in range(3)),
        *(one(f"old-{n}", only_if=old) for n in range(2)),
        one("last"),
    )
    assert where_they_are(two_ways, {}, 1) == (1, 5)
    assert where_they_are(two_ways, {"age": Given("answered", frozenset({"young"}))}, 2) == (2, 5)
    assert where_they_are(two_ways, {"age": Given("answered", frozenset({"old"}))}, 5) == (2, 4)


def test_without_signal_no_number_comes_twice_and_none_is_left_out() -> None:
    assert [number_away(BRANCHING, {}, place) for place in (1, 2, 4)] == [1, 2, 3]
    assert number_away(BRANCHING, WALK, 4) == 2
    young, old = (condition_from({"age": [age]}) for age in ("young", "old"))
    two_ways = survey(
        one("age", "young", "old"),
        *(one(f"young-{n}", only_if=young) for n in range(3)),
        *(one(f"old-{n}", only_if=old) for n in range(2)),
        one("last"),
    )
    assert [number_away(two_ways, {}, n) for n in range(1, 8)] == [1, 2, 3, 4, 2, 3, 5]


def test_the_count_is_there_at_once_however_many_ways_there_are() -> None:
    wide = [f"o{n}" for n in range(12)]
    hanging = condition_from({"any": [{f"q{n}": ["o1"]} for n in range(8)]})
    many_ways = survey(*(one(f"q{n}", *wide) for n in range(8)), one("last", only_if=hanging))
    assert where_they_are(many_ways, {}, 1) in {(1, 8), (1, 9)}


def test_somebody_who_comes_back_carries_on_at_the_first_open_question() -> None:
    assert first_place(BRANCHING, {}) == 1
    assert first_place(BRANCHING, BUS) == 2
    assert first_place(BRANCHING, WALK | {"last": Given("not_sure")}) is None


def test_an_answer_falls_off_when_an_earlier_one_changes_the_way() -> None:
    answers = BUS | {"feel": Given("answered", frozenset({"bus"}))}
    assert off_the_way(BRANCHING, answers) == frozenset()
    assert off_the_way(BRANCHING, answers | WALK) == {"feel"}


def faces(good: str, sensitive: bool = True) -> Question:
    return Question(id="safe", kind="faces", set="yes", ask=("Safe?",), sensitive=sensitive,
                    measures=Measures(outcome="O03-safe", good=good))  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "answer", "is_seen"),
    [
        pytest.param(faces("high"), "no", True, id="not safe"),
        pytest.param(faces("high"), "yes", False, id="safe"),
        pytest.param(faces("low"), "yes", True, id="yes is the bad end"),
        pytest.param(faces("high", sensitive=False), "no", False, id="not a sensitive question"),
    ],
)
def test_the_lead_sees_the_bad_end_of_a_sensitive_question(
    question: Question, answer: str, is_seen: bool
) -> None:
    assert is_at_the_bad_end(question, Given("answered", frozenset({answer}))) is is_seen


def asked(kind: str, *options: str, good: str = "", **more: object) -> Question:
    """A sensitive question; `good` is the end that its author called good, if any."""
    rows = tuple(Option(id=o, text=o, picture="bus") for o in options)
    measures = Measures(outcome="O03-safe", good=good) if good else None  # type: ignore[arg-type]
    return Question(id="q", kind=kind, ask=("Q?",), options=rows, sensitive=True,
                    measures=measures, **more)  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "given", "is_seen"),
    [
        pytest.param(asked("many", "home", "bus"), Given("answered", frozenset({"bus"})), True,
                     id="several places, none of them called good"),
        pytest.param(asked("yes_no"), Given("answered", frozenset({"yes"})), True,
                     id="yes, and nobody said which end is good"),
        pytest.param(asked("yes_no", good="low"), Given("answered", frozenset({"no"})), False,
                     id="no is the good end"),
        pytest.param(asked("number"), Given("answered", number=0), True, id="any number"),
        pytest.param(asked("number", good="low"), Given("answered", number=3), True,
                     id="more than the least"),
        pytest.param(asked("number", good="low"), Given("answered", number=0), False,
                     id="the least is best"),
        pytest.param(asked("number", good="high", most=10), Given("answered", number=9), True,
                     id="less than the most"),
        pytest.param(asked("faces", set="good"), Given("answered", frozenset({"good"})), False,
                     id="a good face says it itself"),
        pytest.param(asked("many", "home", "bus"), Given("not_sure"), False, id="not sure"),
        pytest.param(asked("words"), Given("answered", wrote=True), False,
                     id="words, which are read for worry"),
    ],
)  # fmt: skip
def test_an_answer_whose_good_end_nobody_named_is_seen_by_the_lead(
    question: Question, given: Given, is_seen: bool
) -> None:
    assert is_at_the_bad_end(question, given) is is_seen


def test_what_a_worry_says_of_an_answer_is_whole_and_short() -> None:
    assert said_shortly(Given("answered", number=12)) == "12"
    assert said_shortly(Given("answered", frozenset({"bus", "at-home"}))) == "at-home bus"
    many = frozenset({"a" * 20, "b" * 15, "c" * 20})
    assert said_shortly(Given("answered", many)) == f"{'a' * 20} {'b' * 15} +1"
    assert said_shortly(Given("answered", frozenset({"d" * 41}))) == "+1"


def test_not_wanting_to_say_is_no_bad_end() -> None:
    assert not is_at_the_bad_end(faces("high"), Given("not_say"))


STATUSES = st.sampled_from([Given("skipped"), Given("not_sure"), *BUS.values(), *WALK.values()])


@given(st.dictionaries(st.sampled_from(["travel", "feel", "last"]), STATUSES))
def test_whatever_was_answered_the_way_goes_forward_and_ends(answers: dict[str, Given]) -> None:
    place: int | None = 1
    seen = []
    while place is not None:
        seen.append(place)
        place = next_place(BRANCHING, answers, place)
    assert seen == sorted(set(seen))
    assert seen[-1] == 4
