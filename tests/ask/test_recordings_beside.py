"""For whoever records a survey's words: `heard check` says what is wrong with which file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from app.ask.check import check_paths
from app.ask.clips.fitting import Clips, load_clips
from app.ask.clips.names import ClipName, clip_name
from app.ask.clips.shelf import MOST_FILM_BYTES
from app.ask.clips.trouble import Unusable
from app.place.problem import Problem
from tests.ask.cast import SMALL, area
from tests.parts.clips import (
    FILM_MP4,
    PARENTS,
    QUESTION,
    SAID,
    TONE_MP3,
    TONE_OPUS,
    folder_of_clips,
)

Files = Mapping[str, bytes | None]
FAR_TOO_BIG = FILM_MP4 + bytes(MOST_FILM_BYTES)


def surveys_in(folder: Path, said: Mapping[str, str] = SAID, files: Files | None = None) -> Path:
    """A folder with one survey, `buses`, and its recordings. A file that is None is taken away."""
    folder.mkdir(exist_ok=True)
    (folder / "buses.yaml").write_text(SMALL, "utf-8")
    given = {name: data for name, data in (files or {}).items() if data is not None}
    clips = folder_of_clips(folder / "clips" / "buses", said, given)
    for name in set(files or {}) - set(given):
        (clips / name).unlink()
    return folder


def told(folder: Path) -> list[Problem]:
    """What `heard check` says about the recordings there."""
    problems = check_paths([folder / "buses.yaml"], area())
    return [problem for problem in problems if problem.rule.startswith("clip")]


def test_good_recordings_have_no_problem(tmp_path: Path) -> None:
    assert told(surveys_in(tmp_path)) == []


@pytest.mark.parametrize(
    ("said", "files", "rule", "where", "advice"),
    [
        ({"trvel.ask": QUESTION}, {}, "clip-name", "said.yaml", "travel"),
        ({"travel.buss": "Bus"}, {}, "clip-name", "said.yaml", "bus"),
        ({"travel.ask.sibling": QUESTION}, {}, "clip-name", "said.yaml", "parent"),
        ({"travel.ask.xx": QUESTION}, {}, "clip-name", "said.yaml", "en"),
        ({"travel": QUESTION}, {}, "clip-name", "travel.mp3", "feel.ask.opus"),
        ({"travel.ask.parent.pl.old": "x"}, {}, "clip-name", "travel.ask", "feel.ask.opus"),
        ({"travel.ask": "How do you go?"}, {}, "clip-stale", "said.yaml", "record it again"),
        ({"feel.ask": "How do you feel on the way?"}, {"feel.ask.opus": None}, "clip-mp3-alone",
         "feel.ask.mp3", "add feel.ask.opus"),
        ({"travel.bus": "Bus"}, {"travel.bus.mp3": None}, "clip-opus-alone", "travel.bus.opus",
         "add travel.bus.mp3"),
        ({}, {"travel.bus.opus": TONE_OPUS}, "clip-unsaid", "travel.bus.opus", "add a line"),
        ({"travel.bus": "Bus"}, {"travel.bus.opus": None, "travel.bus.mp3": None}, "clip-missing",
         "said.yaml", "take out this line"),
        ({"travel.bus": "Bus"}, {"travel.bus.opus": TONE_MP3}, "clip-format", "travel.bus.opus",
         ".mp3"),
        ({"travel.bus": "Bus"}, {"travel.bus.mp3": b"RIFF"}, "clip-format", "travel.bus.mp3",
         "export"),
        ({"travel.bus": "Bus"}, {"travel.bus.wav": b"RIFF"}, "clip-format", "travel.bus.wav",
         "Opus and MP3"),
        ({"travel.bus": "Bus"}, {"travel.bus.mp4": FILM_MP4}, "clip-name", "travel.bus", ".bsl"),
        ({"travel.ask.bsl": QUESTION}, {"travel.ask.bsl.vtt": None}, "clip-captions",
         "travel.ask.bsl.mp4", "travel.ask.bsl.vtt"),
        ({"travel.ask.bsl": QUESTION}, {"travel.ask.bsl.vtt": b"Hello"}, "clip-captions",
         "travel.ask.bsl.vtt", "WEBVTT"),
        ({"travel.ask.bsl": QUESTION}, {"travel.ask.bsl.mp4": FAR_TOO_BIG}, "clip-big",
         "travel.ask.bsl.mp4", "smaller"),
        ({"travel.ask.bsl": QUESTION}, {"travel.ask.bsl.mp4": None, "travel.ask.bsl.webm": None},
         "clip-captions", "travel.ask.bsl.vtt", "add the film"),
        ({"travel.bus.bsl": "Bus"}, {}, "clip-name", "said.yaml", "ask"),
        ({}, {"travel.ask.bsl.mp4": FILM_MP4}, "clip-unsaid", "travel.ask.bsl.mp4", "add a line"),
    ],
    ids=[
        "unknown-question", "unknown-answer", "unknown-voice", "unknown-language", "no-part",
        "too-many-parts", "old-words", "mp3-alone", "opus-alone", "words-not-told", "no-file",
        "mp3-called-opus", "no-mp3", "wav", "film-without-bsl", "no-captions", "no-real-captions",
        "film-too-big", "captions-alone", "film-of-an-answer", "no-transcript",
    ],
)  # fmt: skip
def test_each_slip_is_told_with_its_file_and_what_to_try(
    tmp_path: Path, said: dict[str, str], files: Files, rule: str, where: str, advice: str
) -> None:
    found = [p for p in told(surveys_in(tmp_path, said, files)) if p.rule == rule]
    assert found, [str(problem) for problem in told(tmp_path)]
    assert where in found[0].file
    assert advice in found[0].try_this


def test_old_words_are_a_warning_at_their_line(tmp_path: Path) -> None:
    folder = surveys_in(tmp_path, {"travel.bus": "Bus", "travel.ask": "How do you go?"})
    assert [(p.level, p.line) for p in told(folder)] == [("warning", 2)]


def test_a_missing_said_yaml_is_told(tmp_path: Path) -> None:
    folder = surveys_in(tmp_path)
    (folder / "clips" / "buses" / "said.yaml").unlink()
    assert "clip-unsaid" in {problem.rule for problem in told(folder)}


@pytest.mark.parametrize("text", ["- a\n- b\n", "travel.ask: {a: b}\n", "", "travel.ask: [\n"])
def test_a_said_yaml_of_another_shape_is_told(tmp_path: Path, text: str) -> None:
    folder = surveys_in(tmp_path, {})
    (folder / "clips" / "buses" / "said.yaml").write_text(text, "utf-8")
    assert check_paths([folder / "buses.yaml"], area())


def test_the_folder_of_recordings_can_be_checked_by_itself(tmp_path: Path) -> None:
    folder = surveys_in(tmp_path, {"travel.ask": "How do you go?"})
    problems = check_paths([folder / "clips" / "buses"], area())
    assert "clip-stale" in {problem.rule for problem in problems}


def test_recordings_of_a_survey_that_is_not_there_are_told(tmp_path: Path) -> None:
    folder = surveys_in(tmp_path)
    (folder / "buses.yaml").rename(folder / "trains.yaml")
    assert "clip-survey" in {problem.rule for problem in check_paths([folder], area())}


# --- which recording is heard ---------------------------------------------------------------------


def clips_of(folder: Path, said: Mapping[str, str] = SAID) -> Clips:
    return load_clips(surveys_in(folder, said))


def heard(clips: Clips, words: str, voice: str = "young_person", language: str = "en") -> str:
    found = clips.heard("buses", "travel.ask", (words,), voice, language)
    return found.stem if found else ""


def test_only_a_recording_of_the_very_words_is_heard(tmp_path: Path) -> None:
    clips = clips_of(tmp_path)
    assert heard(clips, QUESTION) == "travel.ask"
    assert heard(clips, PARENTS, "parent") == "travel.ask.parent"
    assert heard(clips, "How do you get to school today?") == ""
    assert heard(Clips(), QUESTION) == ""


def test_a_recording_in_another_language_is_heard_with_its_words(tmp_path: Path) -> None:
    clips = clips_of(tmp_path, SAID | {"travel.ask.pl": "Jak docierasz do szkoły?"})
    assert heard(clips, "Jak docierasz do szkoły?", language="pl") == "travel.ask.pl"
    assert heard(clips, QUESTION, language="pl") == "travel.ask"


def test_a_film_is_shown_with_the_question_that_is_signed_in_it(tmp_path: Path) -> None:
    clips = clips_of(tmp_path)
    film = clips.signed("buses", "travel", (QUESTION,), "young_person")
    assert film is not None
    assert film.said == (QUESTION,)
    assert clips.signed("buses", "travel", (PARENTS,), "parent") is None
    assert clips.signed("buses", "feel", (QUESTION,), "young_person") is None


def test_a_film_may_sign_the_answers_too(tmp_path: Path) -> None:
    folder = surveys_in(tmp_path)
    said = folder / "clips" / "buses" / "said.yaml"
    text = said.read_text("utf-8")
    line = f'travel.ask.bsl: "{QUESTION}"'
    said.write_text(text.replace(line, f'travel.ask.bsl: ["{QUESTION}", Bus, Walk]'), "utf-8")
    assert told(folder) == []
    clips = load_clips(folder)
    assert clips.signed("buses", "travel", (QUESTION,), "parent", ("Bus", "Walk"))
    assert clips.signed("buses", "travel", (QUESTION,), "parent", ("Bus", "Taxi")) is None


def test_the_address_changes_with_the_sound(tmp_path: Path) -> None:
    first = clips_of(tmp_path / "a").by_survey["buses"]
    again = clips_of(tmp_path / "b").by_survey["buses"]
    folder = surveys_in(tmp_path / "c", SAID, {"travel.bus.mp3": TONE_MP3[:-72]})
    other = load_clips(folder).by_survey["buses"]
    assert {clip.key for clip in first} == {clip.key for clip in again}
    assert {clip.key for clip in first} != {clip.key for clip in other}


def test_what_is_wrong_is_never_served(tmp_path: Path) -> None:
    folder = surveys_in(tmp_path, {"travel.bus": "Bus"}, {"travel.bus.opus": b"OggS<script>"})
    assert load_clips(folder).files == {}


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("feel.ask", ClipName("feel", "ask")),
        ("feel.ask.parent", ClipName("feel", "ask", "parent")),
        ("feel.ask.parent.pl", ClipName("feel", "ask", "parent", "pl")),
        ("travel.bus", ClipName("travel", "bus")),
        ("not-sure.pl", ClipName("", "not-sure", "", "pl")),
        ("feel.ask.bsl", ClipName("feel", "ask", is_signed=True)),
        ("feel.ask.parent.bsl", ClipName("feel", "ask", "parent", is_signed=True)),
    ],
)  # fmt: skip
def test_a_name_says_whose_words_it_speaks(stem: str, name: ClipName) -> None:
    assert clip_name(stem) == name


@pytest.mark.parametrize("stem", ["", "feel", ".ask", "feel.", "feel.ask.", "feel.ask.Old",
                                  "feel.ask.pl.parent", "feel.ask.bsl.pl"])  # fmt: skip
def test_a_name_that_follows_no_rule_is_refused(stem: str) -> None:
    with pytest.raises(Unusable):
        clip_name(stem)
