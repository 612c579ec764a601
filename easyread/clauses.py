"""For W2: where a second sentence begins inside a sentence."""

from __future__ import annotations

from itertools import pairwise

from easyread.doing import (
    HE,
    OBJECTS,
    WHO,
    WHOSE,
    did_it,
    do_it_together,
    does,
    is_another_order,
    is_doing,
    is_drawn,
    is_verb,
    orders,
    somebody_does,
    verbs,
    you_do,
)
from easyread.drawn_together import noun_and_is
from easyread.passage import Passage
from easyread.sentences import Word
from easyread.wordlists import many, plain_words

_JOINS = many("and but so or then because although ergo hence thus therefore yet nor plus")
_DOERS = many("i he she we they")
# These open a clause always; those only before somebody who does something: "before lunch".
_OPENS = many("if when because cos although though unless whilst while whenever")
_MAY_OPEN = many("before after until till since once so")
_NO_CLAUSE = many("of possible needed necessary not so a")
# "When do you go?" asks; "When you go, is it clean?" says when first.
_ASKED_WITH = many("do does did is are was were can could will would should has have had")
# What was done, and is no thing: "but the room fell through".
_TOLD = many("fell broke shut came went left stopped started closed opened ran said told")
_LEAST_BEFORE, _FARTHEST = 3, 4
_LEAST_OPENED = 5  # "When you come, ring us"


def joined(passage: Passage, words: tuple[Word, ...]) -> tuple[int, int] | None:
    """Give the place where "and" or a comma joins two sentences."""
    first = 2 if words and words[0].low in plain_words("verbs") else _LEAST_BEFORE
    cuts = (_cut_at(passage, words, place) for place in range(first, len(words) - 1))
    return next(filter(None, cuts), None)


def _cut_at(passage: Passage, words: tuple[Word, ...], place: int) -> tuple[int, int] | None:
    before, word = words[place - 1], words[place]
    between = passage.text[before.end : word.start].strip()
    if _is_joined(passage, words, place, between):
        return word.start, words[place + 1].start
    is_beside = between == "&" and _is_clause(passage, words, place)
    is_after = between == "," and (
        is_another_order(words, place) or _goes_on(words, place) or _does_more(words, place)
    )
    return (before.end, word.start) if is_beside or is_after else None


def _is_joined(passage: Passage, words: tuple[Word, ...], place: int, between: str) -> bool:
    """Say whether this word joins what follows to what was said: "and", "so", ", as"."""
    low, after = words[place].low, place + 1
    has_room = after < len(words) - 1
    if low in _JOINS and has_room and _is_clause(passage, words, after):
        return True
    if low == "so" and _tells_to(words, after):
        return True
    if between != ",":
        return False
    return (low in _JOINS and _goes_on_later(words, after)) or (
        low == "as" and has_room and _is_clause(passage, words, after)
    )


def _goes_on(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a sentence follows another after a comma: "I do not want it, I am 15"."""
    if at + 1 < len(words) and somebody_does(words, at):
        return any(somebody_does(words, one) for one in range(at - 1))
    is_somebody = words[at].low in HE or is_drawn(words[at])
    acts = is_drawn(words[at]) or is_doing(words, at)
    done = (is_drawn(words[one]) or (words[one].low in HE and is_doing(words, one))
            for one in range(at - 1))  # fmt: skip
    return is_somebody and acts and not opens(words, 0) and any(done)


def _does_more(words: tuple[Word, ...], at: int) -> bool:
    """Say whether more is done after a comma: "I ran, fell and cried", ", which is blue"."""
    if words[at].low in ("which", "who"):
        return at + 2 < len(words)
    before = {word.low for word in words[:at]}
    is_shared = not before.isdisjoint(plain_words("verbs", "helping"))  # "can write, draw"
    is_first = not before.isdisjoint(HE) and not opens(words, 0)
    return is_first and not is_shared and words[at].low in verbs()


def _goes_on_later(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a sentence follows ", and": "in Year 6 they came"."""
    ahead = words[at : at + _FARTHEST + 1]
    return any(word.low in _DOERS and is_doing(words, at + ahead.index(word)) for word in ahead)


def _tells_to(words: tuple[Word, ...], at: int) -> bool:
    """Say whether an order follows: "so please ring us"."""
    at += words[at].low == "please"
    return at + 1 < len(words) and words[at].low in orders()


def opens(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a smaller sentence begins here: "when the bell rings", "before he comes"."""
    low, after = words[at].low, words[at + 1].low
    if at == 1 or (at == 0 and len(words) < _LEAST_OPENED) or after in _NO_CLAUSE:
        return False
    if at == 0 and low == "when" and after in _ASKED_WITH:
        return False
    if low == "so" and after == "that":
        return at > 0
    if low == "that" and at and words[at - 1].low in ("fact", "event"):  # "in the event that"
        return True
    if low == "such" and after == "time":  # "until such time as you are well"
        return True
    if low == "as":  # "as soon as the bell rings", "as I was ill"; not "as you are"
        is_soon = after == "soon" and at + 3 < len(words) and words[at + 3].low not in _NO_CLAUSE
        may = at + 2 < len(words) and words[at + 2].low in plain_words("verbs", "helping")
        return is_soon or after in _DOERS or (after == "it" and may)
    if low in _OPENS:
        return not (at and words[at - 1].low in WHOSE)  # "after a while"
    return low in _MAY_OPEN and (
        (after in HE and (after not in ("you", "it") or is_doing(words, at + 1)))
        or somebody_does(words, at + 1)
        or (after in WHOSE and _thing_does(words, at + 3))
    )


def _thing_does(words: tuple[Word, ...], at: int) -> bool:
    """Say whether "the bell" rings; in "after the show we had chips" we do it."""
    is_other = at < len(words) and words[at].low in WHO
    return not is_other and (does(words, at) or does(words, at + 1))


def _is_clause(passage: Passage, words: tuple[Word, ...], at: int) -> bool:
    """Say whether somebody does something from here on: "they decide", "send it"."""
    if is_drawn(words[at]) or is_another_order(words, at) or did_it(words, at):
        return True
    nouns = pairwise(words[at : at + _FARTHEST])
    if any(noun_and_is(passage.text, *pair) for pair in nouns):  # "but the journey's a nightmare"
        return True
    if do_it_together(words, at):
        return False
    if somebody_does(words, at) and any(
        does(words, before) or words[before].low in OBJECTS for before in range(at - 1)
    ):
        return True
    if words[at].low in WHO:
        is_sure = words[at].low not in ("you", "it", "that", "this", "those")
        return is_sure or is_doing(words, at) or you_do(words, at)
    if words[at].low in WHOSE:
        ahead = words[at + 2 : at + _FARTHEST]
        return any(
            word.low.removesuffix("n't") in _TOLD | plain_words("verbs", "plain") for word in ahead
        )
    is_shared = any(word.low in plain_words("verbs", "helping") for word in words[: at - 1])
    if words[at].low.removesuffix("n't") in plain_words("verbs", "plain"):  # "and has not come"
        return any(does(words, before) for before in range(1, at - 1))
    return not is_shared and is_verb(words, at) and any(
        word.low in WHO or word.low in plain_words("verbs") for word in words[: at - 2]
    )  # fmt: skip
