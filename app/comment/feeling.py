"""How somebody feels about what they write, for the officer who sorts; a person corrects it.

"Unsure" is an answer. Nothing here is published, and no language is scored that it does not know.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.comment.lexicon import lines, read, several
from app.comment.readable import can_read
from app.comment.wording import BREAK, words

Known = Literal["positive", "negative", "mixed", "neutral"]

_SHORT = 4
_REACH = 3  # "not very helpful": how far a "not" reaches
_MUCH = 4.0
_READ_UP_TO = 600  # words: the feeling of fifty pages is in the first two


@dataclass(frozen=True, slots=True)
class Feeling:
    """The feeling with "unsure" allowed, the guess without it, a score of -1..1, and why."""

    feeling: Known | Literal["unsure"]
    guess: Known
    score: float
    why: tuple[str, ...]
    read_by_computer: bool


@dataclass(frozen=True, slots=True)
class _Book:
    sets: Mapping[str, frozenset[str]]
    in_excess: frozenset[str]
    speed: frozenset[str]
    driving: frozenset[str]
    not_answering: frozenset[str]
    weights: Mapping[str, tuple[float, float, float]]
    sure_from: float


UNREAD = Feeling("unsure", "neutral", 0.0, (), read_by_computer=False)
_SETS = ("good", "great", "bad", "wanting", "turning", "denying", "nothing", "all_good", "hedging")
_CROSSED = (
    "always",
    "good",
    "bad",
    "wanting",
    "nothing",
    "nothing_short",
    "no_sign",
    "polarity",
)
_ORDER: tuple[Known, Known, Known] = ("negative", "mixed", "positive")


@cache
def _book() -> _Book:
    book, fitted = read("feeling.yaml"), read("feeling_weights.yaml")
    weights = {
        name: (float(n), float(m), float(p)) for name, (n, m, p) in fitted["weights"].items()
    }
    return _Book(
        sets={name: several(book[name]) for name in _SETS},
        in_excess=several(book["in_excess"]),
        speed=several(book["speed"]),
        driving=several(book["driving"]),
        not_answering=frozenset(lines(book["not_answering"])),
        weights=weights,
        sure_from=float(fitted["sure_from"]),
    )


def _is_denied(text: Sequence[str], at: int, denying: frozenset[str]) -> bool:
    for before in range(at - 1, max(at - 1 - _REACH, -1), -1):
        if text[before] == BREAK:
            return False
        if text[before] in denying:
            return True
    return False


def _is_too_much(text: Sequence[str], at: int, book: _Book) -> bool:
    """Whether a good word is none here: "too fast", "drives very fast"."""
    before = text[max(at - _REACH, 0) : at]
    if before[-1:] == ["too"]:
        return text[at] in book.in_excess
    return text[at] in book.speed and not book.driving.isdisjoint(_same_sentence(before))


def _same_sentence(before: Sequence[str]) -> Sequence[str]:
    ends = [at for at, word in enumerate(before) if word == BREAK]
    return before[ends[-1] + 1 :] if ends else before


def _said(text: Sequence[str], book: _Book) -> dict[str, list[str]]:
    """Return the words of each kind that stand in the text, "not good" among the bad ones."""
    said: dict[str, list[str]] = {name: [] for name in (*_SETS, "not_bad")}
    for at, word in enumerate(text):
        for name in _SETS:
            if word in book.sets[name]:
                kept, as_said = _kept(text, at, name, book)
                said[kept].append(as_said)
    return said


def _kept(text: Sequence[str], at: int, name: str, book: _Book) -> tuple[str, str]:
    """Return the kind that a word counts as here, and the words to show for it."""
    word = text[at]
    if name not in {"good", "bad"}:
        return name, word
    is_denied = _is_denied(text, at, book.sets["denying"])
    if name == "good" and _is_too_much(text, at, book):
        too = f"too {word}" if text[at - 1] == "too" else word
        return ("not_bad", f"not {too}") if is_denied else ("bad", too)
    if is_denied:
        return "bad" if name == "good" else "not_bad", f"not {word}"
    return name, word


def _polarity(text: str) -> float:
    """Return TextBlob's polarity: one signal of many. No web process loads it."""
    from textblob import TextBlob

    return float(TextBlob(text).sentiment.polarity)


