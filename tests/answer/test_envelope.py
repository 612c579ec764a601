"""Answers that wait on a phone: only the server opens them, with old keys too."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answer.envelope import KeyIsMissingError, NotOursError, PhoneKeys, Waited
from tests.parts.phones import sealed

OLD, NEW = ("k1", b"\x01" * 32), ("k2", b"\x02" * 32)
KEYS = PhoneKeys((OLD,))
FORM = {"pass": "p", "place": "6", "key": "k", "form": [["words", "The taxi is late"]]}


def envelope(said: object = FORM, survey: str = "buses", keys: PhoneKeys = KEYS) -> bytes:
    text = said if isinstance(said, bytes) else json.dumps(said).encode()
    return sealed(text, name=keys.newest, point=keys.public, survey=survey)


@given(st.text(), st.lists(st.tuples(st.text(max_size=20), st.text()), max_size=20))
def test_what_was_sealed_comes_out_as_it_was(key: str, form: list[tuple[str, str]]) -> None:
    found = KEYS.open(envelope({**FORM, "key": key, "form": form}), "buses")
    assert found.key == key
    assert sorted((n, v) for n, values in found.form.items() for v in values) == sorted(form)


def test_nothing_can_be_read_in_an_envelope_and_two_are_never_alike() -> None:
    assert b"taxi" not in envelope()
    assert envelope() != envelope()
    assert "taxi" not in repr(KEYS.open(envelope(), "buses"))


def test_an_envelope_is_for_one_survey() -> None:
    with pytest.raises(NotOursError):
        KEYS.open(envelope(), "clubs")


@given(st.data())
def test_a_changed_envelope_does_not_open(data: st.DataObject) -> None:
    letter = bytearray(envelope())
    place = data.draw(st.integers(0, len(letter) - 1))
    letter[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises((NotOursError, KeyIsMissingError)):
        KEYS.open(bytes(letter), "buses")


@given(st.binary(max_size=200))
def test_anything_else_is_no_envelope(letter: bytes) -> None:
    with pytest.raises((NotOursError, KeyIsMissingError)):
        KEYS.open(letter, "buses")


@pytest.mark.parametrize(
    "said",
    [
        b"", b"[", b"\xff", b"[]", b"{}", b"[" * 50_000, {**FORM, "form": {}},
        {**FORM, "form": [1]}, {**FORM, "pass": 1}, {**FORM, "form": [["a", 1]]},
        {**FORM, "form": [["a", "b"]] * 101}, {**FORM, "form": [["a", "b", "c"]]},
        {**FORM, "place": None},
    ],
    ids=lambda said: str(said)[:20],
)  # fmt: skip
def test_what_no_phone_of_ours_writes_is_refused(said: object) -> None:
    with pytest.raises(NotOursError):
        KEYS.open(envelope(said), "buses")


def test_after_a_new_key_what_waited_still_opens() -> None:
    waited, mine = envelope(), KEYS.let_in("buses", "r1")
    later = PhoneKeys((NEW, OLD))
    assert later.open(waited, "buses") == Waited("p", "6", "k", {"words": ("The taxi is late",)})
    assert later.let_in_to(mine, "buses") == "r1"
    assert envelope(keys=later)[2:4] == b"k2"
    assert later.let_in("buses", "r1").startswith("k2.")


def test_a_key_that_is_gone_is_told_from_a_letter_that_is_not_ours() -> None:
    with pytest.raises(KeyIsMissingError, match="k1"):
        PhoneKeys((NEW,)).open(envelope(), "buses")
    assert PhoneKeys((NEW,)).let_in_to(KEYS.let_in("buses", "r1"), "buses") is None


def test_the_same_key_makes_the_same_pair_on_every_machine() -> None:
    assert PhoneKeys((OLD,)).public == KEYS.public != PhoneKeys((NEW,)).public
    assert len(KEYS.public) == 65


@pytest.mark.parametrize("text", ["", "k1", "k1.", "k1.r1", "k1.r1.", "k2.r1.00", "k1.r2.SIGNED"])
def test_a_pass_that_is_not_ours_lets_nobody_in(text: str) -> None:
    signed = KEYS.let_in("buses", "r1").rpartition(".")[2]
    assert KEYS.let_in_to(text.replace("SIGNED", signed), "buses") is None
    assert KEYS.let_in_to(KEYS.let_in("buses", "r1"), "clubs") is None


def test_half_an_emoji_is_a_mark_and_not_an_error() -> None:
    found = KEYS.open(
        envelope({**FORM, "form": [["words", "bus \ud83d late \ud83d\ude8c"]]}), "buses"
    )
    assert found.form["words"] == ("bus � late 🚌",)
