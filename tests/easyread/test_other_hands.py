"""Lines that somebody else labelled from the written rules: each rule finds what they named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.gold import (
    LEAST,
    NAMES,
    SECOND,
    SETS,
    THIRD,
    Counted,
    GoldSet,
    as_first,
    bring,
    counts,
    digest,
    first,
    labelled,
    rows,
    told,
    write_first,
)

OPENED = [(which, half) for which in SETS.values() for half in which.opened]
COUNTED = [(which, half, one) for which, half in OPENED for one in counts(which, half)]


# A line, a label or an allowance cannot change unless this does: say why in `corrected`.
DIGESTS = {
    ("second", "open"): "8b416a1c1a41e1f3",
    ("second", "closed"): "5c2143e4e32ea25c",
    ("third", "open"): "75a362b6af31e146",
    ("third", "closed"): "f3e908114de0df5b",
    ("fourth", "open"): "66d8f6e2e4071c55",
    ("fourth", "closed"): "60527e864f278c55",
}


def named(it: object) -> str:
    return str(getattr(it, "rule", getattr(it, "name", it)))


@pytest.mark.parametrize(("which", "half", "one"), COUNTED, ids=named)
def test_a_rule_finds_what_another_hand_named_and_little_else(
    which: GoldSet, half: str, one: Counted
) -> None:
    assert half in which.halves
    assert one.precision >= LEAST[one.rule[0]]
    assert one.recall >= LEAST[one.rule[0]]


def test_no_half_is_taken_away_and_no_label_changes_unseen() -> None:
    assert {(which.name, half): digest(which, half) for which, half in OPENED} == DIGESTS


@pytest.mark.parametrize(("which", "half"), OPENED, ids=named)
def test_what_was_seen_at_the_first_opening_stays_written_down(which: GoldSet, half: str) -> None:
    began, notes = first(which, half)
    assert sum(one.wrong + one.missed for one in began.values()) == len(notes)
    # A row is labelled with every rule it breaks, so no rule can have been asked more often.
    asked_for = {one.rule: one.right + one.missed for one in began.values()}
    assert {rule: times for rule, times in asked_for.items() if times} == labelled(
        which, half, at_first=True
    )


@pytest.mark.parametrize("which", SETS.values(), ids=named)
def test_no_line_stands_in_both_halves(which: GoldSet) -> None:
    ids = [row["id"] for half in which.opened for name in NAMES for row in rows(which, half, name)]
    assert len(ids) == len(set(ids)) > 700


@pytest.mark.parametrize(("which", "half"), OPENED, ids=named)
def test_a_label_that_was_put_right_says_what_it_was_and_why(which: GoldSet, half: str) -> None:
    for row in (row for name in NAMES for row in rows(which, half, name)):
        assert ("was" in row) == ("corrected" in row)
        assert row.get("corrected", "why").strip()


def test_a_third_hand_names_the_parts_of_a_question_in_its_own_words() -> None:
    row = {"text": "Who helps you?", "kind": "text", "shuffle": True, "picture": "none"}
    row |= {"options": ["A", "B"], "required": True, "labels": []}
    assert told(THIRD, row, "questions") == {"P1", "Q8", "Q18", "Q19"}
    assert told(THIRD, row | {"prompts": ["My mum"]}, "questions") == {"P1", "Q8", "Q19"}
    assert told(THIRD, {"text": "Who helps you?"}, "questions") == set()
    consent = {"text": "Can we keep your answers?", "consent": True, "required": True}
    assert told(THIRD, consent, "questions") == set()


def test_a_half_is_brought_once_and_its_first_figures_are_written_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    which = GoldSet("fourth", ("closed",), SECOND.asked)
    kept, ours = tmp_path / "kept", tmp_path / "ours"
    for folder in (kept, ours):
        folder.mkdir()
    line = """- {id: %s, text: 'Use 50%% of "it" & wait.', labels: [%s]}\n"""
    (kept / "fourth_closed_questions.yaml").write_text(line % ("a", "Q15"))
    (kept / "fourth_closed_statements.yaml").write_text(line % ("b", "W9"))
    monkeypatch.setattr("bench.gold.GOLD", ours)
    monkeypatch.setattr("bench.gold.FIRST", ours)
    (ours / "gold_fourth.yaml").write_text("# First.\n")
    bring(which, "closed", kept)
    write_first(which, "closed")
    began, notes = first(which, "closed")
    assert (began["Q15"].right, began["W9"].missed, began["W11"].wrong) == (1, 1, 2)
    assert 'missed W9: Use 50% of "it" & wait.' in notes
    assert next(iter(as_first(which, "closed"))) == "closed:"
    with pytest.raises(FileExistsError):
        bring(which, "closed", kept)
    with pytest.raises(FileExistsError):
        write_first(which, "closed")
