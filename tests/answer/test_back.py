"""For whoever lives with somebody who looks: what makes a browser forget the pages behind."""

from __future__ import annotations

from collections.abc import Callable

from app.web.house import House
from tests.answer.going import SURVEY, as_far_as_the_words, open_survey
from tests.parts.visitors import Visitor

NewVisitor = Callable[..., Visitor]


def test_an_answer_changes_the_cookie_twice_and_leaves_it_as_it_was(
    visitor: NewVisitor, house: House
) -> None:
    open_survey(house)
    somebody = visitor()
    page = as_far_as_the_words(somebody)
    before = somebody.cookie("heard")
    sent = somebody.send(page, follow=False, words="More buses")
    assert [line.startswith("heard=;") for line in sent.seen.cookies] == [True, False]
    assert somebody.cookie("heard") == before
    assert somebody.get(f"/s/{SURVEY}/check").kind == "check"


def test_leaving_changes_a_cookie_also_where_there_was_none(visitor: NewVisitor) -> None:
    somebody = visitor()
    for path in ("/leave", "/clear"):
        left = somebody.get(path, follow=False)
        assert "heard=-;" in " ".join(left.seen.cookies)
        assert somebody.cookie("heard") is None


def test_looking_sets_no_cookie(visitor: NewVisitor) -> None:
    assert visitor().get("/contact-me").seen.cookies == ()
