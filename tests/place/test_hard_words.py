"""For readers who meet a hard word: which words of a text are explained, and which stay alone."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from app.place.area import Area
from app.place.glossary import Glossary, Term
from app.place.hard_words import HardWords
from app.place.translated import StaysEnglish, Translator, english_of

TERMS = (
    Term(term="EHCP", plain="A legal plan. It says what help you get.", also=("EHC plan",)),
    Term(term="EHC plan review", plain="A meeting about your plan."),
    Term(term="AP", plain="Lessons in a different place."),
    Term(term="Participation", plain="Taking part in our area."),
    Term(term="Minutes", plain="Notes of a meeting."),
    Term(term="Co-production", plain="Working together as equals."),
)
OURS = Glossary(heard="1", terms=TERMS, everyday=("minutes",))


@pytest.fixture
def known() -> HardWords:
    return HardWords(OURS, Translator())


def written(known: HardWords, text: str) -> list[str]:
    return [found.word.written for found in known.find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Your EHCP is ready.", ["EHCP"]),
        ("All EHCPs, and the EHCP's end.", ["EHCP", "EHCP"]),
        ("The ehc plan and the EHC plan", ["ehc plan", "EHC plan"]),
        ("It is an EHC plan review.", ["EHC plan review"]),
        ("Go to AP. An ap is not one, nor is APT or MAP.", ["AP"]),
        ("We like co-production.", ["co-production"]),
        ("It takes 5 minutes.", []),
        ("", []),
    ],
    ids=["plain", "many", "small-letters", "longest", "initials", "hyphen", "everyday", "empty"],
)
def test_a_hard_word_is_found_where_it_stands_whole(
    known: HardWords, text: str, words: list[str]
) -> None:
    assert written(known, text) == words
    for found in known.find(text):
        assert text[found.start : found.end] == found.word.written


def test_each_sentence_of_a_meaning_stands_alone(known: HardWords) -> None:
    assert known.find("Your EHCP")[0].word.plain == ("A legal plan.", "It says what help you get.")


def test_the_areas_own_meaning_comes_before_easyreads(known: HardWords) -> None:
    (found,) = known.find("Participation is good.")
    assert found.word.plain == ("Taking part in our area.",)
    assert found.word.is_of_area


def test_a_service_word_that_the_area_does_not_know_is_explained_by_easyread(
    known: HardWords,
) -> None:
    (found,) = known.find("We talk about commissioning.")
    assert found.word.plain == ("Planning and paying for help.",)
    assert not found.word.is_of_area


def test_only_the_areas_own_glossary_lets_a_word_stay(known: HardWords) -> None:
    assert known.explains("Your EHC plan", 5, 8)
    assert not known.explains("Your EHC plan", 0, 4)
    assert not known.explains("We talk about commissioning.", 14, 27)


class Polish(NullTranslations):
    def pgettext(self, context: str, message: str) -> str:
        return {"EHCP": "Plan z mocą prawa.", "EHCP.name": "plan EHC"}.get(context, "")


def test_in_another_language_the_word_is_known_by_both_names_and_explained_in_it() -> None:
    known = HardWords(OURS, Translator("pl", Polish()))
    assert written(known, "To jest plan EHC, czyli EHCP.") == ["plan EHC", "EHCP"]
    assert known.find("EHCP")[0].word.plain == ("Plan z mocą prawa.",)


def test_a_meaning_that_nobody_translated_says_that_it_is_english() -> None:
    known = HardWords(OURS, Translator("pl", Polish()))
    (plain,) = known.find("AP")[0].word.plain
    assert isinstance(plain, StaysEnglish)
    assert english_of(plain) == "Lessons in a different place."


def test_a_text_is_looked_through_once(known: HardWords) -> None:
    assert known.find("Your EHCP") is known.find("Your EHCP")


def test_many_texts_do_not_fill_the_memory(known: HardWords) -> None:
    for number in range(5_000):
        known.find(f"EHCP {number}")
    assert len(known._known) <= 4096


def test_no_word_of_the_shipped_glossary_is_everyday_by_mistake(area: Area) -> None:
    names = {name.lower() for term in area.glossary.terms for name in (term.term, *term.also)}
    assert area.glossary.everyday_names <= names
