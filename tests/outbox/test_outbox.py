"""For the lead who must hear of a worry: mail goes once, and goes again after a failure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.database import Database
from app.outbox import store
from app.outbox.post import BadMailUrl, message, post_waiting
from app.outbox.post import mail_server as mail_server_of
from app.outbox.queue import on_wake, wake
from app.settings import Settings
from tests.parts.servers import MailServer, free_port

NOW = datetime(2026, 5, 5, 9, 30, tzinfo=UTC)
SECRET = "a-secret-with-more-than-32-letters-in-it"


def settings(tmp_path: Path, **more: str) -> Settings:
    """Settings with mail."""
    keys = (("k1", b"\x01" * 32),)
    own = {"mail_from": "Heard <heard@example.org>"} | more
    return Settings(tmp_path, tmp_path, "sqlite://", SECRET, keys, **own)  # type: ignore[arg-type]


def tell_the_lead(database: Database, once: str = "worry/ab12/lead@example.org") -> bool:
    """Put the mail in the outbox that says that something waits."""
    with database.writing() as session:
        return store.send(
            session,
            to="lead@example.org",
            subject="A new item is waiting",
            body="A new item is waiting in Heard.\n",
            once=once,
            now=NOW,
        )


def test_the_lead_gets_one_mail_for_one_reason(
    database: Database, mail_server: MailServer, tmp_path: Path
) -> None:
    ours = settings(tmp_path, mail_url=mail_server.url)
    assert tell_the_lead(database)
    assert not tell_the_lead(database)
    assert post_waiting(database, ours, NOW) == 1
    assert post_waiting(database, ours, NOW) == 0
    assert not tell_the_lead(database)
    assert post_waiting(database, ours, NOW + timedelta(days=1)) == 0
    (mail,) = mail_server.messages
    assert mail["To"] == "lead@example.org"
    assert mail["Subject"] == "A new item is waiting"
    assert "A new item is waiting in Heard." in mail.get_content()


def test_a_mail_the_server_did_not_take_goes_later(
    sqlite_database: Database, mail_server: MailServer, tmp_path: Path
) -> None:
    ours = settings(tmp_path, mail_url=mail_server.url)
    tell_the_lead(sqlite_database)
    mail_server.refuse = True
    assert post_waiting(sqlite_database, ours, NOW) == 0
    mail_server.refuse = False
    assert post_waiting(sqlite_database, ours, NOW + timedelta(seconds=59)) == 0
    assert post_waiting(sqlite_database, ours, NOW + timedelta(seconds=60)) == 1
    assert len(mail_server.messages) == 1


def test_each_failure_waits_longer_but_never_more_than_an_hour(
    sqlite_database: Database, tmp_path: Path
) -> None:
    nobody = settings(tmp_path, mail_url=f"smtp://127.0.0.1:{free_port()}")
    tell_the_lead(sqlite_database)
    tried = NOW
    for minutes in (1, 2, 4, 8, 16, 32, 60, 60):
        post_waiting(sqlite_database, nobody, tried)
        with sqlite_database.reading() as session:
            assert store.waiting(session, tried + timedelta(minutes=minutes, seconds=-1)) == []
            assert len(store.waiting(session, tried + timedelta(minutes=minutes))) == 1
        tried += timedelta(minutes=minutes)


def test_two_workers_do_not_post_the_same_mail(sqlite_database: Database) -> None:
    tell_the_lead(sqlite_database)
    with sqlite_database.writing() as session:
        assert store.claim(session, 1, NOW) is not None
    with sqlite_database.writing() as session:
        assert store.claim(session, 1, NOW) is None


def test_one_bad_address_stops_no_other_mail(
    sqlite_database: Database, mail_server: MailServer, tmp_path: Path
) -> None:
    ours = settings(tmp_path, mail_url=mail_server.url)
    with sqlite_database.writing() as session:
        store.send(session, to="not an address", subject="x", body="x", once="1", now=NOW)
    tell_the_lead(sqlite_database)
    post_waiting(sqlite_database, ours, NOW)
    assert [mail["To"] for mail in mail_server.messages if "@" in str(mail["To"])] == [
        "lead@example.org"
    ]


def test_nobody_can_add_a_header(sqlite_database: Database, tmp_path: Path) -> None:
    with sqlite_database.writing() as session:
        store.send(
            session,
            to="lead@example.org\r\nBcc: stranger@example.org",
            subject="A new item\nBcc: stranger@example.org",
            body="x",
            once="1",
            now=NOW,
        )
        letter = store.claim(session, 1, NOW)
    assert letter is not None
    mail = message(letter, settings(tmp_path), NOW)
    assert mail["Bcc"] is None
    assert mail["Subject"] == "A new item Bcc: stranger@example.org"
    assert "\r\nBcc:" not in mail.as_string()


def test_every_try_of_a_mail_has_the_same_name(sqlite_database: Database, tmp_path: Path) -> None:
    tell_the_lead(sqlite_database)
    ours = settings(tmp_path)
    letter = store.Letter(1, "worry/ab12/lead", "lead@example.org", "s", "b")
    first, second = message(letter, ours, NOW), message(letter, ours, NOW + timedelta(days=1))
    assert first["Message-ID"] == second["Message-ID"]
    assert "ab12" not in first["Message-ID"]


def test_without_mail_settings_nothing_is_tried(sqlite_database: Database, tmp_path: Path) -> None:
    tell_the_lead(sqlite_database)
    assert post_waiting(sqlite_database, settings(tmp_path), NOW) == 0
    with sqlite_database.reading() as session:
        assert store.how_many_wait(session) == 1


def test_the_mail_url_says_how_to_reach_the_server() -> None:
    server = mail_server_of("starttls://heard%40org:p%3Aw@mail.example.org")
    assert (server.scheme, server.port) == ("starttls", 587)
    assert (server.user, server.password) == ("heard@org", "p:w")
    assert mail_server_of("smtps://mail.example.org").port == 465
    for wrong in ("mail.example.org", "http://mail.example.org", "smtp://m.example.org:99999"):
        with pytest.raises(BadMailUrl, match="HEARD_MAIL_URL"):
            mail_server_of(wrong)


def _ring(ours: Settings) -> list[str]:
    """Wake the worker three times at once, and let it do what waits."""
    done: list[str] = []
    worker = on_wake(ours, lambda: done.append("worked"))
    for _ in range(3):
        wake(ours)
    while task := worker.dequeue():
        worker.execute(task)
    return done


def test_the_worker_is_woken_once_however_many_write(tmp_path: Path) -> None:
    assert _ring(settings(tmp_path)) == ["worked"]


@pytest.mark.redis
def test_a_worker_on_another_machine_is_woken(tmp_path: Path, redis_url: str) -> None:
    assert _ring(settings(tmp_path, redis_url=redis_url.replace("/0", "/7"))) == ["worked"]


def test_a_queue_that_is_down_stops_nobody(tmp_path: Path) -> None:
    wake(settings(tmp_path, redis_url=f"redis://127.0.0.1:{free_port()}/0"))
