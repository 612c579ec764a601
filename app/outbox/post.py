"""For the lead who must hear of a worry: mail from the outbox, by SMTP, once each.

Exactly once is not to be had from SMTP. What we do: a try is committed before it is made, and the
mail is marked as posted as soon as the server took it. If the process dies in between, the mail
goes a second time, with the same Message-ID, by which a mail program knows its double. It is never
lost.
"""

from __future__ import annotations

import hashlib
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.parse import unquote, urlsplit

from app.database import Database
from app.outbox import store
from app.outbox.store import Letter
from app.settings import Settings

SECONDS = 20
PORTS = {"smtp": 25, "smtps": 465, "starttls": 587}


class BadMailUrl(ValueError):
    """HEARD_MAIL_URL cannot be used. It says why, and how to write it."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is taken in: smtp:// (plain), starttls:// or smtps://."""

    scheme: str
    host: str
    port: int
    user: str
    password: str


def mail_server(url: str) -> MailServer:
    """The server in HEARD_MAIL_URL, such as `starttls://user:password@mail.example.org:587`."""
    parts = urlsplit(url)
    scheme = "starttls" if parts.scheme == "smtp+starttls" else parts.scheme
    if scheme not in PORTS or not parts.hostname:
        raise BadMailUrl(
            "HEARD_MAIL_URL must be smtp://, starttls:// or smtps:// and the name of a server. "
            "Try HEARD_MAIL_URL=starttls://user:password@mail.example.org:587"
        )
    try:
        port = parts.port or PORTS[scheme]
    except ValueError as wrong:
        raise BadMailUrl("HEARD_MAIL_URL has a port that is no number up to 65535.") from wrong
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(scheme, parts.hostname, port, user, password)


def post_waiting(database: Database, settings: Settings, now: datetime) -> int:
    """Try each mail that is due, once each. How many the server took.

    A mail that the server does not take waits longer each time. One bad mail stops no other.
    """
    if not settings.mail_works:
        return 0
    server = mail_server(settings.mail_url)
    with database.reading() as session:
        due = store.waiting(session, now)
    return sum(_post_one(database, settings, server, mail_id, now) for mail_id in due)


def _post_one(
    database: Database, settings: Settings, server: MailServer, mail_id: int, now: datetime
) -> bool:
    with database.writing() as session:
        letter = store.claim(session, mail_id, now)
    if letter is None:
        return False
    try:
        _hand_over(server, message(letter, settings, now))
    except (OSError, smtplib.SMTPException, ValueError):
        return False  # it stays in the outbox, and `heard doctor` says how many wait
    with database.writing() as session:
        store.posted(session, mail_id, now)
    return True


def message(letter: Letter, settings: Settings, now: datetime) -> EmailMessage:
    """The mail as it goes out. Headers are one line each; the library refuses anything else."""
    made = EmailMessage()
    made["From"] = settings.mail_from
    made["To"] = letter.to
    made["Subject"] = letter.subject
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{_name(letter, settings)}@{urlsplit(settings.base_url).hostname}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.body)
    return made


def _name(letter: Letter, settings: Settings) -> str:
    """The same for every try of the same mail, and telling nobody what it is about."""
    text = f"{settings.base_url}\n{letter.id}\n{letter.once}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _hand_over(server: MailServer, mail: EmailMessage) -> None:
    sender, to = (parseaddr(str(mail[name]))[1] for name in ("From", "To"))
    with _connect(server) as smtp:
        if server.scheme == "starttls":
            smtp.starttls(context=ssl.create_default_context())
        if server.user:
            smtp.login(server.user, server.password)
        smtp.send_message(mail, sender, [to])


def _connect(server: MailServer) -> smtplib.SMTP:
    if server.scheme == "smtps":
        safe = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=safe)
    return smtplib.SMTP(server.host, server.port, timeout=SECONDS)
