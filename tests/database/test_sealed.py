"""For everybody who writes to us: nobody who takes the disk can read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database import KeyRing
from app.database.sealed import Encrypted, Sealed, WordsCannotBeRead

OLD, NEW = ("k1", b"\x01" * 32), ("k2", b"\x02" * 32)


@given(st.text(), st.text())
def test_words_come_back_as_they_were(words: str, about: str) -> None:
    ring = KeyRing((OLD,))
    assert ring.unseal(ring.seal(words, about), about) == words


def test_sealed_words_cannot_be_read_and_look_different_each_time() -> None:
    ring = KeyRing((OLD,))
    one, two = ring.seal("I am scared of the taxi", "a"), ring.seal("I am scared of the taxi", "a")
    assert b"scared" not in one.data
    assert one != two


def test_words_cannot_be_moved_to_somebody_else() -> None:
    ring = KeyRing((OLD,))
    with pytest.raises(WordsCannotBeRead):
        ring.unseal(ring.seal("words", "one person"), "another person")


def test_changed_words_are_noticed() -> None:
    ring = KeyRing((OLD,))
    data = bytearray(ring.seal("words", "a").data)
    data[-1] ^= 1
    with pytest.raises(WordsCannotBeRead):
        ring.unseal(Sealed(bytes(data)), "a")


def test_after_a_new_key_old_words_still_open_and_new_words_use_the_new_key() -> None:
    before = KeyRing((OLD,)).seal("old words", "a")
    ring = KeyRing((NEW, OLD))
    assert ring.unseal(before, "a") == "old words"
    assert ring.seal("new words", "a").data[1:3] == b"k2"


def test_a_missing_key_is_said_in_a_sentence() -> None:
    sealed = KeyRing((OLD,)).seal("words", "a")
    with pytest.raises(WordsCannotBeRead, match="'k1' is not in HEARD_ANSWER_KEYS"):
        KeyRing((NEW,)).unseal(sealed, "a")


def test_plain_words_never_reach_an_encrypted_column() -> None:
    with pytest.raises(TypeError, match="Seal these words first"):
        Encrypted().process_bind_param("words", None)  # type: ignore[arg-type]
