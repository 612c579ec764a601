"""For families on a busy evening: what a web process carries, and what it never loads."""

from __future__ import annotations

import subprocess
import sys

from tests.house.files import ROOT

HEAVY = (
    "textblob",
    "nltk",
    "wordfreq",
    "xlsxwriter",
    "ahocorasick_rs",
    "huey.consumer",
    "playwright",
)


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh Python has after running this."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n'.join(sys.modules))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_no_web_process_loads_what_only_the_worker_needs() -> None:
    assert not loaded_by("import app.factory").intersection(HEAVY)


def test_a_plain_module_is_read_without_flask_and_without_a_database() -> None:
    for module in ("app.answer.journey", "app.answer.reading", "app.ask.survey", "app.comment"):
        assert not loaded_by(f"import {module}") & {"flask", "sqlalchemy"}, module


def test_easyread_is_a_library_of_its_own() -> None:
    modules = loaded_by("import easyread; easyread.check('We like cats.')")
    assert not {name for name in modules if name == "app" or name.startswith("app.")}
    assert not modules & {"flask", "sqlalchemy"}
