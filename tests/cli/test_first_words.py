"""Whoever types a command first, or wrongly, reads a sentence and never a trace."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.cli.conftest import Heard


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("survey", "list"), 0, ""),
        (("survey", "open", "buses", "--try-out"), 2, "There is no survey 'buses'."),
        (("survey", "close", "buses"), 2, "There is no wave 'buses'."),
        (("survey", "close", "buses@99999999999999999999"), 2, "There is no wave"),
        (("survey", "diff", "buses@1", "buses@2"), 2, "There is no survey 'buses'."),
        (("retain",), 0, ""),
        (("retain", "--dry-run"), 0, ""),
        (("people", "invite", "ann", "--role", "lead"), 2, "'ann' is not an e-mail address."),
        (("people", "invite", "ann@example.org", "--role", "lead"), 0, "/staff/invitation/"),
        (("people", "invite", "ann@example.org", "--role", "king"), 2, "'king' is not one of"),
        (("doctor",), 0, "Start `heard serve` once."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_command_that_comes_first_finds_its_tables(
    heard: Heard, words: tuple[str, ...], status: int, said: str
) -> None:
    ended, output = heard(*words)
    assert ended == status, output
    assert said in output


@pytest.mark.parametrize(
    "url",
    ["foo", "sqlite", "sqlite:///", "mysql://db/heard", "postgresql://", "postgresql://db:x/heard"],
)
def test_a_database_that_cannot_be_read_is_told_in_a_sentence(heard: Heard, url: str) -> None:
    ended, output = heard("survey", "list", HEARD_DATABASE_URL=url)
    assert ended == 2
    assert "HEARD_DATABASE_URL cannot be read." in output


def test_a_password_in_an_address_is_never_said(heard: Heard) -> None:
    _, output = heard("doctor", HEARD_DATABASE_URL="oops://heard:pa55word@db/heard")
    assert "pa55word" not in output


@pytest.mark.parametrize("words", [("survey", "list"), ("doctor",), ("retain",), ("demo",)])
def test_a_database_that_is_not_there_is_told_in_a_sentence(
    heard: Heard, tmp_path: Path, words: tuple[str, ...]
) -> None:
    ended, output = heard(*words, HEARD_DATABASE_URL=f"sqlite:///{tmp_path}/no/heard.sqlite")
    assert ended == 2
    assert "The database cannot be used: unable to open database file" in output


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HEARD_MAIL_URL", "mail.example.org"),
        ("HEARD_MAIL_URL", "http://mail.example.org"),
        ("HEARD_MAIL_URL", "smtp://ann:pa55word@mail.example.org:port"),
        ("HEARD_MAIL_FROM", "heard"),
        ("HEARD_REDIS_URL", "redis.example.org"),
        ("HEARD_BASE_URL", "http://["),
    ],
)
def test_a_wrong_setting_is_told_in_a_sentence(heard: Heard, name: str, value: str) -> None:
    ended, output = heard("doctor", **{name: value})
    assert ended == 2
    assert name in output
    assert "pa55word" not in output


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{bad", "This is not JSON."),
        (b"[1]", "This is not one object."),
        (b'{"id": 5, "text": "a"}', '"id" must be text'),
        (b'{"id": "1"}', '"text" must be text'),
        (b'{"id": "1", "text": "\\ud800"}', "half a letter"),
        (b"\xff\xfe", "This is not JSON."),
        (b"[" * 100_000, "This is not JSON."),
    ],
    ids=["broken", "a list", "a number", "no text", "half a letter", "not UTF-8", "deep"],
)
def test_comments_that_cannot_be_read_are_told_with_their_line(
    heard: Heard, tmp_path: Path, line: bytes, said: str
) -> None:
    file = tmp_path / "comments.jsonl"
    file.write_bytes(b'{"id": "1", "text": "I like it"}\n' + line + b"\n")
    ended, output = heard("analyse", str(file))
    assert ended == 2
    assert "line 2: " in output
    assert said in output


@pytest.mark.parametrize(
    "words",
    [
        ("analyse", "missing.jsonl"), ("analyse", "."), ("survey", "add", "missing.yaml"),
        ("survey", "add", "."), ("survey", "open"), ("survey", "open", "x", "--until", "soon"),
        ("people", "invite"), ("demo", "--answers", "5"), ("demo", "--seed", "x"),
        ("serve", "--now"), ("worker", "x"), ("retain", "x"), ("check",), ("nothing",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_command_with_wrong_words_says_which(heard: Heard, words: tuple[str, ...]) -> None:
    ended, output = heard(*words)
    assert ended == 2
    assert "Error: " in output or "Usage: " in output


def test_letters_that_are_none_are_told(heard: Heard) -> None:
    ended, output = heard("survey", "open", "bus\udcff")
    assert ended == 2
    assert "cannot be read" in output


def test_a_link_leads_to_where_heard_was_served_last(heard: Heard, tmp_path: Path) -> None:
    heard("survey", "list")
    (tmp_path / "home" / "address").write_text("http://127.0.0.1:8123\n", "utf-8")
    invite = ("people", "invite", "ann@example.org", "--role", "rep")
    assert heard(*invite)[1].startswith("http://127.0.0.1:8123/staff/invitation/")
    said = heard(*invite, HEARD_BASE_URL="https://heard.example.org")[1]
    assert said.startswith("https://heard.example.org/")


def test_a_port_that_is_taken_is_said_plainly(heard: Heard) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        status, said = heard("serve", PORT=str(port))
    assert status == 2
    assert f"Port {port} is taken" in said
    assert f"PORT={port + 80} make run" in said
    assert "sign-in" not in said
