"""Every rule shows, with its own examples, what it helps and what it leaves alone."""

from __future__ import annotations

import pytest

from easyread import Finding, check, check_asked
from easyread.passage import Asked
from easyread.rule import Example, Rule
from easyread.rules import all_rules, rule

LEAST = 5
NEEDED = [f"W{number}" for number in range(1, 29)] + [f"Q{number}" for number in range(1, 20)]


def read(one: Rule, example: Example) -> list[Finding]:
    if isinstance(example, Asked):
        return check_asked(example)
    return check(example, "text" if "text" in one.kinds else "question")


def examples(which: str) -> list[object]:
    return [
        pytest.param(one, example, id=f"{one.id}-{number}")
        for one in all_rules()
        for number, example in enumerate(getattr(one, which), 1)
    ]


@pytest.mark.parametrize(("one", "example"), examples("good"))
def test_a_good_example_is_left_alone_by_its_rule(one: Rule, example: Example) -> None:
    assert [finding for finding in read(one, example) if finding.rule == one.id] == []


@pytest.mark.parametrize(("one", "example"), examples("bad"))
def test_a_bad_example_is_found_by_its_rule(one: Rule, example: Example) -> None:
    found = [finding for finding in read(one, example) if finding.rule == one.id]
    assert found
    assert all(finding.message and finding.source for finding in found)


@pytest.mark.parametrize(("one", "example"), examples("bad"))
def test_what_is_said_is_whole_and_points_into_the_text(one: Rule, example: Example) -> None:
    """A place in the text, a sentence that says why, and something to try where there is."""
    ask = example.ask if isinstance(example, Asked) else example
    for found in read(one, example):
        assert found.level in ("error", "warning", "info")
        if found.part in ("text", "ask"):
            assert 0 <= found.start < found.end <= len(ask)
        assert found.message[-1] in ".?”"
        assert found.message[0] in "“‘" or found.message[0].isupper()
        assert isinstance(found.try_this, str)
        assert not found.message.isupper()


@pytest.mark.parametrize("one", all_rules(), ids=lambda one: str(one.id))
def test_a_rule_has_examples_a_reason_and_a_source(one: Rule) -> None:
    assert len(set(one.good)) == len(one.good) >= LEAST
    assert len(one.bad) >= LEAST
    assert one.title
    assert one.why
    assert one.source
    assert one.level in ("error", "warning", "info")


def test_every_rule_that_was_promised_is_here() -> None:
    assert set(NEEDED) <= {one.id for one in all_rules()}


def test_no_two_rules_share_an_id() -> None:
    ids = [one.id for one in all_rules()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("one", all_rules(), ids=lambda one: str(one.id))
def test_a_rule_is_kept_in_the_file_of_its_name(one: Rule) -> None:
    number = f"{one.id[0].lower()}{int(one.id[1:]):02d}_"
    assert one.find.__module__.rpartition(".")[2].startswith(number)


@pytest.mark.parametrize("one", all_rules(), ids=lambda one: str(one.id))
def test_what_a_rule_says_to_a_writer_is_easy_to_read(one: Rule) -> None:
    """The words that easyread itself says, its signs of quotation and its examples aside."""
    for text in (one.title, one.why):
        found = [finding.rule for finding in check(text) if finding.level == "error"]
        assert set(found) <= {one.id}


def test_a_rule_is_found_by_its_id() -> None:
    assert rule("Q1").title == "Two questions in one"
