"""For the worker: what hear has waiting, found by looking at tables. Twice is the same as once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from logging import getLogger

from app.ask.store import AskedWave, wave_by_id
from app.comment.feeling import UNREAD, Feeling, feel
from app.comment.lexicon import LEXICON_VERSION
from app.comment.themes import NONE, Themes, themes
from app.database import Database, Session
from app.hear import store
from app.hear.promise import due
from app.hear.store import ToRead, Waiting
from app.hear.store.contacts import contacts
from app.outbox.store import send, was_sent
from app.people.store import people_with
from app.place.area import Area
from app.place.place import ReadingPromise
from app.settings import Settings

AT_ONCE = 100
NEW_ITEM = "A new item is waiting"
OVERDUE = "An item is overdue"
log = getLogger("heard.hear")


def read_comments(database: Database, area: Area, now: datetime) -> int:
    """Read feeling and themes of every comment that this lexicon has not read. How many it read.

    No words are read under the write lock, and none that are held are read at all.
    """
    done, today = 0, _today(area, now)
    while batch := _next_batch(database, area):
        read = [(comment.id, *_read(comment, invites)) for comment, invites in batch]
        with database.writing() as session:
            saved = [
                store.save_reading(session, key, feeling, found, LEXICON_VERSION, today)
                for key, feeling, found in read
            ]
        done += sum(saved)
        if not any(saved):  # all of them were taken back, or held, while we read
            break
    return done


def _next_batch(database: Database, area: Area) -> list[tuple[ToRead, str]]:
    with database.reading() as session:
        comments = store.comments_to_read_by_computer(session, LEXICON_VERSION, limit=AT_ONCE)
        surveys = {
            wave_id: wave_by_id(session, wave_id, area)
            for wave_id in {comment.wave_id for comment in comments}
        }
    return [(comment, _invites(surveys[comment.wave_id], comment)) for comment in comments]


def _invites(wave: AskedWave | None, comment: ToRead) -> str:
    question = wave.survey.by_id.get(comment.question_id) if wave else None
    return question.invites if question else "open"


def _read(comment: ToRead, invites: str) -> tuple[Feeling, Themes]:
    """What the computer makes of a comment. When it fails, a person reads it first (0.19)."""
    try:
        return (
            feel(comment.words, invites, comment.language),
            themes(comment.words, comment.language),
        )
    except Exception as error:  # whatever a comment does to the reader, the next one is read
        log.error("comment %d could not be read: %s", comment.id, type(error).__name__)
        return UNREAD, NONE


def make_releases(database: Database, area: Area, now: datetime) -> list[store.Made]:
    """The release of each real wave whose days of grace are over, once the computer read it all."""
    today = _today(area, now)
    with database.reading() as session:
        ready = [
            wave
            for wave in store.waves_to_release(session, area, today, area.place.grace_days)
            if store.unread_by_computer(session, wave.wave_id) == 0
        ]
    made: list[store.Made] = []
    for wave in ready:
        with database.writing() as session:
            new = store.make_release(session, wave, area, today)
        made += [new] if new else []
    return made


def empty_try_outs(database: Database, area: Area, now: datetime) -> int:
    """Delete the answers of try-outs that are over, from every file (domain 0.21). How many."""
    today = _today(area, now)
    with database.reading() as session:
        over = store.try_outs_to_empty(session, area, today)
    for wave in over:
        with database.writing() as session:
            store.empty_try_out(session, wave.wave_id, today)
    if over:
        database.wipe_what_was_deleted()
    return len(over)


def tell_the_lead(database: Database, settings: Settings, area: Area, now: datetime) -> int:
    """Mail lead and deputy of each new worry, or wish to be contacted, and again when it is
    overdue. How many mails.

    The mail carries nothing of it: no words, no survey, no reason (domain L14 S6).
    """
    with database.reading() as session:
        unseen = _unseen(session, area)
        keepers = [person.email for person in people_with(session, "lead", "deputy")]
        every = _letters(unseen, keepers, settings, now)
        letters = [letter for letter in every if not was_sent(session, letter[-1])]
    if not letters:
        return 0
    with database.writing() as session:
        return sum(
            send(session, to=to, subject=subject, body=body, once=once, now=now)
            for to, subject, body, once in letters
        )


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something that nobody has said they have read: its name, the page it is on, its time."""

    once: str
    page: str
    read_by: datetime


def _unseen(session: Session, area: Area) -> list[Unseen]:
    worries = [
        Unseen(each.id, "worries", read_by(each, area)) for each in store.unseen_worries(session)
    ]
    return worries + [
        Unseen(f"contact/{each.id}", "contacts", read_by_of(each.arrived_at, area))
        for each in contacts(session)
        if not each.is_seen
    ]


def _letters(
    unseen: list[Unseen], keepers: list[str], settings: Settings, now: datetime
) -> Iterator[tuple[str, str, str, str]]:
    for item in unseen:
        page = f"{settings.base_url}/staff/hear/{item.page}"
        for email in keepers:
            key = hashlib.sha256(email.encode()).hexdigest()[:16]
            body = f"{NEW_ITEM} in Heard.\n\nSign in to read it:\n{page}\n"
            yield email, NEW_ITEM, body, f"worry/{item.once}/{key}"
            if now > item.read_by:
                body = f"{OVERDUE} in Heard.\n\nSign in to read it:\n{page}\n"
                yield email, OVERDUE, body, f"overdue/{item.once}/{key}"


def read_by(worry: Waiting, area: Area) -> datetime:
    """By when the area promises that a person has read this worry."""
    return read_by_of(worry.arrived_at, area)


def read_by_of(arrived: datetime, area: Area) -> datetime:
    """By when the area promises that a person has read what came at this time for the lead."""
    promise = area.place.reading_promise or ReadingPromise()
    return due(arrived, promise.flagged, area.place.timezone_info)


def _today(area: Area, now: datetime) -> date:
    return area.place.local(now).date()
