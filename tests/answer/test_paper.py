"""For somebody who answers on paper: the twin of a survey, its codes, and the poster."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.answer.pages.paper_words import who_answers
from app.answer.paper import (
    LARGE,
    LETTERS,
    NORMAL,
    SHEET,
    VOICES,
    Asked,
    Tick,
    height,
    keys_of,
    packed,
    page_code,
    read_page_code,
)
from app.answer.wrapping import lines
from app.ask.loading import load_text
from app.ask.only_if import condition_from
from app.ask.store import open_wave, wave_by_id
from app.factory import make_families
from app.web.house import House
from app.web.qr import qr_code
from tests.answer.going import SURVEY, TODAY, open_survey
from tests.parts.heard import Clock
from tests.parts.visitors import Visitor

Open = Callable[..., Visitor]


@given(st.integers(1, 10**7), st.sampled_from(VOICES))
def test_a_page_code_leads_back_to_its_wave_and_voice(wave_id: int, voice: str) -> None:
    code = page_code(wave_id, voice)
    assert read_page_code(code) == (wave_id, voice)
    assert read_page_code(f" {code.lower()}-3 ") == (wave_id, voice)
    assert read_page_code(f"{code.lower()} 3") == (wave_id, voice)


@given(st.integers(1, 10**5), st.sampled_from(VOICES), st.data())
def test_a_slip_in_a_page_code_is_seen(wave_id: int, voice: str, data: st.DataObject) -> None:
    code = page_code(wave_id, voice)
    place = data.draw(st.integers(0, len(code) - 1))
    letter = data.draw(st.sampled_from(LETTERS.replace(code[place], "")))
    assert read_page_code(code[:place] + letter + code[place + 1 :]) is None


@given(st.integers(1, 10**5), st.sampled_from(VOICES), st.data())
def test_two_letters_that_changed_places_are_seen(
    wave_id: int, voice: str, data: st.DataObject
) -> None:
    code = list(page_code(wave_id, voice)[:-1])
    check = page_code(wave_id, voice)[-1]
    one, two = data.draw(st.sampled_from(list(combinations(range(len(code)), 2))))
    if code[one] != code[two]:
        code[one], code[two] = code[two], code[one]
        assert read_page_code("".join(code) + check) is None


@pytest.mark.parametrize("typed", ["", "-", "C", "CC", "ABC", "CCCCCCCCCCCCCC", "💥", "C" * 5000])
def test_what_is_no_page_code_opens_nothing(typed: str) -> None:
    assert read_page_code(typed) is None


asked = st.builds(
    Asked,
    id=st.just("q"),
    kind=st.sampled_from(["one", "words", "number", "info"]),
    number=st.integers(0, 60),
    picture=st.just(""),
    words=st.lists(st.text(max_size=120), min_size=1, max_size=3).map(tuple),
    hints=st.lists(st.text(max_size=120), max_size=2).map(tuple),
    ticks=st.lists(st.builds(Tick, st.just("1"), st.just("a"), st.text(max_size=60), st.just("")),
                   max_size=7).map(tuple),
)  # fmt: skip


@given(st.lists(asked, max_size=12), st.sampled_from([NORMAL, LARGE]))
def test_every_question_is_on_one_sheet_and_in_order(questions: list[Asked], look: object) -> None:
    size = NORMAL if look is NORMAL else LARGE
    sheets = packed(questions, size)
    assert [a.words for sheet in sheets for a in sheet] == [a.words for a in questions]
    for sheet in sheets:
        assert len(sheet) == 1 or sum(height(a, size) for a in sheet) <= SHEET
        assert all(a.lines >= 3 for a in sheet if a.kind == "words")


@given(st.lists(asked, max_size=12), st.lists(asked, max_size=2))
def test_questions_stand_on_as_few_sheets_as_they_need(
    questions: list[Asked], before: list[Asked]
) -> None:
    sheets = packed(questions, NORMAL, before=before)
    assert [a.words for sheet in sheets for a in sheet] == [a.words for a in questions]
    above = [sum(height(a, NORMAL) for a in before)] if before else []
    needed, left = 0, 0.0
    for block in (*above, *(height(a, NORMAL) for a in questions)):
        if block > left:
            needed, left = needed + 1, SHEET
        left -= block
    assert len(sheets) == needed


def test_questions_stand_evenly_on_their_sheets() -> None:
    short = Asked("q", "one", 1, "", ("Hello",), ticks=(Tick("1", "a", "Yes", ""),))
    sheets = packed([short] * 6, NORMAL)
    assert [len(sheet) for sheet in sheets] == [3, 3], "not 5 and 1"


def test_paper_asks_the_same_questions_with_the_same_ids(house: House, visitor: Open) -> None:
    wave_id = open_survey(house)
    page = visitor().get(f"/s/{SURVEY}/paper")
    assert (page.status, page.kind) == (200, "paper")
    with house.database.reading() as session:
        wave = wave_by_id(session, wave_id, house.area)
    assert wave is not None
    for question in (q for q in wave.survey.questions if q.is_stored):
        assert question.ask[0] in page.words
        marks = [mark.get_text() for mark in page.soup.select(".paper-question h2 small")]
        assert question.id in marks
        for key, answer in keys_of(question).items():
            assert question.kind == "words" or f"{key} {answer}" in page.words


def test_paper_says_before_anybody_writes_what_cannot_be_undone(
    house: House, visitor: Open
) -> None:
    open_survey(house, "how-life-feels")
    words = visitor().get("/s/how-life-feels/paper").words
    for said in (
        "It is your choice. You can stop at any time.",
        "Leave a question empty if you want to.",
        "Then we may keep those words.",
        "We cannot take paper back once you hand it in.",
        "Call 999, or Childline on 0800 1111.",
        "I am not sure",
        "I do not want to say",
        "Only if you ticked “16 to 18” or “19 to 25” in question 1.",
    ):
        assert said in words
    assert "anonymous" not in words
    assert "Skip" not in words


def test_each_sentence_about_safety_has_its_picture_on_paper(house: House, visitor: Open) -> None:
    open_survey(house)
    page = visitor().get(f"/s/{SURVEY}/paper")
    told = page.soup.select(".paper .card.said p")
    assert len(told) >= 6
    for line in told:
        assert line.find("svg"), line


@pytest.mark.parametrize(
    "survey", ["getting-to-school", "how-life-feels", "while-you-wait", "your-plan"]
)
def test_paper_offers_no_break(house: House, visitor: Open, survey: str) -> None:
    open_survey(house, survey)
    words = visitor().get(f"/s/{survey}/paper").words
    assert "You can take a break here." not in words
    assert "Your answers stay." not in words


def test_a_survey_that_asks_no_parents_says_so(house: House, visitor: Open) -> None:
    young_only(house)
    for page in ("paper", "poster"):
        said = visitor().get(f"/s/young-only/{page}?who=parent")
        assert said.status == 200
        assert "This survey does not ask parents and carers." in said.words
        for who in ("", "?who=me", "?who=help", "?who=young_person", "?who=nobody"):
            assert "does not ask" not in visitor().get(f"/s/young-only/{page}{who}").words, who


def young_only(house: House) -> None:
    """A survey for young people alone."""
    text = (house.settings.surveys / f"{SURVEY}.yaml").read_text("utf-8")
    text = text.replace(f"id: {SURVEY}", "id: young-only").replace(
        "voices: [young_person, parent]", "voices: [young_person]"
    )
    text = re.sub(r"\n +voices: \{parent: .*\}", "", text)
    with house.database.writing() as session:
        source = text.encode()
        version, problems = load_text(session, source, "young-only", house.area, by="rep", on=TODAY)
        assert version is not None, problems
        open_wave(session, version, is_try_out=True, opens_on=TODAY, closes_on=None, by="rep")


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [("", 10, 1), ("Bus", 10, 1), ("My own seat", 4, 2), ("Bus " * 12, 8, 4),
     ("incomprehensibilities", 5, 3), ("жжжж жжжж", 5, 2), ("iiii iiii", 5, 1)],
)  # fmt: skip
def test_how_many_lines_a_sentence_needs(text: str, room: float, expected: int) -> None:
    assert lines(text, room) == expected


@given(st.text(max_size=200), st.floats(2, 60))
def test_more_room_never_needs_more_lines(text: str, room: float) -> None:
    assert 1 <= lines(text, room * 4) <= lines(text, room)


def test_every_sheet_carries_its_code(house: House, visitor: Open) -> None:
    wave_id = open_survey(house)
    page = visitor().get(f"/s/{SURVEY}/paper?who=parent")
    codes = [code.get_text() for code in page.soup.select(".paper-code b")]
    assert codes == [f"{page_code(wave_id, 'parent')}-{n}" for n in range(1, len(codes) + 1)]
    assert len(codes) == len(page.soup.select(".sheet")) == len(page.soup.select(".paper-code svg"))
    assert f"Page 1 of {len(codes)}" in page.words
    assert "How does your child get to school?" in page.words


@pytest.mark.parametrize("who", ["", "me", "parent", "nobody", "%00"])
@pytest.mark.parametrize("size", ["", "large", "x"])
def test_paper_is_there_for_every_voice_and_size(
    house: House, visitor: Open, who: str, size: str
) -> None:
    open_survey(house)
    page = visitor().get(f"/s/{SURVEY}/paper?who={who}&size={size}")
    assert page.status == 200
    assert f"Page {len(page.soup.select('.sheet'))} of {len(page.soup.select('.sheet'))}" in (
        page.words
    )


@pytest.mark.parametrize("page", ["paper", "poster"])
def test_nothing_is_printed_of_a_survey_that_has_ended(
    house: House, visitor: Open, clock: Clock, page: str
) -> None:
    open_survey(house, until=TODAY)
    assert "The last day is" in visitor().get(f"/s/{SURVEY}/poster").words
    clock.later(days=1)
    assert visitor().get(f"/s/{SURVEY}/{page}").kind == "closed"
    assert visitor().get(f"/s/no-such-survey/{page}").status == 404


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"travel": ["bus", "taxi"]}, ["Only if you ticked “Bus” or “Taxi” in question 1."]),
        ({"not": {"travel": ["bus"]}}, ["Leave this out if you ticked “Bus” in question 1."]),
        (
            {"all": [{"travel": ["bus"]}, {"helps": ["music"]}]},
            ["Only if you ticked “Bus” in question 1.",
             "Only if you ticked “Music” in question 2."],
        ),
        (
            {"not": {"all": [{"travel": ["bus"]}, {"helps": ["music"]}]}},
            ["Only if you left “Bus” empty in question 1.", "Or this:",
             "Only if you left “Music” empty in question 2."],
        ),
        (
            {"not": {"any": [{"travel": ["bus"]}, {"not": {"helps": ["music"]}}]}},
            ["Leave this out if you ticked “Bus” in question 1.",
             "Only if you ticked “Music” in question 2."],
        ),
        ({"travel": ["not-sure"]}, ["Only if you ticked “I am not sure” in question 1."]),
    ],
    ids=["one-of-two", "not", "both", "not-both", "neither", "not-sure"],
)  # fmt: skip
def test_who_answers_a_question_is_told_in_plain_words(
    house: House, raw: object, said: list[str]
) -> None:
    wave_id = open_survey(house)
    app: Flask = make_families(house)
    with app.test_request_context(), house.database.reading() as session:
        wave = wave_by_id(session, wave_id, house.area)
        condition = condition_from(raw)
        assert wave is not None
        assert condition is not None
        assert list(who_answers(condition, wave.survey)) == said


def test_the_poster_carries_its_presets_into_its_code_and_nothing_else(
    house: House, visitor: Open
) -> None:
    open_survey(house)
    address = f"{house.settings.base_url}/s/{SURVEY}"
    page = visitor().get(f"/s/{SURVEY}/poster?who=parent&evil=1&size=large&lang=%3Cb%3E")
    drawn = str(page.soup.select_one(".qr path"))
    asked_for = str(qr_code(f"{address}?size=large&who=parent", "x"))
    assert asked_for.partition(' d="')[2].partition('"')[0] in drawn
    assert address.partition("://")[2] in page.words
    assert "You can stop at any time." in page.words
