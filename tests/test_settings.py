"""For whoever runs Heard: a wrong setting is said in a sentence, before anything starts."""

from __future__ import annotations

import base64
import stat
from pathlib import Path

import pytest

from app.settings import Settings, SettingsProblem, first_settings, read_settings
from tests.house.files import ROOT

KEY = base64.b64encode(bytes(range(32))).decode()
SECRET = "kJ3n9_fQ2xZ7wLp0aVb5TgYh8RcMdEuS"


@pytest.fixture
def good(tmp_path: Path) -> dict[str, str]:
    return {
        "HEARD_HOME": str(tmp_path),
        "HEARD_SURVEYS": str(ROOT / "surveys"),
        "HEARD_SECRET_KEY": SECRET,
        "HEARD_ANSWER_KEYS": f"k1:{KEY}",
    }


def wrong(given: dict[str, str]) -> str:
    with pytest.raises(SettingsProblem) as said:
        read_settings(given)
    return str(said.value)


def test_good_settings_are_read(good: dict[str, str]) -> None:
    settings = read_settings(good)
    assert settings.base_url == "http://127.0.0.1:8000"
    assert settings.answer_keys == (("k1", bytes(range(32))),)
    assert not settings.is_secure


def test_settings_never_change_while_heard_runs(good: dict[str, str]) -> None:
    with pytest.raises(AttributeError):
        read_settings(good).port = 1  # type: ignore[misc]


def test_every_wrong_setting_is_said_at_once(good: dict[str, str]) -> None:
    said = wrong({"HEARD_HOME": good["HEARD_HOME"], "HEARD_PORT": "abc"})
    for name in ("HEARD_SECRET_KEY", "HEARD_ANSWER_KEYS", "HEARD_PORT"):
        assert name in said


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HEARD_SECRET_KEY", "", "missing"),
        ("HEARD_SECRET_KEY", "changeme", "too easy to guess"),
        ("HEARD_SECRET_KEY", "a" * 64, "too easy to guess"),
        ("HEARD_ANSWER_KEYS", "", "missing"),
        ("HEARD_ANSWER_KEYS", "k1:abc", "32 random bytes"),
        ("HEARD_BASE_URL", "http://heard.example.org", "must begin with https"),
        ("HEARD_BASE_URL", "heard.example.org", "Write it as https"),
        ("HEARD_SURVEYS", "/nowhere/at/all", "no place.yaml"),
        ("HEARD_HOME", "/proc/nowhere", "cannot be made"),
        ("HEARD_PORT", "80a", "whole number"),
    ],
)
def test_a_wrong_setting_is_said_in_a_sentence(
    good: dict[str, str], name: str, value: str, words: str
) -> None:
    said = wrong(good | {name: value})
    assert name in said
    assert words in said


def test_the_first_start_makes_secrets_that_only_the_owner_can_read(
    good: dict[str, str], tmp_path: Path
) -> None:
    home = tmp_path / "new"
    assert first_settings(home)
    file = home / "settings.env"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    only = {"HEARD_HOME": str(home), "HEARD_SURVEYS": good["HEARD_SURVEYS"]}
    assert isinstance(read_settings(only), Settings)


def test_a_later_start_keeps_the_secrets(tmp_path: Path) -> None:
    first_settings(tmp_path)
    before = (tmp_path / "settings.env").read_text()
    assert not first_settings(tmp_path)
    assert (tmp_path / "settings.env").read_text() == before


def test_listening_everywhere_serves_this_machine_until_an_address_is_set(tmp_path: Path) -> None:
    first_settings(tmp_path)
    settings = read_settings({"HEARD_HOME": str(tmp_path), "HOST": "0.0.0.0"})
    assert settings.base_url == "http://127.0.0.1:8000"
    assert "0.0.0.0" not in settings.trusted_hosts
