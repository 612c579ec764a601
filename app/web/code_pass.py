"""For people who come with their code: a pass that says "this person has a code", and no more.

`/code` puts it in the link to what happened, so that "Did this help?" can count people (domain
0.20) without a cookie, and without knowing which answers are theirs.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from app.web.tokens import Signer

PURPOSE = "code-pass"
LENGTH = 32
CARRIED = "pass"  # its name in an address


@dataclass(frozen=True, slots=True)
class Pass:
    """A pass that is ours. `who` is the same for the same code, and leads back to nobody."""

    wave_id: int
    who: str


def make_pass(secret: str, wave_id: int, link_hash: str) -> str:
    """The pass for whoever holds this receipt of this wave. Letters, digits and dots."""
    signer = Signer(secret, PURPOSE)
    who = signer.digest("who", str(wave_id), link_hash)[:LENGTH]
    return f"{wave_id}.{who}.{signer.digest('pass', str(wave_id), who)[:LENGTH]}"


def read_pass(secret: str, text: str) -> Pass | None:
    """The pass, or None when it is not ours."""
    wave_id, _, rest = text.partition(".")
    who, _, signed = rest.partition(".")
    if not (wave_id.isascii() and wave_id.isdigit() and len(text) < 100):
        return None
    good = Signer(secret, PURPOSE).digest("pass", wave_id, who)[:LENGTH]
    if not hmac.compare_digest(good.encode(), signed.encode()):
        return None
    return Pass(int(wave_id), who)
