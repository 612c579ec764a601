"""For families and staff: what is kept stays as it was, and what is taken back is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from app.answer.tables import Answer, Comment, Response, Withdrawal
from app.database import seal
from app.hear.tables import ReleaseRow
from app.tell import store
from app.tell.decision import Outcome
from app.tell.finding import Finding, State
from app.tell.publishing import FamilyCheck, update_of
from app.tell.tables import FindingVersion, Quote
from tests.tell.cast import BUS, CLOSED, DECIDED, DUE, TODAY, YES
from tests.tell.conftest import OFFICER, Told

SECOND = "second@example.org"
WORDS = "I wait in the rain with my sister"
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


def found(told: Told, finding_id: str) -> Finding:
    with told.database.reading() as session:
        there = store.finding(session, finding_id)
    assert there is not None
    return there


def test_a_finding_goes_all_the_way(told: Told) -> None:
    finding_id = told.finding()
    assert found(told, finding_id).state is State.HEARD
    with told.database.writing() as session:
        store.look_into(session, finding_id, CLOSED)
    assert found(told, finding_id).state is State.LOOKING_INTO
    told.decide(finding_id)
    assert found(told, finding_id).state is State.DECIDED
    action_id = told.act(finding_id)
    assert found(told, finding_id).state is State.DOING
    told.finish(action_id)
    assert found(told, finding_id).state is State.DONE
    with told.database.writing() as session:
        store.reopen(session, action_id)
    assert found(told, finding_id).state is State.DOING


def test_an_old_decision_stays_as_history(told: Told) -> None:
    finding_id = told.decide(told.finding())
    told.decide(finding_id, replace(YES, outcome=Outcome.NO, reason="We have no money."))
    with told.database.reading() as session:
        assert [d.outcome for d in store.decisions(session, finding_id)] == ["no", "yes"]


def test_an_old_due_day_stays_as_history(told: Told) -> None:
    finding_id = told.decide(told.finding())
    action_id = told.act(finding_id)
    with told.database.writing() as session:
        store.move_due(session, action_id, TODAY, why="It is late.", by=OFFICER, on=DECIDED)
    action = found(told, finding_id).actions[0]
    assert action.due == TODAY
    assert [(change.was, change.now) for change in action.due_changes] == [(DUE, TODAY)]


def test_two_officers_who_write_at_once_overwrite_nothing(told: Told) -> None:
    finding_id = told.finding()
    mine = store.Words(told.release_id, BUS, "Mine", "Mine.", "attending", False)
    theirs = replace(mine, title="Theirs")
    with told.database.writing() as session:
        assert store.change_words(session, finding_id, theirs, revision=1)
    with told.database.writing() as session:
        assert not store.change_words(session, finding_id, mine, revision=1)
    assert found(told, finding_id).title == "Theirs"


def test_a_published_version_is_never_changed(told: Told) -> None:
    finding_id = told.finding()
    told.publish(finding_id)
    with told.database.reading() as session:
        first = session.scalar(select(FindingVersion.update))
    told.decide(finding_id)
    assert told.publish(finding_id) == 2
    with told.database.reading() as session:
        newest, old = store.versions(session, finding_id)
        assert (newest.number, old.number) == (2, 1)
        assert old.update.state is State.HEARD
        kept = session.scalar(select(FindingVersion.update).where(FindingVersion.number == 1))
    assert kept == first


def test_what_families_have_seen_cannot_be_thrown_away(told: Told) -> None:
    draft, sent = told.finding(), told.finding(title="The taxi is late")
    told.publish(sent)
    with told.database.writing() as session:
        assert store.drop(session, draft)
        assert not store.drop(session, sent)
    with told.database.reading() as session:
        assert store.finding(session, draft) is None
        assert len(store.newest(session)) == 1


def test_the_list_shows_the_newest_version_of_each(told: Told) -> None:
    finding_id = told.finding()
    told.publish(finding_id)
    told.decide(finding_id)
    told.publish(finding_id)
    with told.database.reading() as session:
        assert [row.number for row in store.newest(session)] == [2]
        assert store.newest(session, survey_id="your-plan") == []
        assert len(store.newest(session, wave_id=told.wave_id)) == 1


def test_a_release_with_a_published_number_cannot_be_deleted(told: Told) -> None:
    told.publish(told.finding())
    with pytest.raises(IntegrityError), told.database.writing() as session:
        session.execute(delete(ReleaseRow))


def test_a_number_without_its_release_breaks_the_page(told: Told) -> None:
    with told.database.reading() as session, pytest.raises(store.NumberWithoutRelease):
        store.number_in(session, told.release_id + 99, BUS)


def test_a_check_by_families_is_kept_for_the_words_they_read(told: Told) -> None:
    finding_id = told.finding()
    digest = update_of(found(told, finding_id)).digest
    with told.database.writing() as session:
        store.keep_check(session, finding_id, digest, FamilyCheck("rep", TODAY), "rep@example.org")
        store.keep_check(session, finding_id, digest, FamilyCheck("rep", TODAY), "rep@example.org")
    told.decide(finding_id)
    with told.database.reading() as session:
        assert store.check_of(session, finding_id, digest) == FamilyCheck("rep", TODAY)
        changed = update_of(found(told, finding_id)).digest
        assert store.check_of(session, finding_id, changed) is None


def wrote(told: Told, words: str = WORDS, **how: object) -> int:
    """Somebody wrote this, said that we may use it, and it was read."""
    number = len(words) + sum(map(ord, repr(how)))
    response_id = f"{number:032x}"
    with told.database.writing() as session:
        session.execute(insert(Response).values(
            id=response_id, wave_id=told.wave_id, version_id=1, voice="young_person",
            support=how.pop("support", "self"), agreed=None, language="en", mode="web",
            notice="1", started_on=CLOSED,
        ))  # fmt: skip
        session.execute(insert(Answer).values(response_id=response_id, question_id="better",
                                              status="answered"))  # fmt: skip
        comment = {"may_quote": True, "is_held": False, "read_on": CLOSED} | how
        row = Comment(
            response_id=response_id, question_id="better", read_by=OFFICER,
            words=seal(session, words, about=f"getting-to-school/{response_id}"), **comment,
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row.id


def quoted(told: Told, finding_id: str, comment_id: int) -> int:
    with told.database.writing() as session:
        assert not store.choose_quote(session, finding_id, comment_id, WORDS, by=OFFICER, on=TODAY)
        quote = store.quotes_of(session, finding_id)[-1]
        assert not store.approve_quote(session, finding_id, quote.id, by=SECOND)
        return quote.id


def test_two_people_look_before_words_are_used(told: Told) -> None:
    finding_id, comment_id = told.finding(), wrote(told)
    with told.database.writing() as session:
        store.choose_quote(session, finding_id, comment_id, WORDS, by=OFFICER, on=TODAY)
        quote = store.quotes_of(session, finding_id)[0]
        assert store.approve_quote(session, finding_id, quote.id, by=OFFICER)
    assert found(told, finding_id).quotes == ()
    with told.database.writing() as session:
        assert not store.approve_quote(session, finding_id, quote.id, by=SECOND)
    assert found(told, finding_id).quotes == (quote.id,)


@pytest.mark.parametrize("how", [
    {"may_quote": False}, {"is_held": True}, {"read_on": None}, {"support": "for"},
    {"is_late": True},
], ids=["no yes", "held", "unread", "answered for", "late"])  # fmt: skip
def test_words_are_not_used_without_a_yes_of_their_own(told: Told, how: dict[str, object]) -> None:
    finding_id, comment_id = told.finding(), wrote(told, **how)
    with told.database.writing() as session:
        assert store.choose_quote(session, finding_id, comment_id, WORDS, by=OFFICER, on=TODAY)
        assert store.quotes_of(session, finding_id) == []
    with told.database.reading() as session:
        voices = frozenset({"young_person"})
        assert store.quotable(session, found(told, finding_id), voices) == []


def test_private_details_are_covered_where_words_are_chosen(told: Told) -> None:
    finding_id = told.finding()
    wrote(told, "I wait with Amira", private='[["person_name", 12, 17]]')
    with told.database.reading() as session:
        seen = store.quotable(session, found(told, finding_id), frozenset({"young_person"}))
        assert [row.words for row in seen] == ["I wait with █████"]
        assert store.quotable(session, found(told, finding_id), frozenset()) == []


def test_one_person_is_quoted_once(told: Told) -> None:
    finding_id, comment_id = told.finding(), wrote(told)
    quoted(told, finding_id, comment_id)
    with told.database.writing() as session:
        assert store.choose_quote(session, finding_id, comment_id, "Rain", by=OFFICER, on=TODAY)


def test_a_quote_that_is_taken_back_is_gone_from_every_version(told: Told) -> None:
    finding_id, comment_id = told.finding(), wrote(told)
    quote_id = quoted(told, finding_id, comment_id)
    told.publish(finding_id)
    told.decide(finding_id)
    told.publish(finding_id)
    with told.database.writing() as session:
        session.add(Withdrawal(comment_id=comment_id, wave_id=told.wave_id, taken_on=TODAY))
    assert store.blank_withdrawn(told.database, NOW) == 1
    assert store.blank_withdrawn(told.database, NOW) == 0
    with told.database.reading() as session:
        for version in store.versions(session, finding_id):
            assert store.quoted_words(session, version.update.quotes) == []
        quote = session.get_one(Quote, quote_id)
        assert (quote.words, quote.blanked_on) == (None, date(2026, 6, 1))
        assert session.scalar(select(Withdrawal.blanked_on)) == date(2026, 6, 1)


def test_a_quote_somebody_is_worried_about_later_is_gone_too(told: Told) -> None:
    finding_id, comment_id = told.finding(), wrote(told)
    quote_id = quoted(told, finding_id, comment_id)
    with told.database.writing() as session:
        session.get_one(Comment, comment_id).is_held = True
    assert store.blank_withdrawn(told.database, NOW) == 1
    with told.database.reading() as session:
        assert store.quoted_words(session, (quote_id,)) == []


def test_retention_counts_from_the_first_day_something_went_out(told: Told) -> None:
    with told.database.reading() as session:
        assert store.first_published(session) == {}
    told.publish(told.finding())
    with told.database.reading() as session:
        assert store.first_published(session) == {told.wave_id: DECIDED}


def test_a_quote_is_sealed_on_the_disk(told: Told) -> None:
    quote_id = quoted(told, told.finding(), wrote(told))
    with told.database.reading() as session:
        sealed = session.get_one(Quote, quote_id).words
    assert sealed is not None
    assert WORDS.encode() not in sealed.data


def test_a_second_tap_changes_the_first_and_is_not_counted_twice(told: Told) -> None:
    finding_id = told.finding()
    for choice in ("yes", "no"):
        with told.database.writing() as session:
            store.keep_tap(session, finding_id, key="a" * 64, choice=choice, has_code=True,
                           on=TODAY)  # fmt: skip
    with told.database.reading() as session:
        assert [(tap.choice, tap.has_code) for tap in store.taps_on(session, finding_id)] == [
            ("no", True)
        ]


def test_somebody_who_taps_all_night_does_not_fill_the_disk(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.tell.store.taps.MOST_OTHER_TAPS", 3)
    finding_id = told.finding()
    with told.database.writing() as session:
        for key in "abcde":
            store.keep_tap(session, finding_id, key=key, choice="yes", has_code=False, on=TODAY)
        store.keep_tap(session, finding_id, key="code", choice="no", has_code=True, on=TODAY)
        assert len(store.taps_on(session, finding_id)) == 4
