"""For a small machine: what is done before the server splits, so that its processes share it."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.database import Database
from app.server import FIRST_PAGES, Server, walk_through
from app.settings import Settings
from tests.parts.visitors import Visitor


@pytest.fixture(autouse=True)
def _unfrozen() -> Iterator[None]:
    """Loading a server puts everything out of the reach of the collector. Tests want it back."""
    yield
    gc.unfreeze()


def test_the_first_pages_are_opened_before_the_split(settings: Settings, doors: Any) -> None:
    opened: list[str] = []

    def listening(environ: Any, start_response: Any) -> Any:
        opened.append(environ["PATH_INFO"])
        return doors(environ, start_response)

    walk_through(listening, settings.base_url)
    assert opened == list(FIRST_PAGES)
    assert all(Visitor(doors).get(page).status == 200 for page in FIRST_PAGES[1:])


def test_no_connection_is_open_when_the_server_splits(
    settings: Settings, sqlite_database: Database
) -> None:
    before = open_databases()
    Server(settings).load()
    assert not Counter(open_databases()) - Counter(before)


def test_a_server_starts_before_its_database(settings: Settings, tmp_path: Path) -> None:
    nowhere = f"sqlite:///{tmp_path / 'no folder' / 'here.sqlite'}"
    assert callable(Server(replace(settings, database_url=nowhere)).load())


def open_databases() -> list[str]:
    """The SQLite files that this process has open."""
    links = list(Path("/proc/self/fd").iterdir())
    files = [str(link.readlink()) for link in links if link.is_symlink()]
    return sorted(file for file in files if "sqlite" in file)
