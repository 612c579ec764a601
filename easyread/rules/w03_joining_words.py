"""W3: clauses inside clauses, so that nobody has to keep one thought open while reading another."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.listed import phrases
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Sentence, Word
from easyread.wordlists import Entry, many

_AIM = 1
_ASKING = many("how do does did is are can will what where why who which when would could")
_WHEN = many("in on at during over since after before for this last")
_SIDE_BY_SIDE = many("and or but")
# One of these must be there before a clause in a clause is an error.
_HEAVY = many("although though because which whilst while unless until since so whereas despite")
_LEAST_CLAUSE = 2
_AFTER_SOMEBODY = many(
    "look looks looked looking ask asks asked run runs ran take takes took name named call called"
)

Join = tuple[int, int, Entry]  # the first word, one past the last word, the entry


def find(passage: Passage) -> Iterator[Note]:
    """Count the joining words of a sentence: one may be, two are many, one inside another is an
    error."""
    for sentence in passage.sentences:
        words = sentence.words
        joins = [
            join
            for join in phrases("joining").find(words)
            if not _only_asks(passage, sentence, join)
            and _opens_a_clause(words, join)
            and not _is_of_the_verb(words, join)
            and not _only_tells_which(passage, words, join)
        ]
        if joins:
            yield from _in_sentence(passage, sentence, joins)


def _only_asks(passage: Passage, sentence: Sentence, join: Join) -> bool:
    """Say whether the word asks: "When do you go?", "Which is better?"."""
    opens = join[0] == 0 and sentence.words[0].low in _ASKING
    if not passage.ends_with(sentence, "?"):
        return opens and sentence.words[0].low == "who"
    # "In the past year, who came?", "If you are lost, where do you go?": it asks after a comma.
    after_comma = passage.text.endswith(", ", 0, sentence.words[join[0]].start)
    asked = sentence.words[join[1] : join[1] + 1]
    return (
        opens
        or (after_comma and bool(asked) and asked[0].low in _ASKING)
        or (sentence.words[0].low in _WHEN and _is_set_in(passage, sentence.words[join[0]]))
    )


def _opens_a_clause(words: tuple[Word, ...], join: Join) -> bool:
    """Say whether more follows: "how much, when and which" only names what to say."""
    after = words[join[1] : join[1] + _LEAST_CLAUSE]
    return len(after) == _LEAST_CLAUSE and after[0].low not in _SIDE_BY_SIDE


def _is_of_the_verb(words: tuple[Word, ...], join: Join) -> bool:
    """Say whether "after" belongs to what somebody does: "who looks after you"."""
    at = join[0]
    return words[at].low == "after" and at > 0 and words[at - 1].low in _AFTER_SOMEBODY


def _only_tells_which(passage: Passage, words: tuple[Word, ...], join: Join) -> bool:
    """Say whether "who" tells which people: "pupils who walk"; "Ann, who walks," is set in."""
    word = words[join[0]]
    return word.low == "who" and not _is_set_in(passage, word)


def _in_sentence(passage: Passage, sentence: Sentence, joins: list[Join]) -> Iterator[Note]:
    words = sentence.words
    start, stop, entry = joins[0]
    if len(joins) > _AIM:
        is_inside = _is_inside(passage, words, joins)
        yield Note(
            sentence.start,
            sentence.end,
            _INSIDE if is_inside else _TWO,
            _SPLIT,
            "error" if is_inside else "warning",
        )
    elif entry.try_this or _is_set_in(passage, words[start]):
        message = f"“{passage.text[words[start].start : words[stop - 1].end]}” puts one sentence"
        tip = entry.try_this or _SPLIT
        yield Note(sentence.start, sentence.end, f"{message} into another.", tip, "info")


def _is_inside(passage: Passage, words: tuple[Word, ...], joins: list[Join]) -> bool:
    """Say whether the second clause begins before the first has ended."""
    first, second = joins[0], joins[1]
    between = words[first[1] : second[0]]
    is_open = "," not in passage.text[words[first[0]].end : words[second[0]].start]
    is_heavy = any(words[join[0]].low in _HEAVY for join in joins[:2])
    is_beside = any(word.low in _SIDE_BY_SIDE for word in between)
    return is_open and is_heavy and not is_beside and len(between) >= _LEAST_CLAUSE


def _is_set_in(passage: Passage, word: Word) -> bool:
    """Say whether the clause is set in between commas: "The form, which is blue, is free." """
    before = passage.text[max(0, word.start - 2) : word.start]
    return word.low in ("which", "who") and before == ", "


_INSIDE = "One part of this sentence stands inside another. That is hard to follow."
_TWO = "Two joining words make this sentence hard to follow."
_SPLIT = "Say each thing in a sentence of its own."

RULE = Rule(
    id="W3",
    level="warning",
    title="A sentence in a sentence",
    why="People must keep the first thought open while they read the second.",
    source="W3C COGA o3p03; in 1.9% of published easy-read sentences and in 10.6% of originals",
    good=(
        "We ask because we want to help.",
        "When do you go home?",
        "Ring us if you are late.",
        "You get a letter when we know.",
        "Do you know who helps you?",
        "You can stay unless it rains.",
        "In the past year, who came to see you?",
        "Who asks after you when you are ill?",
        "The form, which is blue, is free.",
    ),
    bad=(
        "If you are late because the bus broke, ring us.",
        "Although it rained, we went out because we had coats.",
        "I use things such as a bag because they help me.",
        "When you come, tell us if you are cold.",
        "We wait whilst you eat because we like the room.",
    ),
    find=find,
    trouble="ideas",
    rank=10,
)
