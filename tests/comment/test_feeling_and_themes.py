"""Officers see how people feel and what it is about, and are told when the computer can not say."""

import subprocess
import sys

import pytest

from app.comment.feeling import feel
from app.comment.themes import theme_ids, themes

CONTRACT = """staff_support learning transport sensory friends_belonging leisure_short_breaks
    being_listened_to school_inclusion attendance_exclusion work_money travel_independence safety
    feedback_loop housing preparing_for_adulthood transitions information jargon local_offer
    survey_accessibility tell_it_once communication waiting family_support thanks ehcp_process
    data_protection health_therapies inclusive_language funding_equipment mental_health
    staff_training"""


def test_nothing_means_praise_or_criticism_by_what_was_asked() -> None:
    assert feel("Nothing.", "improve").guess == "positive"
    assert feel("Nothing.", "praise").guess == "negative"


def test_a_polite_wish_is_criticism() -> None:
    assert feel("More staff", "improve").guess == "negative"


def test_warm_words_are_positive_and_say_why() -> None:
    found = feel("The staff are brilliant and kind", "praise")
    assert (found.feeling, found.score > 0.5) == ("positive", True)
    assert "good: brilliant" in found.why


@pytest.mark.parametrize(
    "text",
    [
        "The driver drives too fast.",
        "drives too fast",
        "My taxi is driving very fast round corners",
        "The bus goes too fast",
        "The lesson is too easy",
    ],
)
def test_a_good_word_that_is_too_much_is_no_praise(text: str) -> None:
    found = feel(text)
    assert found.feeling != "positive"
    assert not [word for word in found.why if word.startswith("good")]


@pytest.mark.parametrize(
    "text", ["The answer was fast.", "I can drive. They are quick and kind.", "It is not too fast."]
)
def test_a_fast_answer_is_praise_all_the_same(text: str) -> None:
    assert feel(text).guess == "positive"


def test_a_driver_who_drives_too_fast_is_about_the_bus_and_about_safety() -> None:
    for text in ("The driver drives too fast.", "He drives too fast", "the bus goes too fast"):
        assert {"transport", "safety"} <= set(themes(text).ids), text
    assert "safety" not in themes("The lesson goes too fast").ids


def test_somebody_who_gives_no_answer_has_no_feeling() -> None:
    for text in ("", "\U0001f600", "I do not know", "Did not answer"):
        assert feel(text).guess == "neutral"


def test_a_language_the_computer_can_not_read_goes_to_a_person() -> None:
    for text, language in (
        ("Szkoła jest dobra", "pl"),
        ("المدرسة جيدة جدا", "en"),
        ("nie mam kolegów i jest mi smutno w szkole", "en"),
    ):
        found = feel(text, language=language)
        assert (found.feeling, found.read_by_computer) == ("unsure", False)
        assert themes(text, language).ids == ()


def test_short_english_is_never_taken_for_another_language() -> None:
    for text in ("Nothing", "bus", "More TAs pls", "ok", "Nie", "Everton"):
        assert feel(text).read_by_computer, text


def test_every_theme_of_the_contract_has_words_and_there_is_no_other() -> None:
    assert sorted(theme_ids()) == sorted(CONTRACT.split())


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("The bus is always late", "transport"),
        ("skool dont lisen to me", "being_listened_to"),
        ("I was bullyd", "safety"),
        ("I have to tell my story again and again", "tell_it_once"),
        ("nobody tells us what changed after the survey", "feedback_loop"),
        ("staff need training about autism", "staff_training"),
        ("I want a job", "work_money"),
        ("The noise hurts my ears", "sensory"),
        ("my EHCP is late", "ehcp_process"),
        ("please stop calling him naughty", "inclusive_language"),
    ],
)
def test_a_comment_is_filed_under_what_it_is_about(text: str, theme: str) -> None:
    assert theme in themes(text).ids


def test_the_reader_of_a_theme_sees_the_words_that_gave_it() -> None:
    assert ("transport", "bus") in themes("The bus is late").why


def test_no_web_process_loads_textblob_for_worry_private_details_or_themes() -> None:
    code = (
        "import sys, time\n"
        "from app.comment.reading import read_at_once, warm\n"
        "from app.comment.themes import themes\n"
        "import app.comment.analyse\n"
        "warm(); read_at_once('dad hits me', deadline=time.monotonic() + 9); themes('bus')\n"
        "sys.exit('textblob' in sys.modules or 'nltk' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
