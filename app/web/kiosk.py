"""For a tablet in a youth club (domain 0.14): it shows one survey, and forgets each person.

One signed cookie makes a device a kiosk. It holds the survey, a keyed hash of the key that staff
chose to get out, and whether the screen is covered. It says nothing about anybody who answers.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask import Flask, has_request_context, redirect, request, session
from flask import typing as ft
from werkzeug.wrappers import Response

from app.web.cookies import cookie_name
from app.web.house import house
from app.web.tokens import Signer

NAME = "heard-kiosk"
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Kiosk:
    """One device for one survey. `salt` and `key_hash` know the staff's key again."""

    survey_id: str
    salt: str
    key_hash: str
    is_covered: bool = False

    def as_text(self) -> str:
        """For the cookie, before it is signed."""
        covered = "covered" if self.is_covered else "open"
        return "~".join((self.survey_id, self.salt, self.key_hash, covered))

    def fits(self, key: str) -> bool:
        """Whether this is the key that staff chose."""
        return hmac.compare_digest(hash_of(self.salt, key), self.key_hash)


def hash_of(salt: str, key: str) -> str:
    """A keyed hash of a staff key: without our secret, a few digits tell nothing."""
    return _signer("kiosk-key").digest(salt, key)[:32]


def kiosk() -> Kiosk | None:
    """The kiosk that this device is, if it is one and the cookie is ours."""
    if not has_request_context():
        return None
    text, _, signature = request.cookies.get(cookie_name(NAME), "")[:LONGEST].rpartition("~")
    parts = text.split("~")
    if len(parts) != 4 or not _signed("kiosk", text, signature):
        return None
    return Kiosk(parts[0], parts[1], parts[2], parts[3] == "covered")


def invitation(survey_id: str, key: str, today: date) -> str:
    """What stands in the link that makes a device a kiosk, today or tomorrow."""
    salt = secrets.token_hex(8)
    until = today + timedelta(days=1)
    text = "~".join((survey_id, salt, hash_of(salt, key), until.isoformat()))
    return f"{text}~{_signer('kiosk-link').digest(text)[:32]}"


def read_invitation(text: str, today: date) -> Kiosk | None:
    """The kiosk that such a link makes, while it is good."""
    said, _, signature = text[:LONGEST].rpartition("~")
    parts = said.split("~")
    if len(parts) != 4 or not _signed("kiosk-link", said, signature):
        return None
    return Kiosk(parts[0], parts[1], parts[2]) if today.isoformat() <= parts[3] else None


def keep_kiosk(response: Response, here: Kiosk, *, is_covered: bool = False) -> None:
    """From now on this device is a kiosk, covered or open, for as long as the answering cookie can
    live: until the browser is closed. A cover must never end before what is under it.
    """
    text = replace(here, is_covered=is_covered).as_text()
    response.set_cookie(
        cookie_name(NAME), f"{text}~{_signer('kiosk').digest(text)[:32]}",
        httponly=True, samesite="Lax", path="/", secure=house().settings.is_secure,
    )  # fmt: skip


def shut_in_kiosks(app: Flask) -> None:
    """No page of this door opens on a kiosk: staff end it first, with their key.

    Whoever was signed in when it started is signed out: the tablet stays behind with young people.
    """

    @app.before_request
    def back_to_the_start() -> ft.ResponseReturnValue | None:
        if kiosk() is None:
            return None
        session.clear()
        return redirect("/kiosk", 303)


def end_kiosk(response: Response) -> None:
    """Staff take the device back."""
    response.delete_cookie(
        cookie_name(NAME), httponly=True, samesite="Lax", path="/",
        secure=house().settings.is_secure,
    )  # fmt: skip


def _signed(purpose: str, text: str, signature: str) -> bool:
    good = _signer(purpose).digest(text)[:32]
    return hmac.compare_digest(good.encode(), signature.encode())


def _signer(purpose: str) -> Signer:
    return Signer(house().settings.secret_key, purpose)
