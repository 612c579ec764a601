"""For parent reps and translators: a survey in another language, and what of it is old."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from app.ask.check import check_paths
from app.ask.shelf import understand
from app.ask.survey import Survey
from app.ask.translated import survey_in
from app.place.area import Area
from app.place.in_language import place_in
from app.place.translated import StaysEnglish, Translator, catalogue, english_of
from tests.parts.heard import ROOT
from tools.build_translations import build_all, compiled
from tools.update_translations import updated

FILE = ROOT / "surveys" / "getting-to-school.yaml"
POLISH = ROOT / "translations" / "pl" / "LC_MESSAGES"


def survey(area: Area, text: str = "") -> Survey:
    return understand(text or FILE.read_text("utf-8"), area)


def in_polish(area: Area, asked: Survey, *, is_checked: bool = True) -> Survey:
    words = catalogue(ROOT / "translations", "pl", asked.id)
    place = Translator("pl", catalogue(ROOT / "translations", "pl", "place"), is_checked)
    return survey_in(asked, Translator("pl", words, is_checked), place_in(area.place, place))


def test_every_text_of_a_survey_is_said_in_polish(area: Area) -> None:
    said = in_polish(area, survey(area))
    assert said.title == "Droga do szkoły"
    first = said.by_id["travel"]
    assert first.words_for("young_person") == ("Jak docierasz do szkoły?",)
    assert first.words_for("parent") == ("Jak Twoje dziecko dociera do szkoły?",)
    assert first.answers[0].text == "Autobus"
    assert said.by_id["better"].starters[0] == "Krótsza droga"
    assert english_of(said.by_id["better"].starters[0]) == "A shorter journey"


def test_ids_pictures_and_the_way_stay_what_they_are(area: Area) -> None:
    asked = survey(area)
    said = in_polish(area, asked)
    assert said.places == asked.places
    for question, other in zip(asked.questions, said.questions, strict=True):
        assert question.answer_ids == other.answer_ids
        assert (question.picture, question.only_if) == (other.picture, other.only_if)


def test_an_old_version_with_other_english_falls_back_sentence_by_sentence(area: Area) -> None:
    old = FILE.read_text("utf-8").replace("How do you get to school?", "How do you go there?")
    said = in_polish(area, survey(area, old))
    ask = said.by_id["travel"].ask[0]
    assert ask == "How do you go there?"
    assert isinstance(ask, StaysEnglish)
    assert said.by_id["travel"].answers[0].text == "Autobus"


def test_who_sees_the_answers_is_privacy_and_waits_for_a_person(area: Area) -> None:
    said = in_polish(area, survey(area), is_checked=False)
    assert isinstance(said.who_sees[0], StaysEnglish)
    assert not isinstance(said.about[0], StaysEnglish)


def test_the_ages_are_the_areas_own_words(area: Area) -> None:
    file = ROOT / "surveys" / "how-life-feels.yaml"
    said = in_polish(area, survey(area, file.read_text("utf-8")))
    assert next(option.text for option in said.by_id["age"].answers) == "10 lub mniej"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The surveys and the translations, to change."""
    shutil.copytree(ROOT / "surveys", tmp_path / "surveys")
    shutil.copytree(ROOT / "translations", tmp_path / "translations")
    return tmp_path


def test_heard_check_lists_what_is_old_with_its_line(project: Path) -> None:
    file = project / "surveys" / FILE.name
    text = file.read_text("utf-8")
    file.write_text(text.replace("text: Taxi,", "text: A taxi,"), "utf-8")
    found = [p for p in check_paths([file], translations=project / "translations")
             if p.rule == "translation-old"]  # fmt: skip
    assert {p.message.partition(":")[0] for p in found} == {"Polski", "العربية", "Українська"}
    assert all("A taxi" in p.message and p.level == "warning" for p in found)
    lines = file.read_text("utf-8").splitlines()
    assert {"A taxi" in lines[p.line - 1] for p in found} == {True}
    assert "travel.options.taxi" in found[0].try_this


def test_the_shipped_surveys_have_nothing_old(project: Path) -> None:
    problems = check_paths([project / "surveys"], translations=project / "translations")
    assert not [p for p in problems if p.rule == "translation-old"]


def test_a_changed_sentence_keeps_its_old_words_beside_it_marked_as_old() -> None:
    from babel import Locale
    from babel.messages.catalog import Catalog

    template = Catalog()
    template.add("How do you come to school?", context="travel.ask")
    template.add("Bus", context="travel.options.bus")
    with (POLISH / "getting-to-school.po").open("rb") as opened:
        old = read_po(opened)
    new = updated(template, old, Locale.parse("pl"))
    message = new.get("How do you come to school?", context="travel.ask")
    assert message is not None
    assert message.fuzzy
    assert message.string == "Jak docierasz do szkoły?"
    assert message.previous_id == ["How do you get to school?"]
    same = new.get("Bus", context="travel.options.bus")
    assert same is not None
    assert not same.fuzzy
    assert same.string == "Autobus"


def test_old_and_empty_words_are_left_out_of_what_pages_read(tmp_path: Path) -> None:
    source = (
        'msgid ""\nmsgstr "Language: pl\\nContent-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgctxt "a"\nmsgid "One"\nmsgstr "Raz"\n\n'
        '#, fuzzy\nmsgctxt "b"\nmsgid "Two"\nmsgstr "Dwa"\n\n'
        'msgctxt "c"\nmsgid "Three"\nmsgstr ""\n'
    )
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "x.po").write_text(source, "utf-8")
    assert build_all(tmp_path) == 1
    say = Translator("pl", catalogue(tmp_path, "pl", "x"))
    assert say("a", "One") == "Raz"
    assert isinstance(say("b", "Two"), StaysEnglish)
    assert isinstance(say("c", "Three"), StaysEnglish)
    assert build_all(tmp_path) == 0, "the second time there is nothing to make"
    assert compiled(source.encode()) == (folder / "x.mo").read_bytes()
