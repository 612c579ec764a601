"""What the rules with a word list share: finding the list's words, and who explains them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from easyread.finding import Note
from easyread.passage import Passage
from easyread.phrases import Phrases
from easyread.sentences import Sentence, Word
from easyread.wordlists import Entry, entries, many

# "An EHC plan is a legal plan.": the sentence itself says what the word means.
_MEANS = re.compile(
    r"[\"'”’]?\s+(?:means?|stands? for|is short for|is when|is where|are when|is called)\b"
    r"|[\"'”’]?\s+(?:is|are)\s+(?:an?|the|people|somebody|someone)\b",
    re.IGNORECASE,
)
# "This means ...": the next sentence says it.
_THIS_MEANS = re.compile(
    r"(?:this|that|it|these|they)\s+(?:means?\b|(?:is|are)\s+(?:an?|the|when|where|people|somebody|someone)\b)",
    re.IGNORECASE,
)
# "I take medication. Medication is medicine from a doctor.": the word opens the next sentence.
_IS_A_KIND_OF = re.compile(r"\s+(?:is|are)\s+\w+\s+(?:from|for|that|who|where|with)\b")

_ARTICLES = many("a an the my your our his her their its this that")
_NEAR = 12  # letters: no article is longer
_OPENING = 3
_WHOSE = many("my your our his her its their")

Hit = tuple[int, tuple[Word, ...], Entry]
Say = Callable[[Entry, str], str]


@cache
def phrases(name: str) -> Phrases[Entry]:
    """Read words/NAME.yaml as phrases to look for."""
    return Phrases.of((form, row) for row in entries(name) for form in row.forms)


def hits(passage: Passage, name: str) -> Iterator[Hit]:
    """Give (number of the sentence, the words, the entry) for each listed phrase of a text."""
    for number, sentence in enumerate(passage.sentences):
        for start, stop, entry in phrases(name).find(sentence.words):
            yield number, sentence.words[start:stop], entry


def listed(passage: Passage, name: str, say: Say) -> Iterator[Note]:
    """Give a note for each listed phrase; `say` makes the message from the entry and the words."""
    for _, words, entry in hits(passage, name):
        yield note(passage, words, entry, say)


def unexplained(passage: Passage, name: str, say: Say) -> Iterator[Note]:
    """The same, for words that may stay where they are explained."""
    found = list(hits(passage, name))
    known = {entry.avoid for number, words, entry in found if is_explained(passage, number, words)}
    for _, words, entry in found:
        if entry.avoid not in known:
            yield note(passage, words, entry, say)


def note(passage: Passage, words: tuple[Word, ...], entry: Entry, say: Say) -> Note:
    """Make the note for one phrase."""
    start, end = words[0].start, words[-1].end
    written = " ".join(passage.text[start:end].split())
    instead = _after_its_article(passage.text[max(0, start - _NEAR) : start], entry.try_this)
    return Note(start, end, say(entry, written), instead, entry.level)


def _after_its_article(before: str, instead: str) -> str:
    """What to write after "the" or "your" has none of its own: "your legal plan", "legal plan"."""
    first, _, rest = instead.partition(" ")
    last = before.split()[-1:]
    has_both = first in _ARTICLES and bool(last) and last[0].lower() in _ARTICLES
    return rest if has_both and before.endswith(" ") else instead


def is_explained(passage: Passage, number: int, words: tuple[Word, ...]) -> bool:
    """Say whether a word is explained: by the page's glossary, by its own sentence or by the
    next."""
    written = " ".join(word.low for word in words)
    if written in passage.glossary.explained:
        return True
    sentence = passage.sentences[number]
    if _says_what(passage, sentence, words):
        return True
    for after in passage.sentences[number + 1 : number + 2]:
        again = tuple(word for word in after.words[:_OPENING] if word.low == words[-1].low)
        if _THIS_MEANS.match(passage.text, after.start, after.end) or (
            again and (_says_what(passage, after, again[:1]) or _is_a_kind(passage, again[0]))
        ):
            return True
    return False


def _says_what(passage: Passage, sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Say whether a sentence opens with the word and says what it means; "Your participation is
    a chance" says how it is."""
    place = next(
        (at for at, one in enumerate(sentence.words[:_OPENING]) if one.start == words[0].start),
        None,
    )
    if place is None or (place and sentence.words[place - 1].low in _WHOSE):
        return False
    return _MEANS.match(passage.text, words[-1].end, sentence.end) is not None


def _is_a_kind(passage: Passage, word: Word) -> bool:
    return _IS_A_KIND_OF.match(passage.text, word.end) is not None


def is_name(passage: Passage, words: tuple[Word, ...]) -> bool:
    """Say whether the words stand inside a name: Care Quality Commission."""
    if not all(word.text[:1].isupper() and not word.text.isupper() for word in words):
        return False
    before = passage.text[max(0, words[0].start - 30) : words[0].start].split()
    after = passage.text[words[-1].end : words[-1].end + 30].split()
    return any(_is_capital(near) for near in (*before[-1:], *after[:1]))


def _is_capital(near: str) -> bool:
    return near[:1].isupper() and not near.isupper() and near[-1:].isalpha()
