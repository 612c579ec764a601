"""For the house tests: which files the project has, whether committed yet or about to be."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE = {".git", ".venv", "node_modules", "var", "govuk", "pictures.json", "__pycache__"}
TEXT = {".py", ".html", ".css", ".js", ".mjs", ".yaml", ".yml", ".md", ".toml", ".txt", ".json"}
TEXT |= {".in", ".cfg", ".ini", ".svg", ".po", ".pot", ".sql", ".xml", ".mako", ""}


@cache
def every_file() -> tuple[Path, ...]:
    """Each file of the project that git keeps or would keep."""
    # A checkout may belong to somebody else than the one who tests it, or come without git.
    git = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    which = ["--cached", "--others", "--exclude-standard"]
    listed = subprocess.run([*git, *which], cwd=ROOT, capture_output=True, check=False)
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else _walked()
    return tuple(ROOT / name for name in sorted(set(names)) if name and (ROOT / name).is_file())


def _walked() -> list[str]:
    found = (file.relative_to(ROOT) for file in ROOT.rglob("*") if file.is_file())
    return [file.as_posix() for file in found if not MADE & set(file.parts)]


def files(*starts: str, suffix: str | tuple[str, ...] = "") -> list[Path]:
    """The files under these folders, or all of them, with this ending."""
    chosen = (file for file in every_file() if not starts or name_of(file).startswith(starts))
    return [file for file in chosen if not suffix or file.name.endswith(suffix)]


def text_files(*starts: str) -> list[Path]:
    """The files that people read."""
    return [file for file in files(*starts) if file.suffix in TEXT]


def name_of(file: Path) -> str:
    """The file's name from the project's top."""
    return file.relative_to(ROOT).as_posix()


def lines_of(file: Path) -> list[tuple[int, str]]:
    """The lines of a file with their numbers."""
    return list(enumerate(file.read_text("utf-8").splitlines(), 1))
