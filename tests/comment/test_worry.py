"""Somebody who is not safe is seen first, however they say it and however they spell."""

from pathlib import Path

from ruamel.yaml import YAML

from app.comment.lexicon import FOLDER, languages
from app.comment.worry import worries

LINES = YAML(typ="safe", pure=True).load(
    (Path(__file__).parent / "worry_lines.yaml").read_text(encoding="utf-8")
)


def test_people_who_are_not_safe_are_seen() -> None:
    assert [line for line in LINES["worked_on"]["worry"] if not worries(line)] == []


def test_people_who_are_fine_do_not_fill_the_queue() -> None:
    assert [line for line in LINES["worked_on"]["fine"] if worries(line)] == []


def test_most_of_the_lines_that_nobody_worked_on_are_seen() -> None:
    lines = LINES["untouched"]["worry"]
    assert sum(bool(worries(line)) for line in lines) / len(lines) > 0.6


def test_the_lead_is_told_the_kind_and_the_words() -> None:
    assert "does not want to live: kill myself" in worries("I wanna kil myself!!")


def test_a_child_who_hides_the_word_is_seen() -> None:
    for written in (
        "I want to k1ll myself",
        "i wanna d i e",
        "killlll myself",
        "k\u200bill myself",
    ):
        assert worries(written), written


def test_a_child_who_writes_in_fancy_letters_is_seen() -> None:
    assert worries("\U0001d4f4\U0001d4f2\U0001d4f5\U0001d4f5 myself")


def test_good_news_about_one_thing_does_not_hide_another() -> None:
    assert worries("I do not feel unsafe at school but dad hits me")


def test_somebody_who_is_not_hit_any_more_is_still_seen() -> None:
    assert worries("he does not hit me any more")


def test_every_language_has_its_words_looked_for_in_every_text() -> None:
    assert set(languages()) == {"en", "pl", "ar", "uk"}
    assert worries("My teacher is nice. tata mnie bije")


def test_draft_languages_say_that_nobody_has_checked_them() -> None:
    for language in set(languages()) - {"en"}:
        text = (FOLDER / f"worry.{language}.yaml").read_text(encoding="utf-8")
        assert "not checked by a person" in text


def test_a_worry_at_the_end_of_a_long_story_is_seen() -> None:
    assert worries("the bus was late and we waited " * 900 + "he comes into my room at night")
