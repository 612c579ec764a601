"""A posted page: what was answered, or what to do. Nobody is blamed and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answer.journey import Given
from app.answer.reading import MOST_LETTERS, Posted, Problem, clean, read_answer, typed_in
from app.ask.survey import Question

FACES = Question(id="feel", kind="faces", set="good", ask=("How do you feel?",))
SENSITIVE = Question(id="safe", kind="yes_no", ask=("Do you feel safe?",), sensitive=True)
NUMBER = Question(id="many", kind="number", ask=("How many?",), most=20)
WORDS = Question(id="better", kind="words", ask=("What would make it better?",),
                 starters=("More buses",), may_quote="ask")  # fmt: skip
MANY = Question.model_validate(
    {"id": "help", "kind": "many", "ask": "What helps?",
     "options": [{"id": i, "text": i, "picture": "bus"} for i in ("a", "b")]}
)  # fmt: skip


def read(question: Question, may_quote: bool = True, **fields: str | list[str]) -> Posted | Problem:
    form = {name: [v] if isinstance(v, str) else v for name, v in fields.items()}
    return read_answer(question, typed_in(form), may_quote=may_quote)


def test_a_face_is_an_answer() -> None:
    assert read(FACES, answer="good") == Posted(Given("answered", frozenset({"good"})))


def test_i_am_not_sure_is_an_answer_everywhere() -> None:
    for question in (FACES, SENSITIVE, NUMBER, WORDS, MANY):
        assert read(question, answer="not-sure") == Posted(Given("not_sure"))


def test_i_do_not_want_to_say_is_only_there_where_it_is_sensitive() -> None:
    assert read(SENSITIVE, answer="not-say") == Posted(Given("not_say"))
    assert isinstance(read(FACES, answer="not-say"), Problem)


def test_not_sure_beside_other_choices_keeps_the_others() -> None:
    assert read(MANY, answer=["a", "not-sure"]) == Posted(Given("answered", frozenset({"a"})))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({}, "choose", id="nothing chosen"),
        pytest.param({"answer": "great"}, "choose", id="an answer that is not there"),
        pytest.param({"answer": ["good", "bad"]}, "choose_one", id="two at once"),
    ],
)
def test_a_face_question_says_what_to_do(fields: dict[str, str], message: str) -> None:
    found = read(FACES, **fields)
    assert isinstance(found, Problem)
    assert found.message == message


@pytest.mark.parametrize("typed", ["3", " 3 ", "03", "٣", "３"])
def test_a_number_can_be_typed_in_any_script(typed: str) -> None:
    assert read(NUMBER, number=typed) == Posted(Given("answered", number=3))


@pytest.mark.parametrize("typed", ["three", "-1", "3.5", "21", "99999", "²", "=3"])
def test_what_is_no_number_gets_an_example(typed: str) -> None:
    found = read(NUMBER, number=typed)
    assert isinstance(found, Problem)
    assert found.message == "number_wrong"


def test_words_are_kept_as_they_were_typed() -> None:
    found = read(WORDS, words="my skool is to loud 👨‍👩‍👧", quote="yes")
    assert isinstance(found, Posted)
    assert found.words == "my skool is to loud 👨‍👩‍👧"
    assert found.may_quote


def test_somebody_who_answers_for_another_gives_no_words_to_quote() -> None:
    found = read(WORDS, may_quote=False, words="He likes buses", quote="yes")
    assert isinstance(found, Posted)
    assert not found.may_quote


def test_a_stock_phrase_alone_is_an_answer() -> None:
    assert read(WORDS, answer="s1") == Posted(Given("answered", frozenset({"s1"})))


def test_five_thousand_letters_fit_and_one_more_says_how_many_to_take_out() -> None:
    assert isinstance(read(WORDS, words="a" * MOST_LETTERS), Posted)
    assert read(WORDS, words="a" * (MOST_LETTERS + 1)) == Problem("too_long", "words", 1)


def test_a_line_break_counts_as_one_letter_whatever_the_phone_sends() -> None:
    assert clean("a\r\nb\rc") == "a\nb\nc"


def test_control_characters_go_and_every_script_stays() -> None:
    assert clean("a\x00b\x1b[0m\u200dc שלום \u0645") == "ab[0m\u200dc שלום \u0645"


@given(st.text(), st.lists(st.text(max_size=20), max_size=5), st.text(max_size=20))
def test_whatever_is_sent_is_an_answer_or_a_problem(w: str, a: list[str], n: str) -> None:
    for question in (FACES, SENSITIVE, NUMBER, WORDS, MANY):
        found = read_answer(
            question, typed_in({"words": [w], "answer": a, "number": [n]}), may_quote=True
        )
        assert isinstance(found, Posted | Problem)
