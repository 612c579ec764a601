"""W10: words drawn together, so that "not" is never missed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from easyread.drawn_together import AFTER_HAS, noun_and_is
from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.wordlists import many, plain_words

_ENDS = {"'ll": " will", "'re": " are", "'ve": " have", "'m": " am", "'d": " would"}
_ODD = {
    "won't": "will not",
    "can't": "cannot",
    "shan't": "shall not",
    "ain't": "is not",
    "let's": "let us",
    "y'all": "you all",
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "have to",
}
# "it's" is drawn together; "the bus's" belongs to the bus.
_IS = many(
    "it that there what who where how he she here when why everyone everything "
    "something this everybody"
)

# These are the same now and in the past: "I'd put" is more often "I would put".
_NOW_AND_THEN = many("put read cut set hit hurt run spread shut split")


def find(passage: Passage) -> Iterator[Note]:
    """Find words with an apostrophe that stands for letters left out."""
    for word, after in zip_longest(passage.words, passage.words[1:]):
        full = _full(word.low, after.low if after else "")
        full = full or (noun_and_is(passage.text, word, after) if after else "")
        if full:
            is_negative = full.endswith(("not", "nnot"))
            message = "Write the whole words. They are easier to read."
            if is_negative:
                message = "Write the whole words. The “not” is easy to miss."
            tip = full[0].upper() + full[1:] if word.text[0].isupper() else full
            yield Note(word.start, word.end, message, tip, "error" if is_negative else "warning")


def _full(low: str, after: str) -> str:
    if "'" not in low:
        return _ODD.get(low, "") or (
            _full(f"{low[:-1]}'t", after) if low in plain_words("bare_negatives") else ""
        )
    if low in _ODD:
        return _ODD[low]
    if low.endswith("n't"):
        return f"{low[:-3]} not"
    stem, mark, end = low.rpartition("'")
    if end == "s":
        return f"{stem} {'has' if after in AFTER_HAS else 'is'}" if stem in _IS else ""
    if end == "d" and _is_done(after):  # "they'd gone"
        return f"{stem} had"
    return stem + _ENDS[mark + end] if mark + end in _ENDS else ""


def _is_done(low: str) -> bool:
    """Say whether "had" stands before a word: "they'd gone", not "they'd need" and "they'd put"."""
    if low in AFTER_HAS:
        return True
    is_form = low in plain_words("participles") or low.endswith("ed")
    return is_form and low not in _NOW_AND_THEN and low not in plain_words("states")


RULE = Rule(
    id="W10",
    level="error",
    title="Words drawn together",
    why="Whole words are easier to read, and the word “not” is not missed.",
    source="Norfolk County Council and Mencap easy-read guides; GOV.UK style (negative"
    " contractions)",
    good=(
        "You cannot get on the bus.",
        "It is your choice.",
        "My brother's bus is at 8 o'clock.",
        "The children's plans are ready.",
        "I go to my nan's on Friday.",
        "We will not share this.",
    ),
    bad=(
        "You can't get on the bus.",
        "It's your choice.",
        "We won't share this.",
        "They don’t listen.",
        "You'll get a letter.",
        "I didnt like it.",
        "Dad's gone to the shop.",
        "The room's always cold.",
    ),
    find=find,
    trouble="word",
    rank=40,
)
