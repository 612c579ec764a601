"""Words that arrive when their answers are gone are read all the same, and only worry is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.answer.long_words import CUT, GAP
from app.answer.pages.safety import MOST_LETTERS_KEPT
from app.answer.pages.slowing import WORRIES
from app.answer.store.outliving import BETWEEN
from app.answer.store.saving import take_back
from app.answer.tables import Answer, Comment, Response, Submission, Worry
from app.database import unseal
from app.hear.store.releases import empty_try_out
from app.hear.store.worries import unseen_worries, worry_here
from app.web.house import House
from tests.answer.going import SURVEY, TODAY, as_far_as_the_words, begin, count, open_survey
from tests.parts.heard import Clock
from tests.parts.phones import Phone, phone_of, token_in
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
GONE = (410, "gone")
WORRYING = "My uncle hits me every night"
NEXT = ("go", "next")
LAST = f"/s/{SURVEY}/8"


@pytest.fixture
def wave(house: House) -> int:
    return open_survey(house, is_try_out=False, until=TODAY)


@pytest.fixture
def person(visitor: NewVisitor, wave: int) -> Visitor:
    return visitor()


def taken_back(person: Visitor) -> tuple[Phone, Opened]:
    """The phone, and the page in another tab, of somebody who then took everything back."""
    page = as_far_as_the_words(person)
    phone = phone_of(person, SURVEY)
    person.send(person.get("/code/take-back"))
    return phone, page


def worries(house: House) -> list[Worry]:
    with house.database.reading() as session:
        return list(session.scalars(select(Worry).order_by(Worry.arrived_at, Worry.id)))


def words_in(house: House, worry: Worry) -> str:
    assert worry.words is not None
    with house.database.reading() as session:
        return unseal(session, worry.words, about=f"worry/{worry.id}")


def nothing_else_is_kept(house: House) -> bool:
    return [count(house, each) for each in (Response, Answer, Comment, Submission)] == [0] * 4


def test_words_that_worry_are_kept_after_everything_was_taken_back(
    house: House, person: Visitor, wave: int
) -> None:
    phone, _ = taken_back(person)
    assert phone.send(person, phone.seal(8, [("words", WORRYING), NEXT])) == GONE
    [worry] = worries(house)
    assert (worry.wave_id, worry.response_id, worry.question_id) == (wave, None, "better")
    assert (worry.kind, worry.voice, worry.support) == ("flagged", "", "")
    assert words_in(house, worry) == WORRYING
    assert nothing_else_is_kept(house)


def test_words_that_do_not_worry_are_not_kept_and_the_phone_hears_the_same(
    house: House, person: Visitor
) -> None:
    phone, _ = taken_back(person)
    seen = [
        person.post(f"/s/{SURVEY}/sealed", phone.seal(8, [("words", words), NEXT]), follow=False,  # type: ignore[arg-type]
                    Content_Type="application/octet-stream")
        for words in ("More buses", WORRYING)
    ]  # fmt: skip
    plain, worrying = [(page.status, page.seen.body, dict(page.seen.headers)) for page in seen]
    assert plain == worrying
    assert len(worries(house)) == 1
    assert nothing_else_is_kept(house)


def test_the_same_words_sent_again_make_one_worry(house: House, person: Visitor) -> None:
    phone, page = taken_back(person)
    envelope = phone.seal(8, [("token", token_in(page)), ("words", WORRYING), NEXT])
    assert [phone.send(person, envelope) for _ in range(3)] == [GONE] * 3
    other = phone.seal(8, [("token", token_in(page)), ("words", WORRYING), NEXT])
    assert phone.send(person, other) == GONE
    assert len(worries(house)) == 1
    assert phone.send(person, phone.seal(8, [("words", "I am not safe at home"), NEXT])) == GONE
    assert len(worries(house)) == 2


def test_a_try_out_that_was_emptied_still_hears_a_worry(house: House, visitor: NewVisitor) -> None:
    wave = open_survey(house)
    person = visitor()
    begin(person)
    phone = phone_of(person, SURVEY)
    with house.database.writing() as session:
        empty_try_out(session, wave, TODAY)
    assert phone.send(person, phone.seal(8, [("words", WORRYING), NEXT])) == GONE
    assert [worry.wave_id for worry in worries(house)] == [wave]


@pytest.mark.parametrize("go", ["skip", "out"])
def test_whoever_skips_or_takes_words_out_has_said_nothing(
    house: House, person: Visitor, go: str
) -> None:
    phone, _ = taken_back(person)
    assert phone.send(person, phone.seal(8, [("words", WORRYING), ("go", go)])) == GONE
    assert worries(house) == []


def test_words_too_long_to_read_in_time_wait_for_the_lead(
    house: House, person: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, _ = taken_back(person)
    monkeypatch.setattr("app.answer.pages.safety.READING_SECONDS", -1.0)
    assert phone.send(person, phone.seal(8, [("words", "More buses"), NEXT])) == GONE
    assert [worry.kind for worry in worries(house)] == ["unread"]


def test_an_answer_at_the_bad_end_of_a_sensitive_question_is_kept_as_a_worry(
    house: House, visitor: NewVisitor
) -> None:
    open_survey(house, "how-life-feels")
    person = visitor()
    begin(person, "how-life-feels")
    phone = phone_of(person, "how-life-feels")
    safe = 1 + [place["id"] for place in phone.pack["places"]].index("safe")
    person.send(person.get("/code/take-back"))
    for place, answer in ((safe, "yes"), (safe, "not-sure"), (4, "no"), (safe, "no")):
        assert phone.send(person, phone.seal(place, [("answer", answer), NEXT])) == GONE
    found = [(worry.question_id, worry.kind, worry.choice) for worry in worries(house)]
    assert found == [("safe", "sensitive", "no")]
    assert nothing_else_is_kept(house)


def test_a_place_that_the_survey_does_not_have_loses_no_worry(
    house: House, person: Visitor
) -> None:
    phone, _ = taken_back(person)
    assert phone.send(person, phone.seal(99, [("words", WORRYING), NEXT])) == GONE
    assert [worry.question_id for worry in worries(house)] == [""]


def test_the_lead_sees_it_in_the_queue(house: House, person: Visitor) -> None:
    phone, _ = taken_back(person)
    phone.send(person, phone.seal(8, [("words", WORRYING), NEXT]))
    with house.database.reading() as session:
        [waiting] = unseen_worries(session)
    assert (waiting.survey_id, waiting.kind, waiting.response_id) == (SURVEY, "flagged", None)


def test_words_typed_in_another_tab_are_read_too(house: House, person: Visitor) -> None:
    _, page = taken_back(person)
    refused = person.send(page, words=WORRYING)
    assert refused.kind == "lost"
    assert refused.soup.select_one("textarea").get_text() == WORRYING  # type: ignore[union-attr]
    calm = person.send(page, words="More buses")
    assert refused.words.replace(WORRYING, "") == calm.words.replace("More buses", "")
    assert [words_in(house, worry) for worry in worries(house)] == [WORRYING]
    assert nothing_else_is_kept(house)


def test_the_same_form_by_the_post_and_in_an_envelope_makes_one_worry(
    house: House, person: Visitor, visitor: NewVisitor
) -> None:
    page = as_far_as_the_words(person)
    phone = phone_of(person, SURVEY)
    form = {"token": token_in(page), "words": WORRYING, "go": "next"}
    with house.database.writing() as session:
        [response] = session.scalars(select(Response.id))
        take_back(session, response, 1, TODAY)
    assert person.post(LAST, form).status == 403
    assert phone.send(visitor(), phone.seal(8, list(form.items()))) == GONE
    assert len(worries(house)) == 1


def test_words_sent_after_leaving_in_another_tab_are_read(house: House, person: Visitor) -> None:
    page = as_far_as_the_words(person)
    person.get("/clear")
    refused = person.send(page, words=WORRYING)
    assert (refused.status, refused.kind) == (403, "lost")
    assert "These words are not in the survey." in refused.words
    [worry] = worries(house)
    assert (worry.response_id, worry.question_id) == (None, "better")


def test_the_same_words_with_whatever_token_are_one_worry_in_a_week(
    house: House, visitor: NewVisitor, wave: int, clock: Clock
) -> None:
    for person in (visitor(), visitor()):
        page = as_far_as_the_words(person)
        person.get("/clear")
        for _ in range(2):
            person.send(page, words=WORRYING)
    for place in (2, 3, 8, 99):
        form = {"words": WORRYING, "token": f"made-up-{place}"}
        visitor().post(f"/s/{SURVEY}/{place}", form)
    assert len(worries(house)) == 1
    clock.later(days=8)
    visitor().post(LAST, {"words": WORRYING})
    assert len(worries(house)) == 2


def test_a_flood_buries_nothing_and_loses_nothing(
    house: House, person: Visitor, visitor: NewVisitor
) -> None:
    phone, _ = taken_back(person)
    flooder, most = visitor(), WORRIES.amount
    said = [f"My uncle hits me every night {number}" for number in range(60)]
    for number, words in enumerate(said):
        flooder.post(f"/s/{SURVEY}/3", {"words": words, "token": str(number)})
    found = worries(house)
    assert len(found) <= most + 2  # those that came together, in two times of five minutes
    kept = [each for worry in found for each in words_in(house, worry).split(BETWEEN)]
    assert sorted(kept) == sorted(said)
    with house.database.reading() as session:
        last = max(found, key=lambda worry: len(words_in(house, worry)))
        seen = worry_here(session, last.id)
    assert seen is not None
    assert seen.why[0] == "many came at once"
    assert phone.send(visitor(), phone.seal(8, [("words", "I am not safe at home"), NEXT])) == GONE
    assert "I am not safe at home" in [words_in(house, worry) for worry in worries(house)]


def test_a_flood_of_answers_is_not_many_worries(house: House, visitor: NewVisitor) -> None:
    open_survey(house, "how-life-feels")
    person = visitor()
    begin(person, "how-life-feels")
    places = phone_of(person, "how-life-feels").pack["places"]
    safe = 1 + [place["id"] for place in places].index("safe")
    flooder = visitor()
    for number in range(40):
        flooder.post(f"/s/how-life-feels/{safe}", {"answer": "no", "token": str(number)})
    found = worries(house)
    assert WORRIES.amount < len(found) <= WORRIES.amount + 2
    assert {(worry.question_id, worry.choice) for worry in found} == {("safe", "no")}


def test_words_on_a_page_that_fell_off_the_way_are_kept_and_read(
    house: House, person: Visitor
) -> None:
    """Another tab changed an earlier answer, and a question before the words is asked now."""
    page = as_far_as_the_words(person)
    person.send(person.get(f"/s/{SURVEY}/2"), answer="bus")
    for _ in range(2):
        elsewhere = person.send(page, words=WORRYING)
        assert (elsewhere.status, elsewhere.kind) == (404, "elsewhere")
    assert [words_in(house, worry) for worry in worries(house)] == [WORRYING]
    with house.database.reading() as session:
        [comment] = session.scalars(select(Comment))
    assert (comment.is_held, comment.is_late) == (True, False)


BOOK = "The bus was late and it rained on the way to school.\n" * 2_000
A_BOOK = f"{BOOK}{WORRYING}.\n{BOOK}"


def posted(visitor: Visitor, words: str) -> None:
    visitor.post(LAST, {"words": words})


def test_of_a_book_what_worries_is_kept_and_the_lead_sees_that_it_was_cut(
    house: House, visitor: NewVisitor, wave: int
) -> None:
    posted(visitor(), f"{WORRYING}. {BOOK}")
    posted(visitor(), f"{BOOK} I am not safe at home.")
    found = worries(house)
    kept = sorted(words_in(house, worry) for worry in found)
    assert (WORRYING in kept[0], "I am not safe at home" in kept[1]) == (True, True)
    assert all(len(words) <= MOST_LETTERS_KEPT for words in kept)
    with house.database.reading() as session:
        seen = [worry_here(session, worry.id) for worry in found]
    assert all(each is not None and each.why[-1] == CUT for each in seen)
    assert {worry.kind for worry in found} == {"flagged"}


def test_longer_words_than_a_box_takes_are_kept_whole_up_to_a_length(
    house: House, visitor: NewVisitor, wave: int
) -> None:
    words = f"{BOOK[:18_000]} {WORRYING}"
    posted(visitor(), words)
    assert [words_in(house, worry) for worry in worries(house)] == [words]


def test_a_book_that_is_not_read_in_time_waits_with_its_beginning_and_its_end(
    house: House, visitor: NewVisitor, wave: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.answer.pages.safety.READING_SECONDS", -1.0)
    posted(visitor(), f"It begins. {BOOK} It ends.")
    [worry] = worries(house)
    words = words_in(house, worry)
    assert worry.kind == "unread"
    assert (words.startswith("It begins."), words.endswith("It ends.")) == (True, True)
    assert GAP in words
    assert len(words) <= MOST_LETTERS_KEPT + len(GAP)


def test_a_flood_of_books_stands_together_and_a_child_among_it_is_heard_whole(
    house: House, visitor: NewVisitor, wave: int
) -> None:
    """From the same network: a school behind one address, and somebody in it who floods."""
    flooder, child = visitor(), visitor()
    said = f"{'I like the bus. ' * 300}{WORRYING}"
    for number in range(50):
        posted(flooder, f"My uncle hits me {number} {A_BOOK}")
    posted(child, said)
    found = worries(house)
    kept = [words_in(house, worry) for worry in found]
    assert (
        len(found) <= WORRIES.amount + 2
    )  # those that came together, in two times of five minutes
    assert said in [each for words in kept for each in words.split(BETWEEN)]
    assert sum(map(len, kept)) < 200_000
    assert all(f"hits me {number} " in "".join(kept) for number in range(50))


def test_a_flood_of_words_that_fit_a_box_opens_one_row_for_each(
    house: House, visitor: NewVisitor, wave: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def unsealed(*given: object, **more: object) -> str:
        opened.append(given)
        return unseal(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("app.answer.store.outliving.unseal", unsealed)
    flooder, most = visitor(), 60
    said = [f"My uncle hits me {number} {'I like the bus. ' * 300}" for number in range(most)]
    for words in said:
        posted(flooder, words)
    found = worries(house)
    kept = [each for worry in found for each in words_in(house, worry).split(BETWEEN)]
    assert sorted(kept) == sorted(words.strip() for words in said)
    assert len(opened) <= 2 * (most - WORRIES.amount)
