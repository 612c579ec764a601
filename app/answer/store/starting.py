"""For somebody who said yes: a response to put answers in, and a way to come back to it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, delete, exists, insert, select, text, update
from sqlalchemy.orm import Session

from app.answer.tables import Answer, Receipt, Response, Submission
from app.ask.store import AskedWave

START = "start"
KEEP_RECEIPT = text(
    "INSERT INTO receipt (link_hash, wave_id, code_hash, response_id)"
    " VALUES (:link, :wave, :code, :response) ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class Who:
    """Who is answering, as they said it: a voice, with how much support, in which language."""

    voice: str
    support: str
    language: str
    mode: str = "web"


def begin(
    session: Session, wave: AskedWave, who: Who, *, form: str, mine: str, notice: str, today: date
) -> str:
    """A new response. Or `mine`, the one that this browser's cookie is for, when this very form
    began it and nothing is in it yet: a double tap, or Back and yes once more.

    Without that cookie the same form is somebody else's: another person after Leave, or another
    browser that has a copy of the page. They never get a code that somebody may have kept already.
    """
    if mine and _began_just_now(session, wave, form, mine):
        say_who(session, mine, who)
        return mine
    response_id = start(session, wave, who, notice=notice, today=today)
    row = {"key": secrets.token_hex(16), "response_id": response_id, "question_id": START}
    session.execute(insert(Submission).values(**row, digest=form))
    return response_id


def start(session: Session, wave: AskedWave, who: Who, *, notice: str, today: date) -> str:
    """A new response with nothing in it."""
    response_id = secrets.token_hex(16)
    session.execute(
        insert(Response).values(
            id=response_id,
            wave_id=wave.wave_id,
            version_id=wave.version_id,
            voice=who.voice,
            support=who.support,
            agreed=None,
            language=who.language,
            mode=who.mode,
            notice=notice,
            started_on=today,
        )
    )
    return response_id


def _began_just_now(session: Session, wave: AskedWave, form: str, response_id: str) -> bool:
    began = (
        select(Response.id)
        .join(Submission, Submission.response_id == Response.id)
        .where(
            Response.id == response_id,
            Response.wave_id == wave.wave_id,
            Response.finished_on.is_(None),
            Submission.question_id == START,
            Submission.digest == form,
            ~exists().where(Answer.response_id == response_id),
        )
    )
    return session.execute(began).first() is not None


def say_who(session: Session, response_id: str, who: Who) -> None:
    """The form came again before anything was answered: what it says last is who they are."""
    told = {"voice": who.voice, "support": who.support, "language": who.language}
    # Whether somebody agreed is asked anew, of whoever still answers for another.
    session.execute(update(Response).where(Response.id == response_id).values(**told, agreed=None))


def keep_help(session: Session, response_id: str, support: str) -> None:
    """Somebody is helped: how, as they said it. Who answers for another stays that."""
    session.execute(
        update(Response)
        .where(Response.id == response_id, Response.support != "for")
        .values(support=support)
    )


def keep_agreement(session: Session, response_id: str, agreed: str) -> None:
    """Somebody answers for another person: whether that person agreed, and how they know."""
    session.execute(update(Response).where(Response.id == response_id).values(agreed=agreed))


def keep_receipt(
    session: Session, response_id: str, wave_id: int, *, code_hash: str, link_hash: str
) -> bool:
    """Keep the hashes of a code and its link. False when another response has this code."""
    row = {"link": link_hash, "wave": wave_id, "code": code_hash, "response": response_id}
    session.execute(KEEP_RECEIPT, row)  # two taps on yes bring the same one: it is there once
    holder = select(Receipt.response_id).where(
        Receipt.wave_id == wave_id, Receipt.code_hash == code_hash
    )
    if session.execute(holder).scalar() != response_id:
        return False
    session.execute(
        delete(Receipt).where(Receipt.response_id == response_id, Receipt.link_hash != link_hash)
    )
    return True


@dataclass(frozen=True, slots=True)
class Found:
    """What a code or link opens. `response_id` is None when the wave's codes were cut off."""

    wave_id: int
    response_id: str | None
    link_hash: str
    code_hash: str


def found_by_code(session: Session, hashes: dict[int, str]) -> Found | None:
    """What a code opens, from its hash in each wave that it could belong to."""
    for wave_id, code_hash in hashes.items():
        found = _found(session, Receipt.wave_id == wave_id, Receipt.code_hash == code_hash)
        if found is not None:
            return found
    return None


def found_by_link(session: Session, link_hash: str) -> Found | None:
    """What a link opens."""
    return _found(session, Receipt.link_hash == link_hash)


def receipt_of(session: Session, response_id: str) -> Found | None:
    """The receipt that belongs to a response."""
    return _found(session, Receipt.response_id == response_id)


def _found(session: Session, *where: ColumnElement[bool]) -> Found | None:
    row = session.execute(
        select(Receipt.wave_id, Receipt.response_id, Receipt.link_hash, Receipt.code_hash).where(
            *where
        )
    ).first()
    return Found(*row) if row else None
