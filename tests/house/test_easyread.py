"""For young people and families: every sentence of ours is easy to read."""

from __future__ import annotations

from app.place.area import load_area
from app.place.hard_words import HARD_WORDS, HardWords
from app.place.translated import Translator
from easyread import Finding, check, check_letter
from easyread.markdown import words_only
from tests.house.families_words import Sentence, every_sentence_for_families
from tests.house.files import ROOT
from tools.collect_words import is_for_staff

KNOWN = HardWords(load_area(ROOT / "surveys").glossary, Translator())


def is_explained(sentence: Sentence, found: Finding) -> bool:
    """A survey's hard word may stay: its pages say what it means (app/web/hard_words.py)."""
    is_asked = sentence.where.startswith("surveys/") and "/place.yaml" not in sentence.where
    return (
        is_asked
        and found.rule in HARD_WORDS
        and KNOWN.explains(sentence.text, found.start, found.end)
    )


def test_every_sentence_a_family_can_see_is_easy_to_read() -> None:
    troubles = [
        f"{sentence.where}: {sentence.text!r}: {found.rule} {found.message} {found.try_this}"
        for sentence in every_sentence_for_families()
        for found in check(sentence.text, kind=sentence.kind)  # type: ignore[arg-type]
        if found.level == "error" and not is_explained(sentence, found)
    ]
    assert not troubles, "\n" + "\n".join(troubles)


def test_the_first_page_of_the_project_is_easy_to_read() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    troubles = [
        f"README.md:{text.count(chr(10), 0, found.start) + 1}: {found.rule} {found.message}"
        for found in check_letter(words_only(text))
        if found.level == "error"
    ]
    assert not troubles, "\n" + "\n".join(troubles)


def test_the_sentences_come_from_every_kind_of_place() -> None:
    places = {sentence.where.rpartition(":")[0] for sentence in every_sentence_for_families()}
    for start in ("app/answer/templates/", "app/tell/templates/", "app/web/templates/"):
        assert any(place.startswith(start) for place in places), start
    for file in ("place.yaml", "glossary.yaml", "getting-to-school.yaml", "how-life-feels.yaml"):
        assert f"surveys/{file}" in places


def test_staff_pages_are_known_from_families_pages() -> None:
    assert is_for_staff("app/web/templates/web/staff.html")
    assert is_for_staff("app/hear/desk.py")
    assert is_for_staff("app/people/templates/people/home.html")
    assert is_for_staff("app/tell/templates/tell/finding_quotes.html")
    assert not is_for_staff("app/web/templates/web/frame.html")
    assert not is_for_staff("app/answer/pages/start.py")
    for page in ("answer/start", "answer/check", "tell/home", "web/privacy"):
        step = page.partition("/")[0]
        assert not is_for_staff(f"app/{step}/templates/{page}.html"), page
