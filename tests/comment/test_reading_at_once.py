"""Whatever somebody writes is read in time or said to be unread; it never breaks, never is lost."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.comment.analyse import BadLine, analyse_line, analyse_lines
from app.comment.feeling import feel
from app.comment.reading import LEXICON_VERSION, Reading, TooSlow, read_at_once, warm
from app.comment.themes import themes

KEYS = {
    "id",
    "feeling",
    "feeling_guess",
    "feeling_score",
    "feeling_why",
    "themes",
    "private",
    "worry",
    "worry_why",
    "read_by_computer",
}
FIFTY_KB = 50_000
warm()


def soon() -> float:
    return time.monotonic() + 60


def test_a_young_person_in_danger_who_gives_a_name_is_read_in_one_go() -> None:
    found = read_at_once("Siobhan hits me at school", deadline=soon())
    assert found.worry
    assert [(each.type, each.text) for each in found.private] == [("person_name", "Siobhan")]


def test_past_its_deadline_the_reader_says_so_and_quotes_nobody() -> None:
    with pytest.raises(TooSlow) as caught:
        read_at_once("my secret", deadline=time.monotonic() - 1)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\U0001f600\U0001f622", "\u200b", "....", "?!"])
def test_somebody_who_writes_almost_nothing_is_read(text: str) -> None:
    assert read_at_once(text, deadline=soon()) == Reading(False, (), ())


@pytest.mark.parametrize(
    "piece",
    [
        "a", "A ", "1", "0 1 ", "@", ".", "a.", "a@", "\u0301", "\ufdfa", "\U0001f600",
        "dad hits me ", "Mark ", "my school ", "School ", "12 a b c ",
        "http://", "# ", "born ", "no ", "k i l l ",
        "\u064a\u0636\u0631\u0628\u0646\u064a ", "if i tell he ", "year ", "x" * 70 + "@", "(at)",
        "0.1 ", "'", "a'", "a-", "\n", "snap: ", "do not want to ",
    ],
    ids=ascii,
)  # fmt: skip
def test_fifty_kilobytes_of_anything_take_less_than_a_second(piece: str) -> None:
    text = (piece * FIFTY_KB)[:FIFTY_KB]
    started = time.process_time()
    read_at_once(text, deadline=soon())
    assert time.process_time() - started < 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.integers(min_value=1, max_value=40))
def test_no_text_whatever_breaks_a_reader(text: str, times: int) -> None:
    for each in read_at_once(text * times, deadline=soon()).private:
        assert (text * times)[each.start : each.end] == each.text
    themes(text * times)
    assert -1 <= feel(text * times).score <= 1


def test_every_fact_of_the_contract_is_in_a_line() -> None:
    found = analyse_line({"id": "a", "text": "The bus is late", "invites": "improve"})
    assert set(found) == KEYS
    assert found["themes"][:1] == ["transport"]


def test_lines_come_back_in_order() -> None:
    source = [json.dumps({"id": str(n), "text": "bus " * n}) for n in range(5)]
    assert [json.loads(line)["id"] for line in analyse_lines(source)] == list("01234")


@pytest.mark.parametrize(
    "line", ["not json", "[]", '{"id": "1"}', '{"id": 1, "text": "a"}', '{"text": null, "id": "x"}',
             '{"id": "1", "text": "a", "invites": "money"}', "[" * 100000],
    ids=["no json", "a list", "no text", "a number for a name", "null", "odd invites", "deep"],
)  # fmt: skip
def test_somebody_who_makes_a_mistake_is_told_the_line_and_what_to_try(line: str) -> None:
    good = json.dumps({"id": "1", "text": "ok"})
    with pytest.raises(BadLine, match=r"^line 2: "):
        list(analyse_lines([good, line]))


def test_the_words_that_were_used_have_a_version() -> None:
    assert len(LEXICON_VERSION) == 12
