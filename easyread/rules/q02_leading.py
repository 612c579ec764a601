"""Q2: questions that lean, so that nobody is pushed towards an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import QUESTIONS, Rule
from easyread.sentences import Sentence, Word
from easyread.wordlists import many, plain_words

_PUSH = re.compile(
    r"\b(?:do(?:n't| not)? you(?: not)? agree that|would(?:n't)? you(?: not)? agree"
    r"|wouldn't you say|would you not say"
    r"|do(?:n't| not)? you(?: not)? think"
    r"(?: that)?(?= (?:it|this|that|the|your|we|our)\b.*"
    r"\b(?:should|must|would|better|important|need))"
    r"|(?<!what )(?<!where )(?<!who )(?<!why )(?<!how )(?<!when )(?<!which )don't you"
    r"|^\W*do you not (?:think|agree|want)"
    r"|wouldn't you|won't you|isn't it"
    r"|aren't (?:they|you|we)"
    r"|you (?:must|will surely) agree|why (?:is|are|was|were|do|does|did) .{1,60} so (?=\w))",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\b(?:surely|obviously|of course|as (?:you|we all) know|everyone (?:knows|agrees|says)"
    r"|(?:most|many|other|all|lots of|a lot of)"
    r" (?:people|parents|families|children|pupils|students|staff|teachers|young people|others)"
    r" (?:think|say|agree|like|love|prefer|enjoy|want|feel))\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r",\s*(?:(?:is|are|was|were|do|does|did|has|have|can|could|will|would|should|wo|ca)"
    r"(?:n't| not)? (?:it|you|they|he|she|we|there|i)(?: not)?"
    r"|right|yes|ok|okay|correct|innit|no|eh)\s*\?",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"\bhow (?:much )?(?:do|did|does) (?:you|your child) (?:love|enjoy)\b", re.IGNORECASE
)
_CLOSED = many("is are was were am do does did can could will would have has had should how")
_NEAR = frozenset(["our", "your", "their", "this"])
_OURS = frozenset(["our", "your", "the", "this", "their", "these", "those"])
_EXCEPTED = frozenset(["best", "worst"])


def find(passage: Passage) -> Iterator[Note]:
    """Find phrases that push, questions tacked on to the end, and words of praise or blame in a
    closed question."""
    crowd = _CROWD.search(passage.text)
    if crowd:
        message = "What others think pushes towards one answer."
        yield Note(crowd.start(), crowd.end(), message, "Ask without it.")
    for sentence in passage.questions:
        yield from _pushing(passage, sentence)
        yield from _praising(passage, sentence)


def _pushing(passage: Passage, sentence: Sentence) -> Iterator[Note]:
    text = passage.text
    tag = _TAG.search(text, sentence.start, sentence.end)
    is_turned = bool(sentence.words) and sentence.words[0].low.endswith("n't")
    push = _PUSH.search(text, sentence.start, min(sentence.end, sentence.start + 2000))
    supposes = _SUPPOSES.search(text, sentence.start, sentence.end)
    if tag:
        tip = f"Ask without “{tag.group().strip(' ,')}”."
        yield Note(
            tag.start(), tag.end(), "The end of this question pushes towards one answer.", tip
        )
    elif is_turned:
        first = sentence.words[0]
        yield Note(first.start, first.end, "This pushes towards “yes”.", "Ask “Is it good or bad?”")
    elif push:
        message = "This pushes towards one answer."
        yield Note(
            push.start(),
            push.end(),
            message,
            "Ask “What do you think about ...?” or “Is it good or bad?”",
        )
    elif supposes:
        message = "This takes it for granted that the person likes it."
        yield Note(supposes.start(), supposes.end(), message, "Ask “How is ...?”", "warning")


def _praising(passage: Passage, sentence: Sentence) -> Iterator[Note]:
    words = sentence.words
    if not words:
        return
    leans = _leans if words[0].low in _CLOSED else _is_taken_for_granted
    for place, word in enumerate(words[1:], 1):
        if leans(words, place) and not _is_either_or(words, place):
            message = f"“{word.text}” tells the person what to think."
            yield Note(
                word.start,
                word.end,
                message,
                f"Ask without “{word.text}”, or ask “Is it good or bad?”",
            )
            return


def _leans(words: tuple[Word, ...], place: int) -> bool:
    low, before = words[place].low, words[place - 1].low
    is_before_noun = place + 1 < len(words) and words[place + 1].kind == "word"
    if low in plain_words("mild_praise"):
        is_of_people = low in plain_words("mild_praise", "of_people")
        befores = _OURS if is_of_people else _NEAR
        return before in befores and is_before_noun
    return low in plain_words("praise_and_blame") and low not in _EXCEPTED


def _is_taken_for_granted(words: tuple[Word, ...], place: int) -> bool:
    """Say whether praise or blame stands before a thing: "What do you think of our excellent
    nurses?"."""
    low = words[place].low
    is_before_noun = place + 1 < len(words) and words[place + 1].kind == "word"
    is_ours = words[place - 1].low in ("our", "your", "their", "these", "those")
    is_praise = low in plain_words("praise_and_blame") and low not in _EXCEPTED
    return is_ours and is_before_noun and is_praise


def _is_either_or(words: tuple[Word, ...], place: int) -> bool:
    return any(word.low == "or" for word in words[max(0, place - 2) : place + 3])


RULE = Rule(
    id="Q2",
    level="error",
    title="A question that leans",
    why="Many people say yes to please the person who asks.",
    source="Cardone and Dent, in Cardone 1999; Finlay and Lyons 2002",
    good=(
        "What is good about school?",
        "How is the bus?",
        "Is the bus good or bad?",
        "Do people listen to you?",
        "What could be better?",
        "What was the best thing today?",
        "Why don't you go to clubs?",
        "Would you say your child feels safe?",
        "What is great about school?",
    ),
    bad=(
        "Do you agree that the bus is good?",
        "Don't you think school should start later?",
        "The bus is better now, isn't it?",
        "Do you like our wonderful new bus?",
        "Was the terrible food a problem?",
        "You like school, right?",
        "Do you like your kind teachers?",
        "Isn't the bus good?",
        "How much do you enjoy the club?",
        "What do you think of our excellent nurses?",
        "Did the rude driver upset you?",
        "Most parents love our club. Do you?",
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="leaning",
    rank=20,
)
