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
_EVERYDAY = 4.0
_LONGEST = 20


def find(passage: Passage) -> Iterator[Note]:
    """Find the words of the hard list, and words that people seldom meet."""
    met = set()
    for number, words, entry in hits(passage, "hard"):
        met.add(words[0].start)
        if not is_explained(passage, number, words):
            told = note(passage, words, entry, _say)
            yield told._replace(level="warning") if is_name(passage, words) else told
    for number, sentence in enumerate(passage.sentences):
        for word in sentence.words:
            if word.start in met or not _is_rare(word) or is_explained(passage, number, (word,)):
                continue
            message = f"Few people know the word “{word.text}”."
            tip = "Use a word from every day, or say in the next sentence what it means."
            yield Note(word.start, word.end, message, tip, "warning")


def _say(entry: Entry, written: str) -> str:
    return f"“{written}” is a hard word: {entry.why}."


def _is_rare(word: Word) -> bool:
    """Say whether few people meet a word; a capital letter means a name, or initials."""
    if word.kind != "word" or word.text[:1].isupper() or not word.text.islower():
        return False
    low = stem(word.low)
    if "'" in low or low in plain_words("concrete"):
        return False
    return any(_is_rare_part(part) for part in low.split("-"))


def _is_rare_part(low: str) -> bool:
    if len(low) < _LEAST_LETTERS or any(map(_is_known, _forms(low))):
        return False
    return not _is_made_of_known_words(low)


def _is_known(low: str) -> bool:
    return low in plain_words("concrete") or zipf(low) >= _RARE


def _forms(low: str) -> Iterator[str]:
    """The word, and what there is one of where it may be more than one: skateboards."""
    yield low
    if low.endswith("ies"):
        yield f"{low[:-3]}y"
    elif low.endswith("s") and not low.endswith("ss"):
        yield low[:-1]
        yield low.removesuffix("es")


def _is_made_of_known_words(low: str) -> bool:
    """Say whether a word is two words of every day (waterfall), or "un" and one (unkind)."""
    if low.startswith("un") and zipf(low[2:]) >= _EVERYDAY:
        return True
    cuts = range(_LEAST_LETTERS, min(len(low), _LONGEST) - _LEAST_LETTERS + 1)
    return any(min(zipf(low[:cut]), zipf(low[cut:])) >= _EVERYDAY for cut in cuts)


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
        "We collate your answers. Collate means put together.",
        "My gran has a splint.",
        "The gerbils eat at noon.",
    ),
    bad=(
        "We will utilise your answers.",
        "This policy has an impact on you.",
        "We aim to facilitate your journey.",
        "We will commence the work.",
        "We will endeavour to implement this.",
        "The hypotenuse was wrong.",
        "Compulsory lessons are on Monday.",
    ),
    find=find,
    trouble="word",
    rank=60,
)
