"""For everybody who answered, and everybody who reads the numbers: one release, nothing hidden."""

from __future__ import annotations

from dataclasses import replace

from app.hear.cell import NOT_ENOUGH
from app.hear.counts import QuestionCounts, Tally, ThemeCounts
from app.hear.release import canonical, fingerprint, make, read
from tests.hear.counted import HELPED, PARENT, YOUNG, question, released, tally, wave


def test_a_family_reads_counts_shares_and_how_sure_we_are() -> None:
    cell = released(30, 8, 5).cell("feel", "good")
    assert [str(words) for words in cell.words] == [
        "30 people",
        "That is 7 out of 10.",
        "It could be between 5 and 8 out of 10.",
        "between about half and most",
    ]


def test_under_thirty_answers_only_counts_are_said_with_care() -> None:
    cell = released(9, 6, 5).cell("feel", "good")
    assert [str(words) for words in cell.words] == ["9 people"]
    assert cell.needs_care


def test_percent_is_for_a_hundred_answers_or_more() -> None:
    assert released(60, 29, 10).cell("feel", "good").percent is None
    assert released(60, 30, 10).cell("feel", "good").percent == 60


def test_nine_answers_show_the_public_nothing_at_all() -> None:
    public = released(6, 2, 1)
    assert public.took_part is None
    assert public.who == ()
    assert public.cell("feel", "good").count_words == NOT_ENOUGH
    assert str(public.cell("feel", "good").words[0]) == str(NOT_ENOUGH)


def test_nine_answers_show_the_same_whatever_they_were() -> None:
    assert canonical(released(6, 2, 1)) == canonical(released(1, 3, 5))
    assert canonical(released(6, 2, 1)) == canonical(released(2, 1, 1))


def test_staff_see_from_five_answers_on() -> None:
    assert released(2, 1, 1, level="staff").took_part is None
    assert released(5, 2, 2, level="staff").took_part == 9


def test_a_few_people_are_never_counted_out() -> None:
    cell = released(30, 2, 3).cell("feel", "bad")
    assert str(cell.count_words) == "a few people, fewer than 5"
    assert cell.count is None
    assert cell.share == ()


def test_a_small_group_of_one_mind_is_not_shown() -> None:
    assert not released(0, 19, 0).questions[0].is_shown
    assert released(0, 20, 0).cell("feel", "ok").count == 20


def test_a_sensitive_question_needs_twenty_and_has_no_breakdown() -> None:
    some = {YOUNG: tally(9, 5, 5), PARENT: tally(8, 6, 6)}
    assert not released(9, 5, 5, is_sensitive=True).questions[0].is_shown
    whole = make(wave(question(some, is_sensitive=True)), "staff").questions[0]
    assert whole.base == 39
    assert whole.breakdowns == ()


def test_who_said_it_is_never_pooled_in_silence() -> None:
    some = {YOUNG: tally(11, 9, 5), HELPED: tally(4, 10, 6)}
    release = make(wave(question(some)), "public")
    by_support = release.questions[0].breakdowns[0]
    assert by_support.by == "support"
    assert [(row.group, row.base) for row in by_support.rows] == [("helped", 20), ("self", 25)]
    assert [cell.count for cell in by_support.rows[0].cells] == [None, 10, None]
    assert [cell.status for cell in by_support.rows[0].cells] == ["star", "rounded", "star"]
    assert [(row.group, row.base) for row in release.who[0].rows] == [("helped", 20), ("self", 25)]


def test_a_group_of_nine_is_not_shown_nor_are_those_it_leaves() -> None:
    some = {YOUNG: tally(12, 8, 5), HELPED: tally(3, 3, 3)}
    release = make(wave(question(some)), "public")
    assert release.questions[0].breakdowns == ()
    assert [row.status for row in release.who[0].rows] == ["suppressed", "suppressed"]


def test_a_breakdown_with_a_group_of_one_mind_is_left_out() -> None:
    some = {YOUNG: tally(12, 8, 5), HELPED: tally(0, 0, 12)}
    assert make(wave(question(some)), "public").questions[0].breakdowns == ()


def test_a_question_that_only_some_were_asked_is_rounded() -> None:
    some = {YOUNG: tally(12, 9, 2, not_asked=13)}
    shown = make(wave(question(some, is_routed=True)), "public").questions[0]
    assert shown.base == 25
    assert [cell.count for cell in shown.options] == [10, 10, None]
    assert shown.hidden_together is None


def test_no_answer_is_counted_apart() -> None:
    some = {YOUNG: tally(20, 9, 8, not_sure=6, skipped=7)}
    shown = make(wave(question(some)), "public").questions[0]
    assert shown.base == 37
    assert {cell.id: cell.count for cell in shown.no_answers} == {
        "not_sure": 6,
        "not_say": 0,
        "skipped": 7,
        "not_asked": 0,
    }


def test_a_theme_of_four_responses_is_not_even_named() -> None:
    themes = (ThemeCounts("waiting", "Waiting", 4), ThemeCounts("transport", "Transport", 5))
    release = make(wave(question({YOUNG: tally(20, 9, 8)}), themes=themes), "public")
    assert [theme.id for theme in release.themes] == ["transport"]
    assert "waiting" not in canonical(release)


def test_a_mean_needs_ten_people_and_two_numbers() -> None:
    number = QuestionCounts("times", "number", "How many times?", tallies={})

    def mean(*pairs: tuple[int, int]) -> int | None:
        people = sum(count for _, count in pairs)
        counted = replace(number, tallies={YOUNG: Tally(answered=people, numbers=pairs)})
        return make(wave(counted), "staff").questions[0].mean

    assert mean((2, 6), (5, 6)) == 4
    assert mean((2, 12)) is None
    assert mean((2, 4), (5, 4)) is None


def test_a_release_reads_back_as_it_was_and_keeps_its_name() -> None:
    release = released(30, 8, 5)
    again = read(canonical(release), row_id=7)
    assert again.id == 7
    assert again == release.model_copy(update={"id": 7})
    assert fingerprint(again) == fingerprint(release)
    assert again.wave == "getting-to-school@2"
