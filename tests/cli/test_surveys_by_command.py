"""Whoever opens waves by command loses no answers unwarned, and sees which versions there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import surveys
from tests.cli.conftest import Heard
from tests.house.files import ROOT

NAME = "getting-to-school"


@pytest.fixture
def file(tmp_path: Path, heard: Heard) -> Path:
    """A survey that is loaded, and its file."""
    file = tmp_path / "survey.yaml"
    file.write_bytes((ROOT / "surveys" / f"{NAME}.yaml").read_bytes())
    assert heard("survey", "add", str(file))[0] == 0
    return file


def changed(file: Path, heard: Heard) -> None:
    """The survey gets a second version."""
    text = file.read_text("utf-8")
    file.write_text(text.replace("minutes: ", "minutes: 1", 1), "utf-8")
    ended, output = heard("survey", "add", str(file))
    assert (ended, f"{NAME}, version 2" in output) == (0, True), output


@pytest.mark.usefixtures("file")
def test_a_try_out_that_people_answered_is_not_closed_without_a_word(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = ("survey", "open", NAME, "--try-out")
    assert heard(*opening)[0] == 0
    assert f"{NAME}@1 is closed." in heard(*opening)[1]  # nobody had answered it
    monkeypatch.setattr(surveys, "how_many_took_part", lambda *_: 3)
    ended, output = heard(*opening)
    assert ended == 2
    assert f"{NAME}@2 is an open try-out. It would close, and its answers go." in output
    assert "add --close-open" in output
    ended, output = heard(*opening, "--close-open")
    assert (ended, f"{NAME}@2 is closed." in output) == (0, True)


@pytest.mark.usefixtures("file")
def test_a_real_wave_is_not_closed_by_a_try_out(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surveys, "reasons_here", lambda *_, **__: ())
    assert heard("survey", "open", NAME)[0] == 0
    ended, output = heard("survey", "open", NAME, "--try-out")
    assert ended == 2
    assert f"{NAME}@1 is open, for real. It would close now." in output
    assert f"wave {NAME}@1  real  open" in heard("survey", "list")[1]


def test_the_list_names_versions_and_waves(heard: Heard, file: Path) -> None:
    assert f"{NAME}  version 1\n" in heard("survey", "list")[1]
    changed(file, heard)
    heard("survey", "open", NAME, "--try-out")
    said = heard("survey", "list")[1]
    assert f"{NAME}  versions 1, 2\n  wave {NAME}@1  try-out  open  " in said


def test_two_versions_are_compared_by_their_numbers(heard: Heard, file: Path) -> None:
    changed(file, heard)
    assert "+minutes: 1" in heard("survey", "diff", f"{NAME}@1", f"{NAME}@2")[1]
    assert "+minutes: 1" in heard("survey", "diff", f"{NAME}@1", NAME)[1]
    assert heard("survey", "diff", f"{NAME}@2", NAME) == (0, "They are the same.\n")


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("typed", ["7", "x", "", "9" * 30, "\u0661"])
def test_a_version_that_is_not_there_is_told_with_those_that_are(heard: Heard, typed: str) -> None:
    ended, output = heard("survey", "diff", f"{NAME}@1", f"{NAME}@{typed}")
    assert ended == 2
    assert f"{NAME} has no version" in output
    assert "It has version 1." in output
