"""For the promise to delete: what is past its days goes, and the audit log says that it went."""

from __future__ import annotations

from datetime import date

from app.access.audit import record
from app.ask.store import AskedWave, all_waves
from app.hear.keeping import delete_on
from app.hear.store.contacts import Asked, contacts_past_their_days, delete_contact
from app.hear.store.keeping import counted_and_kept, delete_answers
from app.tell.store.published import first_published
from app.web.house import House

BY = "retention"


def waves_past_their_days(house: House) -> list[tuple[AskedWave, date]]:
    """Each wave whose answers should be gone, with the day they should have gone."""
    today = house.area.place.local(house.clock()).date()
    with house.database.reading() as session:
        kept, published = counted_and_kept(session), first_published(session)
        waves = [wave for wave in all_waves(session, house.area) if wave.wave_id in kept]
    days = ((wave, delete_on(wave, published.get(wave.wave_id))) for wave in waves)
    return [(wave, day) for wave, day in days if day is not None and day <= today]


def delete_what_is_past(house: House) -> list[AskedWave]:
    """Delete the answers of those waves, from every file. Safe to run again."""
    gone = [wave for wave, _ in waves_past_their_days(house)]
    today = house.area.place.local(house.clock()).date()
    for wave in gone:
        with house.database.writing() as session:
            delete_answers(session, wave.wave_id, today)
            record(session, who=BY, what="answers.delete", about=wave.name, now=house.clock())
    contacts = delete_contacts_past_their_days(house)
    if gone or contacts:
        house.database.wipe_what_was_deleted()
    return gone


def contacts_past(house: House) -> list[Asked]:
    """The wishes to be contacted whose own days are over."""
    with house.database.reading() as session:
        return contacts_past_their_days(session, house.clock())


def delete_contacts_past_their_days(house: House) -> int:
    """Delete them, with all that was noted. How many."""
    past = contacts_past(house)
    for asked in past:
        with house.database.writing() as session:
            delete_contact(session, asked.id)
            about = f"contact/{asked.id}"
            record(session, who=BY, what="contact.delete", about=about, now=house.clock())
    return len(past)
