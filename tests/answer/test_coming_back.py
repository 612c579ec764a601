"""Coming back with a code, and taking everything back, with nothing left in any file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.answer.store.cutting import cut_codes
from app.answer.tables import Answer, Comment, Receipt, Response, Submission, Withdrawal, Worry
from app.database import Base
from app.web.house import House
from tests.answer.going import SURVEY, TODAY, all_the_way, as_far_as_the_words, begin, open_survey
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
CANARY = "the heron sleeps under the bridge"


@pytest.fixture(autouse=True)
def wave(house: House) -> int:
    return open_survey(house)


def code_on(page: Opened) -> str:
    return " ".join(item.get_text(" ").split(". ")[1] for item in page.soup.select("ol.code li"))


def link_on(page: Opened) -> str:
    return next(str(a["href"]) for a in page.soup.select("a") if "/code/k/" in str(a.get("href")))


def come_back(visitor: Visitor, code: str) -> Opened:
    return visitor.send(visitor.get(f"/code?survey={SURVEY}"), survey=SURVEY, code=code)


def test_somebody_stops_and_carries_on_with_the_code_on_another_phone(visitor: NewVisitor) -> None:
    first = visitor()
    first.send(begin(first), answer="bus")
    code = code_on(first.get(f"/s/{SURVEY}/stop"))
    second = visitor()
    page = come_back(second, code.upper())
    assert "You have not finished yet." in page.words
    assert second.get(f"/s/{SURVEY}/3").heading == "What helps you on the way?"


def test_the_link_opens_only_when_its_button_is_pressed(visitor: NewVisitor) -> None:
    first = visitor()
    link = link_on(all_the_way(first))
    second = visitor()
    page = second.get(link)
    assert second.cookie("heard") is None
    assert "You sent your answers." in second.send(page).words


def test_a_wrong_code_says_what_to_do_and_keeps_what_was_typed(visitor: NewVisitor) -> None:
    page = come_back(visitor(), "apple apple apple")
    assert page.status == 422
    assert page.title.startswith("Error:")
    assert page.soup.select_one('input[value="apple apple apple"]')


def test_a_code_of_one_survey_does_not_open_another(house: House, visitor: NewVisitor) -> None:
    open_survey(house, "while-you-wait")
    code = code_on(all_the_way(visitor()))
    other = visitor()
    page = other.send(other.get("/code"), survey="while-you-wait", code=code)
    assert page.status == 422


def test_surveys_stand_in_the_order_of_the_home_page(house: House, visitor: NewVisitor) -> None:
    open_survey(house, "while-you-wait")
    titles = [
        label.get_text(" ", strip=True)
        for label in visitor().get("/code").soup.select("main .option")
    ]
    home = [door.get_text(" ", strip=True) for door in visitor().get("/").soup.select("main .door")]
    doors = [next(title for title in titles if door.startswith(title)) for door in home]
    assert titles == doors


def test_guessing_is_slowed_and_then_goes_on(visitor: NewVisitor) -> None:
    guesser = visitor()
    page = guesser.get("/code")
    statuses = [guesser.send(page, survey=SURVEY, code="cat cat cat cat").status for _ in range(35)]
    assert statuses[0] == 422
    assert statuses[-1] == 429


def test_only_hashes_of_a_code_are_kept(house: House, visitor: NewVisitor) -> None:
    page = all_the_way(visitor())
    with house.database.reading() as session:
        receipt = session.scalars(select(Receipt)).one()
    assert len(receipt.code_hash) == len(receipt.link_hash) == 64
    assert receipt.link_hash not in link_on(page)


def everything(house: House) -> dict[str, int]:
    with house.database.reading() as session:
        tables = (Response, Answer, Comment, Submission, Receipt)
        return {
            t.__tablename__: session.execute(select(func.count()).select_from(t)).scalar_one()
            for t in tables
        }


def test_taking_back_leaves_no_row_and_no_word_in_any_file(
    house: House, visitor: NewVisitor
) -> None:
    person = visitor()
    all_the_way(person, CANARY)
    page = person.send(person.get("/code/take-back"))
    assert page.heading == "We took your answers out"
    assert person.cookie("heard") is None
    assert set(everything(house).values()) == {0}
    files = [f for f in house.settings.home.rglob("*") if f.is_file()]
    assert files or not house.database.is_sqlite
    assert not [f.name for f in files if CANARY.encode() in f.read_bytes()]


def test_sealed_bytes_are_gone_from_the_files_too(house: House, visitor: NewVisitor) -> None:
    """SQLite's own files and its log. What PostgreSQL keeps until VACUUM is PostgreSQL's affair."""
    person = visitor()
    all_the_way(person, CANARY)
    with house.database.reading() as session:
        sealed = session.scalars(select(Comment.words)).one()
        assert sealed is not None

    def holding() -> list[str]:
        files = (f for f in house.settings.home.rglob("*.sqlite*") if f.is_file())
        return [f.name for f in files if sealed.data in f.read_bytes()]

    assert bool(holding()) is house.database.is_sqlite
    person.send(person.get("/code/take-back"))
    assert holding() == []
    assert everything(house)["comment"] == 0


def test_a_worry_outlives_taking_back_and_knows_no_response(
    house: House, visitor: NewVisitor
) -> None:
    person = visitor()
    all_the_way(person, "I want to kill myself")
    person.send(person.get("/code/take-back"))
    with house.database.reading() as session:
        worry = session.scalars(select(Worry)).one()
        assert worry.response_id is None
        assert worry.words is not None


def test_words_that_may_be_quoted_are_remembered_to_be_blanked(
    house: House, visitor: NewVisitor
) -> None:
    person = visitor()
    person.send(as_far_as_the_words(person), words="quote me", quote="yes")
    person.send(person.get("/code/take-back"))
    with house.database.reading() as session:
        assert session.scalars(select(Withdrawal)).one().blanked_on is None


def test_after_the_days_of_grace_the_code_knows_its_wave_only(
    house: House, visitor: NewVisitor, wave: int
) -> None:
    code = code_on(all_the_way(visitor()))
    with house.database.writing() as session:
        assert cut_codes(session, wave) == 1
    page = come_back(visitor(), code)
    assert "we cannot take them out now" in page.words.lower()
    assert page.soup.select_one('a[href^="/you-said-we-did?survey="]')


def test_after_the_cut_a_quote_can_still_be_taken_out(
    house: House, visitor: NewVisitor, wave: int
) -> None:
    person = visitor()
    check = person.send(as_far_as_the_words(person), words="quote me", quote="yes")
    code = code_on(person.send(check))
    all_the_way(visitor(), "somebody else")
    with house.database.writing() as session:
        cut_codes(session, wave)
    other = visitor()
    page = other.send(come_back(other, code), "Take my words out")
    assert page.heading == "We took your answers out"
    with house.database.reading() as session:
        assert len(session.scalars(select(Comment)).all()) == 1
        assert session.scalars(select(Withdrawal)).one().blanked_on is None


def test_a_form_that_arrives_after_taking_back_is_told_kindly(visitor: NewVisitor) -> None:
    person = visitor()
    page = begin(person)
    other_tab = person.get("/code/take-back")
    cookie = person.cookie("heard")
    person.send(other_tab)
    late = visitor()
    late._client.set_cookie("heard", cookie or "", domain="127.0.0.1")
    told = late.send(page, answer="bus")
    assert told.kind == "lost"


def test_every_table_of_answers_goes_with_its_response() -> None:
    """A new table that hangs on a response must say what happens when it is taken back."""
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table.name == "response":
                assert key.ondelete in {"CASCADE", "SET NULL"}, table.name


def test_the_promise_is_a_date_once_the_end_is_known(house: House, visitor: NewVisitor) -> None:
    open_survey(house, "while-you-wait", is_try_out=False, until=TODAY + timedelta(days=10))
    person = visitor()
    page = begin(person, "while-you-wait")
    while page.kind != "check":
        page = person.send(page, "skip" if page.soup.select_one("[value=skip]") else "")
    assert "by Saturday 2 January 2027." in person.send(page).words
