"""For officers, reps and the board: from a number of a release to a page for families."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.access.tables import AuditEvent
from app.tell import store
from app.tell.finding import Finding
from tests.parts.visitors import Opened, Visitor
from tests.tell.conftest import Told
from tests.tell.test_store import quoted, wrote

Staff = Callable[..., Visitor]
DESK = "/staff/tell/"
GOOD = {
    "outcome": "yes",
    "decided_by": "The travel group",
    "decided_on": ["10", "3", "2026"],
    "answer": "We will get 2 new buses.",
    "how_counted": "We read every answer.",
}


def write(officer: Visitor, told: Told, **more: str) -> Opened:
    """An officer makes a finding out of the number about the bus."""
    page = officer.get(f"{DESK}new/{told.wave_id}/option/travel/bus")
    words = {"title": "The bus is late", "said": "The bus is often late.", "strand": "attending"}
    return officer.send(page, "save", **(words | more))


def the_one(told: Told) -> Finding:
    with told.database.reading() as session:
        return store.findings(session)[0]


def decide(officer: Visitor, finding_id: str, **more: object) -> Opened:
    page = officer.get(f"{DESK}{finding_id}/decide")
    return officer.send(page, "save", **(GOOD | more))


def test_an_officer_goes_all_the_way(told_here: Told, staff: Staff, visitor: Staff) -> None:
    officer = staff("officer")
    chosen = officer.get(f"{DESK}new/{told_here.wave_id}")
    assert "How do you get to school? Bus 46 people answered." in chosen.words
    assert write(officer, told_here).kind == "finding"
    found = the_one(told_here)
    page = officer.send(officer.get(f"{DESK}{found.id}"), "We look into it now")
    assert "Somebody looks into it" in page.words
    assert "Yes. We will do it." in decide(officer, found.id).words
    act = officer.get(f"{DESK}{found.id}/act")
    officer.send(act, "save", text="We get a bus.", owner="Travel team", due=["5", "6", "2026"])
    action = the_one(told_here).actions[0]
    way = f"{DESK}{found.id}/act/{action.id}"
    officer.send(officer.get(f"{way}/evidence"), "save", text="We saw the bus.",
                 on=["1", "6", "2026"])  # fmt: skip
    done = officer.get(f"{way}/done")
    officer.send(done, "save", what_changed="There is a new bus.", done_on=["1", "6", "2026"])
    page = officer.send(officer.get(f"{DESK}{found.id}"), "Publish")
    assert "Published. Families see it now." in page.words
    family = visitor().get(f"/you-said-we-did/{found.id}")
    assert "There is a new bus." in family.words
    assert "Done on Monday 1 June 2026." in family.words


def test_publishing_is_in_the_audit_log(told_here: Told, staff: Staff) -> None:
    officer = staff("officer")
    write(officer, told_here)
    finding_id = the_one(told_here).id
    officer.send(officer.get(f"{DESK}{finding_id}"), "Publish")
    with told_here.database.reading() as session:
        rows = session.execute(select(AuditEvent.who, AuditEvent.what, AuditEvent.about)).all()
    assert ("officer@example.org", "finding.publish", f"finding/{finding_id}/1") in rows


def test_hard_words_are_told_at_their_box_and_nothing_typed_is_lost(
    told_here: Told, staff: Staff
) -> None:
    officer = staff("officer")
    hard = "The triage is late & most young people wait."
    page = write(officer, told_here, said=hard)
    assert page.status == 422
    assert page.title.startswith("Error:")
    error = page.soup.select_one("#said-error")
    assert error is not None
    lines = [line.strip() for line in error.stripped_strings]
    assert any("triage" in line and "Try: " in line for line in lines)
    assert any("says how many people" in line for line in lines)
    summary = page.soup.select(".govuk-error-summary__list a[href='#said']")
    assert [link.get_text() for link in summary] == lines[1:]
    assert len(summary) >= 2
    box = page.soup.select_one("textarea[name=said]")
    assert box is not None
    assert box.get_text().strip() == hard
    with told_here.database.reading() as session:
        assert store.findings(session) == []


def test_a_finding_is_never_made_of_a_number_that_is_hidden(told_here: Told, staff: Staff) -> None:
    officer = staff("officer")
    for cell in ("option/travel/nothing", "theme/jargon", "option/x/y"):
        assert officer.get(f"{DESK}new/{told_here.wave_id}/{cell}").status == 404
    assert officer.get(f"{DESK}new/999").status == 404


def test_a_no_without_a_reason_says_what_to_do(told_here: Told, staff: Staff) -> None:
    officer = staff("officer")
    page = decide(officer, told_here.finding(), outcome="no", answer="")
    assert page.status == 422
    assert "Say why." in page.words
    assert the_one(told_here).decision is None


def test_a_day_that_is_no_day_is_told_and_kept(told_here: Told, staff: Staff) -> None:
    page = decide(staff("officer"), told_here.finding(), decided_on=["31", "2", "2026"])
    assert page.status == 422
    assert "The day of the decision is not a real day. Try: 5 5 2026." in page.words
    boxes = [box["value"] for box in page.soup.select("input[name=decided_on]")]
    assert boxes == ["31", "2", "2026"]


def test_each_day_that_is_wrong_has_its_own_name(told_here: Told, staff: Staff) -> None:
    page = decide(
        staff("officer"), told_here.finding(), outcome="passed_on", decided_by="",
        decided_on=["31", "2", "2026"], passed_on=["x", "", ""],
    )  # fmt: skip
    said = [link.get_text() for link in page.soup.select(".govuk-error-summary__list a")]
    assert "Say which group decided." in said
    assert len([line for line in said if "is not a real day" in line]) == 2
    assert len(said) == len(set(said))


def test_a_day_of_another_outcome_stops_nobody(told_here: Told, staff: Staff) -> None:
    finding_id = told_here.finding()
    page = decide(staff("officer"), finding_id, review_on=["x", "", ""], passed_on=["9", "", ""])
    assert page.kind == "finding"
    assert the_one(told_here).decision is not None


@pytest.mark.parametrize("typed", [[], ["1"], ["1", "2", "3", "4"], ["", "", ""]], ids=str)
def test_a_form_with_odd_days_never_breaks(told_here: Told, staff: Staff, typed: list[str]) -> None:
    assert decide(staff("officer"), told_here.finding(), decided_on=typed).status == 422


def test_nothing_is_done_without_evidence(told_here: Told, staff: Staff) -> None:
    finding_id = told_here.decide(told_here.finding())
    action_id = told_here.act(finding_id)
    officer = staff("officer")
    page = officer.get(f"{DESK}{finding_id}/act/{action_id}/done")
    page = officer.send(page, "save", what_changed="It is new.", done_on=["1", "6", "2026"])
    assert page.status == 422
    assert "Nothing shows that this is done." in page.words


def test_a_day_that_moves_keeps_the_old_one(told_here: Told, staff: Staff) -> None:
    finding_id = told_here.decide(told_here.finding())
    action_id = told_here.act(finding_id)
    officer = staff("officer")
    page = officer.get(f"{DESK}{finding_id}/act/{action_id}/due")
    page = officer.send(page, "save", due=["1", "9", "2026"], why="The bus is not ready.")
    assert "It was due on Tuesday 5 May 2026." in page.words


def test_an_action_of_another_finding_is_not_here(told_here: Told, staff: Staff) -> None:
    action_id = told_here.act(told_here.decide(told_here.finding()))
    other = told_here.finding(title="Another thing")
    officer = staff("officer")
    for way in ("due", "evidence", "done"):
        assert officer.get(f"{DESK}{other}/act/{action_id}/{way}").status == 404


def test_a_rep_checks_the_words_and_the_page_says_so(
    told_here: Told, staff: Staff, visitor: Staff
) -> None:
    finding_id = told_here.finding()
    rep = staff("rep")
    page = rep.send(rep.get(f"{DESK}{finding_id}"), "I have read it, and it is clear")
    assert "Families checked these words" in page.words
    officer = staff("officer")
    officer.send(officer.get(f"{DESK}{finding_id}"), "Publish")
    assert "A parent checked" in visitor().get(f"/you-said-we-did/{finding_id}").words


def test_a_check_of_words_that_have_changed_does_not_count(told_here: Told, staff: Staff) -> None:
    finding_id = told_here.finding()
    rep = staff("rep")
    page = rep.get(f"{DESK}{finding_id}")
    told_here.decide(finding_id)
    page = rep.send(page, "I have read it, and it is clear")
    assert "The words have changed." in page.words
    assert "Not checked" in page.words


def test_an_officer_cannot_check_in_the_name_of_families(told_here: Told, staff: Staff) -> None:
    finding_id = told_here.finding()
    page = staff("officer").get(f"{DESK}{finding_id}")
    assert "I have read it, and it is clear" not in page.words


def test_the_board_reads_and_changes_nothing(told_here: Told, staff: Staff) -> None:
    finding_id = told_here.finding()
    board = staff("board")
    assert board.get(f"{DESK}{finding_id}").status == 200
    assert not board.get(f"{DESK}{finding_id}").soup.select("main form")
    for way in ("words", "decide", "act", "quote"):
        assert board.get(f"{DESK}{finding_id}/{way}").status == 403


def test_two_officers_at_once_lose_nothing(told_here: Told, staff: Staff) -> None:
    finding_id = told_here.finding()
    first, second = staff("officer"), staff("officer", "second")
    mine, theirs = (who.get(f"{DESK}{finding_id}/words") for who in (first, second))
    second.send(theirs, "save", title="The bus is early")
    page = first.send(mine, "save", title="The bus is full")
    assert "Somebody else saved first." in page.words
    assert "The bus is early" in page.words
    box = page.soup.select_one("input[name=title]")
    assert box is not None
    assert box["value"] == "The bus is full"
    assert the_one(told_here).title == "The bus is early"
    assert first.send(page, "save").kind == "finding"
    assert the_one(told_here).title == "The bus is full"


def test_a_new_version_is_compared_with_the_old_one(told_here: Told, staff: Staff) -> None:
    finding_id = told_here.finding()
    told_here.publish(finding_id)
    told_here.publish(told_here.decide(finding_id))
    page = staff("rep").get(f"{DESK}{finding_id}/changes?version=2")
    assert page.status == 200
    assert "What we will do" in page.words
    assert staff("board").get(f"{DESK}{finding_id}/changes?version=1").status == 404


def test_what_never_went_out_can_be_thrown_away(told_here: Told, staff: Staff) -> None:
    finding_id = told_here.finding()
    officer = staff("officer")
    officer.send(officer.get(f"{DESK}{finding_id}"), "Throw it away")
    assert officer.get(f"{DESK}{finding_id}").status == 404


def test_the_preview_shows_families_own_page(told_here: Told, staff: Staff, visitor: Staff) -> None:
    finding_id = told_here.finding()
    page = staff("rep").get(f"{DESK}{finding_id}")
    link = page.soup.select_one("a[href*='preview=']")
    assert link is not None
    assert "Families do not see it yet." in visitor().get(str(link["href"])).words


def test_a_quote_is_chosen_by_one_and_approved_by_another(told_here: Told, staff: Staff) -> None:
    finding_id, comment_id = told_here.finding(), wrote(told_here)
    officer, lead = staff("officer"), staff("lead")
    assert "I wait in the rain" in officer.get(f"{DESK}{finding_id}/quote").words
    page = officer.get(f"{DESK}{finding_id}/quote/{comment_id}")
    page = officer.send(page, "save", words="I wait in the rain.")
    page = officer.send(page, "We can use these words")
    assert "You chose these words yourself." in page.words
    page = lead.send(lead.get(f"{DESK}{finding_id}"), "We can use these words")
    assert "Two people said yes" in page.words


def test_what_somebody_typed_is_only_words_at_the_desk(told_here: Told, staff: Staff) -> None:
    evil = "<script>alert(1)</script>"
    told_here.finding(title=evil, said=evil)
    rep = staff("rep")
    for path in (DESK, f"{DESK}{the_one(told_here).id}"):
        page = rep.get(path)
        assert evil in page.words
        assert not [s for s in page.soup.select("script") if not s.get("src")]


def test_the_list_shows_where_each_finding_stands(told_here: Told, staff: Staff) -> None:
    told_here.act(told_here.decide(told_here.finding()))
    told_here.finding(title="The taxi is hot")
    page = staff("board").get(DESK)
    assert (
        "We are doing it The bus is late Getting to school, wave 1 Late Not published" in page.words
    )
    assert "Heard The taxi is hot" in page.words


def test_few_taps_show_no_number(told_here: Told, staff: Staff) -> None:
    finding_id = told_here.done()
    with told_here.database.writing() as session:
        for number in range(4):
            store.keep_tap(session, finding_id, key=str(number), choice="yes", has_code=True,
                           on=told_here.today)  # fmt: skip
    assert "too few to show" in staff("officer").get(f"{DESK}{finding_id}").words


def test_a_quoted_person_can_still_take_it_back(
    told_here: Told, staff: Staff, visitor: Staff
) -> None:
    finding_id = told_here.finding()
    quoted(told_here, finding_id, wrote(told_here))
    told_here.publish(finding_id)
    assert "I wait in the rain" in visitor().get(f"/you-said-we-did/{finding_id}").words


def test_a_hard_word_that_the_glossary_explains_can_go_out(told_here: Told, staff: Staff) -> None:
    officer = staff("officer")
    assert write(officer, told_here, said="The EHCP is late.").kind == "finding"
    found = the_one(told_here)
    assert decide(officer, found.id, answer="We look at each EHCP.").status == 200
    desk = officer.get(f"{DESK}{found.id}")
    assert "Only people who work in services say “EHCP”." in desk.words  # a hint, no more
    assert "Published. Families see it now." in officer.send(desk, "Publish").words


@pytest.mark.parametrize(
    ("box", "text"),
    [("title", "The EHCP is late"), ("said", "We utilise your EHCP.")],
    ids=["a-title-is-explained-nowhere", "a-hard-word-of-nobody"],
)
def test_a_hard_word_that_no_page_explains_stays_here(
    told_here: Told, staff: Staff, box: str, text: str
) -> None:
    assert write(staff("officer"), told_here, **{box: text}).status == 422
