"""For people who answer with a switch: each answer is a button, and nothing is kept before Next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.answer.tables import Answer, Submission
from app.web.house import House
from tests.answer.going import SURVEY, as_far_as_the_words, begin, count, open_survey
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
ONE = f"/s/{SURVEY}?buttons=one"


@pytest.fixture
def somebody(visitor: NewVisitor, house: House) -> Visitor:
    """Somebody with a switch, in front of an open survey."""
    open_survey(house)
    return visitor()


def first_question(somebody: Visitor) -> Opened:
    """Me, Yes."""
    page = somebody.send(somebody.get(ONE), "who=me")
    return somebody.send(somebody.send(page, "go=yes"), "go=skip")  # past the practice


def to_the_words(somebody: Visitor) -> Opened:
    """Through getting-to-school to its last question, one button at a time."""
    page = first_question(somebody)
    for press in ("answer=walk", "press=friend", "answer=good", "answer=yes"):
        page = somebody.send(somebody.send(page, press), "go=next")
        page = somebody.send(page, "go=next") if "break" in page.words else page
    return page


def test_who_is_answering_is_a_button_and_is_shown_before_yes(
    somebody: Visitor, house: House
) -> None:
    start = somebody.get(ONE)
    assert not start.soup.select("main input[type=radio]")
    page = somebody.send(start, "who=help")
    assert page.kind == "start"
    assert "You chose: Me. Somebody helps me" in page.words
    assert "You chose" not in somebody.send(page, "go=change").words
    assert not page.seen.cookies
    assert somebody.send(page, "go=yes").kind == "helped"


def test_an_answer_is_shown_and_kept_only_by_next(somebody: Visitor, house: House) -> None:
    page = first_question(somebody)
    assert not page.soup.select("main input[type=radio], main input[type=checkbox]")
    chosen = somebody.send(page, "answer=bus")
    assert chosen.kind == "question"
    assert "You chose: Bus" in chosen.words
    assert count(house, Answer) == 0
    onward = somebody.send(chosen, "go=next")
    assert onward.path == f"/s/{SURVEY}/3"
    assert count(house, Answer) == 1


def test_change_forgets_what_was_pressed(somebody: Visitor, house: House) -> None:
    chosen = somebody.send(first_question(somebody), "answer=bus")
    again = somebody.send(chosen, "go=change")
    assert "You chose" not in again.words
    chosen = somebody.send(again, "answer=walk")
    assert "You chose: Walk" in chosen.words
    assert count(house, Answer) == 0


def test_two_taps_on_next_keep_one_answer(somebody: Visitor, house: House) -> None:
    chosen = somebody.send(first_question(somebody), "answer=bus")
    before = count(house, Submission)
    first, second = (somebody.send(chosen, "go=next") for _ in range(2))
    assert first.path == second.path
    assert (count(house, Answer), count(house, Submission) - before) == (1, 1)


def test_coming_back_shows_what_was_chosen(somebody: Visitor) -> None:
    page = somebody.send(somebody.send(first_question(somebody), "answer=bus"), "go=next")
    back = somebody.send(page, "go=back")
    assert "You chose: Bus" in back.words
    assert somebody.send(back, "go=next").path == page.path


def test_of_several_answers_each_press_adds_or_takes_out(somebody: Visitor) -> None:
    page = somebody.send(somebody.send(first_question(somebody), "answer=walk"), "go=next")

    def in_now(page: Opened) -> set[str]:
        buttons = page.soup.select("main button[aria-pressed=true]")
        return {str(button["value"]) for button in buttons}

    values = [str(button["value"]) for button in page.soup.select("main button[name=press]")]
    page = somebody.send(page, f"press={values[0]}")
    page = somebody.send(page, f"press={values[1]}")
    assert in_now(page) == set(values[:2])
    for button in page.soup.select("main button[name=press]"):  # each comes back to itself
        assert button["formaction"] == f"#{button['id']}"
    page = somebody.send(page, f"press={values[0]}")
    assert in_now(page) == {values[1]}
    assert somebody.send(page, "Done").path == f"/s/{SURVEY}/5"


def test_a_starter_is_a_button_and_typed_words_stay(somebody: Visitor, house: House) -> None:
    page = to_the_words(somebody)
    before = count(house, Answer)
    page = somebody.send(page, "press=s1", words="More buses")
    box = page.soup.select_one("main textarea")
    assert box
    assert box.get_text().strip() == "More buses"
    assert count(house, Answer) == before
    assert somebody.send(page, "go=next").kind == "check"
    assert count(house, Answer) == before + 1


def test_not_sure_and_skip_are_buttons_too(somebody: Visitor) -> None:
    page = first_question(somebody)
    chosen = somebody.send(page, "answer=not-sure")
    assert "You chose: I am not sure" in chosen.words
    assert somebody.send(page, "go=skip").path == f"/s/{SURVEY}/3"


def test_an_answer_that_is_not_there_is_not_chosen(somebody: Visitor) -> None:
    page = first_question(somebody)
    token = page.soup.select_one("main input[name=token]")
    assert token
    odd = somebody.post(page.path, {"token": str(token["value"]), "answer": "<b>rocket</b>"})
    assert odd.status == 200
    assert "You chose" not in odd.words
    assert "rocket" not in odd.words


def test_somebody_without_a_switch_sees_no_change(visitor: NewVisitor, house: House) -> None:
    open_survey(house)
    somebody = visitor()
    assert begin(somebody).soup.select("main input[type=radio]")
    assert as_far_as_the_words(somebody).soup.select("main input[type=checkbox]")


def test_the_survey_of_a_code_is_chosen_with_a_switch_too(somebody: Visitor) -> None:
    page = somebody.get("/code?buttons=one")
    assert not page.soup.select("main input[type=radio]")
    door = page.soup.select_one("main a.door")
    assert door is not None
    page = somebody.get(str(door["href"]))
    assert "You chose:" in page.words
    assert not page.soup.select("main input[type=radio]")
    assert page.soup.select_one("main button[value=pictures]")
