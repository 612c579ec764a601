"""What an author, and an author's editor, are told about one slip."""

from app.place.problem import Problem, in_reading_order

SLIP = Problem("a.yaml", 3, 5, "error", "key-unknown", '"piture" is not a key.', "picture")


def test_an_author_reads_where_what_and_what_to_try() -> None:
    assert str(SLIP) == 'a.yaml:3:5: error key-unknown "piture" is not a key. (try: picture)'


def test_without_advice_the_line_ends_after_the_message() -> None:
    assert str(Problem("a.yaml", 1, 1, "info", "S1", "Long.")) == "a.yaml:1:1: info S1 Long."


def test_an_editor_gets_the_same_as_data() -> None:
    assert SLIP.as_json() == {
        "file": "a.yaml",
        "line": 3,
        "column": 5,
        "level": "error",
        "rule": "key-unknown",
        "message": '"piture" is not a key.',
        "try": "picture",
    }


def test_a_slip_is_told_once_and_in_reading_order() -> None:
    first = Problem("a.yaml", 1, 1, "warning", "S1", "Long.")
    assert in_reading_order([SLIP, first, SLIP]) == [first, SLIP]
