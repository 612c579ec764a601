"""For every form and link: one signature for one purpose, so that none can stand in for another."""

from __future__ import annotations

import hashlib
import hmac
import secrets

TOKEN_BYTES = 16


class Signer:
    """Signs for one purpose with a key of its own, derived from the secret."""

    def __init__(self, secret: str, purpose: str) -> None:
        self._key = hmac.digest(secret.encode(), f"heard/{purpose}".encode(), "sha256")

    def digest(self, *parts: str) -> str:
        """A keyed hash of the parts: 64 hex letters."""
        text = "\x1f".join(parts).encode()
        return hmac.new(self._key, text, hashlib.sha256).hexdigest()

    def token(self, *about: str, begins: str = "") -> str:
        """A new random key with a signature that binds it to `about`.

        `begins`: up to 8 hex letters that the key begins with, in place of random ones.
        """
        key = begins + secrets.token_hex(TOKEN_BYTES)[len(begins) :]
        return f"{key}.{self.digest(key, *about)[:32]}"

    def key_of(self, token: str, *about: str) -> str | None:
        """The random key inside a token of ours for `about`, or None when it is not ours."""
        key, _, signature = token.partition(".")
        if len(key) != 2 * TOKEN_BYTES or not key.isascii():
            return None
        good = hmac.compare_digest(signature.encode(), self.digest(key, *about)[:32].encode())
        return key if good else None
