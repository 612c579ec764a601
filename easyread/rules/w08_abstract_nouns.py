"""W8: things that nobody can see or touch, so that a sentence gives at least a picture to hold."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.listed import hits
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Word
from easyread.wordlists import plain_words

_ENDINGS = (
    *("ness", "ship", "tion", "sion", "ment", "ity", "ance", "ence"),
    *("ism", "hood", "dom", "tude", "acy"),
)
_LEAST_LETTERS = 6


def _is_made_abstract(word: Word) -> bool:
    """Say whether an ending makes it a thing nobody can touch: kindness, decision."""
    one = _one_of(word.low)
    is_long = len(one) >= _LEAST_LETTERS and word.kind == "word"
    return is_long and one.endswith(_ENDINGS) and one not in plain_words("things_to_touch")


def _one_of(low: str) -> str:
    if low.endswith("ies"):
        return f"{low[:-3]}y"
    return low.removesuffix("es" if low.endswith("sses") else "s" if low[-2:] != "ss" else "")


def find(passage: Passage) -> Iterator[Note]:
    """Count the abstract nouns of a sentence: one is enough."""
    by_sentence: dict[int, set[Word]] = {}
    for number, words, _ in hits(passage, "abstract"):
        by_sentence.setdefault(number, set()).update(words)
    for number, sentence in enumerate(passage.sentences):
        by_sentence.setdefault(number, set()).update(filter(_is_made_abstract, sentence.words))
    for seen in by_sentence.values():
        found = sorted(seen, key=lambda word: word.start)
        if len(found) > 1:
            named = " and ".join(f"“{word.text}”" for word in found[:2])
            message = f"Nobody can see or touch {named}. One such word in a sentence is enough."
            tip = "Say what people do or get."
            yield Note(found[0].start, found[-1].end, message, tip)


RULE = Rule(
    id="W8",
    level="warning",
    title="Things nobody can see",
    why="A word that gives no picture is hard to hold in mind.",
    source="ISO/IEC 23859; W3C COGA o3p04",
    good=(
        "The bus comes to your home.",
        "We want to know your views.",
        "Your teacher helps you to learn.",
        "The room has a ramp.",
        "You can choose your lunch.",
        "The witness runs a business.",
        "The ambulance is at the station in the city.",
        "The appointments are for medication.",
        "The decision is yours.",
    ),
    bad=(
        "We value your experience and knowledge.",
        "The quality of the relationship counts.",
        "Your independence is our priority.",
        "We look at barriers and opportunities.",
        "The process needs commitment.",
        "Kindness and friendship help.",
        "Her reaction showed her affection.",
        "Their solitude causes them sadness.",
    ),
    find=find,
    trouble="abstract",
)
