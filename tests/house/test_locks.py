"""For whoever sets Heard up: every part is the one we chose, and no lock names a machine."""

from __future__ import annotations

import json
import re

import pytest

from tests.house.files import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt")
NPM = (".", "bench/lighthouse")


@pytest.mark.parametrize("name", LOCKS)
def test_every_python_part_has_a_version_and_a_hash(name: str) -> None:
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    parts = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert parts
    for part in parts:
        assert re.match(r"^[a-z0-9._-]+(\[[a-z,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", part), (
            part
        )


@pytest.mark.parametrize("name", LOCKS)
def test_the_python_locks_name_no_host_and_no_folder(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "file:" not in text
    assert not re.search(r"(^|\s)/\w", text)


def test_the_tests_use_the_same_parts_as_families_do() -> None:
    ours, tests = _versions("requirements.txt"), _versions("requirements-dev.txt")
    assert {name: tests.get(name) for name in ours} == ours


def _versions(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==(\S+)", text, re.MULTILINE))


def test_every_wanted_python_part_is_in_its_lock() -> None:
    wanted = re.findall(r"^([a-z0-9._-]+)", (ROOT / "requirements.in").read_text(), re.MULTILINE)
    locked = _versions("requirements.txt")
    assert not [name for name in wanted if name.replace(".", "-") not in locked]


@pytest.mark.parametrize("folder", NPM)
def test_every_npm_part_has_a_hash_and_no_address(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))
    parts = {name: part for name, part in lock["packages"].items() if name}
    assert parts
    assert not [name for name, part in parts.items() if not part.get("integrity")]
    assert not [name for name, part in parts.items() if "resolved" in part]


@pytest.mark.parametrize("folder", NPM)
def test_every_npm_part_is_pinned_to_one_version(folder: str) -> None:
    wanted = json.loads((ROOT / folder / "package.json").read_text("utf-8"))
    versions = wanted.get("dependencies", {}) | wanted.get("devDependencies", {})
    assert not [name for name, version in versions.items() if not version[0].isdigit()]


def test_npm_runs_no_script_of_a_part_at_set_up() -> None:
    assert "npm ci --ignore-scripts" in (ROOT / "Makefile").read_text("utf-8")
