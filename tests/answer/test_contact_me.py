""" "I want somebody to contact me": apart from answers, sealed, asked whether it is safe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from app.answer.contact import ContactMe, contact_from
from app.answer.tables import ContactRequest, Response
from app.database import Base, unseal
from app.people.invite import invite_by_command
from app.web.house import House
from tests.answer.going import begin, count, open_survey
from tests.parts.heard import Clock
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
CANARY = "the heron sleeps under the bridge"
GOOD: dict[str, Any] = {
    "called": "Robin Example",
    "reach": "text",
    "to": "07700 900123",
    "is_safe": "sometimes",
    "when": "after school",
    "not_told": "my uncle",
    "about": CANARY,
}


def a_lead_joins(house: House, visitor: NewVisitor, clock: Clock) -> None:
    link = invite_by_command(house.database, house.settings, "lead@example.org", "lead", clock())
    lead = visitor()
    lead.send(lead.get(link.removeprefix("http://127.0.0.1:8000")))


def ask(person: Visitor, **said: Any) -> Opened:
    return person.send(person.get("/contact-me"), **(GOOD | said))


def kept(house: House) -> list[ContactMe]:
    with house.database.reading() as session:
        return [
            contact_from(unseal(session, row.words, about=f"contact/{row.id}"))
            for row in session.scalars(select(ContactRequest))
        ]


def test_somebody_asks_to_be_contacted_and_is_told_by_when_it_is_read(
    house: House, visitor: NewVisitor, clock: Clock
) -> None:
    a_lead_joins(house, visitor, clock)
    person = visitor()
    page = person.get("/contact-me")
    assert page.words.index("Call 999") < page.words.index("Somebody reads it by Tuesday")
    page = person.send(page, **GOOD)
    assert page.path == "/contact-me/sent"
    assert "Somebody reads it by Tuesday 24 November." in page.words
    assert kept(house) == [ContactMe(**GOOD)]


def test_the_day_in_an_english_sentence_is_an_english_day(
    house: House, visitor: NewVisitor, clock: Clock
) -> None:
    a_lead_joins(house, visitor, clock)
    for path in ("/contact-me", "/contact-me/sent"):
        page = visitor().get(f"{path}?lang=ar")
        assert "Somebody reads it by Tuesday 24 November." in page.words


def test_with_a_switch_every_answer_is_a_button_and_nothing_typed_is_lost(
    house: House, visitor: NewVisitor
) -> None:
    person = visitor()
    page = person.get("/contact-me?buttons=one")
    assert not page.soup.select("main input[type=radio]")
    page = person.send(page, "reach-press=text", called="Robin Example", to="07700 900123")
    page = person.send(page, "is_safe-press=no")
    page = person.send(page, "is_safe-press=sometimes")
    pressed = page.soup.select('main [aria-pressed="true"]')
    assert [str(button["value"]) for button in pressed] == ["text", "sometimes"]
    assert not kept(house)
    page = person.send(page, "go=keep")  # Enter in a box
    assert person.send(page, "go=send").path == "/contact-me/sent"
    asked = kept(house)[0]
    assert (asked.called, asked.reach, asked.is_safe) == ("Robin Example", "text", "sometimes")


def test_nothing_is_promised_while_nobody_has_the_job(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    page = person.get("/contact-me")
    assert "Nobody is here to read this now." in page.words
    assert "Somebody reads it by" not in page.words
    assert person.send(page, **GOOD).path == "/contact-me/sent"
    assert len(kept(house)) == 1


def test_it_needs_no_cookie_sets_none_and_is_tied_to_no_response(
    house: House, visitor: NewVisitor
) -> None:
    open_survey(house)
    person = visitor()
    begin(person)
    page = ask(person)
    assert not page.seen.cookies
    assert count(house, Response) == 1
    columns = {column.name for column in Base.metadata.tables["contact_request"].columns}
    assert columns == {"id", "key", "words", "arrived_at"}


def test_what_they_wrote_stands_in_no_file(house: House, visitor: NewVisitor) -> None:
    ask(visitor())
    files = [f for f in house.settings.home.rglob("*") if f.is_file()]
    assert not [f.name for f in files if CANARY.encode() in f.read_bytes()]


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        ("reach", "Choose how we can reach you."),
        ("to", "Write the number, the e-mail or the name."),
        ("is_safe", "Choose an answer. You can choose: I am not sure."),
    ],
)
def test_what_is_missing_is_told_and_nothing_typed_is_lost(
    house: House, visitor: NewVisitor, left_out: str, told: str
) -> None:
    page = ask(visitor(), **{left_out: ""})
    assert page.status == 422
    assert page.title.startswith("Error:")
    assert told in page.words
    assert CANARY in page.soup.select_one("textarea").get_text()  # type: ignore[union-attr]
    assert page.soup.select_one("input[value='Robin Example']")
    for name in {"reach", "is_safe"} - {left_out}:
        assert page.soup.select_one(f"input[name={name}][value={GOOD[name]}][checked]")
    assert kept(house) == []


def test_one_letter_more_than_fits_is_told_and_kept(house: House, visitor: NewVisitor) -> None:
    page = ask(visitor(), about="a" * 5001)
    assert page.status == 422
    assert "That is too long. Take out 1 letter." in page.words
    assert page.soup.select_one("textarea").get_text().strip() == "a" * 5001  # type: ignore[union-attr]
    assert ask(visitor(), about="a" * 5000).path == "/contact-me/sent"


def test_a_double_tap_is_one_request_and_other_words_are_another(
    house: House, visitor: NewVisitor
) -> None:
    person = visitor()
    form = person.get("/contact-me")
    person.send(form, **GOOD)
    person.send(form, **GOOD)
    assert len(kept(house)) == 1
    person.send(form, **GOOD | {"to": "07700 900456"})
    assert len(kept(house)) == 2


def test_a_form_without_our_token_keeps_what_was_typed(house: House, visitor: NewVisitor) -> None:
    page = visitor().post("/contact-me", GOOD | {"token": "x"})
    assert page.status == 400
    assert page.soup.select_one("input[value='07700 900123']")
    again = visitor().send(page)
    assert again.path == "/contact-me/sent"
    assert len(kept(house)) == 1


def test_a_flood_from_one_network_must_wait_and_loses_nothing(visitor: NewVisitor) -> None:
    person = visitor()
    form = person.get("/contact-me")
    pages = [person.send(form, **GOOD | {"when": str(n)}) for n in range(35)]
    assert pages[0].status == 200
    assert pages[-1].status == 429
    assert pages[-1].soup.select_one("input[value='34']")


def test_signs_of_every_script_arrive_as_they_were(house: House, visitor: NewVisitor) -> None:
    words = "أريد المساعدة 👩‍👩‍👧 क्षि"
    ask(visitor(), about=words)
    assert kept(house)[0].about == words


def test_the_box_about_an_own_case_points_to_it(house: House, visitor: NewVisitor) -> None:
    open_survey(house, "your-plan")
    person = visitor()
    page = begin(person, "your-plan")
    while not page.soup.select_one("textarea"):
        page = person.send(page, "skip" if page.soup.select_one("[value=skip]") else "")
    assert "This is not a complaint." in page.words
    assert page.soup.select_one("main a[href='/contact-me']")