def _much(count: float) -> float:
    return min(count, _MUCH) / 2


def features(
    text: str, read_words: Sequence[str], invites: str | None
) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Return the general features of a comment, and the words behind them."""
    said = _said(read_words, _book())
    size = sum(word != BREAK for word in read_words)
    asks = invites if invites in {"praise", "improve"} else "open"
    polarity = _polarity(text)
    opens_with_nothing = any(word in _book().sets["nothing"] for word in read_words[:3])
    base = {
        "always": 1.0,
        "good": _much(len(said["good"]) + len(said["not_bad"])),
        "great": _much(len(said["great"])),
        "bad": _much(len(said["bad"])),
        "wanting": _much(len(said["wanting"])),
        "turning": _much(len(said["turning"])),
        "denying": _much(len(said["denying"])),
        "hedging": _much(len(said["hedging"])),
        "both": float(bool(said["good"]) and bool(said["bad"])),
        "no_sign": float(not (said["good"] or said["bad"] or said["nothing"])),
        "polarity": polarity,
        "polarity_low": float(polarity < 0),
        "nothing": float(opens_with_nothing),
        "nothing_short": float(opens_with_nothing and size <= _SHORT),
        "short": float(size <= _SHORT),
        "long": min(size, 120) / 60,
    }
    extra = {f"{name}/{asks}": base[name] for name in _CROSSED if asks != "open"}
    return base | extra, said


def _chances(found: Mapping[str, float]) -> tuple[float, float, float]:
    """Return the chances of negative, mixed and positive."""
    weights = _book().weights
    sums = [
        sum(value * weights[name][place] for name, value in found.items() if name in weights)
        for place in range(3)
    ]
    powers = [math.exp(each - max(sums)) for each in sums]
    total = sum(powers)
    return powers[0] / total, powers[1] / total, powers[2] / total


def _why(said: Mapping[str, list[str]], invites: str | None) -> tuple[str, ...]:
    shown = {"good": "good", "not_bad": "good", "bad": "not good", "wanting": "asks for something"}
    why = [f"{shown[kind]}: {word}" for kind in shown for word in dict.fromkeys(said[kind])]
    if said["nothing"]:
        why.append("nothing")
    if invites and why:
        why.append(f"the question invites: {invites}")
    return tuple(why[:12])


def _is_no_answer(read_words: Sequence[str]) -> bool:
    line = " ".join(word for word in read_words if word != BREAK)
    return not line or line in _book().not_answering


def feeling_in(
    text: str, read_words: Sequence[str], invites: str | None, *, readable: bool
) -> Feeling:
    """Return the feeling of words that were read already."""
    if not readable:
        return UNREAD
    if _is_no_answer(read_words):
        return Feeling("neutral", "neutral", 0.0, ("no answer",), read_by_computer=True)
    found, said = features(text[: _READ_UP_TO * 8], read_words[:_READ_UP_TO], invites)
    chances = _chances(found)
    best = max(range(3), key=chances.__getitem__)
    guess = _ORDER[best]
    is_sure = chances[best] >= _book().sure_from
    score = round(chances[2] - chances[0], 3)
    return Feeling(
        guess if is_sure else "unsure", guess, score, _why(said, invites), read_by_computer=True
    )


def feel(text: str, invites: str | None = None, language: str = "en") -> Feeling:
    """Return how a comment feels. `invites` is what its question invites: praise, improve, open."""
    read_words = words(text)
    return feeling_in(text, read_words, invites, readable=can_read(read_words, language))
