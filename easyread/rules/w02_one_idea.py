"""W2: more than one idea in a sentence, so that people take in one thing at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from easyread.drawn_together import noun_and_is
from easyread.finding import Kind, Note
from easyread.listed import phrases
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Sentence, Word, words_of
from easyread.wordlists import many, plain_words

_TEXTS: frozenset[Kind] = frozenset(["text", "question"])
_JOINS = many("and but so or then because although ergo hence thus therefore yet nor")
_WHO = many("i you he she it we they there this that these those everybody nobody people")
_WHOSE = many("the your our my his her their its a an some each every all")
_BEFORE_A_VERB = many("please then also always never just")
# Who does it may be said only once before these.
_FINITE = many("is are was were has have had does do did goes went then also always never just")
_HE = many("i he she we they you it")
_DOERS = many("i he she we they")
# These open a clause always; those only before somebody who does something: "before lunch".
_OPENS = many("if when because although though unless whilst while whenever")
_MAY_OPEN = many("before after until till since once so")
_NO_CLAUSE = many("of possible needed necessary not so a")
_ASKING = many("what how who why where which")  # "What happens after we speak": a heading
# "When do you go?" asks; "When you go, is it clean?" says when first.
_ASKED_WITH = many("do does did is are was were can could will would should has have had")
# "he's", "I'm", "they've": somebody and what they do in one word.
_AND_IS = ("'s", "'m", "'re", "'ve", "'ll", "'d")
_PEOPLE = many("mum dad mummy daddy gran nan")
_OBJECTS = many("me him her us them there here")
_LEAST_BEFORE, _LEAST_PART, _FARTHEST = 3, 2, 4
_LEAST_OPENED = 5  # "When you come, ring us"
_FAR = 60  # words: of a longer sentence the beginning is enough
_COLON = re.compile(r"(?:(?<!for example):|;)[ \t]+(?=\S)", re.IGNORECASE)
# "or you if you like", "me and you too": nobody does anything here.
_NOT_DOING = many("if too and or but at in on with for to as by not who from")


def find(passage: Passage) -> Iterator[Note]:
    """Find two clauses joined by a word such as "and" or "if", more than one comma, and a colon."""
    for sentence in passage.sentences:
        words = passage.counted(sentence)[:_FAR]
        cut = _cut(passage, sentence, words)
        if cut:
            message = "This sentence says more than one thing. One idea at a time is easier."
            yield Note(sentence.start, sentence.end, message, _parts(passage, sentence, cut))


def _cut(passage: Passage, sentence: Sentence, words: tuple[Word, ...]) -> tuple[int, int] | None:
    """Give the place where the sentence comes apart."""
    is_asking = passage.ends_with(sentence, "?")
    if not is_asking:  # in a question Q1 speaks of "and"
        joined = _joined(passage, words)
        if joined:
            return joined
    is_heading = not is_asking and bool(words) and words[0].low in _ASKING
    opened = next((at for at in range(len(words) - 2) if _opens(words, at)), None)
    if opened is not None and not is_heading:
        return words[opened].start, words[opened].start
    commas = _commas(passage, words)
    colon = _COLON.search(passage.text, sentence.start, sentence.end)
    if len(commas) > 1:
        return commas[0], commas[0] + 1
    if colon and _is_between_two(words, colon):
        return colon.span()
    return None


def _is_between_two(words: tuple[Word, ...], colon: re.Match[str]) -> bool:
    """Say whether something is said on each side: "Lunch; then games.", not "Lunch: pasta"."""
    if len(words) < 2 or not words[0].start < colon.start() < words[-1].start:
        return False
    after = next(at for at, word in enumerate(words) if word.start > colon.start())
    is_said = any(word.low in plain_words("verbs", "plain") for word in words[after:])
    return after > 1 or colon[0].startswith(";") or is_said


def _joined(passage: Passage, words: tuple[Word, ...]) -> tuple[int, int] | None:
    """Give the place where "and" or a comma joins two sentences."""
    first = 2 if words and words[0].low in plain_words("verbs") else _LEAST_BEFORE
    for place in range(first, len(words) - 1):
        before, word = words[place - 1], words[place]
        between = passage.text[before.end : word.start].strip()
        if word.low in _JOINS and place < len(words) - 2 and _is_clause(passage, words, place + 1):
            return word.start, words[place + 1].start
        if between == "&" and place < len(words) - 1 and _is_clause(passage, words, place):
            return before.end, word.start
        if between == "," and (_goes_on(words, place) or _does_more(words, place)):
            return before.end, word.start
        if between == "," and word.low in _JOINS and _goes_on_later(words, place + 1):
            return word.start, words[place + 1].start
    return None


def _goes_on(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a sentence follows another after a comma: "I do not want it, I am 15"."""
    is_somebody = words[at].low in _HE or _is_drawn(words[at])
    is_doing = _is_drawn(words[at]) or _is_doing(words, at)
    done = (_is_drawn(words[one]) or (words[one].low in _HE and _is_doing(words, one))
            for one in range(at - 1))  # fmt: skip
    return is_somebody and is_doing and not _opens(words, 0) and any(done)


