"""Q1: two questions in one, so that nobody is asked for one answer where they have two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from easyread.doing import orders
from easyread.finding import Level, Note
from easyread.passage import Passage
from easyread.phrases import stem
from easyread.rule import QUESTIONS, Rule
from easyread.sentences import Sentence, Word, words_of
from easyread.wordlists import many, plain_words

_JOINS = frozenset(["and", "or"])
_SMALL = many(
    "a an the your my our their his her its this these to in at on by with for of "
    "from about is are be it very too so more most really quite"
)
# "When you are at home and at school, how do you feel?": what stands before the comma only sets
# the scene.
_SCENE = many("when if after before while at in on during since think thinking for")
# "Do you and your teacher agree?": nobody does this alone.
_DONE_TOGETHER = frozenset(["agree", "meet", "argue", "share"])
# What follows these is not what is asked, so a join there is worth a thought and is no error.
_ASIDE = frozenset(
    ["when", "if", "where", "because", "that", "who", "which", "while", "after", "before"]
)
# "Do you agree that ...": two questions that begin so are no better than one (Q2).
_LEANING = frozenset(["agree", "disagree"])
_ITS_OWN = many("to what it your the a an my their them")
_HEADS = many("member members frame")  # "a friend or family member"
_WHO = many("you your your the he she it they we i there this that these those my our a an")
_MORE = frozenset(["you", "why", "what", "how", "so", "then"])
_CLOSED = many("is are was were am do does did can could will would have has had should may")
_OPEN = many("how what when where who why which")
# "Which is better, the bus or the taxi?": words that say that one is to be chosen.
_CHOOSING = frozenset(["rather", "prefer", "which", "choose"])
# "Can you get out and about?": one thing said in two words.
_IN_ONE_BREATH = many(
    "out/about on/off off/on to/from in/out up/down back/forth here/there now/then more/more"
)
# "Are you between 10 and 15?", "Do you and your friends eat together?": both are one thing.
_BOTH = frozenset(["between", "together"])


def find(passage: Passage) -> Iterator[Note]:
    """Find "and" and "or" in what is asked; pairs that are one thing and either-or questions are
    fine."""
    for sentence in passage.questions:
        words = _asked(passage, sentence)
        lows = frozenset(word.low for word in words)
        if lows & _BOTH:
            continue
        for place in range(1, len(words) - 1):
            is_shared = words[place - 1].low == "you" and lows & _DONE_TOGETHER
            is_choice = words[place].low == "or" and lows & _CHOOSING
            if not is_shared and not is_choice and _joins_two(passage, words, place):
                yield _note(passage, sentence, words, place)
                break


def _asked(passage: Passage, sentence: Sentence) -> tuple[Word, ...]:
    words = sentence.words
    if words and words[0].low in _SCENE:
        comma = passage.text.find(",", sentence.start, sentence.end)
        rest = tuple(word for word in words if word.start > comma)
        return rest if comma > 0 and len(rest) > 2 else words
    return words


def _joins_two(passage: Passage, words: Sequence[Word], place: int) -> bool:
    if words[place].low not in _JOINS:
        return _is_as_well_as(words, place)
    if words[place - 1].low in _JOINS:  # "and/or" was looked at already
        return False
    if words[place + 1].low in _JOINS and place + 2 < len(words):  # "and/or"
        return not _is_pair("or", _beside(words, place, -1), _beside(words, place + 1, 1))
    if f"{words[place - 1].low}/{words[place + 1].low}" in _IN_ONE_BREATH:
        return False
    left, right = _beside(words, place, -1), _beside(words, place, 1)
    if _is_pair(words[place].low, left, right) or _is_name(words, place):
        return False
    if words[place].low == "and":
        return True
    return not _is_either_or(passage, left, right) and not _offers_each(passage, words, place)


def _join_ends(words: Sequence[Word], place: int) -> int:
    """The place after the joining words: "and", "and/or", "as well as"."""
    if _is_as_well_as(words, place):
        return place + 3
    return place + 1 + (words[place + 1].low in _JOINS and place + 2 < len(words))


def _is_as_well_as(words: Sequence[Word], place: int) -> bool:
    is_last = place + 3 >= len(words)
    return not is_last and [word.low for word in words[place : place + 3]] == ["as", "well", "as"]


def _beside(words: Sequence[Word], place: int, step: int) -> Word:
    """The nearest word that carries meaning, before or after a join."""
    at = place + step
    while 0 < at < len(words) - 1 and words[at].low in _SMALL:
        at += step
    return words[at]


def _is_pair(join: str, left: Word, right: Word) -> bool:
    first, second = _one(left.low), _one(right.low)
    pairs = _pairs()
    return (
        first == second
        or (first, join, second) in pairs
        or ("", join, second) in pairs
        or (first, join, "") in pairs
        or "number" in (left.kind, right.kind)
    )


def _one(low: str) -> str:
    """The word for one of them: teachers, teacher."""
    low = stem(low).rstrip("'")
    return low[:-1] if low.endswith("s") and len(low) > 3 and not low.endswith("ss") else low


@cache
def _pairs() -> frozenset[tuple[str, str, str]]:
    return frozenset(_split(pair) for pair in plain_words("pairs"))


def _split(pair: str) -> tuple[str, str, str]:
    join = "and" if "and" in pair.split() else "or"
    first, _, second = f" {pair} ".partition(f" {join} ")
    return _one(first.strip()), join, _one(second.strip())


def _is_name(words: Sequence[Word], place: int) -> bool:
    before, after = words[place - 1], words[place + 1]
    return place > 1 and before.text[:1].isupper() and after.text[:1].isupper()


def _is_either_or(passage: Passage, left: Word, right: Word) -> bool:
    if _are_opposites(left.low, right.low):
        return True
    offered = " ".join(passage.options()).lower()
    return bool(offered) and left.low in offered and right.low in offered


def _offers_each(passage: Passage, words: Sequence[Word], place: int) -> bool:
    """Say whether one answer stands before the "or" and another after it: Walk, Bus."""
    before = {word.low for word in words[:place]}
    after = {word.low for word in words[place + 1 :]}
    offered = [{word.low for word in words_of(option)} for option in passage.options()]
    return any(one <= before for one in offered if one) and any(
        one <= after and not one <= before for one in offered if one
    )


def _are_opposites(left: str, right: str) -> bool:
    return f"{left} {right}" in plain_words("opposites") or f"{right} {left}" in plain_words(
        "opposites"
    )


def _note(passage: Passage, sentence: Sentence, words: Sequence[Word], place: int) -> Note:
    left, right = _beside(words, place, -1), _beside(words, _join_ends(words, place) - 1, 1)
    message = "This asks two things. A person may have two answers."
    return Note(
        left.start,
        right.end,
        message,
        _split_up(passage, sentence, words, place),
        _level(words, place),
    )


def _level(words: Sequence[Word], place: int) -> Level:
    """An error where the parts could surely get two answers."""
    is_together = [word.low for word in words[place - 1 : place + 2]] in (
        ["you", "and", "your"],
        ["you", "or", "your"],
    )
    is_aside = any(word.low in _ASIDE for word in words[1:place])
    is_open_or = words[place].low == "or" and words[0].low not in _CLOSED
    is_last_or = words[place].low == "or" and place >= len(words) - 3
    return "warning" if is_together or is_aside or is_open_or or is_last_or else "error"


def _split_up(passage: Passage, sentence: Sentence, words: Sequence[Word], place: int) -> str:
    """Suggest the two questions, where leaving one part out gives a whole question."""
    text = passage.text
    ends = _join_ends(words, place)
    before, after = words[place - 1], words[ends]
    if after.low in _CLOSED | _OPEN and ends + 1 < len(words) and _is_asked_anew(words[ends + 1]):
        first = text[sentence.start : before.end] + "?"
        return f"{first} / {after.text.capitalize()}{text[after.end : sentence.end]}"
    leans = any(word.low in _LEANING for word in words[: place + 1])
    is_longer = not _is_one_word(text, words, place, ends)
    if leans or is_longer or {before.low, after.low} & (_SMALL | _ASIDE | _MORE) or place < 2:
        left, right = _beside(words, place, -1), _beside(words, ends - 1, 1)
        return f"Ask about “{left.text}” and about “{right.text}” in two questions."
    first = text[sentence.start : before.end] + text[after.end : sentence.end]
    second = text[sentence.start : before.start] + text[after.start : sentence.end]
    return f"{first} / {second}"


def _is_asked_anew(word: Word) -> bool:
    """Say whether a question begins again: "and do you ...", not "and do what you asked"."""
    return word.low in _WHO


def _is_one_word(text: str, words: Sequence[Word], place: int, ends: int) -> bool:
    """Say whether one word stands on each side, so that leaving one out leaves a whole question."""
    before, after = words[place - 1], words[ends]
    follows = words[ends + 1].low if ends + 1 < len(words) else ""
    doing = orders()
    # "your teeth and wash your face", "a job or go to college": a verb with words of its own.
    is_doing_more = follows in _ITS_OWN and after.low in doing and before.low not in doing
    is_list = "," in text[words[max(0, place - 2)].start : before.end]
    return not is_doing_more and not is_list and follows not in _HEADS


RULE = Rule(
    id="Q1",
    level="error",
    title="Two questions in one",
    why="A person who has two answers cannot give them in one.",
    source="Survey method; 59% of original consultation questions have and/or, 26% of their"
    " easy-read versions",
    good=(
        "Do your mum and dad help you?",
        "Is the bus good or bad?",
        "Do you like fish and chips?",
        "You go to school and come home. How is the bus?",
        "Is your school or college near?",
        "Do you want to go or not?",
        "Are you between 10 and 15 years old?",
    ),
    bad=(
        "Are your teachers and helpers kind?",
        "Do you feel safe and happy at school?",
        "Who helps you with reading or writing?",
        "Is the bus clean and is it on time?",
        "What do you like and dislike about school?",
        "Do the doctors or nurses listen to you?",
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="two questions",
)
