"""W2: more than one idea in a sentence, so that people take in one thing at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from easyread.finding import Kind, Note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Sentence, Word, words_of
from easyread.wordlists import many, plain_words

_TEXTS: frozenset[Kind] = frozenset(["text"])
_JOINS = many("and but so or then because although")
_WHO = many("i you he she it we they there this that these those everybody nobody people")
_WHOSE = many("the your our my his her their its a an some each every all")
_BEFORE_A_VERB = many("please then also always never just")
_LEAST_BEFORE, _LEAST_PART, _FARTHEST = 3, 2, 4
_LONG = 15  # W1 speaks of longer sentences, and gives their parts back
_COLON = re.compile(r"(?:(?<!for example):|;)[ \t]+(?=\S)", re.IGNORECASE)


def find(passage: Passage) -> Iterator[Note]:
    """Find two clauses joined by "and" or "but", more than one comma, and a colon."""
    for sentence in passage.sentences:
        words = passage.counted(sentence)
        cut = _cut(passage, sentence, words) if len(words) <= _LONG else None
        if cut:
            message = "This sentence says more than one thing. One idea at a time is easier."
            yield Note(sentence.start, sentence.end, message, _parts(passage, sentence, cut))


def _cut(passage: Passage, sentence: Sentence, words: tuple[Word, ...]) -> tuple[int, int] | None:
    """Give the place where the sentence comes apart."""
    for place in range(_LEAST_BEFORE, len(words) - 2):
        if words[place].low in _JOINS and _is_clause(words, place + 1):
            return words[place].start, words[place + 1].start
    commas = _commas(passage, words)
    colon = _COLON.search(passage.text, sentence.start, sentence.end)
    if len(commas) > 1:
        return commas[0], commas[0] + 1
    if colon and len(words) > 1 and words[1].start < colon.start() < words[-1].start:
        return colon.span()
    return None


def _is_clause(words: tuple[Word, ...], at: int) -> bool:
    """Say whether somebody does something from here on: "they decide", "send it"."""
    if words[at].low in _WHO:
        return words[at].low not in ("you", "it", "that", "this", "those") or _is_doing(words, at)
    if words[at].low in _WHOSE:
        ahead = words[at + 2 : at + _FARTHEST]
        return any(word.low in plain_words("verbs", "plain") for word in ahead)
    is_shared = any(word.low in plain_words("verbs", "helping") for word in words[: at - 1])
    return not is_shared and _is_verb(words, at) and any(
        word.low in _WHO or word.low in plain_words("verbs") for word in words[: at - 2]
    )  # fmt: skip


def _is_doing(words: tuple[Word, ...], at: int) -> bool:
    ahead = words[at + 1 : at + 3]
    verbs = plain_words("verbs") | plain_words("verbs", "plain") | plain_words("verbs", "helping")
    return any(word.low in verbs for word in ahead)


def _is_verb(words: tuple[Word, ...], at: int) -> bool:
    low = words[at + 1].low if words[at].low in _BEFORE_A_VERB else words[at].low
    return low in plain_words("verbs")


def _commas(passage: Passage, words: tuple[Word, ...]) -> list[int]:
    """The commas between words, each with two words or more before the next: no dates, no names."""
    found: list[int] = []
    since = 0
    for before, after in pairwise(words):
        since += 1
        if passage.text[before.end : after.start] == ", ":
            if not found or since >= _LEAST_PART:
                found.append(before.end)
            since = 0
    return found


def _parts(passage: Passage, sentence: Sentence, cut: tuple[int, int]) -> str:
    """Give the two sentences that it could be."""
    if len(_commas(passage, passage.counted(sentence))) > 1:
        return "Put each thing on a line of its own."
    text = " ".join(passage.text[sentence.start : cut[0]].split()).rstrip(",:; ")
    rest = " ".join(passage.text[cut[1] : sentence.end].split())
    first, second = sentence.words[0], words_of(passage.text, cut[1], sentence.end)[0]
    if second.low in plain_words("verbs") | _BEFORE_A_VERB:  # who does it is said only once
        if first.low in _WHO:
            return f"{text}. / {first.text} {rest}"
        if first.low not in plain_words("verbs"):
            return "Make two sentences. Say in each who does it."
    return f"{text}. / {rest[0].upper()}{rest[1:]}"


RULE = Rule(
    id="W2",
    level="warning",
    title="More than one idea",
    why="Two ideas in one sentence are two things to hold in mind.",
    source="UK Government, Accessible communication formats; W3C COGA o3p05; DIN SPEC 33429",
    good=(
        "The bus is late.",
        "You can draw or write here.",
        "Your mum and dad can come.",
        "Bring a coat and a hat.",
        "Come at 9:30 on Monday, 2 June.",
    ),
    bad=(
        "The bus is late and we wait for it.",
        "You can come but they do not let you in.",
        "We read your words and send them to the council.",
        "Bring a coat, a hat, a bag.",
        "This is what we do: we read every answer.",
        "The lunch is free, so you can eat it.",
    ),
    find=find,
    kinds=_TEXTS,
    trouble="ideas",
    rank=20,
)
