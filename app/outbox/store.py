"""For everybody who waits for a message: the rows of mail that must go once each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.outbox.tables import Mail

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to post."""

    id: int
    once: str
    to: str
    subject: str
    body: str


def send(session: Session, *, to: str, subject: str, body: str, once: str, now: datetime) -> bool:
    """Put a mail in the outbox. The same `once` again does nothing; True when it is new.

    It is a row in this session: it goes if, and only if, the session commits.
    """
    if session.scalar(select(Mail.id).where(Mail.once == once)) is not None:
        return False
    mail = Mail(once=once, to=_one_line(to), subject=_one_line(subject), body=body, written_at=now)
    session.add(mail)
    session.flush()
    return True


def was_sent(session: Session, once: str) -> bool:
    """Whether a mail for this reason is in the outbox, posted or not."""
    return session.scalar(select(Mail.id).where(Mail.once == once)) is not None


def waiting(session: Session, now: datetime) -> list[int]:
    """The mails that may be tried now, the oldest first."""
    mails = session.scalars(select(Mail).where(Mail.sent_at.is_(None)).order_by(Mail.id))
    return [mail.id for mail in mails if mail.tried_at is None or now >= _next_try(mail)]


def how_many_wait(session: Session) -> int:
    """How many mails have not been posted yet (a working count)."""
    return len(session.scalars(select(Mail.id).where(Mail.sent_at.is_(None))).all())


def claim(session: Session, mail_id: int, now: datetime) -> Letter | None:
    """Take one mail to post it now, or None when somebody else has it. Commit before posting.

    The claim is the try: when the process dies while it posts, the mail waits its turn again.
    """
    mail = session.get(Mail, mail_id, with_for_update=True, populate_existing=True)
    if mail is None or mail.sent_at is not None:
        return None
    if mail.tried_at is not None and now < _next_try(mail):
        return None
    mail.tries += 1
    mail.tried_at = now
    return Letter(mail.id, mail.once, mail.to, mail.subject, mail.body)


def posted(session: Session, mail_id: int, now: datetime) -> None:
    """The mail server took it."""
    session.execute(update(Mail).where(Mail.id == mail_id).values(sent_at=now, body=""))


def _next_try(mail: Mail) -> datetime:
    """1 minute after the first try, then twice as long each time, at most an hour."""
    tried = mail.tried_at or mail.written_at
    if tried.tzinfo is None:  # SQLite gives times back without their zone; they are UTC
        tried = tried.replace(tzinfo=UTC)
    minutes = 1 << min(mail.tries - 1, 10)
    return tried + min(LONGEST_WAIT, FIRST_WAIT * minutes)


def _one_line(text: str) -> str:
    """A header is one line: whatever could begin another one becomes a blank."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
