"""For somebody who answers in Polish: its words, its code, and no box that nobody could read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.answer.code import Slip, read_code
from app.answer.tables import Comment, Response
from app.ask.store import open_wave
from app.web.house import House
from tests.answer.going import SURVEY, TODAY, open_survey
from tests.parts.loaded import load_text
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]


@pytest.fixture
def wave(house: House) -> int:
    return open_survey(house)


def begin(person: Visitor, language: str = "pl") -> Opened:
    page = person.send(person.get(f"/s/{SURVEY}?lang={language}"), "go=yes", who="me")
    return person.send(page, "go=skip")  # past the practice


def as_far_as_the_words(person: Visitor, language: str = "pl") -> Opened:
    page = begin(person, language)
    for answer in ("walk", "friend", "good"):
        page = person.send(page, answer=answer)
    return person.send(person.send(page), answer="yes")  # past the break


def code_on(page: Opened) -> str:
    return " ".join(item.get_text(" ").split(". ")[1] for item in page.soup.select("ol.code li"))


@pytest.mark.usefixtures("wave")
def test_a_survey_is_asked_and_kept_in_polish(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    page = begin(person)
    assert page.heading == "Jak docierasz do szkoły?"
    assert [o.get_text() for o in page.soup.select("label.option span")][:3] == [
        "Autobus", "Taksówka", "Samochód",
    ]  # fmt: skip
    assert page.title == "Pytanie 2 - Droga do szkoły"
    with house.database.reading() as session:
        assert session.scalars(select(Response.language)).all() == ["pl"]


@pytest.mark.usefixtures("wave")
def test_an_arabic_page_is_read_from_the_right_and_its_arrows_turn(visitor: NewVisitor) -> None:
    page = begin(visitor(), "ar")
    assert page.soup.html
    assert page.soup.html["dir"] == "rtl"
    back = page.soup.select_one('button[value="back"] svg')
    assert back
    assert "turns" in (back.get("class") or [])


@pytest.mark.usefixtures("wave")
def test_where_nobody_checked_the_safety_words_there_is_no_box_but_answers_to_tap(
    visitor: NewVisitor,
) -> None:
    page = as_far_as_the_words(visitor())
    assert not page.soup.select("textarea")
    assert "Tu nie można jeszcze pisać po polsku." in page.words
    starters = [o.get_text() for o in page.soup.select('input[value^="s"] ~ span')]
    assert starters == ["Krótsza droga", "Milszy kierowca", "Cichy autobus"]
    assert "Is somebody in danger now? Call 999." in page.words


@pytest.mark.usefixtures("wave")
def test_a_tapped_starter_is_an_answer(visitor: NewVisitor) -> None:
    person = visitor()
    page = person.send(as_far_as_the_words(person), answer=["s1", "s3"])
    assert page.kind == "check"
    assert "Krótsza droga, Cichy autobus" in page.words
    assert "Coś już tu jest napisane." not in page.words
    assert person.send(page).kind == "thanks"


@pytest.mark.usefixtures("wave")
def test_next_without_anything_is_no_mistake_where_there_is_no_box(visitor: NewVisitor) -> None:
    person = visitor()
    assert person.send(as_far_as_the_words(person)).kind == "check"


@pytest.mark.usefixtures("wave")
def test_there_is_a_way_to_write_in_english(visitor: NewVisitor) -> None:
    person = visitor()
    page = as_far_as_the_words(person)
    assert "Możesz tu pisać po angielsku." in page.button("in=en").get_text()
    page = person.send(page, "in=en", answer=["s1"])
    assert page.soup.select_one("textarea")
    assert page.soup.select_one("input[value=s1][checked]"), "what was ticked stays ticked"
    page = person.send(page, words="More buses", answer=["s1"])
    assert page.kind == "check"


@pytest.mark.usefixtures("wave")
def test_words_that_come_all_the_same_are_kept_and_read_first(
    house: House, visitor: NewVisitor
) -> None:
    person = visitor()
    page = as_far_as_the_words(person)
    token = page.soup.select_one('input[name="token"]')
    assert token
    data = {"token": str(token["value"]), "words": "Boję się w domu", "go": "next"}
    assert person.post(f"/s/{SURVEY}/8", data).status == 200
    with house.database.reading() as session:
        assert session.scalars(select(Comment.is_urgent)).all() == [True]


@pytest.mark.usefixtures("wave")
def test_a_code_is_typed_in_the_language_it_was_shown_in_and_in_english(
    house: House, visitor: NewVisitor
) -> None:
    first = visitor()
    begin(first)
    shown = code_on(first.get(f"/s/{SURVEY}/stop"))
    english = code_on(first.get(f"/s/{SURVEY}/stop?lang=en"))
    assert shown != english
    for typed in (shown, english, shown.upper()):
        second = visitor()
        page = second.send(
            second.get(f"/code?survey={SURVEY}"), "go=open", survey=SURVEY, code=typed
        )
        assert "You have not finished yet." in page.words, typed


def test_a_code_is_read_without_the_marks_that_are_hard_to_type() -> None:
    words = (["frog", "bear"], ["żaba", "niedźwiedź"])
    assert read_code("zaba NIEDZWIEDZ frog bear", *words) == (0, 1, 0, 1)
    assert read_code("żaba żaba żaba wilk", *words) == Slip("wilk")


def changed(house: House, old: str, new: str) -> None:
    """Open a wave of the survey with one sentence changed."""
    text = (house.settings.surveys / f"{SURVEY}.yaml").read_text("utf-8")
    assert old in text
    source = text.replace(old, new).encode()
    with house.database.writing() as session:
        version, problems = load_text(session, source, SURVEY, house.area, by="a rep", on=TODAY)
        assert version is not None, problems
        open_wave(session, version, is_try_out=True, opens_on=TODAY, closes_on=None, by="a rep")


def test_a_sentence_whose_english_changed_is_shown_in_english_and_marked(
    house: House, visitor: NewVisitor
) -> None:
    changed(house, "ask: How do you get to school?", "ask: How do you come to school?")
    page = begin(visitor())
    assert page.heading == "How do you come to school?"
    assert page.soup.select_one('h1 bdi[lang="en"][dir="ltr"]')
    assert "Autobus" in page.words
    assert page.words.count("Niektóre słowa są jeszcze po angielsku.") == 1
    assert page.words.count("Some words are still in English.") == 1


def test_a_changed_title_stays_plain_in_the_tab(house: House, visitor: NewVisitor) -> None:
    changed(house, "title: Getting to school", "title: Going to school")
    person = visitor()
    assert person.get(f"/s/{SURVEY}?lang=ar").title == "Going to school"
    page = begin(person, "ar")
    assert page.title.endswith("Going to school")
    assert "<" not in page.title


@pytest.mark.usefixtures("wave")
def test_look_again_says_the_answers_in_the_language(visitor: NewVisitor) -> None:
    person = visitor()
    page = person.send(as_far_as_the_words(person), "go=skip")
    assert page.kind == "check"
    for words in ("Pieszo", "Kolega lub koleżanka", "Dobrze", "To pytanie jest pominięte."):
        assert words in page.words


@pytest.mark.usefixtures("wave")
def test_safety_words_that_stay_english_have_pictures_where_one_would_write(
    visitor: NewVisitor,
) -> None:
    page = as_far_as_the_words(visitor())
    urgent = page.soup.find("bdi", string="Is somebody in danger now? Call 999.")
    assert urgent
    line = urgent.find_parent("p")
    assert line
    assert line.find("svg")


@pytest.mark.usefixtures("wave")
def test_paper_in_polish_asks_for_no_words_and_says_so(visitor: NewVisitor) -> None:
    page = visitor().get(f"/s/{SURVEY}/paper?lang=pl")
    assert "Jak docierasz do szkoły?" in page.words
    assert not page.soup.select(".paper-lines")
    headings = [each.get_text(" ", strip=True) for each in page.soup.select(".paper-question h2")]
    english = visitor().get(f"/s/{SURVEY}/paper").soup.select(".paper-question h2")
    assert len(headings) == len(english), "each question of the English paper is on this one"
    assert "Krótsza droga" in page.words
    assert "Tu nie można jeszcze pisać po polsku." in page.words
    assert page.words.count("A person has not checked these words yet.") == 1
    asked = page.soup.find("bdi", string="Are you not safe, or is somebody else not safe?")
    assert asked is not None
    assert asked["lang"] == "en"


@pytest.mark.usefixtures("wave")
def test_numbers_and_addresses_on_arabic_paper_keep_their_order(visitor: NewVisitor) -> None:
    page = visitor().get(f"/s/{SURVEY}/paper?lang=ar")
    kept = [each.get_text() for each in page.soup.select('.paper-help b bdi[dir="ltr"]')]
    assert "0800\N{NO-BREAK SPACE}1111" in kept
    assert page.soup.select_one('.paper-address bdi[dir="ltr"]')
    poster = visitor().get(f"/s/{SURVEY}/poster?lang=ar")
    assert poster.soup.select_one('.poster-address bdi[dir="ltr"]')
    assert poster.words.count("A person has not checked these words yet.") == 1


WRITING = ("while-you-wait", "your-plan")


@pytest.mark.parametrize("language", ["pl", "ar", "uk"])
@pytest.mark.parametrize("survey", WRITING)
def test_now_you_can_write_is_left_out_where_nobody_may_write(
    house: House, visitor: NewVisitor, survey: str, language: str
) -> None:
    open_survey(house, survey)
    said = {"pl": "Teraz możesz pisać.", "ar": "الآن يمكنك الكتابة."}
    said["uk"] = "Тепер ви можете писати."
    person = visitor()
    assert "Now you can write." in person.get(f"/s/{survey}/paper").words
    paper = person.get(f"/s/{survey}/paper?lang={language}")
    assert said[language] not in paper.words
    seen = way_through(person, survey, language)
    assert said[language] not in " ".join(page.words for page in seen)
    assert sum("999" in page.words and page.kind == "question" for page in seen) == 2
    back = seen[-2].soup.select_one('button[value="back"]')
    assert back is not None
    assert person.send(seen[-2], "go=back").path == seen[-3].path


@pytest.mark.parametrize("survey", WRITING)
def test_now_you_can_write_is_there_in_english(
    house: House, visitor: NewVisitor, survey: str
) -> None:
    open_survey(house, survey)
    seen = way_through(visitor(), survey, "en")
    assert sum(page.heading == "Now you can write." for page in seen) == 1


def way_through(person: Visitor, survey: str, language: str) -> list[Opened]:
    """Every page from the first question to "look again", with Skip and Next."""
    page = person.send(person.get(f"/s/{survey}?lang={language}"), "go=yes", who="me")
    seen = [page]
    while page.kind == "question" and len(seen) < 30:
        skips = page.soup.select_one('button[value="skip"]')
        page = person.send(page, "go=skip" if skips else "go=next")
        seen.append(page)
    assert page.kind == "check"
    return seen


@pytest.mark.usefixtures("wave")
def test_all_the_questions_say_where_one_can_write(visitor: NewVisitor) -> None:
    assert "You can write here." in visitor().get(f"/s/{SURVEY}/all").words
    page = visitor().get(f"/s/{SURVEY}/all?lang=pl")
    assert "Tu nie można jeszcze pisać po polsku." in page.words
    assert "Tu możesz pisać." not in page.words
