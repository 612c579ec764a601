"""Somebody checks a README: the marks are no words, and each finding points at the very place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread import check_letter
from easyread.__main__ import main
from easyread.markdown import words_only

MARKED = st.text(alphabet="ab \n*_#|`[]()!<>-~.x", max_size=300)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("# Buses", "Buses"),
        ("**You** can *say* no.", "You can say no."),
        ("A snake_case name stays.", "A snake_case name stays."),
        ("See [the bus list](/buses) now.", "See the bus list now."),
        ("See [the list][1].\n\n[1]: /buses", "See the list ."),
        ("![A bus](bus.png)", "A bus"),
        ("Read [docs/a.md](docs/a.md).", "Read ."),
        ("Run `make run` now.", "Run now."),
        ("```\nmake run\n```\nGood.", "Good."),
        ("~~~\nmake run", ""),
        ("Do this.\n\n    make run\n\nGood.", "Do this. Good."),
        ("<!-- not for you -->Hello", "Hello"),
        ("> Somebody said it.", "Somebody said it."),
        ("* One thing\n* Another", "- One thing - Another"),
        ("| to | read |\n|---|---|\n| go | here |", "to read go here"),
        ("One\n\n---\n\nTwo", "One Two"),
        ("2 * 3 and [a box]", "2 3 and [a box]"),
    ],
)
def test_only_the_words_are_left(written: str, left: str) -> None:
    words = words_only(written)
    assert " ".join(words.split()) == left
    assert len(words) == len(written)


@given(MARKED)
def test_every_word_that_is_left_stands_where_it_stood(text: str) -> None:
    words = words_only(text)
    assert len(words) == len(text)
    for old, new in zip(text, words, strict=True):
        assert new in {old, " ", "\n", "-"}


@pytest.mark.parametrize("mark", ["*", "[", "`", "|", "#", "](", "<!--", "```\n", "_a", "[a](a)"])
def test_a_file_of_marks_takes_no_longer_than_one_of_words(mark: str) -> None:
    assert len(words_only(mark * 20_000)) == len(mark) * 20_000


def test_a_finding_points_into_the_file_as_it_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.md"
    file.write_text("# Hello\n\nWe **utilise** [it](/a/b).\n", encoding="utf-8")
    assert main([str(file)]) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("3:6: error W5 “utilise”: ")
    assert last.startswith("2 of 2 sentences are short.")


def test_a_plain_text_file_keeps_its_signs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("We like **it**.\n", encoding="utf-8")
    assert main([str(file)]) == 1
    assert "“**it**”" in capsys.readouterr().out


def test_the_words_of_a_table_are_not_one_long_sentence() -> None:
    row = "| " + " | ".join(["four short words here"] * 10) + " |"
    assert not [f for f in check_letter(words_only(row)) if f.rule == "W1"]
