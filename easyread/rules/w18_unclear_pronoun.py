"""W18: "she", "they" and "it" that could mean two, so that nobody has to guess who did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, takewhile

from easyread.doing import does
from easyread.finding import Note
from easyread.passage import Passage
from easyread.phrases import stem
from easyread.rule import Rule
from easyread.sentences import Sentence, Word
from easyread.wordlists import many, plain_words

_SHE, _HE, _THEY = many("she her hers"), many("he him his"), many("they them their theirs")
_FAMILIES = (_SHE, _HE, _THEY)
_DOING = many("he she they")
_IS = many("is was")
_IT = many("it its itself")
_A = many("a an the my our your his her their this that")
# What ends the words for a thing: "the red taxi | and", "my bag | is".
_AFTER_THING = (
    _A
    | _IT
    | many(
        "and or but so then when if because that which who where while before after until as than i"
        " you he she we they them him us me in on at to from of for with by into onto under over"
        " near off out up down is are was were has have had will can does did do not"
    )
)
_TIMES = many(
    "day morning afternoon evening night week weekend month year term time moment hour minute end"
    " start way same other others rest first last next whole"
)
_WEATHER = many("rains rained snows snowed takes took seems seemed depends")
_SAYS_HOW = many("to that for when if raining snowing")
_TITLES, _OF_BOTH = many("mr mrs ms miss mx dr"), many("mx dr")
_HELPS = many("is are was were do does did can will may must have has had")
_FEW = 3
_LATER = 2  # so that a sentence without end costs no more than its length
_AT_LEAST = 2
_NEAR = 2


def find(passage: Passage) -> Iterator[Note]:
    """Find a pronoun that two before it could be; "It is your choice" is fine."""
    for number, sentence in enumerate(passage.sentences):
        before = passage.sentences[number - 1] if number else None
        for family in _FAMILIES:
            yield from _in_sentence(passage, before, sentence, family)
        yield from _of_things(sentence.words)


def _of_things(words: tuple[Word, ...]) -> Iterator[Note]:
    """Find "it" and "its" after two things: "My bag fell on the lamp and it lost its top"."""
    places = [at for at, word in enumerate(words) if word.low in _IT and not _is_empty(words, at)]
    if len(places) < _AT_LEAST:
        return
    things = dict.fromkeys(filter(None, (_thing(words, at) for at in range(places[0]))))
    if len(things) >= _AT_LEAST:
        word = words[places[0]]
        named = " or ".join(f"“{thing}”" for thing in list(things)[:2])
        message = f"“{word.text}” could mean {named}."
        yield Note(word.start, word.end, message, "Say again what it is.")


def _is_empty(words: Sequence[Word], at: int) -> bool:
    """Say whether "it" means no thing: "it rains", "it is hard to"."""
    lows = [word.low for word in words[at : at + _FEW + 1]]
    is_being = len(lows) > 1 and lows[1] in _IS
    return bool(_WEATHER & {*lows[1:2]}) or (is_being and bool(_SAYS_HOW & {*lows[2:]}))


def _thing(words: Sequence[Word], at: int) -> str:
    """The one thing whose words begin here: "taxi" for "the taxi"; people and times are none."""
    if words[at].low not in _A:
        return ""
    ahead = list(takewhile(lambda one: one.low not in _AFTER_THING, words[at + 1 : at + 1 + _FEW]))
    lows = {stem(word.low) for word in ahead}
    is_many = any(low.endswith("s") and not low.endswith(("ss", "us", "is")) for low in lows)
    if not ahead or is_many or lows & (_TIMES | _anybody()):
        return ""
    return ahead[0].low


@cache
def _anybody() -> frozenset[str]:
    keys = ("women", "men", "anyone", "with_the", "several", "names")
    return frozenset().union(*(plain_words("people", key) for key in keys))


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
    if words[place].text[:1].isupper() and _is_what_they_are(words[max(0, place - 2) : place]):
        return False
    if words[place].low in _TITLES:  # the name after it is the person
        return False
    if words[place].low in plain_words("people", "with_the"):
        return family is not _THEY and place > 0 and words[place - 1].low == "the"
    return words[place].low in _could_be(family) or (
        family is not _THEY and _is_named(words, place, family)
    )


def _is_what_they_are(before: Sequence[Word]) -> bool:
    """Say whether a name follows "is" or "is called": it is the person before it."""
    lows = [word.low for word in before]
    return bool(lows) and (lows[-1] in _IS or (lows[0] in _IS and lows[-1] in ("called", "named")))


def _is_named(words: Sequence[Word], place: int, family: frozenset[str]) -> bool:
    """Say whether a name that is in no list stands here: "Mr Cole", "Ann told Xander"."""
    word, before = words[place], words[place - 1] if place else None
    if before is None or not word.text[:1].isupper() or word.text.isupper():
        return False
    if before.low in _TITLES:
        return before.low in _OF_BOTH or (before.low == "mr") == (family is _HE)
    return does(tuple(words), place - 1) and before.low not in _HELPS


def _is_common_word(word: Word) -> bool:
    """Say whether a name's letters are no name here: "jack" is one only as "Jack"."""
    return word.low in plain_words("people", "names") and not word.text[:1].isupper()


def _is_together(words: Sequence[Word], place: int) -> bool:
    return any(word.low in ("and", "or") for word in words[max(0, place - _NEAR) : place])


@cache
def _could_be(family: frozenset[str]) -> frozenset[str]:
    if family is _THEY:
        one = plain_words("people", "anyone")
        return plain_words("people", "several") | {f"{person}s" for person in one}
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
        "My head hurts. Tell the nurse so that he can help.",
        "My taxi has its own ramp and it is new.",
        "Mrs Shah told Mr Cole that he was late.",
        "I like the bus in the morning when it rains and it is cold.",
    ),
    bad=(
        "My mum met my teacher. She was late.",
        "Tom told Ben that he was late.",
        "The nurses met the parents. They were kind.",
        "Anna and Beth came. She was late.",
        "My dad rang the doctor when he was ill.",
        "Leah met Maya and then she hit her.",
        "The boy pushed his cousin and he fell.",
        "My bag fell on the lamp and it lost its top.",
        "The head met the builder when he came.",
        "Mr Shah told Mr Cole that he was late.",
        "The boy told Xander that he was late.",
    ),
    find=find,
    trouble="pronoun",
)
