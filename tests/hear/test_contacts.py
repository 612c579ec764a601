"""The people who asked to be contacted: for lead and deputy only, every look in the audit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.access.store import rows_about
from app.answer.contact import ContactMe
from app.answer.store.contacting import keep_contact
from app.answer.tables import ContactRequest
from app.hear.tables import ContactStep
from app.hear.work import tell_the_lead
from app.outbox.tables import Mail
from app.retention import delete_what_is_past
from app.web.house import House
from tests.hear.conftest import SignIn
from tests.parts.heard import Clock

WORDS = "the heron sleeps under the bridge"
ROBIN = ContactMe("Robin Example", "call", "07700 900123", "no", "at noon", "my uncle", WORDS)


@pytest.fixture
def robin(house: House, clock: Clock) -> str:
    """Somebody has asked to be contacted. The id of the request."""
    with house.database.writing() as session:
        keep_contact(session, ROBIN, key="k" * 32, now=clock())
        return session.scalars(select(ContactRequest.id)).one()


def how_many(house: House, table: type) -> int:
    with house.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_the_lead_reads_it_acts_and_every_look_is_kept(
    house: House, signed_in: SignIn, robin: str
) -> None:
    lead = signed_in("lead")
    queue = lead.get("/staff/hear/contacts")
    assert WORDS not in queue.words
    page = lead.get(f"/staff/hear/contacts/{robin}")
    for said in (WORDS, "07700 900123", "my uncle", "Not safe to call or message"):
        assert said in page.words
    lead.send(page, step="spoke", note="We met at school.")
    again = lead.get(f"/staff/hear/contacts/{robin}")
    assert "We met at school." in again.words
    with house.database.reading() as session:
        looked = [row.what for row in rows_about(session, f"contact/{robin}")]
    assert sorted(looked) == ["contact.spoke", "contact.view", "contact.view"]


@pytest.mark.parametrize("role", ["officer", "rep", "analyst", "board", "admin", "codesigner"])
def test_nobody_else_comes_near_it(signed_in: SignIn, robin: str, role: str) -> None:
    somebody = signed_in(role)
    for path in ("/staff/hear/contacts", f"/staff/hear/contacts/{robin}"):
        page = somebody.get(path)
        assert page.status in {403, 404}
        assert WORDS not in page.words


def test_a_request_that_is_not_there_is_not_found(signed_in: SignIn) -> None:
    assert signed_in("deputy").get("/staff/hear/contacts/nothing").status == 404


def test_the_lead_gets_one_mail_that_says_nothing_and_one_when_it_is_overdue(
    house: House, signed_in: Callable[..., object], clock: Clock, robin: str
) -> None:
    signed_in("lead")
    args = (house.database, house.settings, house.area)
    assert tell_the_lead(*args, clock()) == 1
    assert tell_the_lead(*args, clock()) == 0
    assert tell_the_lead(*args, clock() + timedelta(days=3)) == 1
    with house.database.reading() as session:
        mails = list(session.scalars(select(Mail)).all())
    text = " ".join(f"{mail.subject} {mail.body}" for mail in mails)
    assert "Robin" not in text
    assert WORDS not in text
    assert robin not in text


def test_it_goes_30_days_after_the_last_thing_was_done(
    house: House, signed_in: SignIn, clock: Clock, robin: str
) -> None:
    lead = signed_in("lead")
    lead.send(lead.get(f"/staff/hear/contacts/{robin}"), step="done", note="")
    clock.later(days=29)
    delete_what_is_past(house)
    assert how_many(house, ContactRequest) == 1
    clock.later(days=2)
    delete_what_is_past(house)
    assert how_many(house, ContactRequest) == how_many(house, ContactStep) == 0


def test_what_nobody_finished_stays_and_goes_after_a_year(
    house: House, clock: Clock, robin: str
) -> None:
    clock.later(days=364)
    delete_what_is_past(house)
    assert how_many(house, ContactRequest) == 1
    clock.later(days=2)
    delete_what_is_past(house)
    assert how_many(house, ContactRequest) == 0
    with house.database.reading() as session:
        assert [row.what for row in rows_about(session, f"contact/{robin}")] == ["contact.delete"]
