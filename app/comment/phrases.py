"""Phrases with gaps, found in a list of words: how a lexicon says "he (anything) hits me".

One phrase is one line of a word file, made of parts with spaces between:
`kill` a word; `kill|murder` either; `{me}` a set named in the file (a set may hold phrases of its
own); `word?` may be missing; `hit+` every form (hit, hits, hitting); `turn_off|hide` a phrase among
choices; `~3` up to three other words
here, never across the end of a sentence. There is no backtracking over the text: each phrase is
tried only where its rarest word stands, and looks a bounded number of words around it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from app.comment.wording import BREAK

_MANY = frozenset(
    [
        "a",
        "about",
        "all",
        "am",
        "an",
        "and",
        "any",
        "anymore",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "did",
        "do",
        "does",
        "for",
        "from",
        "get",
        "gets",
        "go",
        "going",
        "got",
        "had",
        "has",
        "have",
        "he",
        "her",
        "him",
        "his",
        "i",
        "if",
        "in",
        "is",
        "it",
        "like",
        "me",
        "more",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "out",
        "she",
        "so",
        "some",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "to",
        "too",
        "up",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "who",
        "will",
        "with",
        "would",
        "you",
        "your",
        "feel",
        "make",
        "makes",
        "want",
        "time",
        "help",
        "need",
        "people",
        "school",
        "good",
    ]
)
_USUAL_COST = 200
_DOUBLES = "bdgmnprt"


@dataclass(frozen=True, slots=True)
class Part:
    """The words that may stand here, after at most `gap` others."""

    choices: frozenset[str]
    gap: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying something, and the place of its rarest part."""

    kind: str
    parts: tuple[Part, ...]
    rarest: int


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A phrase found at words[start:end]."""

    phrase: Phrase
    start: int
    end: int

    @property
    def kind(self) -> str:
        """Return what was said."""
        return self.phrase.kind


def forms(verb: str) -> frozenset[str]:
    """Return hit, hits, hitting (and hited: nobody writes it, nobody is hurt by looking)."""
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return frozenset({verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"})
    doubled = verb + verb[-1] if re.fullmatch(rf"\w*[^aeiou][aeiou][{_DOUBLES}]", verb) else stem
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return frozenset({verb, plural, *(s + e for s in {stem, doubled} for e in ("ing", "ed"))})


class Reader:
    """Compiles the lines of one word file. Sets may be used by sets named after them."""

    def __init__(self, sets: Mapping[str, str]) -> None:
        """Take the named sets of a word file."""
        self._sets: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}
        self._made: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}
        for name, block in sets.items():
            self._sets[name] = self._one_set(block)

    def _one_set(self, block: str) -> tuple[frozenset[str], tuple[str, ...]]:
        single: set[str] = set()
        longer: list[str] = []
        for line in block.splitlines():
            for item in (each.strip() for each in line.split(",")):
                if " " in item:
                    longer.append(item)
                elif item:
                    words, more = self._choices(item)
                    single |= words
                    longer.extend(more)
        return frozenset(single), tuple(longer)

    def _choices(self, written: str) -> tuple[frozenset[str], tuple[str, ...]]:
        if written not in self._made:
            self._made[written] = self._make_choices(written)
        return self._made[written]

    def _make_choices(self, written: str) -> tuple[frozenset[str], tuple[str, ...]]:
        single: set[str] = set()
        longer: list[str] = []
        for each in written.split("|"):
            if each.startswith("{"):
                words, more = self._sets[each[1:-1]]
                single |= words
                longer.extend(more)
            elif "_" in each:
                longer.append(each.replace("_", " "))
            else:
                single |= forms(each[:-1]) if each.endswith("+") else {each}
        return frozenset(single), tuple(longer)

    def _ways(self, line: str) -> Iterator[list[Part]]:
        """Yield every sequence of parts that a line stands for."""
        slots: list[list[list[Part]]] = []
        gap = 0
        for piece in line.split():
            if piece.startswith("~"):
                gap = int(piece[1:])
                continue
            slots.append(self._slot(piece, gap))
            gap = 0
        for chosen in product(*slots):
            parts = [part for each in chosen for part in each]
            if parts:
                yield parts

    def _slot(self, piece: str, gap: int) -> list[list[Part]]:
        single, longer = self._choices(piece.rstrip("?"))
        ways = [[Part(single, gap)]] if single else []
        for phrase in longer:
            ways.extend([Part(p[0].choices, gap), *p[1:]] for p in self._ways(phrase))
        return [*ways, []] if piece.endswith("?") else ways

    def phrases(self, kind: str, line: str) -> Iterator[Phrase]:
        """Yield the phrases of one line."""
        for parts in self._ways(line):
            costs = [_cost(part) for part in parts]
            yield Phrase(kind, tuple(parts), costs.index(min(costs)))


def _cost(part: Part) -> int:
    return sum(_USUAL_COST if word in _MANY else 1 for word in part.choices)


class Phrases:
    """Many phrases, found together in one walk over the words."""

    def __init__(self, phrases: Iterator[Phrase]) -> None:
        """Sort the phrases by their rarest word."""
        by_word: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for word in phrase.parts[phrase.rarest].choices:
                by_word.setdefault(word, []).append(phrase)
        self._by_word = {word: tuple(found) for word, found in by_word.items()}

    def find(self, words: Sequence[str]) -> Iterator[Hit]:
        """Yield every phrase found, in the order of its rarest word."""
        known = self._by_word
        for at, word in enumerate(words):
            if word in known:
                for phrase in known[word]:
                    hit = _around(words, at, phrase)
                    if hit is not None:
                        yield hit


def _around(words: Sequence[str], at: int, phrase: Phrase) -> Hit | None:
    parts, rarest = phrase.parts, phrase.rarest
    end = _forward(words, at, parts, rarest + 1)
    if end < 0:
        return None
    start = _backward(words, at, parts, rarest)
    return None if start < 0 else Hit(phrase, start, end + 1)


def _forward(words: Sequence[str], at: int, parts: tuple[Part, ...], place: int) -> int:
    if place == len(parts):
        return at
    part = parts[place]
    for there in range(at + 1, min(at + 2 + part.gap, len(words))):
        if words[there] in part.choices:
            end = _forward(words, there, parts, place + 1)
            if end >= 0:
                return end
        if words[there] == BREAK:
            break
    return -1


def _backward(words: Sequence[str], at: int, parts: tuple[Part, ...], place: int) -> int:
    if place == 0:
        return at
    for there in range(at - 1, max(at - 2 - parts[place].gap, -1), -1):
        if words[there] in parts[place - 1].choices:
            start = _backward(words, there, parts, place - 1)
            if start >= 0:
                return start
        if words[there] == BREAK:
            break
    return -1
