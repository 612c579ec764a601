"""For answers that wait on a phone for signal: sealed so that only the server can read them. Plain.

The phone seals with a public key (ECDH on P-256 with a key of one use, HKDF-SHA256, AES-GCM).
Each key of HEARD_ANSWER_KEYS brings a pair of its own, so keys are changed as they always are:
put a new one first, and keep the old one while anything sealed with it may still be on its way.

An envelope is bytes: 1, length of the key's name, the name, 65 bytes of the phone's public key,
12 bytes of nonce, and the sealed text. It is bound to its survey.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

VERSION = 1
POINT, NONCE = 65, 12
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
# As much as any form of ours may have (app/web/guard.py), so that nothing is cut off: the longest
# legal words are 20 KB, and a worker that cannot ask for fewer seals up to 180 KB of them.
MOST_BYTES = 256 * 1024
MOST_FIELDS = 100


class NotOursError(Exception):
    """No envelope of ours: changed on the way, for another survey, or made by somebody else."""


class KeyIsMissingError(Exception):
    """Sealed with a key that HEARD_ANSWER_KEYS does not have (any more)."""


@dataclass(frozen=True, slots=True)
class Waited:
    """What was in an envelope: one form as the person sent it.

    `place` is the question's place, or "check" for Send. `key` makes it count once. `form` is the
    form's fields, each with all its values.
    """

    lets_in: str
    place: str
    key: str
    form: Mapping[str, tuple[str, ...]] = field(repr=False)


@dataclass(frozen=True)
class PhoneKeys:
    """The pairs of keys, newest first, made from HEARD_ANSWER_KEYS."""

    answer_keys: tuple[tuple[str, bytes], ...] = field(repr=False)

    @property
    def newest(self) -> str:
        """The name of the key that phones seal with now."""
        return self.answer_keys[0][0]

    @cached_property
    def _pairs(self) -> dict[str, ec.EllipticCurvePrivateKey]:
        return {name: _pair(key) for name, key in self.answer_keys}

    @cached_property
    def public(self) -> bytes:
        """What phones seal with now: 65 bytes, a point of P-256."""
        return _point(self._pairs[self.newest].public_key())

    def open(self, envelope: bytes, survey_id: str) -> Waited:
        """The form inside. Raises NotOursError or KeyIsMissingError."""
        name, point, nonce, sealed = _parts(envelope)
        pair = self._pairs.get(name)
        if pair is None:
            raise KeyIsMissingError(name)
        try:
            theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
            shared = pair.exchange(ec.ECDH(), theirs)
            key = _derived(shared, about=b"heard/sealed" + point + _point(pair.public_key()))
            text = AESGCM(key).decrypt(nonce, sealed, _bound_to(survey_id))
        except (InvalidTag, ValueError) as error:
            raise NotOursError from error
        return _waited(text)

    def let_in(self, survey_id: str, response_id: str) -> str:
        """A pass that adds sealed answers to this response. It opens nothing and never ends."""
        name, key = self.answer_keys[0]
        return f"{name}.{response_id}.{_signed(key, survey_id, response_id)}"

    def let_in_to(self, text: str, survey_id: str) -> str | None:
        """The response that a pass is for, or None when it is not ours for this survey."""
        name, _, rest = text.partition(".")
        response_id, _, signature = rest.partition(".")
        key = dict(self.answer_keys).get(name)
        if key is None:
            return None
        good = _signed(key, survey_id, response_id).encode()
        return response_id if hmac.compare_digest(signature.encode(), good) else None


def _pair(key: bytes) -> ec.EllipticCurvePrivateKey:
    """The same pair each time: 48 bytes from the key, so that every number is as likely."""
    number = int.from_bytes(_derived(key, about=b"heard/phone-pair", length=48), "big")
    return ec.derive_private_key(number % (ORDER - 1) + 1, ec.SECP256R1())


def _derived(secret: bytes, *, about: bytes, length: int = 32) -> bytes:
    return HKDF(hashes.SHA256(), length, salt=None, info=about).derive(secret)


def _point(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _bound_to(survey_id: str) -> bytes:
    return f"heard/{VERSION}/{survey_id}".encode()


def _signed(key: bytes, survey_id: str, response_id: str) -> str:
    mine = _derived(key, about=b"heard/phone-pass")
    said = f"{survey_id}/{response_id}".encode()
    return hmac.new(mine, said, hashlib.sha256).hexdigest()[:32]


def _parts(envelope: bytes) -> tuple[str, bytes, bytes, bytes]:
    if len(envelope) < 2 or envelope[0] != VERSION:
        raise NotOursError
    start = 2 + envelope[1]
    middle, end = start + POINT, start + POINT + NONCE
    if len(envelope) <= end:
        raise NotOursError
    name = envelope[2:start].decode("ascii", "replace")
    return name, envelope[start:middle], envelope[middle:end], envelope[end:]


def _waited(text: bytes) -> Waited:
    """The phone writes JSON: {"pass", "place", "key", "form": [[name, value], ...]}."""
    try:
        said: Any = json.loads(text)
        form = _fields(said["form"])
        return Waited(_text(said["pass"]), _text(said["place"]), _text(said["key"]), form)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotOursError from error


def _fields(pairs: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(pairs, list) or len(pairs) > MOST_FIELDS:
        raise ValueError("no list of fields")
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        fields[_text(name)] = (*fields.get(name, ()), _text(value))
    return fields


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    # Half an emoji, as some keyboards leave it, cannot be stored: it becomes a mark.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
