"""Of words that are far longer than any box takes, what worries is found and kept."""

from __future__ import annotations

import time

from app.answer.long_words import GAP, OVERLAP, PIECE, Found, ends, find
from app.comment.reading import Reading

LONG = "calm " * 10_000


def read(words: str) -> Reading:
    """Only one line worries."""
    why = ("hits me",) if "hits me" in words else ()
    return Reading(bool(why), why, ())


def soon() -> float:
    return time.monotonic() + 60


def test_a_line_is_found_wherever_it_stands() -> None:
    for at in (0, PIECE - 3, PIECE - OVERLAP - 3, 25_000, len(LONG)):
        words = f"{LONG[:at]}hits me{LONG[at:]}"
        found = find(words, 20_000, read, soon())
        assert "hits me" in found.words
        assert len(found.words) <= 2 * PIECE + len(GAP)
        assert (found.why, found.is_read) == (("hits me",), True)


def test_nothing_is_kept_of_words_that_do_not_worry() -> None:
    assert find(LONG, 20_000, read, soon()) == Found()


def test_words_that_worry_everywhere_are_kept_up_to_a_length() -> None:
    found = find("hits me " * 10_000, 20_000, read, soon())
    assert 15_000 <= len(found.words) <= 20_000 + 10 * len(GAP)


def test_when_time_is_over_the_ends_are_kept_as_unread() -> None:
    found = find(f"first {LONG} last", 1_000, read, time.monotonic() - 1)
    assert found == Found(ends(f"first {LONG} last", 1_000), is_read=False)
    assert ends("short", 1_000) == "short"


def test_what_was_found_before_time_was_over_is_kept() -> None:
    seen: list[str] = []

    def slow(words: str) -> Reading | None:
        seen.append(words)
        return read(words) if len(seen) < 2 else None

    assert find(f"hits me {LONG}", 20_000, slow, soon()).words.startswith("hits me")
    assert find(LONG, 20_000, lambda _: None, soon()).is_read is False
