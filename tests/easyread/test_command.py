"""A parent rep runs the command on a letter and is told what to change, whatever the file is."""

from __future__ import annotations

import io
import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from easyread.__main__ import main
from easyread.rules import all_rules
from easyread.survey_rules import all_survey_rules


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text("Dear family.\n\nWe utilise 75% of it.\n", encoding="utf-8")
    return file


def test_a_letter_is_read_back_with_line_and_column(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(letter)]) == 1
    first, second, last = capsys.readouterr().out.splitlines()
    assert first.startswith("3:4: error W5 “utilise”: ")
    assert first.endswith("(try: use)")
    assert second.startswith("3:12: error W11 “75%”: ")
    assert last.startswith("2 of 2 sentences are short. 2 to change. Score ")


def test_a_good_letter_is_praised_and_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "good.txt"
    file.write_text("The bus is late.", encoding="utf-8")
    assert main([str(file)]) == 0
    assert "Nothing must change." in capsys.readouterr().out


def test_a_program_gets_one_object(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(letter), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"score", "findings"}
    assert 0 <= told["score"] <= 100
    assert set(told["findings"][0]) >= {
        "rule",
        "level",
        "start",
        "end",
        "message",
        "try_this",
        "source",
    }


def test_lines_come_back_as_lines_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "texts.jsonl"
    records = [
        {"id": "a", "text": "The bus is late."},
        {"id": "b", "text": "Are your staff kind and helpful?", "kind": "question"},
        {"id": "c", "text": "How is your child?", "kind": "question", "voice": "young_person"},
        {"id": "d", "text": "How is your child?", "kind": "question", "voice": "parent"},
        {"id": "e", "text": "75 % więcej", "language": "pl"},
        {"id": "f", "text": ""},
    ]
    lines = "\n".join(json.dumps(record) for record in records)
    file.write_text(lines + "\n\n", encoding="utf-8")
    assert main(["--jsonl", str(file)]) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in told] == ["a", "b", "c", "d", "e", "f"]
    rules = [[finding["rule"] for finding in line["findings"]] for line in told]
    assert rules == [[], ["Q1"], ["Q16"], [], ["language", "W11"], []]


def test_words_can_be_piped_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"We can't come.")))
    assert main(["-"]) == 1
    assert "cannot" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"caf\xe9 and\nmore", "Line 1 is not UTF-8 text"),
        (b"", "There are no words to check"),
        (b" \n\t\n", "There are no words to check"),
        (b"%PDF-1.7 \xff\xfe", "This is a PDF"),
        (b"PK\x03\x04rest", "This is an office document"),
        (b"W\0e\0 \0g\0o\0", "This is not plain text"),
        (b"{\\rtf1\\ansi Dear family}", "This is a rich text file"),
        (b"\n<!DOCTYPE html>\n<p>Dear family", "This is a web page"),
        (b"Zapraszamy na spotkanie w naszej szkole. " * 4, "These words are not English"),
        (b"Dear all,\n" + b"a" * 10_000, "Line 2 has a word of more than 1,000 letters"),
        ("هذا نص من اليمين.".encode(), "These words are not English"),
    ],
    ids=[
        "not UTF-8",
        "empty",
        "blank",
        "a PDF",
        "an office document",
        "letters of two bytes",
        "a rich text file",
        "a web page",
        "Polish",
        "a word without end",
        "from right to left",
    ],
)
def test_a_file_that_cannot_be_read_gets_one_clear_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    file = tmp_path / "odd"
    file.write_bytes(content)
    assert main([str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(said)
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("name", ["none.txt", ".", "a\0b"], ids=["missing", "a folder", "odd name"])
def test_a_file_that_is_not_there_is_said_kindly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main([f"{tmp_path}/{name}"]) == 2
    assert capsys.readouterr().err.endswith(".\n")


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[1]",
        '{"id": "1"}',
        '{"text": 3}',
        '{"text": "a", "kind": "poem"}',
        '{"text": "a", "language": 3}',
        "[" * 50_000,
    ],
    ids=["no JSON", "a list", "no text", "a number", "odd kind", "odd language", "very deep"],
)
def test_a_wrong_line_is_named_by_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(f'{{"text": "Hello."}}\n{line}\n', encoding="utf-8")
    assert main(["--jsonl", str(file)]) == 2
    assert capsys.readouterr().err.startswith("Line 2 ")


def test_the_command_runs_as_a_module(letter: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "easyread", str(letter)],
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 1
    assert done.stderr == b""


def test_the_module_gives_its_code_to_the_shell(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "easyread.__main__")
    monkeypatch.setattr(sys, "argv", ["easyread", str(letter)])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("easyread", run_name="__main__")
    assert left.value.code == 1
    assert "utilise" in capsys.readouterr().out


def test_a_parent_rep_asks_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--why", "w5"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "W5 Hard word"
    assert "Hard: We will utilise your answers." in told
    assert "Try: use" in told


def test_every_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--why", "all"]) == 0
    pages = capsys.readouterr().out.split("\n\n")
    ids = {page.split()[0] for page in pages}
    assert {one.id for one in (*all_rules(), *all_survey_rules())} == ids
    assert all("Why it matters: " in page and "Who says so: " in page for page in pages)
    assert not [page for page in pages if "\nTry: \n" in page]


def test_a_rule_that_is_not_there_is_said_kindly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--why", "Z9"]) == 2
    assert capsys.readouterr().err == "There is no rule named Z9: try W5, or all.\n"


def test_a_window_that_cannot_show_a_letter_gets_its_number(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("We go \N{GRINNING FACE}. \N{GRINNING FACE} utilise it.", "utf-8")
    command = [sys.executable, "-m", "easyread", str(file)]
    old = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, check=False, env=old, timeout=60)
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr
    assert b"\\u201cutilise\\u201d" in done.stdout


def test_who_reads_only_the_first_lines_gets_no_trace() -> None:
    command = f"{sys.executable} -m easyread --why all | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, check=False, timeout=60)  # noqa: S602 - our own words
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1
