"""For tests of bad signal: a phone that seals answers, as our script does in a browser."""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.parts.visitors import Opened, Visitor

Form = Sequence[tuple[str, str]]


def sealed(text: bytes, *, name: str, point: bytes, survey: str) -> bytes:
    """An envelope, made with a key of one use."""
    mine = ec.generate_private_key(ec.SECP256R1())
    own = mine.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    about = b"heard/sealed" + own + point
    key = HKDF(hashes.SHA256(), 32, salt=None, info=about).derive(mine.exchange(ec.ECDH(), theirs))
    nonce = os.urandom(12)
    body = AESGCM(key).encrypt(nonce, text, f"heard/1/{survey}".encode())
    return bytes([1, len(name)]) + name.encode() + own + nonce + body


@dataclass(frozen=True)
class Phone:
    """A phone that fetched its pack, and may have lost everything else since."""

    pack: dict[str, Any]

    def seal(self, place: int | str, form: Form, key: str = "", **other: Any) -> bytes:
        """One form as it waits on the phone."""
        said = {
            "pass": self.pack["pass"],
            "place": str(place),
            "key": key or secrets.token_hex(16),
            "form": [list(pair) for pair in form],
        }
        name, point = self.pack["key"]
        text = json.dumps(said | other, ensure_ascii=False).encode()
        return sealed(text, name=name, point=base64.b64decode(point), survey=self.pack["survey"])

    def send(self, visitor: Visitor, envelope: bytes, survey: str = "") -> tuple[int, str]:
        """What the server answers: its number, and what became of the answer."""
        page = visitor.post(
            f"/s/{survey or self.pack['survey']}/sealed",
            envelope,  # type: ignore[arg-type]  # bytes, as a phone sends them
            follow=False,
            Content_Type="application/octet-stream",
        )
        return page.status, page.seen.headers.get("X-Heard", "")


def phone_of(visitor: Visitor, survey: str) -> Phone:
    """The phone of somebody who said yes."""
    return Phone(json.loads(visitor.get(f"/s/{survey}/pack").seen.body))


def token_in(page: Opened) -> str:
    """The form token of a page."""
    field = page.soup.select_one("main input[name=token]")
    assert field is not None
    return str(field["value"])
