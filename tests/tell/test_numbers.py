"""For families: a number comes from the release, and small groups are not in it at all."""

from __future__ import annotations

import pytest

from app.hear.release import canonical
from app.tell.finding import Cell
from app.tell.numbers import is_shown, number_of, picks, voices_shown
from easyread import check
from tests.tell.cast import BUS, EVERYBODY, LATE, bus_release

WALK = Cell("option", "travel", "walk")
SMALL = bus_release((6, 2, 1))
CELLS = [BUS, WALK, LATE, EVERYBODY]


def words(options: tuple[int, ...], cell: Cell) -> str:
    return " ".join(str(said) for said in number_of(bus_release(options), cell).all_words)


def test_a_number_has_its_base_its_share_and_its_range() -> None:
    said = words((30, 10, 6), BUS)
    assert said.startswith("46 people answered. 30 of them told us this.")
    assert "That is about 7 out of 10. It could be between 5 and 8 out of 10." in said


def test_ten_people_are_drawn_only_for_a_share() -> None:
    assert number_of(bus_release(), BUS).tenths == 7
    assert number_of(bus_release((12, 6, 0)), BUS).tenths is None


def test_a_small_wave_shows_no_number() -> None:
    assert words((6, 2, 1), BUS) == "Not enough people answered to show this safely."
    assert number_of(SMALL, BUS).data == {}
    assert number_of(SMALL, EVERYBODY).data == {}


def test_few_people_get_a_word_of_care() -> None:
    assert "be careful" in words((12, 6, 0), BUS)


def test_no_finding_is_made_of_fewer_than_five() -> None:
    release = bus_release((30, 10, 3))
    assert not is_shown(release, WALK)
    assert WALK not in [pick.cell for pick in picks(release)]


def test_a_theme_of_four_people_makes_no_finding() -> None:
    assert is_shown(bus_release(theme=5), LATE)
    assert not is_shown(bus_release(theme=4), LATE)


def test_a_small_wave_can_still_be_answered_without_a_number() -> None:
    assert is_shown(SMALL, EVERYBODY)
    assert [pick.cell for pick in picks(SMALL)] == [EVERYBODY]


def test_two_waves_that_differ_only_in_a_hidden_cell_say_the_same() -> None:
    one, other = (
        bus_release(
            (
                30,
                10,
                2,
            ),
            theme=4,
        ),
        bus_release((30, 10, 2), theme=3),
    )
    assert canonical(one) == canonical(other)
    assert [number_of(one, cell) for cell in CELLS] == [number_of(other, cell) for cell in CELLS]


def test_a_voice_is_quoted_only_when_there_are_enough_of_it() -> None:
    assert voices_shown(bus_release()) == {"young_person"}
    assert voices_shown(SMALL) == frozenset()


@pytest.mark.parametrize("cell", CELLS, ids=str)
@pytest.mark.parametrize("options", [(30, 10, 6), (12, 6, 0), (6, 2, 1)], ids=str)
def test_every_sentence_about_a_number_is_easy_to_read(
    options: tuple[int, ...], cell: Cell
) -> None:
    found = [f for f in check(words(options, cell)) if f.level == "error"]
    assert found == []
