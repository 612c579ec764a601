"""For everybody: words and things that never stand in the project."""

from __future__ import annotations

import re

import pytest

from tests.house.files import files, lines_of, name_of, text_files

# Written in pieces, so that this file does not find itself.
HOSTS = ("py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "registry." + "yarnpkg")
MACHINE = r"(?<![\w.~])/(work|" + r"root|farm|home/\w+)/"
FETCHED = r"https?://\S+\.(whl|tgz|deb)\b|\"" + r"resolved\": *\"http|--(extra-)?" + r"index-url"
UNFINISHED = r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|NotImplemented" + r"Error"
LEFT_OUT = (
    r"pytest\.mark\."
    + r"skip|pytest\."
    + r"skip\(|@"
    + r"skip\b|importor"
    + r"skip|unittest\.mock|Magic"
    + r"Mock"
)
UNSAFE = r"\|\s*" + r"safe\b|autoescape\s+" + r"false"


def found(pattern: str, *starts: str, but: tuple[str, ...] = ()) -> list[str]:
    """Each line under these folders that has the pattern, as FILE:LINE."""
    search = re.compile(pattern)
    return [
        f"{name_of(file)}:{number} {line.strip()[:90]}"
        for file in text_files(*starts)
        if not name_of(file).startswith(but)
        for number, line in lines_of(file)
        if search.search(line)
    ]


def test_no_place_has_its_name_in_the_code() -> None:
    assert not found(r"(?i)\bhal" + r"ton\b", "app/", "easyread/")


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a package registry", "|".join(re.escape(host) for host in HOSTS)),
        ("a folder of one machine", MACHINE),
        ("an address that a package was fetched from", FETCHED),
    ],
    ids=lambda value: value.replace(" ", "-") if value.startswith("a") else "",
)
def test_nothing_names_the_machine_it_was_made_on(what: str, pattern: str) -> None:
    assert not found(pattern, but=("tests/house/",)), f"{what} is named"


def test_nothing_is_unfinished() -> None:
    assert not found(UNFINISHED, "app/", "easyread/", "tests/", "tools/", "bench/", "surveys/")


def test_no_test_is_left_out_and_no_part_is_pretended() -> None:
    assert not found(LEFT_OUT, "tests/", but=("tests/house/",))


def test_no_words_reach_a_page_unescaped() -> None:
    templates = [line for line in found(UNSAFE, "app/") if ".html:" in line]
    assert not templates
    assert not found(r"autoescape\s*=\s*" + r"False", "app/")


def test_the_focus_of_the_keyboard_is_always_seen() -> None:
    assert not found(r"outline\s*:\s*(none|0)\b", "app/")


def test_nothing_in_the_families_look_moves_by_itself() -> None:
    assert not found(r"@keyframes|\banimation\s*:|<marquee|<blink", "app/")


def test_no_font_and_no_made_file_of_others_is_committed() -> None:
    theirs = (".woff", ".woff2", ".ttf", ".otf", ".min.js", ".min.css", ".map", ".whl", ".mo")
    assert not [name_of(file) for file in files() if file.name.endswith(theirs)]


def test_no_file_is_so_big_that_it_is_surely_not_ours() -> None:
    most = 600_000
    big = {name_of(file): file.stat().st_size for file in files() if file.stat().st_size > most}
    assert not big, f"Where do these come from? {big}"


def test_what_set_up_makes_is_never_committed() -> None:
    made = (
        "node_modules/",
        ".venv/",
        "app/web/static/govuk/",
        "app/web/static/pictures.json",
        "var/",
    )
    assert not [name_of(file) for file in files(*made)]
