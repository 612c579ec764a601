"""For whoever wrote: what could show who they are is gone from what later readers see."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.hear.hiding import Piece, pieces, without_private

WORDS = "Ask Sam on 07700 900123."
PLACES = [("person_name", 4, 7), ("phone", 11, 23)]


def test_the_words_are_cut_at_each_private_detail() -> None:
    assert pieces(WORDS, PLACES) == [
        Piece("Ask "), Piece("Sam", "person_name"), Piece(" on "),
        Piece("07700 900123", "phone"), Piece("."),
    ]  # fmt: skip


def test_nothing_is_left_of_a_detail_but_its_type() -> None:
    said = "".join(piece.text for piece in without_private(WORDS, PLACES))
    assert said == "Ask  on ."


def test_details_that_overlap_are_hidden_whole() -> None:
    said = "".join(p.text for p in without_private("abcdef", [("a", 1, 4), ("b", 2, 5)]))
    assert said == "af"


@given(
    st.text(max_size=30), st.lists(st.tuples(st.just("x"), st.integers(0, 40), st.integers(0, 40)))
)
def test_no_letter_is_lost_and_every_private_one_is_hidden(
    words: str, places: list[tuple[str, int, int]]
) -> None:
    assert "".join(piece.text for piece in pieces(words, places)) == words
    shown = [i for i in range(len(words)) if not any(start <= i < end for _, start, end in places)]
    left = "".join(piece.text for piece in without_private(words, places))
    assert left == "".join(words[i] for i in shown)
