"""For young people: the parts that every question page is made of do what they are for."""

from __future__ import annotations

import gzip

import pytest
from bs4 import BeautifulSoup
from flask import Flask, render_template_string

from app.web import language
from app.web.house import House
from app.web.look import dress
from tests.house.files import ROOT

QUESTION = """{% extends "web/frame.html" %}
{% block title %}Question 1 - Getting to school{% endblock %}
{% block main %}<form method="post">
<fieldset>{{ parts.ask("How do you get to school?", "school", "legend") }}
{% for name in ["bus", "taxi", "walk", "not-sure"] -%}
{{ parts.option_card("answer", name, word(name), name) }}
{% endfor %}</fieldset>
{{ parts.primary_button("Next") }}
{{ parts.plain_button("Skip", "go", "skip", "skip") }}
{{ parts.plain_button("Back", "go", "back", "back") }}
</form>{% endblock %}"""
MOVES_ELSEWHERE = ("clear", "save", "prev", "back", "skip", "later", "cancel", "delete", "exit")


@pytest.fixture
def app(house: House) -> Flask:
    """A door with nothing but the look."""
    app = Flask("app.web", root_path=str(ROOT / "app" / "web"))
    app.extensions["heard"] = house
    language.install(app)
    dress(app, house.area.pictures, house.area.place)
    return app


def draw(app: Flask, text: str) -> BeautifulSoup:
    with app.test_request_context("/"):
        whole = '{% import "web/parts.html" as parts %}' + text
        return BeautifulSoup(render_template_string(whole), "html5lib")


def test_a_question_with_its_pictures_is_one_small_answer(app: Flask) -> None:
    with app.test_request_context("/"):
        page = render_template_string(QUESTION)
    assert len(gzip.compress(page.encode(), 6)) <= 4500


def test_nothing_is_chosen_before_a_person_chooses(app: Flask) -> None:
    assert not draw(app, QUESTION).select("[checked]")


def test_the_whole_answer_can_be_tapped_and_its_picture_comes_before_its_words(app: Flask) -> None:
    label = draw(app, '{{ parts.option_card("answer", "bus", "Bus", "bus") }}').select_one("label")
    assert label
    assert [child.name for child in label.find_all(recursive=False)] == ["input", "svg", "span"]


def test_the_first_button_moves_on_and_the_others_say_what_they_are(app: Flask) -> None:
    first, *others = draw(app, QUESTION).select("form button")
    said = " ".join([str(first["name"]), str(first["value"]), *first["class"]])
    assert not any(word in said for word in MOVES_ELSEWHERE)
    assert [button["value"] for button in others] == ["skip", "back"]


def test_the_question_is_the_name_of_its_answers(app: Flask) -> None:
    heading = draw(app, QUESTION).select_one("fieldset > legend h1")
    assert heading
    assert heading.get_text() == "How do you get to school?"


def test_an_error_takes_the_focus_and_leads_to_its_field(app: Flask) -> None:
    text = '{{ parts.error_summary([{"field": "words", "text": "Write fewer words."}]) }}'
    page = draw(app, text + '{{ parts.words_box("words", "Write here", wrong="Write fewer.") }}')
    box = page.select_one("textarea")
    assert page.select_one(".error-summary[autofocus][tabindex='-1'] a[href='#words']")
    assert box
    assert box["aria-invalid"] == "true"
    assert page.find(id=str(box["aria-describedby"]).strip())


def test_what_somebody_typed_stays_words(app: Flask) -> None:
    typed = "</textarea><script>alert(1)</script>"
    page = draw(app, "{{ parts.words_box('words', 'Write here', value=%r) }}" % typed)  # noqa: UP031
    box = page.select_one("textarea")
    assert box
    assert box.get_text() == typed
    assert not page.select("script")


@pytest.mark.parametrize("count", [0, 7, 10])
def test_ten_people_show_how_many_said_so(app: Flask, count: int) -> None:
    drawing = draw(app, "{{ parts.people_of_ten(%d) }}" % count).select_one("svg")  # noqa: UP031
    assert drawing
    assert drawing["aria-hidden"] == "true"
    assert (len(drawing.select("path")), len(drawing.select(".told"))) == (10, count)
