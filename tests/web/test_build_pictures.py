"""For whoever adds a picture: set-up says in a sentence what is wrong with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.house.files import ROOT
from tools.build_pictures import PictureProblem, build, fingerprint

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">{}</svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of our picture folder, to break."""
    return Path(shutil.copytree(ROOT / "surveys" / "pictures", tmp_path / "pictures"))


def draw(folder: Path, name: str, body: str) -> None:
    (folder / "own" / f"{name}.svg").write_text(SVG.format(body), "utf-8")


def test_a_councils_own_picture_comes_before_ours(folder: Path) -> None:
    (folder / "council").mkdir()
    (folder / "council" / "set.yaml").write_text(
        "name: Our council\nby: Our council\nlicence: Theirs\nlicence_url: https://c.example\n"
    )
    (folder / "council" / "bus.svg").write_text(SVG.format('<rect width="40" height="40"/>'))
    file = folder / "pictures.yaml"
    file.write_text(file.read_text().replace("order: [own", "order: [council, own"))
    built = build(folder)
    assert built["pictures"]["bus"]["set"] == "council"
    assert built["sets"][0]["name"] == "Our council"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<text x="1" y="9">Bus</text>', id="letters"),
        pytest.param('<image href="data:image/png;base64,AA" width="9" height="9"/>', id="a photo"),
        pytest.param('<a href="https://c.example"><path d="M0 0h9"/></a>', id="a link"),
    ],
)
def test_a_picture_that_is_more_than_a_drawing_is_refused(folder: Path, body: str) -> None:
    draw(folder, "bus", body)
    with pytest.raises(PictureProblem, match=r"'bus'.*plain shapes"):
        build(folder)


def test_a_script_in_a_picture_never_reaches_a_page(folder: Path) -> None:
    draw(folder, "bus", '<path d="M1 1h9v9z" onclick="alert(1)"/><script>alert(1)</script>')
    assert "alert" not in build(folder)["pictures"]["bus"]["body"]


def test_a_word_without_a_picture_says_which_to_draw(folder: Path) -> None:
    file = folder / "pictures.yaml"
    file.write_text(file.read_text() + "  dragon: Dragon\n")
    with pytest.raises(PictureProblem, match=r"no set has 'dragon'\. Draw own/dragon\.svg"):
        build(folder)


def test_the_same_drawing_for_two_words_is_refused(folder: Path) -> None:
    shutil.copy(folder / "own" / "bus.svg", folder / "own" / "taxi.svg")
    with pytest.raises(PictureProblem, match="have the same picture"):
        build(folder)


def test_a_picture_on_another_grid_is_refused(folder: Path) -> None:
    (folder / "own" / "bus.svg").write_text('<svg viewBox="0 0 24 24"><path d="M0 0h9"/></svg>')
    with pytest.raises(PictureProblem, match="72"):
        build(folder)


def test_a_code_of_47_pictures_is_refused(folder: Path) -> None:
    file = folder / "code.yaml"
    file.write_text(file.read_text().replace("  - kite\n", ""))
    with pytest.raises(PictureProblem, match="48 different"):
        build(folder)


def test_a_doubt_about_a_picture_that_is_not_there_is_refused(folder: Path) -> None:
    file = folder / "pictures.yaml"
    file.write_text(file.read_text().replace("unclear:\n", "unclear:\n  dragon: No dragon.\n"))
    with pytest.raises(PictureProblem, match=r"no word for \['dragon'\]"):
        build(folder)


def test_a_change_of_any_picture_changes_the_fingerprint(folder: Path) -> None:
    before = fingerprint(folder)
    draw(folder, "bus", '<path d="M1 1h9"/>')
    assert fingerprint(folder) != before
