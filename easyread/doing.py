"""For W2: who does what in a sentence, told by the words alone."""

from __future__ import annotations

from functools import cache

from easyread.sentences import Word
from easyread.wordlists import many, plain_words

WHO = many(
    "i you he she it we they there this that these those everybody nobody everyone someone somebody"
    " people"
)
WHOSE = many("the your our my his her their its a an some each every all")
HE = many("i he she we they you it")
OBJECTS = many("me him her us them there here it")
_BEFORE_A_VERB = many("please then also always never just")
# "he's", "I'm", "they've": somebody and what they do in one word.
_AND_IS = ("'s", "'m", "'re", "'ve", "'ll", "'d")
_PEOPLE = many("mum dad mummy daddy gran nan")
_ONWARD = many("up down to in on at for back out off with over into away well before after")
_AFTER_AN_ORDER = WHOSE | OBJECTS | _ONWARD
# "or you if you like", "me and you too": nobody does anything here.
_NOT_DOING = many("if too and or but at in on with for to as by not who from")


def is_drawn(word: Word) -> bool:
    """Say whether somebody and what they do are drawn together: "he's"."""
    return word.low.endswith(_AND_IS) and word.low.partition("'")[0] in WHO


def does(words: tuple[Word, ...], at: int) -> bool:
    """Say whether somebody does something in this place."""
    if at >= len(words):
        return False
    return words[at].low.removesuffix("n't") in verbs()


@cache
def verbs() -> frozenset[str]:
    return plain_words("verbs", "plain") | plain_words("verbs")


@cache
def orders() -> frozenset[str]:
    """What somebody can be told to do: "sign it", "post it"."""
    return plain_words("verbs") | plain_words("verbs", "orders")


@cache
def _acting() -> frozenset[str]:
    return verbs() | plain_words("verbs", "helping")


def somebody_does(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a name and what they do stand here: "Mum picks"."""
    low, after = words[at].low, words[at + 1].low
    if words[at].text[:1].isupper() and low in _known_people() and after.endswith("s"):
        return not after.endswith(("ss", "'s"))
    is_name = words[at].text[:1].isupper() or low in _PEOPLE
    return is_name and low != "i" and does(words, at + 1)


@cache
def _known_people() -> frozenset[str]:
    return frozenset().union(*(plain_words("people", key) for key in ("women", "men", "names")))


def is_another_order(words: tuple[Word, ...], at: int) -> bool:
    """Say whether the sentence tells two things to do: "Sign the form and post it"."""
    first = words[words[0].low == "please"]
    at += words[at].low in _BEFORE_A_VERB
    is_order = first.low in orders() and at + 1 < len(words) and words[at].low in orders()
    return is_order and words[at + 1].low in _AFTER_AN_ORDER


def did_it(words: tuple[Word, ...], at: int) -> bool:
    """Say whether something more was done: "and closed the club"."""
    is_done = words[at].low.endswith("ed") and at + 2 < len(words)
    return is_done and words[at + 1].low in WHOSE | OBJECTS


def do_it_together(words: tuple[Word, ...], at: int) -> bool:
    """Say whether two people do one thing: "so Tom and Ben eat"."""
    people = _known_people() | _PEOPLE
    are_people = words[at - 2].low in people and words[at].low in people
    return are_people and at + 1 < len(words) and words[at + 1].low in plain_words("verbs")


def you_do(words: tuple[Word, ...], at: int) -> bool:
    return words[at].low == "you" and at + 2 < len(words) and words[at + 1].low not in _NOT_DOING


def is_doing(words: tuple[Word, ...], at: int) -> bool:
    ahead = words[at + 1 : at + 3]
    return any(
        word.low.removesuffix("n't") in _acting() or (word.low.endswith("ed") and len(word.low) > 3)
        for word in ahead
    )


def is_verb(words: tuple[Word, ...], at: int) -> bool:
    low = words[at + 1].low if words[at].low in _BEFORE_A_VERB else words[at].low
    return low in plain_words("verbs")
