"""For the house tests: which files the project has, whether committed yet or about to be."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = {".py", ".html", ".css", ".js", ".mjs", ".yaml", ".yml", ".md", ".toml", ".txt", ".json"}
TEXT |= {".in", ".cfg", ".ini", ".svg", ".po", ".pot", ".sql", ".xml", ".mako", ""}


@cache
def every_file() -> tuple[Path, ...]:
    """Each file of the project that git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return tuple(ROOT / name for name in sorted(set(names)) if name and (ROOT / name).is_file())


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
