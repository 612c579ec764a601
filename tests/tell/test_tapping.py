"""For families: "Did this help?" counts people, and keeps nothing that leads back to them."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from app.tell import store
from app.tell.publishing import update_of
from app.tell.tables import Helped
from app.web.code_pass import make_pass
from app.web.tokens import Signer
from tests.parts.visitors import Visitor
from tests.tell.cast import page_of
from tests.tell.conftest import SECRET, Told

Come = Callable[[], Visitor]


def taps(told: Told) -> list[tuple[str, bool]]:
    with told.database.reading() as session:
        return [(row.choice, row.has_code) for row in session.scalars(select(Helped))]


def test_a_family_says_whether_it_helped(told_here: Told, come: Come) -> None:
    visitor = come()
    page = visitor.get(page_of(told_here.done()))
    thanks = visitor.send(page, "choice=a_bit")
    assert thanks.heading == "Thank you"
    assert "A bit" not in thanks.words
    assert taps(told_here) == [("a_bit", False)]


def test_a_double_tap_counts_once(told_here: Told, come: Come) -> None:
    visitor = come()
    page = visitor.get(page_of(told_here.done()))
    visitor.send(page, "choice=yes")
    visitor.send(page, "choice=yes")
    assert taps(told_here) == [("yes", False)]


def test_skip_is_there_and_keeps_nothing(told_here: Told, come: Come) -> None:
    visitor = come()
    page = visitor.get(page_of(told_here.done()))
    skipped = visitor.send(page, "choice=skip")
    assert "You skipped this question." in skipped.words
    assert "We have your answer." not in skipped.words
    assert taps(told_here) == []


def test_only_somebody_with_a_code_of_this_wave_counts_as_a_person(
    told_here: Told, come: Come
) -> None:
    finding_id, visitor = told_here.done(), come()
    mine = make_pass(SECRET, told_here.wave_id, "link-hash")
    for held in (mine, mine, make_pass(SECRET, told_here.wave_id + 1, "x"), f"{mine}0"):
        page = visitor.get(f"/you-said-we-did?survey=getting-to-school&pass={held}")
        door = page.soup.select_one(f'a[href*="{finding_id}"]')
        assert door is not None
        visitor.send(visitor.get(str(door["href"])), "choice=no")
    assert sorted(taps(told_here)) == [("no", False), ("no", False), ("no", True)]


def test_a_tap_keeps_nothing_that_leads_back_to_the_code(told_here: Told, come: Come) -> None:
    finding_id, visitor = told_here.done(), come()
    held = make_pass(SECRET, told_here.wave_id, "link-hash")
    visitor.send(visitor.get(f"{page_of(finding_id)}?pass={held}"), "choice=yes")
    with told_here.database.reading() as session:
        key = session.scalar(select(Helped.key)) or ""
    assert key
    assert key not in held
    assert held.split(".")[1] not in key


def test_nobody_can_tap_in_a_preview(told_here: Told, come: Come) -> None:
    finding_id = told_here.done()
    with told_here.database.reading() as session:
        found = store.finding(session, finding_id)
    assert found is not None
    signed = Signer(SECRET, "preview").digest(finding_id, update_of(found).digest)[:32]
    page = come().get(f"{page_of(finding_id)}?preview={signed}")
    assert "Done on Monday 4 May 2026." in page.words
    assert not page.soup.select("main form")


def test_a_tap_from_another_page_is_not_kept(told_here: Told, come: Come) -> None:
    visitor = come()
    done = told_here.done()
    page = visitor.post(f"{page_of(done)}/helped", {"choice": "yes", "token": "made up"})
    assert page.status == 400
    assert page.title == "Error: The bus is late"
    assert "Please tap again." in page.words
    visitor.post(f"{page_of(done)}/helped", {"choice": "nonsense"})
    assert taps(told_here) == []


def test_did_this_help_is_asked_only_when_something_is_done(told_here: Told, come: Come) -> None:
    finding_id = told_here.decide(told_here.finding())
    told_here.publish(finding_id)
    visitor = come()
    assert "Did this help?" not in visitor.get(page_of(finding_id)).words
    token = Signer(SECRET, "helped").token(finding_id)
    page = visitor.post(f"{page_of(finding_id)}/helped", {"choice": "yes", "token": token})
    assert page.status == 404
    assert taps(told_here) == []
