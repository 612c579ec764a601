"""For answers that come on paper: typed in once, looked at twice, read like all others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from app.access.roles import EVERY_ROLE, Role
from app.access.tables import AuditEvent
from app.answer.paper import page_code
from app.answer.tables import Answer, Comment, Paper, Receipt, Response, Worry
from app.hear.store import how_many_took_part
from app.people.invite import invite_by_command
from app.people.store import user_by_email
from app.web.house import House
from tests.answer.going import SURVEY, TODAY, count, open_survey
from tests.parts.heard import Clock
from tests.parts.visitors import Opened, Visitor

SignIn = Callable[..., Visitor]
KEY = f"/staff/answer/{SURVEY}@1/key/young_person"
PAPER = f"/staff/answer/{SURVEY}@1/papers/1"
TYPED: dict[str, Any] = {
    "who": "1", "keys-travel": "1", "keys-helps": "13", "keys-feel": "2", "keys-arrive": "1",
    "keys-alone": "0", "keys-better": "1", "words-better": "A quiet bus please",
}  # fmt: skip
AGAIN = {name: value for name, value in TYPED.items() if not name.startswith("words")}


@pytest.fixture
def signed_in(house: House, visitor: Callable[..., Visitor], clock: Clock) -> SignIn:
    """Somebody of the staff: `signed_in("officer")`. They are trained unless it says not."""

    def come_in(role: str = "officer", *, trained: bool = True, name: str = "") -> Visitor:
        email = f"{name or role}@example.org"
        link = invite_by_command(house.database, house.settings, email, role, clock())
        somebody = visitor()
        somebody.send(somebody.get(link.removeprefix("http://127.0.0.1:8000")))
        if trained:
            with house.database.writing() as session:
                user = user_by_email(session, email)
                assert user is not None
                user.trained_on = TODAY
        return somebody

    return come_in


def typed(officer: Visitor, path: str = KEY, **more: Any) -> Opened:
    """One paper, typed in."""
    return sent(officer, officer.get(path), TYPED | more)


def sent(officer: Visitor, page: Opened, boxes: dict[str, Any]) -> Opened:
    """Fill in the boxes of a form, and press its button."""
    return officer.send(page, **{k.replace("-", "__"): v for k, v in boxes.items() if v != ""})


def every(house: House, table: Any) -> list[Any]:
    with house.database.reading() as session:
        rows = list(session.scalars(select(table)))
        session.expunge_all()
        return rows


def answers(house: House) -> dict[str, tuple[str, str]]:
    return {row.question_id: (row.status, row.choices) for row in every(house, Answer)}


def test_a_paper_is_kept_like_an_answer_on_a_phone(house: House, signed_in: SignIn) -> None:
    wave_id = open_survey(house, is_try_out=False)
    page = typed(signed_in())
    assert "Write this number on the paper: 1." in page.words
    assert answers(house) == {
        "travel": ("answered", "bus"), "helps": ("answered", "friend music"),
        "feel": ("answered", "ok"), "arrive": ("answered", "good"), "alone": ("not_sure", ""),
        "better": ("answered", "s1"),
    }  # fmt: skip
    (response,) = every(house, Response)
    assert (response.mode, response.voice, response.support) == ("paper", "young_person", "self")
    assert response.finished_on == TODAY
    assert not every(house, Receipt)
    assert [event.what for event in every(house, AuditEvent)][-1] == "paper.keyed"
    with house.database.reading() as session:
        assert how_many_took_part(session, wave_id) == 1


def test_a_paper_sent_twice_is_one_paper(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    officer = signed_in()
    page = officer.get(KEY)
    assert "number on the paper: 1." in sent(officer, page, TYPED).words
    assert "number on the paper: 1." in sent(officer, page, TYPED).words
    assert "number on the paper: 2." in typed(officer).words
    assert count(house, Response) == count(house, Paper) == 2


CORRECTED = TYPED | {"who": "2", "keys-travel": "2", "words-better": "A quieter bus please"}


def test_the_same_form_with_other_words_asks_and_loses_nothing(
    house: House, signed_in: SignIn
) -> None:
    open_survey(house)
    officer = signed_in()
    form = officer.get(KEY)
    sent(officer, form, TYPED)
    page = sent(officer, form, CORRECTED)
    assert (page.status, page.title[:6]) == (409, "Error:")
    assert "You saved this as paper 1 before. Now it says something else." in page.words
    assert "A quieter bus please" in page.words
    assert answers(house)["travel"] == ("answered", "bus"), "nothing is changed before they choose"
    again = officer.send(page)
    assert (again.status, "A quieter bus please" in again.words) == (409, True)
    page = officer.send(again, again="change")
    assert "Write this number on the paper: 1." in page.words
    assert answers(house)["travel"] == ("answered", "taxi")
    assert [row.support for row in every(house, Response)] == ["helped"]
    assert count(house, Comment) == count(house, Paper) == 1
    assert what_happened(house)[-2:] == ["paper.keyed", "paper.changed"]
    assert "paper: 1." in officer.send(again, again="change").words, "a double tap"
    assert count(house, Paper) == 1
    assert sent(officer, form, TYPED).status == 409, "the first form says something old now"


def test_the_same_form_with_other_words_may_be_another_paper(
    house: House, signed_in: SignIn
) -> None:
    open_survey(house)
    officer = signed_in()
    form = officer.get(KEY)
    sent(officer, form, TYPED)
    page = sent(officer, form, CORRECTED)
    assert "paper: 2." in officer.send(page, again="another").words
    assert "paper: 2." in officer.send(page, again="another").words
    assert count(house, Response) == count(house, Comment) == count(house, Paper) == 2
    page = sent(officer, page, CORRECTED | {"keys-travel": "3", "again": "another"})
    assert "You saved this as paper 2 before." in page.words


def test_one_more_tick_of_worry_is_a_change_too(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    officer = signed_in()
    form = officer.get(KEY)
    sent(officer, form, TYPED)
    page = sent(officer, form, TYPED | {"worried-better": "y"})
    assert page.status == 409
    officer.send(page, again="change")
    assert count(house, Worry) == 1
    assert every(house, Comment)[0].is_held


def test_a_worry_outlives_a_correction(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    officer = signed_in()
    form = officer.get(KEY)
    sent(officer, form, TYPED | {"words-better": "My uncle hits me every night"})
    page = sent(officer, form, TYPED | {"words-better": "My uncle hugs me"})
    officer.send(page, again="change")
    assert count(house, Worry) == 1
    assert not every(house, Comment)[0].is_held


def test_a_paper_that_was_looked_at_twice_is_not_changed_by_an_old_form(
    house: House, signed_in: SignIn
) -> None:
    open_survey(house)
    officer, other = signed_in(), signed_in(name="other")
    form = officer.get(KEY)
    sent(officer, form, TYPED)
    asked = sent(officer, form, CORRECTED)
    sent(other, other.get(PAPER), AGAIN | {"wrote-better": "y"})
    page = officer.send(asked, again="change")
    assert page.status == 409
    assert "That paper stays as it is now." in page.words
    assert "A quieter bus please" in page.words
    assert answers(house)["travel"] == ("answered", "bus")
    assert "paper: 2." in officer.send(page, again="another").words


def what_happened(house: House) -> list[str]:
    return [event.what for event in every(house, AuditEvent)]


def test_an_empty_form_is_asked_about_once(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    officer = signed_in()
    page = sent(officer, officer.get(KEY), {"who": "1"})
    assert page.status == 422
    assert "Nothing is ticked and nothing is written. Is the paper blank?" in page.words
    assert count(house, Response) == 0
    page = officer.send(page, blank="y")
    assert "Write this number on the paper: 1." in page.words
    assert count(house, Paper) == 1
    other = signed_in(name="other")
    page = other.send(other.get(PAPER))
    assert "Is the paper blank?" in page.words, "Enter in the first box is a slip too"
    assert "Both looks agree." in other.send(page, blank="y").words


def test_everything_may_stay_empty(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    officer = signed_in()
    officer.send(sent(officer, officer.get(KEY), {}), blank="y")
    kept = answers(house)
    assert {status for status, _ in kept.values()} == {"skipped"}
    assert "feel" not in kept, "who does not say how they travel is not asked this"


def test_a_worry_on_paper_reaches_the_lead_like_any_other(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    typed(signed_in(), **{"words-better": "My uncle hits me every night"})
    (worry,) = every(house, Worry)
    (comment,) = every(house, Comment)
    assert (worry.kind, worry.question_id) == ("flagged", "better")
    assert comment.is_held
    assert comment.words is None


def test_whoever_types_can_be_worried_with_one_tap(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    typed(signed_in(), **{"words-better": "Ask me about Tuesday", "worried-better": "y"})
    assert count(house, Worry) == 1
    assert every(house, Comment)[0].is_held


def test_a_slip_of_the_finger_loses_nothing(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    officer = signed_in()
    page = typed(officer, **{"keys-travel": "7", "keys-feel": "12", "who": "4"})
    assert page.status == 422
    assert "Type only numbers that stand beside the boxes." in page.words
    assert "Only 1 answer counts here." in page.words
    assert "A quiet bus please" in page.words
    assert count(house, Response) == 0
    page = sent(officer, page, {"keys-travel": "2", "keys-feel": "2", "who": "1"})
    assert "number on the paper: 1." in page.words
    assert answers(house)["travel"] == ("answered", "taxi")


def test_what_a_person_is_not_asked_does_not_count_but_its_words_are_read(
    house: House, signed_in: SignIn
) -> None:
    open_survey(house)
    typed(signed_in(), **{"keys-travel": "4"})  # who walks is not asked how the bus feels
    assert "feel" not in answers(house)
    assert "better" in answers(house)


def test_somebody_who_answers_for_another_cannot_let_us_quote(
    house: House, signed_in: SignIn
) -> None:
    open_survey(house)
    typed(signed_in(), **{"who": "3", "agreed": "2", "quote-better": "y"})
    (response,) = every(house, Response)
    assert (response.support, response.agreed) == ("for", "showed")
    assert not every(house, Comment)[0].may_quote


@pytest.mark.parametrize(
    ("who", "said"), [("1", "1 Me"), ("2", "2 Me. Somebody helps me"), ("", "Left empty")]
)
def test_me_and_for_somebody_do_not_fit(
    house: House, signed_in: SignIn, who: str, said: str
) -> None:
    open_survey(house)
    officer = signed_in()
    page = typed(officer, who=who, agreed="2")
    assert page.status == 422
    assert said in page.words
    assert "and “2” at “Do you answer for somebody?”. These do not fit." in page.words
    assert page.soup.select_one("[name=agreed][aria-describedby*=error]")
    assert "A quiet bus please" in page.words
    assert count(house, Response) == 0
    sent(officer, page, {"who": "3"})
    assert [(row.support, row.agreed) for row in every(house, Response)] == [("for", "showed")]


def test_a_form_that_is_not_ours_is_said_on_the_page(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    officer = signed_in()
    page = sent(officer, officer.get(KEY), TYPED | {"key": "not-ours"})
    assert page.status == 400
    assert "Press the button again." in page.words
    assert "A quiet bus please" in page.words
    assert "paper: 1." in officer.send(page).words


def test_the_code_of_a_paper_opens_its_form(house: House, signed_in: SignIn) -> None:
    wave_id = open_survey(house)
    officer = signed_in()
    page = officer.send(officer.get("/staff/answer/"), code=f"{page_code(wave_id, 'parent')}-2")
    assert page.path == f"/staff/answer/{SURVEY}@1/key/parent"
    assert "How does your child get to school?" in page.words
    for wrong in ("CCCC-1", "nothing", page_code(999, "parent"), page_code(wave_id, "sibling")):
        page = officer.send(officer.get("/staff/answer/"), code=wrong)
        assert (page.status, page.kind) == (422, "answer-papers")
        assert "This is no code of ours." in page.words


def test_paper_counts_until_the_days_of_grace_are_over(
    house: House, signed_in: SignIn, clock: Clock
) -> None:
    wave_id = open_survey(house, is_try_out=False, until=TODAY)
    grace = house.area.place.grace_days
    clock.later(days=grace - 1)
    typed(signed_in(name="one"))
    with house.database.reading() as session:
        assert how_many_took_part(session, wave_id) == 1
    clock.later(days=1)
    officer = signed_in(name="two")
    assert "too late to count" in officer.get(KEY).words
    typed(officer, **{"words-better": "He hits me"})
    with house.database.reading() as session:
        assert how_many_took_part(session, wave_id) == 1
    assert count(house, Worry) == 1, "words always arrive"
    assert [paper.is_late for paper in every(house, Paper)] == [False, True]
    assert "stays as it was typed in" in officer.get(PAPER).words


def test_a_try_out_that_has_ended_takes_no_paper(
    house: House, signed_in: SignIn, clock: Clock
) -> None:
    open_survey(house, until=TODAY)
    clock.later(days=1)
    officer = signed_in()
    assert officer.get(KEY).status == 404


def test_two_looks_that_agree_make_a_checked_paper(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    typed(signed_in())
    other = signed_in(name="other")
    page = other.get(PAPER)
    assert not page.soup.select("textarea")
    assert "A quiet bus please" not in page.seen.body
    page = sent(other, page, AGAIN | {"wrote-better": "y"})
    assert "Both looks agree. Paper 1 is checked." in page.words
    (paper,) = every(house, Paper)
    assert (paper.state, paper.checked_by) == ("checked", "other@example.org")
    assert "This paper is checked." in other.get(PAPER).words


def test_where_two_looks_differ_somebody_settles_it(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    typed(signed_in())
    other = signed_in(name="other")
    again = AGAIN | {"who": "2", "keys-travel": "2", "keys-arrive": "3", "wrote-better": "y"}
    page = sent(other, other.get(PAPER), again)
    assert page.kind == "answer-settle"
    assert "First look: 1 Bus" in page.words
    assert "Second look: 2 Taxi" in page.words
    assert "A quiet bus please" not in page.seen.body
    assert every(house, Paper)[0].state == "differs"
    page = other.send(page)
    assert (page.status, page.kind) == (422, "answer-settle")
    page = sent(other, page, {"pick-who": "second", "pick-travel": "second",
                              "pick-arrive": "first"})  # fmt: skip
    assert "It is settled." in page.words
    assert answers(house)["travel"] == ("answered", "taxi")
    assert answers(house)["arrive"] == ("answered", "good")
    assert every(house, Response)[0].support == "helped"
    (paper,) = every(house, Paper)
    assert (paper.state, paper.second) == ("checked", "")


def test_words_that_only_the_second_look_saw_are_typed_and_read(
    house: House, signed_in: SignIn
) -> None:
    open_survey(house)
    typed(signed_in(), **{"words-better": ""})
    other = signed_in(name="other")
    page = sent(other, other.get(PAPER), AGAIN | {"wrote-better": "y"})
    page = sent(other, page, {"pick-better": "second"})
    assert "Type what is written there." in page.words
    sent(other, page, {"pick-better": "second", "words-better": "Dad hurts me"})
    assert count(house, Comment) == count(house, Worry) == 1
    assert answers(house)["better"] == ("answered", "s1")


def test_words_that_the_paper_does_not_have_are_taken_out(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    typed(signed_in())
    other = signed_in(name="other")
    page = sent(other, other.get(PAPER), AGAIN)
    sent(other, page, {"pick-better": "second"})
    assert count(house, Comment) == 0


def test_a_wrong_tick_beside_words_is_mended_and_the_words_stay(
    house: House, signed_in: SignIn
) -> None:
    open_survey(house)
    typed(signed_in())
    other = signed_in(name="other")
    page = sent(other, other.get(PAPER), AGAIN | {"keys-better": "2", "wrote-better": "y"})
    sent(other, page, {"pick-better": "second"})
    assert count(house, Comment) == 1
    assert answers(house)["better"] == ("answered", "s2")


def test_a_second_look_is_somebody_elses(house: House, signed_in: SignIn) -> None:
    open_survey(house, is_try_out=False)
    officer = signed_in()
    typed(officer)
    for path in ("/staff/answer/", f"/staff/answer/{SURVEY}@1", PAPER):
        assert "You are the only trained officer here." in officer.get(path).words, path
    signed_in("admin")
    signed_in(trained=False, name="new")
    assert "You are the only trained officer here." in officer.get(PAPER).words
    other = signed_in(name="other")
    page = officer.get(PAPER)
    assert page.kind == "answer-waits"
    assert "Somebody else looks at it a second time. It counts already." in page.words
    assert "the only" not in page.words
    form = other.get(PAPER)
    token = form.soup.select_one("[name=csrf_token]")
    assert token is not None
    assert officer.post(PAPER, {"keys-travel": "1"}).status == 400
    assert every(house, Paper)[0].state == "keyed"
    page = sent(other, form, AGAIN)
    assert page.kind == "answer-settle"
    assert officer.get(PAPER).kind == "answer-waits", "nor do they settle it alone"
    assert "Somebody else looks at it." in officer.get(f"/staff/answer/{SURVEY}@1").words


def test_only_trained_officers_read_paper_first(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    untrained = signed_in(trained=False, name="new")
    for path in ("/staff/answer/", f"/staff/answer/{SURVEY}@1", KEY, PAPER):
        page = untrained.get(path)
        assert page.kind == "answer-not-trained"
        assert "Ask an admin to write down the day of your training." in page.words
    assert signed_in().get("/staff/answer/").kind == "answer-papers"


@pytest.mark.parametrize("role", sorted(EVERY_ROLE - {Role.OFFICER}))
def test_nobody_else_types_paper(house: House, signed_in: SignIn, role: str) -> None:
    open_survey(house)
    typed(signed_in())
    somebody = signed_in(role)
    assert "Paper" not in [link.get_text(strip=True) for link in somebody.get("/staff/").soup("a")]
    for path in ("/staff/answer/", f"/staff/answer/{SURVEY}@1", KEY, PAPER):
        assert somebody.get(path).status == 403
    for path in (KEY, PAPER, f"{PAPER}/settle"):
        assert somebody.post(path, {"keys-travel": "1"}).status in {400, 403}
    assert count(house, Paper) == 1


@pytest.mark.parametrize("role", sorted(EVERY_ROLE))
def test_officers_and_admins_set_up_a_tablet(house: House, signed_in: SignIn, role: str) -> None:
    open_survey(house)
    status = signed_in(role, trained=False).get(f"/staff/answer/kiosk/{SURVEY}").status
    assert (status == 200) is (role in {Role.OFFICER, Role.ADMIN})


def test_the_list_says_how_far_each_paper_is(house: House, signed_in: SignIn) -> None:
    open_survey(house)
    officer, other = signed_in(), signed_in(name="other")
    typed(officer)
    typed(officer)
    sent(other, other.get(PAPER), AGAIN | {"wrote-better": "y"})
    words = officer.get(f"/staff/answer/{SURVEY}@1").words
    assert "Paper 2 Keyed once" in words
    assert "Paper 1 Checked" in words
    here = f"/staff/answer/{SURVEY}@1"
    for path in (f"{here}/papers/9", f"{here}/key/nobody", f"/staff/answer/{SURVEY}@2"):
        assert officer.get(path).status == 404
    for path in ("/staff/answer/nothing", "/staff/answer/x@1"):
        assert officer.get(path).status == 404
