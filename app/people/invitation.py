"""For somebody who is asked to join, or comes back: what a one-time link is, and why one fails."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

TOKEN_BYTES = 32
LONGEST_EMAIL = 254
MADE_UP = "@localhost"  # the first two people, until real ones have joined: no mail reaches them
EMAIL = re.compile(r"[^\s@<>(),;:\"\\\[\]]{1,64}@[a-z0-9]([a-z0-9.-]*[a-z0-9])?")


class Purpose(StrEnum):
    """What a link is for. A link for one purpose opens nothing else."""

    INVITE = "invite"
    SIGN_IN = "sign_in"


LIFE = {Purpose.INVITE: timedelta(days=3), Purpose.SIGN_IN: timedelta(minutes=10)}


class Problem(StrEnum):
    """Why a link does not work. People hear the same words for all but the last."""

    UNKNOWN = "unknown"
    USED = "used"
    LATE = "late"
    SWITCHED_OFF = "switched off"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something an admin asked for that cannot be done, and what to try."""

    message: str


def new_token() -> str:
    """A new secret for a link: 256 bits, as 64 hex letters."""
    return secrets.token_hex(TOKEN_BYTES)


def hash_for(token: str, purpose: Purpose) -> str:
    """What is kept of a token. The purpose is part of it, so that purposes never mix."""
    return hashlib.sha256(f"heard/{purpose}/{token}".encode()).hexdigest()


def clean_email(text: str) -> str | None:
    """The address as we keep it: small letters, NFKC, no blanks around. None when it is none."""
    email = unicodedata.normalize("NFKC", text).strip().casefold()
    fits = len(email) <= LONGEST_EMAIL and EMAIL.fullmatch(email) is not None
    return email if fits and ".." not in email and email.isprintable() else None
