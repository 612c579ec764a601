"""W27: speaking about the reader, so that the person who reads knows that they are meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from easyread.finding import Note
from easyread.listed import phrases
from easyread.passage import Asked, Passage
from easyread.rule import Rule
from easyread.sentences import Word, words_of
from easyread.wordlists import many

_YOU = many("you your yours yourself yourselves")
# "How can we help?" and "How is my bus?" speak to somebody too.
_SPEAKING = _YOU | many("we us our ours i me my mine")
# "What is good?" and "What would make it better?" stand after a question that says "you".
_AFTER_ANOTHER = frozenset(["praise", "improve"])
_ASKING = many(
    "do does did is are was were can could will would may what who where when how why which"
)
# "Most young people feel safe" reports; "All customers can ring us" speaks of the reader.
_OPENERS = many("a an the each every all any this our these") | _ASKING
# Groups of which texts also report: "Young people told us".
_MANY = frozenset(
    [
        "young people",
        "disabled people",
        "member",
        "student",
        "pupil",
        "resident",
        "learner",
        "visitor",
        "participant",
    ]
)
_DID = many(
    "said told asked came went met had was were did gave made saw got thought felt wrote chose"
    " spoke took found knew who with and from of in at"
)
# "Pupils should be collected": what is done with them, told to others.
_BE = many("be is are been")
_LEAST_AFTER = 1
_LATEST = 4  # who does it stands near the start: "The reader picks", "How does the young person"


def find(passage: Passage) -> Iterator[Note]:
    """Find sentences that are about "the reader" or "customers" and never say "you", and questions
    that speak to nobody."""
    found = list(_about_the_reader(passage))
    yield from found
    asked = passage.asked
    if found or not asked or asked.kind == "practice" or asked.invites in _AFTER_ANOTHER:
        return
    lead = (word for text in asked.lead for word in words_of(text))
    if not any(word.low in _SPEAKING for word in (*passage.words, *lead)):
        tip = "Say “you” or “your”: “Is your bus late?”, “What do you like about lunch?”"
        yield Note(0, len(passage.text), "This question does not say “you”.", tip)


def _about_the_reader(passage: Passage) -> Iterator[Note]:
    for number, sentence in enumerate(passage.sentences):
        words = sentence.words
        asks = passage.ends_with(sentence, "?")
        near = words if asks else words[: _LATEST + _LEAST_AFTER]
        hit = next(phrases("about_the_reader").find(near), None)
        if not hit or len(words) - hit[1] < _LEAST_AFTER or any(w.low in _YOU for w in words):
            continue
        start, stop, entry = hit
        is_first = start <= _LATEST and all(word.low in _OPENERS for word in words[:start])
        is_report = _is_report(words, stop, entry.avoid) or (number > 0 and entry.avoid in _MANY)
        if asks or (is_first and not is_report):
            named = passage.text[words[start].start : words[stop - 1].end]
            message = f"“{named}” may be the person who reads this."
            yield Note(words[start].start, words[stop - 1].end, message, entry.try_this)


def _is_report(words: tuple[Word, ...], stop: int, who: str) -> bool:
    """Say whether a text tells what a group did: "Young people told us"."""
    low, said = words[stop].low, words[stop - 1].low
    is_done = any(
        be.low in _BE and done.low.endswith("ed") for be, done in pairwise(words[stop : stop + 3])
    )
    is_told = low in _DID or (low.endswith("ed") and low != "need")
    return who == "disabled people" or "'" in said or (who in _MANY and (is_told or is_done))


RULE = Rule(
    id="W27",
    level="warning",
    title="Speak to the person",
    why="A person who reads “you” knows that it is for them.",
    source="Inclusion Europe (speak to people directly); W3C COGA o3p02",
    good=(
        "You choose a face.",
        "We tell you what we do.",
        "Your teacher helps the pupils.",
        "You are our readers.",
        "I met a customer.",
        "Most young people feel safe.",
        "Pupils should be collected at noon.",
        "Each pupil's work is seen by the head.",
        Asked("How is your bus?"),
        Asked("What would make it better?", invites="improve"),
    ),
    bad=(
        "The reader chooses a face.",
        "Customers can ring us.",
        "The young person gets a letter.",
        "Users may stop.",
        "Each client sees a nurse.",
        Asked("Is the bus on time?", ("Early", "On time", "Late")),
    ),
    find=find,
    trouble="word",
    rank=55,
)
