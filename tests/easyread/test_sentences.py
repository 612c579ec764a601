"""The splitter stops where a reader stops, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread.sentences import sentences_of, words_of


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences_of(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dr. Lee came. We sat.", ["Dr. Lee came.", "We sat."]),
        ("We ate 3.5 pies. It cost £2.50.", ["We ate 3.5 pies.", "It cost £2.50."]),
        ("Ring J. Smith now.", ["Ring J. Smith now."]),
        ("Bring fruit, e.g. apples. Sit.", ["Bring fruit, e.g. apples.", "Sit."]),
        ("“Why?” she said. He left.", ["“Why?” she said.", "He left."]),
        ("Come at 3 p.m. today. Sit.", ["Come at 3 p.m. today.", "Sit."]),
        ("Bus\nTaxi\nWalk", ["Bus", "Taxi", "Walk"]),
        ("- Bus\n- Taxi", ["Bus", "Taxi"]),
        ("1. Get up. 2. Go.", ["Get up.", "2. Go."]),
        (
            "This line was wrapped by the program that wrote it\nand goes on.",
            ["This line was wrapped by the program that wrote it\nand goes on."],
        ),
        ("See www.example.org.uk/a.b today. Sit.", ["See www.example.org.uk/a.b today.", "Sit."]),
        ("Great 😀! Sit.", ["Great 😀!", "Sit."]),
        ("هل الحافلة جيدة؟ نعم.", ["هل الحافلة جيدة؟", "نعم."]),
        ("你好。我坐公交车。", ["你好。", "我坐公交车。"]),
        ("Me and I. We go.", ["Me and I.", "We go."]),
        ("", []),
        ("...", ["..."]),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_sentences_end_where_a_reader_stops(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_words_keep_their_places_and_kinds() -> None:
    text = "Ask %(name)s at a.b@example.org, or {age}, on 3rd June, co-production’s."
    assert [(text[w.start : w.end], w.kind) for w in words_of(text)] == [
        ("Ask", "word"),
        ("%(name)s", "blank"),
        ("at", "word"),
        ("a.b@example.org", "web"),
        ("or", "word"),
        ("{age}", "blank"),
        ("on", "word"),
        ("3rd", "number"),
        ("June", "word"),
        ("co-production’s", "word"),
    ]


@given(st.text(max_size=300))
def test_every_word_lies_in_its_sentence_and_is_what_is_written(text: str) -> None:
    last = 0
    for sentence in sentences_of(text):
        assert last <= sentence.start < sentence.end <= len(text)
        last = sentence.end
        for word in sentence.words:
            assert sentence.start <= word.start < word.end <= sentence.end
            assert text[word.start : word.end] == word.text
