"""YAML as a parent rep types it: words stay words, and each danger is refused in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.place.yaml import MOST_BYTES, Entries, Items, Text, plain, read_yaml


def typed(text: str) -> object:
    node, problems = read_yaml(text, "a.yaml")
    assert not problems, [str(problem) for problem in problems]
    assert node is not None
    return plain(node)


def refusals(text: str | bytes) -> list[tuple[str, int, int]]:
    _, problems = read_yaml(text, "a.yaml")
    return [(problem.rule, problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "12:30", "007", "1e3", "0x1F", "~", "null", "2026-11-23"]
)
def test_a_word_stays_what_was_typed(word: str) -> None:
    assert typed(f"a: {word}") == {"a": word}
    assert typed(f"[{word}]") == [word]


def test_every_node_knows_its_line_and_column() -> None:
    node, _ = read_yaml("a: 1\nb:\n  - x\n  - {c: d}\n", "a.yaml")
    assert isinstance(node, Entries)
    listed = node.get("b")
    assert isinstance(listed, Items)
    assert (listed.items[0].line, listed.items[0].column) == (3, 5)
    inner = listed.items[1]
    assert isinstance(inner, Entries)
    assert inner.get("c") == Text("d", 4, 9)


REFUSED = {
    "an-anchor": ("a: &x 1", [("yaml-alias", 1, 4)]),
    "an-alias": ("a: &x 1\nb: *x", [("yaml-alias", 1, 4), ("yaml-alias", 2, 4)]),
    "a-tag": ("a: !!int 3", [("yaml-tag", 1, 4)]),
    "a-dangerous-tag": ("a: !!python/object/apply:os.system [ls]", [("yaml-tag", 1, 4)]),
    "a-key-twice": ("a: 1\nb: 2\na: 3", [("key-twice", 3, 1)]),
    "a-second-document": ("a: 1\n---\nb: 2", [("yaml-documents", 2, 1)]),
    "a-directive": ("%YAML 1.1\n---\na: 1", [("yaml-directive", 2, 1)]),
    "a-tab": ("a:\n\tb: 1", [("yaml-tab", 2, 1)]),
    "not-utf-8": (b"a: 1\nb: \xff", [("yaml-utf8", 2, 4)]),
    "a-hidden-character": ("a: \x07", [("yaml-character", 1, 4)]),
    "a-list-for-a-key": ("? [a]\n: b", [("yaml-key", 1, 3)]),
    "nothing": ("", [("yaml-empty", 1, 1)]),
    "a-comment-only": ("# nothing", [("yaml-empty", 1, 1)]),
    "an-open-bracket": ("a: [1, 2", [("yaml-broken", 1, 9)]),
    "an-open-quote": ("a: 'x", [("yaml-broken", 1, 6)]),
    "a-second-colon": ("a: b: c", [("yaml-broken", 1, 5)]),
}


@pytest.mark.parametrize(("text", "found"), REFUSED.values(), ids=REFUSED.keys())
def test_a_danger_is_refused_with_its_place(
    text: str | bytes, found: list[tuple[str, int, int]]
) -> None:
    assert refusals(text) == found


def test_a_twice_typed_key_names_both_lines() -> None:
    _, problems = read_yaml("a: 1\nb: 2\na: 3", "a.yaml")
    assert "line 1" in problems[0].message
    assert "line 3" in problems[0].message


@pytest.mark.parametrize("deep", ["[" * 30, "{a: " * 30, "- " * 30, "[" * 100_000, "? " * 50_000])
def test_a_tower_of_brackets_is_refused(deep: str) -> None:
    assert refusals(deep)[0][0] == "yaml-depth"


def test_twenty_steps_are_allowed() -> None:
    assert typed("[" * 20 + "]" * 20)


def test_a_huge_file_is_refused_and_a_big_one_is_not() -> None:
    assert refusals("a: " + "x" * MOST_BYTES) == [("yaml-size", 1, 1)]
    assert typed("a: " + "x" * (MOST_BYTES - 3))


def test_a_mark_at_the_front_of_the_file_is_no_letter() -> None:
    node, problems = read_yaml("\ufeffa: 1".encode(), "a.yaml")
    assert (node and plain(node), problems) == ({"a": "1"}, [])


def test_a_long_slip_is_told_in_a_short_sentence() -> None:
    _, problems = read_yaml("a: !" + "x" * 5000, "a.yaml")
    assert all(len(str(problem)) < 300 for problem in problems)


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    node, problems = read_yaml(raw, "a.yaml")
    assert node is not None or problems


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab:-[]{},&*!|>'\"%#?@ \n\t\\~<=.0", max_size=60))
def test_no_yaml_marks_break_the_reader(text: str) -> None:
    node, problems = read_yaml(text, "a.yaml")
    assert node is not None or problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text("abc 1.", min_size=1)))
def test_what_is_quoted_comes_back_as_it_was(words: dict[str, str]) -> None:
    if words:
        text = "\n".join(f'{key}: "{value}"' for key, value in words.items())
        assert typed(text) == words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r'a: "x\0y"', id="nothing at all"),
        pytest.param(r'a: "x\x07"', id="a bell"),
        pytest.param('a: "\u200b\u200b"', id="only blanks that nobody sees"),
        pytest.param('a: "\u202etfel"', id="the reading direction turned round"),
        pytest.param('"\u200b": x', id="in a key"),
    ],
)
def test_signs_that_nobody_sees_are_told_with_their_line(text: str) -> None:
    _, problems = read_yaml(f"first: fine\n{text}\n", "f.yaml")
    assert [(p.rule, p.line) for p in problems] == [("yaml-character", 2)]


@pytest.mark.parametrize("text", ["a: ''", "a: 👨‍👩‍👧", "a: שלום", "a: |\n  one\n  two"])
def test_every_script_and_emoji_and_an_empty_text_can_be_read(text: str) -> None:
    assert read_yaml(text, "f.yaml")[1] == []
