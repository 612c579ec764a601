"""A fresh Heard for whoever types commands, before anything was ever served."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from tests.house.files import ROOT

Heard = Callable[..., tuple[int, str]]


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Heard:
    """`heard("survey", "list")` gives how it ended and all that it said. Never a trace."""
    for name in ("PORT", "HOST", "HEARD_DATABASE_URL", "HEARD_BASE_URL", "HEARD_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, **settings: str) -> tuple[int, str]:
        own = {"HEARD_HOME": str(tmp_path / "home"), "HEARD_SURVEYS": str(ROOT / "surveys")}
        result = CliRunner().invoke(main, words, env={**own, **settings})
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result.exit_code, result.output

    return run
