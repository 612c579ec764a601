"""W18: "she" and "they" that could mean two people, so that nobody has to guess who did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Sentence, Word
from easyread.wordlists import many, plain_words

_SHE, _HE, _THEY = many("she her hers"), many("he him his"), many("they them their theirs")
_FAMILIES = (_SHE, _HE, _THEY)
_DOING = many("he she they")
_IS = many("is was")
_LATER = 2  # so that a sentence without end costs no more than its length
_AT_LEAST = 2
_NEAR = 2


def find(passage: Passage) -> Iterator[Note]:
    """Find a pronoun that two people before it could be; "It is your choice" is fine."""
    for number, sentence in enumerate(passage.sentences):
        before = passage.sentences[number - 1] if number else None
        for family in _FAMILIES:
            yield from _in_sentence(passage, before, sentence, family)


def _in_sentence(
    passage: Passage, before: Sentence | None, sentence: Sentence, family: frozenset[str]
) -> Iterator[Note]:
    words = sentence.words
    places = [place for place, word in enumerate(words) if word.low in family]
    # "The boy pushed his cousin and he fell": the later "he" may be another.
    later = (at for at in places[1:] if words[at].low in _DOING)
    for place in (*places[:1], *islice(later, _LATER)):
        earlier = _people(words[:place], family)
        if not earlier and before:
            earlier = _people(before.words, family)
        if len(earlier) < _AT_LEAST:
            continue
        word = words[place]
        named = " or ".join(f"“{person}”" for person in list(earlier)[:2])
        message = f"“{word.text}” could mean {named}."
        yield Note(word.start, word.end, message, "Say again who it is.")
        return


def _people(words: Sequence[Word], family: frozenset[str]) -> dict[str, None]:
    """The people that a pronoun could stand for, each once, in the order of the text."""
    found: dict[str, None] = {}
    for place, word in enumerate(words):
        if _could_mean(words, place, family) and not _is_common_word(word):
            if family is _THEY and _is_together(words, place):
                found.clear()  # "parents and carers" are one "they"
            found[word.text] = None
    return found


def _could_mean(words: Sequence[Word], place: int, family: frozenset[str]) -> bool:
    """Say whether a word is a person; in "My nurse is Beth" both words are one."""
    if place and words[place - 1].low in _IS and words[place].text[:1].isupper():
        return False
    return words[place].low in _could_be(family)


def _is_common_word(word: Word) -> bool:
    """Say whether a name's letters are no name here: "jack" is one only as "Jack"."""
    return word.low in plain_words("people", "names") and not word.text[:1].isupper()


def _is_together(words: Sequence[Word], place: int) -> bool:
    return any(word.low in ("and", "or") for word in words[max(0, place - _NEAR) : place])


@cache
def _could_be(family: frozenset[str]) -> frozenset[str]:
    if family is _THEY:
        return plain_words("people", "several")
    own = "women" if family is _SHE else "men"
    return frozenset().union(*(plain_words("people", key) for key in (own, "anyone", "names")))


RULE = Rule(
    id="W18",
    level="warning",
    title="Who is meant",
    why="Where two people could be meant, the reader has to guess.",
    source="Inclusion Europe (be careful with pronouns)",
    good=(
        "My mum came. She was late.",
        "It is your choice.",
        "My mum met my dad. She was late.",
        "The teachers came. They were kind.",
        "Tell your teacher. They can help you.",
        "My nurse is Beth. She has a red bag.",
    ),
    bad=(
        "My mum met my teacher. She was late.",
        "Tom told Ben that he was late.",
        "The nurses met the parents. They were kind.",
        "Anna and Beth came. She was late.",
        "My dad rang the doctor when he was ill.",
        "Leah met Maya and then she hit her.",
        "The boy pushed his cousin and he fell.",
    ),
    find=find,
    trouble="pronoun",
)
