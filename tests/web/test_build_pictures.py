"""For whoever adds a picture: set-up says in a sentence what is wrong with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.house.files import ROOT
from tools.build_pictures import PictureProblem, build, fingerprint

SET = """name: Our council
by: A town
licence: Theirs
licence_url: https://c.example
commercial: false
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">{}</svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A picture folder to break: the words of the code only, each with a small drawing."""
    ours = ROOT / "surveys" / "pictures"
    copy = tmp_path / "pictures"
    (copy / "own").mkdir(parents=True)
    for name in ("code.yaml", "own/set.yaml"):
        shutil.copy(ours / name, copy / name)
    code = YAML(typ="safe").load((copy / "code.yaml").read_text("utf-8"))["pictures"]
    words = "".join(f"  {name}: {name.capitalize()}\n" for name in code)
    (copy / "pictures.yaml").write_text(
        "order: [own]\nturns: [bus]\ngroups:\n  code: apple\nunclear:\n  sun: It may be a flower."
        f"\nwords:\n{words}"
    )
    for place, name in enumerate(code):
        draw(copy, name, f'<path d="M{place} 1h9v9z"/>')
    return copy


def bring(folder: Path, **files: str) -> Path:
    """A set of somebody else's, in the folder for it: set.yaml, and each file as it is given."""
    folder.mkdir(parents=True)
    (folder / "set.yaml").write_text(SET)
    for name, text in files.items():
        (folder / f"{name}.svg").write_text(text, "utf-8")
    return folder


def draw(folder: Path, name: str, body: str) -> None:
    (folder / "own" / f"{name}.svg").write_text(SVG.format(body), "utf-8")


def test_a_councils_own_picture_comes_before_ours(folder: Path) -> None:
    bring(folder / "sets" / "aaa", bus=SVG.format('<path d="M9 9h9v9z"/>'))
    council = bring(folder / "sets" / "town", bus=SVG.format('<rect width="40" height="40"/>'))
    (council / "set.yaml").write_text(SET + "whose: council\n")
    built = build(folder)
    assert built["pictures"]["bus"]["set"] == "town"
    assert built["pictures"]["bus"]["turns"]
    assert [told["id"] for told in built["sets"]] == ["town", "own"]
    assert built["sets"][0]["name"] == "Our council"


def test_other_peoples_sets_come_before_ours_too(folder: Path) -> None:
    bring(folder / "sets" / "others", bus=SVG.format('<path d="M9 9h9v9z"/>'))
    assert build(folder)["pictures"]["bus"]["set"] == "others"


def test_a_set_may_name_its_files_as_it_likes_and_have_its_own_grid(folder: Path) -> None:
    mine = bring(folder / "sets" / "others")
    (mine / "Transport 12.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 250" xmlns:x="urn:x" x:y="1">'
        '<title>Bus</title><x:note/><path style="fill:#f00" d="M0 0h500v250H0z"/></svg>'
    )
    (mine / "set.yaml").write_text(SET + "pictures:\n  bus: Transport 12.svg\n")
    bus = build(folder)["pictures"]["bus"]
    assert bus["file"] == "Transport 12.svg"
    assert bus["body"] == '<path fill="red" d="M0 18h72v36H0z"/>'


def test_a_survey_has_pictures_that_no_other_survey_sees(folder: Path) -> None:
    bring(folder / "surveys" / "our-club", bus=SVG.format('<rect width="40" height="40"/>'))
    built = build(folder)
    assert built["pictures"]["our-club/bus"]["set"] == "surveys/our-club"
    assert built["pictures"]["our-club/bus"]["turns"]
    assert built["pictures"]["bus"]["set"] == "own"
    assert built["sets"][-1]["by"] == "A town"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        pytest.param("licence: Theirs\n", "needs licence", id="no licence"),
        pytest.param("by: A town\n", "needs by", id="no credit"),
        pytest.param("commercial: false\n", "needs commercial", id="not whether for money"),
    ],
)
def test_a_set_without_its_papers_is_refused(folder: Path, told: str, said: str) -> None:
    mine = bring(folder / "sets" / "others", bus=SVG.format('<path d="M9 9h9v9z"/>'))
    (mine / "set.yaml").write_text(SET.replace(told, ""))
    with pytest.raises(PictureProblem, match=said):
        build(folder)


def test_a_link_of_a_set_that_is_no_web_address_is_refused(folder: Path) -> None:
    mine = bring(folder / "sets" / "others", bus=SVG.format('<path d="M9 9h9v9z"/>'))
    (mine / "set.yaml").write_text(SET.replace("https://c.example", "javascript:alert(1)"))
    with pytest.raises(PictureProblem, match="must begin with https://"):
        build(folder)


def test_a_file_outside_the_folder_of_its_set_is_refused(folder: Path) -> None:
    mine = bring(folder / "sets" / "others")
    (mine / "set.yaml").write_text(SET + "pictures:\n  bus: ../../own/car.svg\n")
    with pytest.raises(PictureProblem, match="no file"):
        build(folder)
    (mine / "bus.svg").symlink_to(folder / "own" / "car.svg")
    (mine / "set.yaml").write_text(SET)
    with pytest.raises(PictureProblem, match="no file"):
        build(folder)


def test_a_set_that_names_a_word_we_do_not_have_is_told_which(folder: Path) -> None:
    mine = bring(folder / "sets" / "others", bus=SVG.format('<path d="M9 9h9v9z"/>'))
    (mine / "set.yaml").write_text(SET + "pictures:\n  buss: bus.svg\n")
    with pytest.raises(PictureProblem, match="buss"):
        build(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(SVG.format('<path d="' + "M1 1h9" * 20_000 + '"/>'), "larger", id="huge"),
        pytest.param(
            SVG.format("".join(f'<path d="M{n}.7 1q3 {n}.3 9 9"/>' for n in range(900))),
            "too heavy",
            id="many lines",
        ),
        pytest.param('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "ENTITY", id="entities"),
        pytest.param("<svg", "cannot be read", id="half a file"),
        pytest.param("<html/>", "not an SVG", id="a web page"),
        pytest.param('<svg viewBox="0 0 0 0"><path d="M0 0h9"/></svg>', "viewBox", id="no size"),
        pytest.param(SVG.format('<use href="https://c.example/x.svg#a"/>'), "plain", id="use"),
        pytest.param(SVG.format("Buy now"), "shows nothing", id="bare words"),
        pytest.param(
            SVG.format(
                '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'
            ),
            "shows nothing",
            id="a page inside",
        ),
        pytest.param(
            SVG.format('<path d="M1 1h9v9z" fill="url(https://c.example/x)"/>'), "plain", id="url"
        ),
        pytest.param(
            SVG.format('<image href="data:image/png;base64,AA" width="9" height="9"/>'),
            "plain",
            id="photo",
        ),
    ],
)
def test_what_a_council_brings_cannot_harm_a_page(folder: Path, text: str, said: str) -> None:
    bring(folder / "sets" / "town", bus=text)
    with pytest.raises(PictureProblem, match=said):
        build(folder)


def test_a_script_that_a_council_brings_never_reaches_a_page(folder: Path) -> None:
    script = '<path d="M1 1h9v9z" onclick="alert(1)"/><script>alert(1)</script>'
    bring(folder / "sets" / "town", bus=SVG.format(script))
    assert "alert" not in str(build(folder)["pictures"]["bus"])


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
    shutil.copy(folder / "own" / "bus.svg", folder / "own" / "car.svg")
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
