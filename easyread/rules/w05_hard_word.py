"""W5: hard words, so that nobody has to ask what a word means."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.frequency import zipf
from easyread.listed import hits, is_explained, is_name, note
from easyread.passage import Passage
from easyread.phrases import stem
from easyread.rule import Rule
from easyread.sentences import Word
from easyread.wordlists import Entry, plain_words

_RARE = 3.5
_LEAST_LETTERS = 4


def find(passage: Passage) -> Iterator[Note]:
    """Find the words of the hard list, and words that people seldom meet."""
    met = set()
    for number, words, entry in hits(passage, "hard"):
        met.add(words[0].start)
        if not is_explained(passage, number, words):
            told = note(words, entry, _say)
            yield told._replace(level="warning") if is_name(passage, words) else told
    for number, sentence in enumerate(passage.sentences):
        for place, word in enumerate(sentence.words):
            if (
                word.start not in met
                and _is_rare(word, place)
                and not is_explained(passage, number, (word,))
            ):
                message = f"Few people know the word “{word.text}”."
                tip = "Use a word from every day, or say in the next sentence what it means."
                yield Note(word.start, word.end, message, tip, "warning")


def _say(entry: Entry, written: str) -> str:
    return f"“{written}” is a hard word: {entry.why}."


def _is_rare(word: Word, place: int) -> bool:
    if word.kind != "word" or len(word.low) < _LEAST_LETTERS:
        return False
    if any(
        letter.isupper()
        for letter in (word.text if place == 0 else word.text[:1])[1 if place == 0 else 0 :]
    ):
        return False  # a name or initials
    low = stem(word.low)
    if "'" in low or low in plain_words("concrete"):
        return False
    if "-" in low:
        return any(_is_rare_part(part) for part in low.split("-"))
    return _is_rare_part(low)


def _is_rare_part(low: str) -> bool:
    return len(low) >= _LEAST_LETTERS and low not in plain_words("concrete") and zipf(low) < _RARE


RULE = Rule(
    id="W5",
    level="error",
    title="Hard word",
    why="A word that people do not use when they talk stops them.",
    source="Inclusion Europe, rules 6 and 7; UK Government, Accessible communication formats;"
    " W3C COGA o3p01",
    good=(
        "We use your answers to make the bus better.",
        "My carer pushes my wheelchair to the dentist.",
        "The school is noisy.",
        "A hypotenuse is a guess.",
        "Mrs Okonkwo helps you at lunchtime.",
    ),
    bad=(
        "We will utilise your answers.",
        "This policy has an impact on you.",
        "We aim to facilitate your journey.",
        "Tell us if the help is sufficient.",
        "We will endeavour to implement this.",
        "The hypotenuse was wrong.",
    ),
    find=find,
    trouble="word",
    rank=60,
)
