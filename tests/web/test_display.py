"""For whoever needs larger words, other colours or no pictures: it is kept, and leads back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.web.choices import ALLOWED
from app.web.going_back import local_path
from app.web.house import House
from tests.answer.going import begin, open_survey
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
PRESETS = "size=3&colour=blue&pictures=no-faces"


def press(visitor: Visitor, name: str, value: str, page: Opened | None = None) -> Opened:
    """Press one button of the display page."""
    return visitor.send(page or visitor.get("/display"), f"{name}={value}")


def html(page: Opened, attribute: str) -> str | None:
    """What the whole page says of itself."""
    assert page.soup.html
    found = page.soup.html.get(attribute)
    return str(found) if found else None


def test_each_choice_is_a_button_and_the_one_that_is_chosen_says_so(visitor: NewVisitor) -> None:
    page = visitor().get("/display")
    for name, values in ALLOWED.items():
        buttons = page.soup.select(f'main button[name="{name}"]')
        assert {str(button["value"]) for button in buttons} == set(values)
        pressed = [str(b["value"]) for b in buttons if b["aria-pressed"] == "true"]
        assert pressed == [values[0]]


@pytest.mark.parametrize(("name", "value"), [("size", "4"), ("colour", "black"), ("space", "wide")])
def test_a_press_shows_at_once_and_on_the_next_page(
    visitor: NewVisitor, name: str, value: str
) -> None:
    somebody = visitor()
    page = press(somebody, name, value)
    assert page.path == "/display"
    assert html(page, f"data-{name}") == value
    assert html(somebody.get("/help"), f"data-{name}") == value


def test_choices_add_up_and_can_all_be_taken_back(visitor: NewVisitor) -> None:
    somebody = visitor()
    page = press(somebody, "size", "3", press(somebody, "colour", "cream"))
    assert (html(page, "data-size"), html(page, "data-colour")) == ("3", "cream")
    page = somebody.send(page, "go=usual")
    assert (html(page, "data-size"), html(page, "data-colour")) == (None, None)


def test_looking_at_the_page_keeps_nothing(visitor: NewVisitor) -> None:
    assert not visitor().get("/display?size=4").seen.cookies


def test_done_leads_back_to_the_question(visitor: NewVisitor, house: House) -> None:
    open_survey(house)
    somebody = visitor()
    question = begin(somebody)
    page = somebody.get("/display", Referer=question.url)
    page = press(somebody, "size", "4", page)
    page = somebody.send(page, "go=done")
    assert page.path == question.path
    assert html(page, "data-size") == "4"


def test_a_form_that_is_not_ours_changes_nothing(visitor: NewVisitor) -> None:
    somebody = visitor()
    page = somebody.post("/display", {"size": "4", "token": "00.00"})
    assert page.status == 400
    assert not page.seen.cookies


@pytest.mark.parametrize(
    ("named", "goes_to"),
    [
        ("/s/getting-to-school/2", "/s/getting-to-school/2"),
        ("/code?survey=a&size=4&lang=pl", "/code?survey=a"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("/ /evil.example", "/"),
        ("///evil.example", "/evil.example"),
        ("/\t/evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("evil.example", "/"),
        ("", "/"),
        ("/display?back=/help", "/"),
        ("/leave", "/"),
    ],
)
def test_the_way_back_is_a_page_of_ours(named: str, goes_to: str) -> None:
    assert local_path(named) == goes_to


def test_a_referrer_from_elsewhere_is_not_a_way_back(visitor: NewVisitor) -> None:
    page = visitor().get("/display", Referer="https://evil.example/s/x")
    field = page.soup.select_one("main input[name=back]")
    assert field
    assert field["value"] == "/"


def test_a_shared_phone_forgets_answers_and_look(visitor: NewVisitor, house: House) -> None:
    open_survey(house)
    somebody = visitor()
    question = begin(somebody)
    press(somebody, "size", "4")
    assert somebody.get("/display").soup.select_one("main a[href='/clear']")
    somebody.get("/clear")
    assert html(somebody.get("/help"), "data-size") is None
    assert somebody.get(question.path).kind == "lost"


def test_leaving_ends_the_answering_and_keeps_the_look(visitor: NewVisitor, house: House) -> None:
    open_survey(house)
    somebody = visitor()
    question = begin(somebody)
    press(somebody, "size", "4")
    somebody.get("/leave", follow=False)
    lost = somebody.get(question.path)
    assert lost.kind == "lost"
    assert html(lost, "data-size") == "4"


def follow(visitor: Visitor, page: Opened, words: str) -> Opened:
    """Tap the link with these words."""
    link = next(a for a in page.soup.select("main a") if words in a.get_text())
    return visitor.get(str(link["href"]))


def test_what_a_poster_says_travels_in_links_until_yes(visitor: NewVisitor, house: House) -> None:
    open_survey(house)
    somebody = visitor()
    seen = [somebody.get(f"/s/getting-to-school?{PRESETS}&who=help")]
    seen.append(follow(somebody, seen[-1], "Read all the questions first"))
    seen.append(follow(somebody, seen[-1], "Go back to the start"))
    for page in seen:
        assert (html(page, "data-size"), html(page, "data-colour")) == ("3", "blue")
        assert not page.seen.cookies
    assert seen[-1].soup.select_one("input[value=help][checked]")
    question = somebody.send(seen[-1])
    assert "?" not in question.url
    assert (html(question, "data-size"), html(question, "data-colour")) == ("3", "blue")
    assert html(somebody.get("/help"), "data-size") == "3"


def test_a_link_without_presets_keeps_no_look(visitor: NewVisitor, house: House) -> None:
    open_survey(house)
    somebody = visitor()
    question = somebody.send(somebody.get("/s/getting-to-school"), who="me", follow=False)
    assert not [line for line in question.seen.cookies if "look" in line]


def test_without_faces_people_have_none_and_i_am_not_sure_still_has_a_picture(
    visitor: NewVisitor,
) -> None:
    page = visitor().get("/contact-me?pictures=no-faces")
    unsure = page.soup.select_one('input[value="not-sure"] ~ svg')
    assert unsure
    assert unsure != visitor().get("/contact-me").soup.select_one('input[value="not-sure"] ~ svg')