def _does_more(words: tuple[Word, ...], at: int) -> bool:
    """Say whether more is done after a comma: "I ran, fell and cried", ", which is blue"."""
    if words[at].low in ("which", "who"):
        return _does(words, at + 1)
    before = {word.low for word in words[:at]}
    is_shared = not before.isdisjoint(plain_words("verbs", "helping"))  # "can write, draw"
    is_first = not before.isdisjoint(_HE) and not _opens(words, 0)
    return is_first and not is_shared and words[at].low in _verbs()


def _goes_on_later(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a sentence follows ", and": "in Year 6 they came", "ask your nurse"."""
    ahead = words[at : at + _FARTHEST + 1]
    is_order = words[at].low in plain_words("verbs") and at + 1 < len(words)
    if is_order and words[at + 1].low in _WHOSE | _OBJECTS:
        return True
    return any(word.low in _DOERS and _is_doing(words, at + ahead.index(word)) for word in ahead)


def _is_drawn(word: Word) -> bool:
    """Say whether somebody and what they do are drawn together: "he's"."""
    return word.low.endswith(_AND_IS) and word.low.partition("'")[0] in _WHO


def _opens(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a smaller sentence begins here: "when the bell rings", "before he comes"."""
    low, after = words[at].low, words[at + 1].low
    if at == 1 or (at == 0 and len(words) < _LEAST_OPENED) or after in _NO_CLAUSE:
        return False
    if at == 0 and low == "when" and after in _ASKED_WITH:
        return False
    if low == "so" and after == "that":
        return at > 0
    if low == "that" and at and words[at - 1].low == "fact":  # "due to the fact that"
        return True
    if low == "such" and after == "time":  # "until such time as you are well"
        return True
    if low == "as":  # "as soon as the bell rings", "as I was ill"; not "as you are"
        is_soon = after == "soon" and at + 3 < len(words) and words[at + 3].low not in _NO_CLAUSE
        may = at + 2 < len(words) and words[at + 2].low in plain_words("verbs", "helping")
        return is_soon or after in _DOERS or (after == "it" and may)
    if low in _OPENS:
        return not (at and words[at - 1].low in _WHOSE)  # "after a while"
    return low in _MAY_OPEN and (
        (after in _HE and (after not in ("you", "it") or _is_doing(words, at + 1)))
        or _somebody_does(words, at + 1)
        or (after in _WHOSE and _thing_does(words, at + 3))
    )


def _thing_does(words: tuple[Word, ...], at: int) -> bool:
    """Say whether "the bell" rings; in "after the show we had chips" we do it."""
    is_other = at < len(words) and words[at].low in _WHO
    return not is_other and (_does(words, at) or _does(words, at + 1))


def _does(words: tuple[Word, ...], at: int) -> bool:
    """Say whether somebody does something in this place."""
    if at >= len(words):
        return False
    return words[at].low.removesuffix("n't") in _verbs()


@cache
def _verbs() -> frozenset[str]:
    return plain_words("verbs", "plain") | plain_words("verbs")


def _somebody_does(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a name and what they do stand here: "Mum picks"."""
    low, after = words[at].low, words[at + 1].low
    if words[at].text[:1].isupper() and low in _known_people() and after.endswith("s"):
        return not after.endswith(("ss", "'s"))
    is_name = words[at].text[:1].isupper() or low in _PEOPLE
    return is_name and low != "i" and _does(words, at + 1)


@cache
def _known_people() -> frozenset[str]:
    return frozenset().union(*(plain_words("people", key) for key in ("women", "men", "names")))


def _is_clause(passage: Passage, words: tuple[Word, ...], at: int) -> bool:
    """Say whether somebody does something from here on: "they decide", "send it"."""
    if _is_drawn(words[at]):
        return True
    nouns = pairwise(words[at : at + _FARTHEST])
    if any(noun_and_is(passage.text, *pair) for pair in nouns):  # "but the journey's a nightmare"
        return True
    if _do_it_together(words, at):
        return False
    if _somebody_does(words, at) and any(
        _does(words, before) or words[before].low in _OBJECTS for before in range(at - 1)
    ):
        return True
    if words[at].low in _WHO:
        is_sure = words[at].low not in ("you", "it", "that", "this", "those")
        return is_sure or _is_doing(words, at) or _you_do(words, at)
    if words[at].low in _WHOSE:
        ahead = words[at + 2 : at + _FARTHEST]
        return any(word.low in plain_words("verbs", "plain") for word in ahead)
    is_shared = any(word.low in plain_words("verbs", "helping") for word in words[: at - 1])
    if words[at].low.removesuffix("n't") in plain_words("verbs", "plain"):  # "and has not come"
        return any(_does(words, before) for before in range(1, at - 1))
    return not is_shared and _is_verb(words, at) and any(
        word.low in _WHO or word.low in plain_words("verbs") for word in words[: at - 2]
    )  # fmt: skip


def _do_it_together(words: tuple[Word, ...], at: int) -> bool:
    """Say whether two people do one thing: "so Tom and Ben eat"."""
    people = _known_people() | _PEOPLE
    are_people = words[at - 2].low in people and words[at].low in people
    return are_people and at + 1 < len(words) and words[at + 1].low in plain_words("verbs")


def _you_do(words: tuple[Word, ...], at: int) -> bool:
    return words[at].low == "you" and at + 2 < len(words) and words[at + 1].low not in _NOT_DOING


def _is_doing(words: tuple[Word, ...], at: int) -> bool:
    ahead = words[at + 1 : at + 3]
    verbs = _verbs() | plain_words("verbs", "helping")
    return any(
        word.low.removesuffix("n't") in verbs or (word.low.endswith("ed") and len(word.low) > 3)
        for word in ahead
    )


def _is_verb(words: tuple[Word, ...], at: int) -> bool:
    low = words[at + 1].low if words[at].low in _BEFORE_A_VERB else words[at].low
    return low in plain_words("verbs")


def _commas(passage: Passage, words: tuple[Word, ...]) -> list[int]:
    """The commas between words, each with two words or more before the next: no dates, no names.
    In "a cold, a cough, and a rash" the last one counts with one word too."""
    found: list[int] = []
    since = 0
    for before, after in pairwise(words):
        since += 1
        if passage.text[before.end : after.start] == ", ":
            if not found or since >= _LEAST_PART or after.low in ("and", "or"):
                found.append(before.end)
            since = 0
    return found


def _parts(passage: Passage, sentence: Sentence, cut: tuple[int, int]) -> str:
    """Give the two sentences that it could be."""
    commas = _commas(passage, passage.counted(sentence))
    if len(commas) > 1:
        is_set_in = passage.text[commas[0] :].startswith((", which ", ", who "))
        return _EACH if is_set_in else "Put each thing on a line of its own."
    text = " ".join(passage.text[sentence.start : cut[0]].split()).rstrip(",:; ")
    rest = " ".join(passage.text[cut[1] : sentence.end].split())
    if cut[0] == cut[1]:
        return _instead(passage, sentence, cut[0])
    first, second = sentence.words[0], words_of(passage.text, cut[1], sentence.end)[0]
    verb = second.low.removesuffix("n't")
    if verb in plain_words("verbs") | _FINITE:  # who does it is said only once
        if first.low in _WHO:
            return f"{text}. / {first.text} {rest}"
        if first.low not in plain_words("verbs"):
            return "Make two sentences. Say in each who does it."
    return f"{text}. / {rest[0].upper()}{rest[1:]}"


def _instead(passage: Passage, sentence: Sentence, at: int) -> str:
    """What to write for a word such as "whilst", where there is something."""
    listed = (
        entry.try_this
        for start, _, entry in phrases("joining").find(sentence.words)
        if sentence.words[start].start == at and entry.try_this
    )
    return next(listed, _EACH)


_EACH = "Say each thing in a sentence of its own."

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
        "We came home because of the snow.",
        "You get a rest after lunch.",
        "We had a rest before the trip.",
        "What happens after we speak",
        "Tom and Ben like English lessons.",
        "I get it as soon as possible.",
        "Come at 9:30 on Monday, 2 June.",
        "When do you go to the club?",
        "Yes, you can come.",
        "After lunch, we go home.",
        "After the show, we had chips.",
        "You can write, draw or talk.",
    ),
    bad=(
        "The bus is late and we wait for it.",
        "You can come but they do not let you in.",
        "We read your words and send them to the council.",
        "Bring a coat, a hat, a bag.",
        "This is what we do: we read every answer.",
        "The lunch is free, so you can eat it.",
        "When the bell rings, put your coat on.",
        "You can stay unless it rains.",
        "Dad drives me there and Mum picks me up.",
        "Ben plays chess and Maya draws.",
        "As soon as the bell rings we run.",
        "I went home early as I felt ill.",
        "Press the button and wait for the nurse.",
        "The club is full due to the fact that it is free.",
        "I wait before the taxi comes.",
        "We go early so that we get a seat.",
        "I like art but the room's always cold.",
        "The lift broke so she's at home.",
        "I eat at noon, I'm never late.",
        "The room is full & nobody helps us.",
        "The form, which is blue, is free.",
        "What do you do if the bus is late?",
        "When you go to the club, is it loud?",
        "Come early or you miss the bus.",
        "I saved my money, went to town and slept.",
        "Lunch; then games.",
        "Wait until such time as we ring.",
        "The club is new, which helps me.",
        "He had a cold, a cough, and a rash.",
        "Read the label, or ask your nurse.",
        "I came in Year 4, and in Year 6 they left.",
    ),
    find=find,
    kinds=_TEXTS,
    trouble="ideas",
    rank=20,
)
