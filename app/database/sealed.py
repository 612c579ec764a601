"""For everybody who writes to us: what they wrote is encrypted before it reaches the disk.

AES-GCM with a random 96-bit nonce. A sealed value names its key, so keys can be changed, and it is
bound to what it belongs to (the response, the worry), so it cannot be moved to another row.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

NONCE_BYTES = 12


class WordsCannotBeRead(Exception):
    """The key that sealed these words is not in HEARD_ANSWER_KEYS, or the row was changed."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """Encrypted words: key id, nonce and text in one value of bytes."""

    data: bytes


class KeyRing:
    """The keys that open sealed words. The first one seals."""

    def __init__(self, keys: tuple[tuple[str, bytes], ...]) -> None:
        self._newest = keys[0][0]
        self._keys: Mapping[str, AESGCM] = {name: AESGCM(key) for name, key in keys}

    def seal(self, text: str, about: str) -> Sealed:
        """Encrypt `text`, bound to `about` (what it belongs to)."""
        name, nonce = self._newest.encode(), os.urandom(NONCE_BYTES)
        body = self._keys[self._newest].encrypt(nonce, text.encode(), about.encode())
        return Sealed(bytes([len(name)]) + name + nonce + body)

    def unseal(self, sealed: Sealed, about: str) -> str:
        """The text again. Raises WordsCannotBeRead when key or binding do not fit."""
        length = sealed.data[0]
        name = sealed.data[1 : 1 + length].decode("ascii", "replace")
        rest = sealed.data[1 + length :]
        if name not in self._keys:
            raise WordsCannotBeRead(f"Key {name!r} is not in HEARD_ANSWER_KEYS. Put it back.")
        try:
            plain = self._keys[name].decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], about.encode())
        except InvalidTag as error:
            raise WordsCannotBeRead(
                f"Key {name!r} does not open these words. Is it the right key? Was the row changed?"
            ) from error
        return plain.decode()


class Encrypted(TypeDecorator[Sealed]):
    """A column that takes only sealed words: plain text is refused before it reaches the disk."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Sealed | None, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError("Seal these words first: app.database.seal(session, text, about=...)")
        return value.data

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))


def seal(session: Session, text: str, *, about: str) -> Sealed:
    """Encrypt `text` with the newest key, bound to `about`, e.g. `getting-to-school/3f2a...`."""
    ring: KeyRing = session.info["keys"]
    return ring.seal(text, about)


def unseal(session: Session, sealed: Sealed, *, about: str) -> str:
    """Decrypt. `about` must be what the words were sealed with."""
    ring: KeyRing = session.info["keys"]
    return ring.unseal(sealed, about)
