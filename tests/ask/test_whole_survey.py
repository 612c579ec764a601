"""A survey is looked at as a whole, each thing once; and so are its translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ask.check import check_paths
from app.ask.whole import survey_words
from tests.ask.cast import HEAD, SMALL, area, line_of, problems, survey

PAGE = """\
  - id: q{n}
    kind: one
    ask: What helps you on the way?
    voices: {{parent: What helps your child on the way?}}
    picture: bus
    options:
      - {{id: bus, text: {one}, picture: bus}}
      - {{id: walk, text: Walk, picture: {two}}}
"""


def long(number: int, one: str = "Bus", two: str = "walk") -> str:
    return (
        HEAD
        + "questions:\n"
        + "".join(PAGE.format(n=n, one=one, two="walk" if n else two) for n in range(number))
    )


def told(text: str, rule: str) -> list[tuple[int, str]]:
    return [(p.line, p.level) for p in problems(text) if p.rule == rule]


def test_six_pages_without_a_break_are_told_at_the_sixth() -> None:
    text = long(6)
    sixth = text.splitlines().index("  - id: q5") + 1
    assert told(text, "S2") == [(sixth + 2, "warning")]
    assert told(long(5), "S2") == []


def test_a_practice_is_asked_for_where_there_is_something_to_practise_for() -> None:
    assert told(long(4), "S4") == [(line_of(long(4), "questions:"), "warning")]
    assert told(long(3), "S4") == []


def test_an_answer_with_two_pictures_is_told_at_the_second() -> None:
    text = long(2, two="taxi")
    assert [level for _line, level in told(text, "P2")] == ["warning"]
    assert told(text, "P2")[0][0] > line_of(text, "id: q1")


def test_two_words_for_one_thing_are_told_once() -> None:
    text = SMALL.replace("title: The bus", "title: A survey about the bus").replace(
        "We want to know how the bus is.", "Fill in this questionnaire about the bus."
    )
    assert len(told(text, "W19")) == 1
    assert told(text, "W19")[0][0] == line_of(text, "about:")


def test_a_group_is_named_and_never_a_person() -> None:
    text = SMALL.replace(
        "questions:", "tested_by: [{group: Anna, how_many: 1, when: May 2026}]\nquestions:"
    )
    assert [level for _line, level in told(text, "S8")] == ["error"]


def test_nothing_is_said_twice() -> None:
    """The longest way, a missing picture and a rule about one text have a place of their own."""
    text = long(9).replace("title: The bus", "title: We utilise the bus")
    found = [(p.line, p.column, p.rule) for p in problems(text)]
    assert len(found) == len(set(found))
    assert [rule for _l, _c, rule in found].count("S1") == 1


def test_a_page_to_read_is_read_whole() -> None:
    page = "  - {id: rest, kind: info, text: [You can rest., Then go on.], picture: break}\n"
    whole = survey_words(survey(SMALL + page), area())
    assert whole.questions[-1].ask == "You can rest. Then go on."
    assert whole.questions[-1].lead == ()


PO = """\
msgid ""
msgstr "Language: pl\\n"

msgctxt "title"
msgid "The bus"
msgstr "Autobus"

msgctxt "feel.ask"
msgid "How do you feel on the way?"
msgstr "{ask}"

msgctxt "travel.options.bus"
msgid "Bus"
msgstr ""
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pl" / "LC_MESSAGES"
    made.mkdir(parents=True)
    return made


def test_a_translation_is_read_as_far_as_anybody_can_without_its_language(folder: Path) -> None:
    file = folder / "buses.po"
    file.write_text(PO.format(ask="JAK SIĘ CZUJESZ " + "bardzo " * 20 + "50%?"), "utf-8")
    found = check_paths([folder])
    assert [p.rule for p in found if p.level == "info"] == ["language"]
    assert {p.rule for p in found if p.level != "info"} == {"W1", "W11", "W16"}
    ask = next(n for n, line in enumerate(file.read_text().splitlines(), 1) if "feel.ask" in line)
    assert all(p.line in (ask, ask + 1) for p in found if p.level != "info")


def test_a_short_translation_is_left_alone(folder: Path) -> None:
    file = folder / "buses.po"
    file.write_text(PO.format(ask="Jak się czujesz w drodze?"), "utf-8")
    assert [p.rule for p in check_paths([file])] == ["language"]


@pytest.mark.parametrize("raw", [b"msgid 'x", b"\xff\xfe"], ids=repr)
def test_a_file_that_is_no_translation_is_told(raw: bytes, folder: Path) -> None:
    file = folder / "buses.po"
    file.write_bytes(raw)
    assert [p.rule for p in check_paths([file])] == ["file-wrong"]
