"""Keeping a wish to be contacted: sealed as a whole, and tied to no answer."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import DateTime, bindparam, text
from sqlalchemy.orm import Session

from app.answer.contact import ContactMe
from app.database import Encrypted, seal

KEEP = text(
    "INSERT INTO contact_request (id, key, words, arrived_at)"
    " VALUES (:id, :key, :words, :at) ON CONFLICT (key) DO NOTHING"
).bindparams(bindparam("words", type_=Encrypted()), bindparam("at", type_=DateTime(timezone=True)))


def keep_contact(session: Session, contact: ContactMe, *, key: str, now: datetime) -> bool:
    """Keep it once. The same form with the same words again is the same one; False then.

    The same form with other words (after Back) is a new one: nothing that was said is lost.
    """
    contact_id = secrets.token_hex(16)
    row = {
        "id": contact_id,
        "key": hashlib.sha256(f"{key}/{contact.as_text()}".encode()).hexdigest()[:32],
        "words": seal(session, contact.as_text(), about=f"contact/{contact_id}"),
        "at": now,
    }
    return session.connection().execute(KEEP, row).rowcount == 1
