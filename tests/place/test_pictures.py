"""For everybody who reads with pictures: each is there, is only a drawing, and is one of a kind."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from app.place.pictures import Pictures, read_pictures
from easyread import check
from tests.house.files import ROOT
from tools.picture_sheet import record

FOLDER = ROOT / "surveys" / "pictures"
ON_EVERY_SURVEY = (
    "very-happy happy okay sad very-sad yes sometimes no easy hard not-sure not-say stop "
    "me me-with-help someone-for-me parent sibling practitioner "
    "help not-safe leave back skip code promise you-said we-did"
)
# The words of special needs that no set shows clearly: each must be a drawing of ours.
OUR_OWN = (
    "very-happy happy okay sad very-sad yes no not-sure skip stop "
    "teaching-assistant lesson college nursery travel social-worker psychologist counsellor "
    "bored lonely proud adult me bedroom benefits safe danger bullying support choice know plan "
    "different important autism learning-disability mental-health"
)


@pytest.fixture(scope="module")
def pictures() -> Pictures:
    """The pictures as set-up has built them."""
    return read_pictures(FOLDER)


@pytest.mark.parametrize("name", ON_EVERY_SURVEY.split())
def test_what_every_survey_shows_has_a_picture(pictures: Pictures, name: str) -> None:
    assert pictures.has(name)
    assert pictures.svg(name).startswith('<svg viewBox="0 0 72 72" aria-hidden="true"')


def test_every_word_has_its_drawing(pictures: Pictures) -> None:
    assert pictures.names == frozenset(pictures.drawings)


@pytest.mark.parametrize("name", OUR_OWN.split())
def test_a_word_that_no_set_shows_clearly_is_drawn_by_us(pictures: Pictures, name: str) -> None:
    assert pictures.drawings[name].set == "own"


def test_there_are_enough_pictures_for_a_survey_about_any_part_of_life(pictures: Pictures) -> None:
    for_surveys = pictures.names - set(_group(pictures, "code"))
    assert len(for_surveys) >= 160
    assert sum(drawing.set == "own" for drawing in pictures.drawings.values()) >= 45


def test_every_picture_stands_in_one_group(pictures: Pictures) -> None:
    grouped = [name for group in pictures.groups for name in group.names]
    assert sorted(grouped) == sorted(pictures.names)
    assert all(group.names for group in pictures.groups)


def test_every_word_can_be_an_answer_in_a_survey(pictures: Pictures) -> None:
    troubles = [
        f"{word}: {found.message}"
        for word in pictures.words.values()
        for found in check(word, kind="option")
        if found.level == "error"
    ]
    assert not troubles


def test_what_we_doubt_is_said_with_its_reason(pictures: Pictures) -> None:
    assert set(pictures.unclear) <= pictures.names
    assert all(len(why) > 20 for why in pictures.unclear.values())


def test_the_record_of_every_picture_is_of_today(pictures: Pictures) -> None:
    kept = (ROOT / "docs" / "pictures.md").read_text("utf-8")
    assert kept == record(pictures), "run tools/picture_sheet.py record"


def _group(pictures: Pictures, wanted: str) -> tuple[str, ...]:
    return next(group.names for group in pictures.groups if group.id == wanted)


def test_no_two_words_share_a_picture(pictures: Pictures) -> None:
    bodies = [drawing.body for drawing in pictures.drawings.values()]
    assert len(set(bodies)) == len(bodies)


def test_no_two_pictures_say_the_same_word(pictures: Pictures) -> None:
    words = [word.lower() for word in pictures.words.values()]
    assert {word for word in words if words.count(word) > 1} == set()


def test_a_picture_is_small_enough_for_a_slow_phone(pictures: Pictures) -> None:
    sizes = sorted(len(drawing.body) for drawing in pictures.drawings.values())
    assert sizes[len(sizes) // 2] < 700
    assert sizes[-1] < 3000
    squeezed = sorted(len(gzip.compress(d.body.encode(), 6)) for d in pictures.drawings.values())
    assert squeezed[len(squeezed) // 2] < 400
    assert squeezed[-1] < 700


def test_a_picture_brings_nothing_but_lines_and_colours(pictures: Pictures) -> None:
    for name in pictures.names:
        assert not re.search(r"style=|id=|href|url\(|<script|<text|\son", pictures.svg(name)), name


def test_faces_never_turn_round_and_arrows_do(pictures: Pictures) -> None:
    assert 'class="turns"' in pictures.svg("back")
    faces = ("very-happy", "happy", "okay", "sad", "very-sad", "angry", "me", "people", "teacher")
    assert not [name for name in faces if 'class="turns"' in pictures.svg(name)]


def test_every_face_of_a_scale_can_go_for_whoever_wants_no_faces(pictures: Pictures) -> None:
    assert pictures.faces >= {"very-happy", "happy", "okay", "sad", "very-sad", "not-sure"}
    assert pictures.faces <= pictures.names


def test_people_are_shown_without_faces_to_whoever_wants_none(pictures: Pictures) -> None:
    for name in ("me", "people", "family", "doctor", "someone-for-me", "not-safe", "bored"):
        shown = pictures.svg_without_faces(name)
        assert shown
        assert len(shown) < len(pictures.svg(name)), name
    assert pictures.svg_without_faces("happy") == ""
    assert pictures.svg_without_faces("bus") == pictures.svg("bus")


def test_i_am_not_sure_keeps_a_picture_without_faces(pictures: Pictures) -> None:
    assert pictures.svg_without_faces("not-sure") == pictures.svg("not-sure-no-face")
    assert not set(pictures.instead.values()) & pictures.faces


def test_a_code_is_made_of_48_easy_words_that_differ_from_their_first_letters(
    pictures: Pictures,
) -> None:
    words = [pictures.words[name] for name in pictures.code]
    assert len(words) == 48
    assert all(re.fullmatch(r"[A-Z][a-z]{2,7}", word) for word in words)
    assert len({word[:4] for word in words}) == 48


def test_everybody_who_drew_is_thanked(pictures: Pictures) -> None:
    credited = {credit["id"] for credit in pictures.credits}
    assert credited == {drawing.set for drawing in pictures.drawings.values()}
    assert all(credit["licence"] and credit["by"] for credit in pictures.credits)


def test_before_set_up_the_words_are_known_and_nothing_is_drawn(tmp_path: Path) -> None:
    pictures = read_pictures(FOLDER, tmp_path / "not-built.json")
    assert pictures.has("bus")
    assert not pictures.drawings


def test_the_built_pictures_are_those_of_the_folder(pictures: Pictures) -> None:
    built = json.loads((ROOT / "app" / "web" / "static" / "pictures.json").read_text("utf-8"))
    assert set(built["pictures"]) == pictures.names, "run tools/build_pictures.py"
