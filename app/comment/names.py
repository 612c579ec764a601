"""People's names, schools and rare conditions in a text, for those who could be known by them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from app.comment.lexicon import FOLDER, lines, read

Found = tuple[str, int, int]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?\n]")
_KIND = r"(?:school|academy|college|primary|nursery|infants|juniors|high|sixth form|grammar)"
_SCHOOL = re.compile(
    rf"\b(?P<name>(?:[^\W\d_][\w'’-]*\.? ){{1,4}}?){_KIND}(?: (?:school|academy|college))?\b", re.I
)
_SYNDROME = re.compile(
    r"\b(?P<name>[^\W\d_]['’\w-]{2,20})(?: [A-Z][\w-]{2,20})? (?:syndrome|disease|dystrophy)\b"
)


_ALSO_WORDS = frozenset({"high", "primary", "grammar", "juniors", "infants"})
_INSIDE_NAMES = frozenset({"of", "the", "and", "st", "on", "le"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the original and where it stands."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Say whether it begins with a capital and goes on with small letters."""
        return self.text[0].isupper()


@cache
def _hints() -> dict[str, frozenset[str]]:
    book = read("private.yaml")
    return {key: frozenset(str(value).split()) for key, value in book.items()}


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """Return names that are only names, and names that are everyday words too."""
    listed = lines((FOLDER / "names.txt").read_text(encoding="utf-8"))
    only = frozenset(name for name in listed if not name.startswith("*"))
    return only, frozenset(name[1:] for name in listed if name.startswith("*"))


@cache
def _conditions() -> Any:  # the automaton's class has no types of its own
    automaton = ahocorasick.Automaton()
    for name in lines(read("private.yaml")["rare_conditions"]):
        automaton.add_word(name, len(name))
    automaton.make_automaton()
    return automaton


def _low(text: str) -> str:
    """Small letters, place for place: one code point of the original is one of these."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[0] for c in text)


def _words(text: str) -> list[Word]:
    found = []
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s$", "", match[0])
        found.append(Word(word, word.lower(), match.start(), match.start() + len(word)))
    return found


def _before(words: Sequence[Word], at: int, back: int = 1) -> str:
    return words[at - back].low if at >= back else "."


def _after(words: Sequence[Word], at: int) -> str:
    return words[at + 1].low if at + 1 < len(words) else "."


def _is_introduced(words: Sequence[Word], at: int) -> bool:
    """Say whether the words before say that a name comes: "my name is", "called"."""
    hints = _hints()
    if words[at].low in hints["not_names"]:
        return False
    before = _before(words, at)
    if before in {"called", "named"}:
        return words[at].is_capital or words[at].low in _names()[0]
    return before == "is" and _before(words, at, 2) == "name"


def _is_titled(words: Sequence[Word], at: int) -> bool:
    hints, word = _hints(), words[at]
    if word.low in hints["not_names"] or not word.low.isalpha():
        return False
    before = _before(words, at)
    return before in hints["titles"] or (before in hints["family_titles"] and word.is_capital)


def _is_name_not_word(words: Sequence[Word], at: int, *, capitals: bool) -> bool:
    """Say whether a name that is a word too (Hope, June) is used as a name here."""
    hints, word = _hints(), words[at]
    by_people = _before(words, at) in hints["people"]
    if not word.is_capital or not capitals:
        return by_people and word.low not in hints["verbs_too"] and not capitals_only(word)
    if by_people or word.low in hints["not_by_themselves"]:
        return by_people
    if _before(words, at) in {".", "!", "?", "\n"}:
        return _after(words, at) in hints["verbs_of_people"]
    return True


def capitals_only(word: Word) -> bool:
    """Say whether a word is shouted: then its capital says nothing."""
    return len(word.text) > 1 and word.text.isupper()


def _is_name(words: Sequence[Word], at: int, *, capitals: bool) -> bool:
    only, also_words = _names()
    low = words[at].low
    if low in only or low.split("-")[0] in only:
        return True
    if low in also_words and _is_name_not_word(words, at, capitals=capitals):
        return True
    return _is_introduced(words, at) or _is_titled(words, at)


def _with_surname(text: str, words: Sequence[Word], at: int, *, capitals: bool) -> int:
    """Return the place of the last word of a name that begins at `at`."""
    hints = _hints()
    while capitals and at + 1 < len(words) and words[at].is_capital:
        after = words[at + 1]
        is_next = text[words[at].end : after.start] == " " and after.is_capital
        if not is_next or len(after.text) < 2 or after.low in hints["not_names"]:
            break
        at += 1
    return at


def people(text: str) -> Iterator[Found]:
    """Yield the names of people. Shouted text has no capitals to go by."""
    words = _words(text)
    capitals = not text.isupper()
    at = 0
    while at < len(words):
        if _is_name(words, at, capitals=capitals):
            titled = _is_titled(words, at)
            last = _with_surname(text, words, at, capitals=capitals)
            yield "person_name", words[at - 1 if titled else at].start, words[last].end
            at = last
        at += 1


def schools(text: str) -> Iterator[Found]:
    """Yield names of schools: not "my school" or "a special school"."""
    any_kind = _hints()["schools_of_any_kind"]
    low = text.lower()
    if not any(kind in low for kind in ("school", "academ", "colleg", "primar", "nurser", "high")):
        return
    for found in _SCHOOL.finditer(text):
        start = _start_of_name(found["name"], any_kind)
        if start >= 0 and _is_school_name(text, found.start() + start, found.end()):
            yield "school", found.start() + start, found.end()


def _start_of_name(before: str, any_kind: frozenset[str]) -> int:
    """Return where a name begins in the words before "school": -1 when they are no name."""
    start, at = -1, 0
    shouts = any(word[0].isupper() for word in before.split())
    for word in before.split():
        low = word.lower().strip(".")
        if start < 0 and low not in any_kind:
            start = at
        elif shouts and word[0].islower() and low not in _INSIDE_NAMES:
            start = -1
        at += len(word) + 1
    return start


def _is_school_name(text: str, start: int, end: int) -> bool:
    """Say whether a capital, a saint or "I go to" makes this the name of one school."""
    if text[start].isupper() or text.startswith(("st ", "st. ", "saint "), start):
        return True
    if text[start:end].split()[-1] in _ALSO_WORDS:
        return False  # "too high" is no school; "Beacon High" is
    before = text[max(start - 12, 0) : start].split()
    return bool(before) and before[-1].lower() in _hints()["leads_to_a_school"]


def conditions(text: str) -> Iterator[Found]:
    """Yield rare conditions: the few people who have one could be known by it."""
    for last, length in _conditions().iter(_low(text)):
        start, end = last - length + 1, last + 1
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalpha()):
            yield "rare_condition", start, end
    common = _hints()["common_conditions"]
    for found in _SYNDROME.finditer(text):
        if found["name"].lower() not in common and found["name"][0].isupper():
            yield "rare_condition", *found.span()


def warm() -> None:
    """Read the lists now."""
    _hints(), _names(), _conditions()
