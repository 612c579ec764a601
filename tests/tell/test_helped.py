"""For families: they say whether it helped, and few taps point at nobody."""

from __future__ import annotations

from app.tell.helped import CHOICES, Tap, count


def test_fewer_than_five_taps_show_no_number() -> None:
    assert count([Tap("yes", True)] * 4).with_code is None


def test_a_few_among_many_are_not_shown_either() -> None:
    seen = count([Tap("yes", True)] * 12 + [Tap("no", True)] * 2 + [Tap("a_bit", True)]).with_code
    assert seen is not None
    assert seen["no"] is None
    assert seen["a_bit"] is None


def test_people_with_a_code_are_counted_apart() -> None:
    seen = count([Tap("yes", True)] * 5 + [Tap("no", False)] * 6)
    assert seen.with_code == {"yes": 5, "a_bit": 0, "no": 0, "not_noticed": 0, "not_sure": 0}
    assert seen.without_code is not None
    assert seen.without_code["no"] == 6


def test_i_have_not_noticed_and_not_sure_are_always_offered() -> None:
    assert {"not_noticed", "not_sure"} <= {choice.id for choice in CHOICES}
