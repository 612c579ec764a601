"""For whoever runs Heard: what is written is there, and what is there is written."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from app.web.choices import ALLOWED
from tests.house.files import ROOT, files, name_of, text_files
from tools.write_easy_read_rules import PAGE, page

RUNNING = ROOT / "docs" / "running-it.md"
NEEDED = (
    "README.md", "LICENSE", "SECURITY.md", "CHANGELOG.md", "Makefile", ".ci/run",
    "docs/how-it-fits.md", "docs/running-it.md", "docs/decisions/001-two-doors.md",
)  # fmt: skip
SECTIONS = ("The question", "What we could do", "What we do", "What would change our mind")
LINK = re.compile(r"\[[^\]]*\]\(([^)#:\s]+)(?:#[^)\s]*)?\)")


@pytest.mark.parametrize("name", NEEDED)
def test_what_a_newcomer_looks_for_is_there(name: str) -> None:
    assert (ROOT / name).stat().st_size > 0


def test_the_licence_is_mit_and_names_the_contributors() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "MIT License" in text
    assert "Heard contributors" in text


def test_the_readme_begins_with_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert "make run" in text
    assert "make test" in text


def test_every_link_between_our_documents_leads_somewhere() -> None:
    lost = [
        f"{name_of(file)}: {target}"
        for file in files(suffix=".md")
        for target in LINK.findall(file.read_text("utf-8"))
        if not (file.parent / target).exists()
    ]
    assert not lost


def test_every_setting_is_explained() -> None:
    missing = settings_in_code() - headings()
    assert not missing, f"docs/running-it.md needs a heading for {sorted(missing)}"


def test_no_setting_is_explained_that_is_not_there() -> None:
    explained = {name for name in headings() if name.startswith("HEARD_")}
    assert not explained - settings_in_code()


def test_every_command_is_explained() -> None:
    missing = {f"heard {name}" for name in commands()} - headings()
    assert not missing, f"docs/running-it.md needs a heading for {sorted(missing)}"


def test_no_command_is_explained_that_is_not_there() -> None:
    explained = {name for name in headings() if name.startswith("heard ")}
    assert not explained - {f"heard {name}" for name in commands()}


def test_the_page_of_the_rules_says_what_the_rules_say() -> None:
    """When this fails: python tools/write_easy_read_rules.py."""
    assert PAGE.read_text("utf-8") == page()


def settings_in_code() -> set[str]:
    """Every HEARD_... that the app reads."""
    text = "\n".join(file.read_text("utf-8") for file in files("app/", suffix=".py"))
    return set(re.findall(r"\bHEARD_[A-Z][A-Z_]*[A-Z]\b", text))


def headings() -> set[str]:
    """The names in the headings of the document, without marks and arguments."""
    lines = re.findall(r"^#{2,4} (.+)$", RUNNING.read_text("utf-8"), re.MULTILINE)
    return {line.replace("`", "").strip() for line in lines}


def commands() -> set[str]:
    """Every command that `heard --help` shows: `serve`, `survey add`..."""
    from app.cli import main

    return set(_below(main))


def _below(group: click.Group, before: str = "") -> list[str]:
    found: list[str] = []
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found += _below(command, f"{before}{name} ")
        elif not command.hidden:
            found.append(f"{before}{name}")
    return found


def decisions() -> list[Path]:
    return files("docs/decisions/", suffix=".md")


def test_decisions_have_running_numbers() -> None:
    numbers = sorted(int(file.name[:3]) for file in decisions())
    assert numbers == list(range(len(numbers)))


@pytest.mark.parametrize("file", decisions(), ids=name_of)
def test_a_decision_says_what_why_and_what_would_change_it(file: Path) -> None:
    text = file.read_text("utf-8")
    assert [part for part in SECTIONS if f"## {part}" not in text] == []
    assert len(text.splitlines()) <= 70, "A decision is at most a page."


def test_every_module_begins_by_saying_whose_need_it_serves() -> None:
    silent = [
        name_of(file)
        for file in text_files("app/", "easyread/", "tools/", "tests/", "bench/")
        if file.suffix == ".py" and "/versions/" not in name_of(file) and file.stat().st_size
        if not file.read_text("utf-8").lstrip().startswith(('"""', 'r"""'))
    ]
    assert not silent


def test_every_package_has_its_own_init() -> None:
    """Without it, the import rule and the types would not see the package."""
    folders = {file.parent for file in files("app/", "easyread/", suffix=".py")}
    without = [name_of(folder) for folder in folders if not (folder / "__init__.py").is_file()]
    assert not [name for name in without if "/migrations" not in name]


def test_every_value_that_a_link_may_set_is_in_the_table_of_links() -> None:
    rows = dict(re.findall(r"^\| `(\w+)=` \| (.+) \|$", RUNNING.read_text("utf-8"), re.MULTILINE))
    assert rows.keys() == {*ALLOWED, "lang"}
    for name, values in ALLOWED.items():
        assert set(re.findall(r"`([\w-]+)`", rows[name])) == set(values), name
