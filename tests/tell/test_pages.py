"""For families: the first page, the list, and one finding with its history."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.tell import store
from app.tell.decision import Decision, Outcome
from app.tell.finding import Cell
from app.tell.pages.wording import in_a_sentence
from app.tell.publishing import FamilyCheck, update_of
from app.web.code_pass import make_pass
from app.web.tokens import Signer
from easyread import check
from tests.parts.visitors import Visitor
from tests.tell.cast import DECIDED, DUE, EVERYBODY, LATE, TODAY, YES, page_of
from tests.tell.conftest import OFFICER, SECRET, Told

Come = Callable[[], Visitor]
NO = replace(YES, outcome=Outcome.NO, answer="", reason="We do not have the money this year.")
NOT_NOW = replace(NO, outcome=Outcome.NOT_NOW, review_on=TODAY + timedelta(days=90))
PASSED = replace(
    YES, outcome=Outcome.PASSED_ON, answer="", passed_to="the bus company", passed_on=DECIDED,
    follow="https://bus.example.org/news",
)  # fmt: skip


def test_a_family_sees_what_was_said_and_what_was_done(told_here: Told, come: Come) -> None:
    page = come().get(page_of(told_here.done()))
    assert page.kind == "update"
    assert page.heading == "The bus is late"
    assert "46 people answered. 30 of them told us this." in page.words
    assert "Done on Monday 4 May 2026." in page.words
    assert "We checked on Monday 4 May 2026." in page.words
    assert page.soup.select("main .people")


def test_a_young_person_finds_it_from_the_first_page(told_here: Told, come: Come) -> None:
    finding_id = told_here.done()
    home = come().get("/")
    assert home.kind == "home"
    assert home.soup.select_one(f'a[href="{page_of(finding_id)}"]')


def test_the_first_page_says_so_when_nothing_can_be_answered(told_here: Told, come: Come) -> None:
    assert "You cannot answer anything today." in come().get("/").words


def test_the_first_page_opens_what_can_be_answered(told_here: Told, come: Come) -> None:
    told_here.ask_again(is_try_out=True)
    home = come().get("/")
    card = home.soup.select_one('a[href="/s/getting-to-school"]')
    assert card is not None
    assert "Getting to school It takes 3 minutes. This is a try-out." in home.words


def test_a_try_out_keeps_no_promise_clock(told_here: Told, come: Come) -> None:
    told_here.done()
    told_here.ask_again(is_try_out=True, closed=date(2026, 2, 20))
    assert "We have not answered" not in come().get("/you-said-we-did").words


def test_a_no_says_why(told_here: Told, come: Come) -> None:
    finding_id = told_here.decide(told_here.finding(), NO)
    told_here.publish(finding_id)
    assert "No Why? We do not have the money this year." in come().get(page_of(finding_id)).words


def test_a_not_yet_says_when_we_look_again(told_here: Told, come: Come) -> None:
    finding_id = told_here.decide(told_here.finding(), NOT_NOW)
    told_here.publish(finding_id)
    words = come().get(page_of(finding_id)).words
    assert "We will look at this again on Sunday 30 August 2026." in words


def test_what_is_passed_on_says_to_whom_when_and_where(told_here: Told, come: Come) -> None:
    finding_id = told_here.decide(told_here.finding(), PASSED)
    told_here.publish(finding_id)
    page = come().get(page_of(finding_id))
    assert "We told the bus company on Tuesday 10 March 2026." in page.words
    assert page.soup.select_one('a[href="https://bus.example.org/news"]')


def test_an_old_due_day_stays_in_public_and_a_late_one_shows(told_here: Told, come: Come) -> None:
    finding_id = told_here.decide(told_here.finding())
    action_id = told_here.act(finding_id)
    with told_here.database.writing() as session:
        store.move_due(session, action_id, TODAY - timedelta(days=2), why="The bus is not ready.",
                       by=OFFICER, on=DECIDED)  # fmt: skip
    told_here.publish(finding_id)
    words = come().get(page_of(finding_id)).words
    assert "We promise to do this by Saturday 30 May 2026. This is late." in words
    assert "First we said Tuesday 5 May 2026. The bus is not ready." in words


def test_nobody_sees_what_is_not_published(told_here: Told, come: Come) -> None:
    finding_id = told_here.decide(told_here.finding())
    visitor = come()
    assert visitor.get(page_of(finding_id)).status == 404
    assert "The bus is late" not in visitor.get("/you-said-we-did").words
    assert visitor.get(page_of("nobody")).status == 404


def test_an_old_version_stays_readable(told_here: Told, come: Come) -> None:
    finding_id = told_here.finding()
    told_here.publish(finding_id)
    told_here.publish(told_here.decide(finding_id))
    visitor = come()
    newest = visitor.get(page_of(finding_id))
    assert "We will do this" in newest.words
    old = visitor.get(f"{page_of(finding_id)}?version=1")
    assert "This page is old." in old.words
    assert "We heard you" in old.words
    assert newest.soup.select_one(f'a[href="{page_of(finding_id)}?version=1"]')
    assert visitor.get(f"{page_of(finding_id)}?version=9").status == 404


def test_a_page_says_whether_families_checked_it(told_here: Told, come: Come) -> None:
    plain, checked = told_here.finding(), told_here.finding(title="The taxi is late")
    told_here.publish(plain)
    told_here.publish(checked, FamilyCheck("rep", TODAY))
    visitor = come()
    assert "Families have not checked this page yet." in visitor.get(page_of(plain)).words
    assert "A parent checked this page" in visitor.get(page_of(checked)).words


def test_the_list_is_of_one_survey_when_somebody_comes_with_a_code(
    told_here: Told, come: Come
) -> None:
    told_here.done()
    visitor = come()
    page = visitor.get("/you-said-we-did?survey=getting-to-school")
    assert page.kind == "update-list"
    assert "Getting to school" in page.words
    assert visitor.get("/you-said-we-did?survey=nothing").status == 404


def test_a_late_answer_shows_itself_with_name_dates_and_days_only(
    told_here: Told, come: Come
) -> None:
    told_here.finding(title="Nobody may see this yet")
    page = come().get("/you-said-we-did")
    assert "We are late Getting to school We have not answered this yet." in page.words
    assert "You answered until Monday 2 March 2026." in page.words
    assert "We said we will answer by Wednesday 1 April 2026." in page.words
    assert "We are 61 days late." in page.words
    assert "Nobody may see" not in page.words


def test_a_wave_that_is_half_answered_says_what_is_still_open(told_here: Told, come: Come) -> None:
    told_here.done()
    told_here.publish(told_here.finding(title="The taxi is hot"))
    late = come().get("/you-said-we-did").words.partition("We are late")[2]
    assert "We have not answered everything yet." in late
    assert "The taxi is hot" in late
    assert "The bus is late" not in late


def test_a_name_that_begins_with_the_stands_well_in_a_sentence() -> None:
    assert in_a_sentence("The council") == "the council"
    assert in_a_sentence("Theatre group") == "Theatre group"


def test_a_wave_is_not_late_on_the_last_day_of_its_promise(told_here: Told, come: Come) -> None:
    told_here.today = date(2026, 4, 1)
    assert "We have not answered" not in come().get("/you-said-we-did").words


def test_an_answered_wave_is_not_in_the_list_of_late_ones(told_here: Told, come: Come) -> None:
    told_here.done()
    assert "We have not answered" not in come().get("/you-said-we-did").words


@pytest.mark.parametrize("decision", [YES, NO, NOT_NOW, PASSED], ids=lambda d: str(d.outcome))
def test_every_sentence_a_family_reads_is_easy(
    told_here: Told, come: Come, decision: Decision
) -> None:
    finding_id = told_here.decide(told_here.finding(), decision)
    if decision is YES:
        told_here.act(finding_id, TODAY - timedelta(days=1))
    told_here.publish(finding_id)
    visitor = come()
    for path in ("/", "/you-said-we-did", page_of(finding_id), f"{page_of(finding_id)}/helped"):
        main = visitor.get(path).soup.find("main")
        assert main is not None
        texts = [tag.get_text(" ", strip=True) for tag in main.select("p, h1, h2, h3, a, button")]
        hard = [(t, f.rule) for t in texts for f in check(re.sub(r"https\S+", "", t) or "Yes.")
                if f.level == "error"]  # fmt: skip
        assert hard == []


def test_a_feed_that_is_shared_carries_no_pass(told_here: Told, come: Come) -> None:
    held = make_pass(SECRET, told_here.wave_id, "link-hash")
    page = come().get(f"/you-said-we-did?pass={held}")
    assert page.soup.select_one("a[href='/you-said-we-did.atom']")


def test_no_page_sets_a_cookie(told_here: Told, come: Come) -> None:
    visitor = come()
    page = visitor.get(page_of(told_here.done()))
    assert visitor.send(page, "choice=yes").seen.cookies == ()
    assert page.seen.cookies == ()


def test_whoever_has_the_preview_sees_these_very_words_and_no_others(
    told_here: Told, come: Come
) -> None:
    finding_id, visitor = told_here.decide(told_here.finding()), come()
    with told_here.database.reading() as session:
        found = store.finding(session, finding_id)
    assert found is not None
    signed = Signer(SECRET, "preview").digest(finding_id, update_of(found).digest)[:32]
    page = visitor.get(f"{page_of(finding_id)}?preview={signed}")
    assert "Families do not see it yet." in page.words
    assert visitor.get(f"{page_of(finding_id)}?preview={signed[:-1]}x").status == 404
    told_here.act(finding_id, DUE)
    assert visitor.get(f"{page_of(finding_id)}?preview={signed}").status == 404


@pytest.mark.parametrize("cell", [LATE, EVERYBODY], ids=str)
def test_a_number_without_a_share_draws_nobody(told_here: Told, come: Come, cell: Cell) -> None:
    finding_id = told_here.finding(cell)
    told_here.publish(finding_id)
    page = come().get(page_of(finding_id))
    assert "46 people took part." in page.words
    assert page.soup.select("main .people") == []


def test_pages_are_light(told_here: Told, come: Come) -> None:
    visitor = come()
    for path in ("/", "/you-said-we-did", page_of(told_here.done())):
        seen = visitor.get(path).seen
        assert len(gzip.compress(seen.body.encode())) < 6 * 1024, path


def test_a_hard_word_of_an_update_leads_to_its_meaning_once(told_here: Told, come: Come) -> None:
    finding_id = told_here.finding(said="Your EHCP is late.\nThe EHCP waits.")
    told_here.publish(told_here.decide(finding_id))
    page = come().get(page_of(finding_id))
    assert [link.get_text() for link in page.soup.select("a.word")] == ["EHCP"]
    assert "EHCP : A legal plan." in page.words
    arabic = come().get(f"{page_of(finding_id)}?lang=ar")
    assert arabic.soup.select_one('bdi[lang="en"] > a.word')
    assert "خطة بقوة القانون." in arabic.words


def test_markup_around_a_hard_word_stays_text(told_here: Told, come: Come) -> None:
    finding_id = told_here.finding(said="<i>x</i> EHCP<script> & EHC plan")
    told_here.publish(told_here.decide(finding_id))
    for language in ("en", "ar"):
        page = come().get(f"{page_of(finding_id)}?lang={language}")
        assert "<i>x</i> EHCP <script> & EHC plan" in page.words
        assert not page.soup.select("main i, main script")
