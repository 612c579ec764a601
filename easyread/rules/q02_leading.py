"""Q2: questions that lean, so that nobody is pushed towards an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
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
    r"|(?:^\W*|(?<=[.!?] ))do you not (?:think|agree|want)"
    r"|wouldn't you|won't you|isn't it"
    r"|aren't (?:they|you|we)"
    r"|you (?:must|will surely) agree|why (?:is|are|was|were|do|does|did) .{1,60} so(?= \w))",
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
    r"\bhow (?:much )?(?:do|did|does) (?:you|your child) (?:love|enjoy)\b"
    r"|\bhow (?:badly|poorly|brilliantly) (?:do|did|does|is|are|was|were|has|have)\b",
    re.IGNORECASE,
)
# What stands before a question and tells what to think of it: "Given the cuts, ...".
_FRAMED = re.compile(
    r"\W*(?:given (?:that |how |all |the |our |your |these |this |what )|considering |despite "
    r"|in (?:view|light|spite) of |in the light of |bearing in mind |with all (?:the|our) "
    r"|after all (?:the|our) |as you know|thanks to our )[^?]{2,120}?,",
    re.IGNORECASE,
)
# "We work hard for you. How happy are you with us?": those who ask praise themselves.
_PRAISES_ITSELF = re.compile(
    r"\b(?:we|our (?:team|staff|service|council|school|teachers|nurses|drivers|people)|the"
    r" (?:council|team|school|service|staff))\b[^.!?]{0,60}\b(?:works? (?:very |really |so )?hard"
    r"|worked (?:very |really |so )?hard|(?:try|tries|tried|do|does|did|done) (?:our|its|their)"
    r" (?:very )?best|(?:are|is) (?:very |really |so )?(?:proud|pleased|committed|dedicated)"
    r"|(?:care|cares) (?:a lot|deeply|about you)|go(?:es)? out of (?:our|their|its) way"
    r"|(?:have|has) (?:spent|improved|invested|won|made .{1,30} better))\b",
    re.IGNORECASE,
)
# "Why do people laugh at you?": the question says that they do.
_WHY = re.compile(
    r"\W*(?:why|how come) (?:(?:is|are|was|were|do|does|did|has|have|will|would|can) )?+"
    r"(?!you\b|your child\b|i\b)(?:\w+ ){0,4}?"
    r"(?:always \w+|(?:let|lets|letting) \w+ down"
    r"|(?:leave|leaves|leaving) \w+ out|mess(?:es|ing)? up|l(?:ie|ies|ying) to"
    r"|(?:ignor|refus|fail|forget|forgot|neglect|blam|bull(?:y|ie)|mistreat|dismiss"
    r"|wast|cheat|shout|punish|laugh at|pick on|avoid|abandon|hurt|judg|annoy|upset|threat"
    r"|discriminat|exclud|hate)\w*\b)",
    re.IGNORECASE,
)
_HOW_MUCH = many("very really so truly")
_CLOSED = many("is are was were am do does did can could will would have has had should how")
_NEAR = frozenset(["our", "your", "their", "this"])
_OURS = frozenset(["our", "your", "the", "this", "their", "these", "those"])
_FARTHEST = 4
_EXCEPTED = frozenset(["best", "worst"])


def find(passage: Passage) -> Iterator[Note]:
    """Find phrases that push, questions tacked on to the end, and words of praise or blame in a
    closed question."""
    crowd = _CROWD.search(passage.text)
    if crowd:
        message = "What others think pushes towards one answer."
        yield Note(crowd.start(), crowd.end(), message, "Ask without it.")
    own = _PRAISES_ITSELF.search(passage.text)
    if own and passage.questions and not crowd:
        message = "Praise for those who ask pushes towards one answer."
        yield Note(own.start(), own.end(), message, "Ask without it.")
    for sentence in passage.questions:
        yield from _framing(passage, sentence)
        yield from _pushing(passage, sentence)
        yield from _praising(passage, sentence)


def _framing(passage: Passage, sentence: Sentence) -> Iterator[Note]:
    """Find what is taken for granted before anything is asked."""
    framed = _FRAMED.match(passage.text, sentence.start, sentence.end)
    if framed:
        message = "The start of this question tells the person what to think."
        yield Note(framed.start(), framed.end(), message, "Begin with what you want to know.")
    why = _WHY.match(passage.text, sentence.start, sentence.end)
    if why:
        message = "This takes it for granted that somebody does wrong."
        yield Note(why.start(), why.end(), message, "Ask first what happens.")


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
    elif push and not _names_one(sentence):
        message = "This pushes towards one answer."
        yield Note(
            push.start(),
            push.end(),
            message,
            "Ask “What do you think about ...?” or “Is it good or bad?”",
        )
    elif supposes:
        message = "This takes it for granted how it is."
        yield Note(supposes.start(), supposes.end(), message, "Ask “How is ...?”", "warning")


def _names_one(sentence: Sentence) -> bool:
    """Say whether it asks for one of some things: "Which lessons don't you like?"."""
    words = sentence.words
    return len(words) > 1 and words[0].low in ("which", "what") and words[1].low not in _CLOSED


def _praising(passage: Passage, sentence: Sentence) -> Iterator[Note]:
    words = sentence.words
    if not words:
        return
    degree = _degree(words)
    if degree is not None and not _is_either_or(words, degree) and not _has_both_ends(passage):
        word = words[degree]
        message = f"“How {word.text}” takes it for granted that it is {word.low}."
        yield Note(words[0].start, word.end, message, "Ask “Is it good or bad?”", "warning")
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


def _degree(words: tuple[Word, ...]) -> int | None:
    """The place of mild praise or blame after "how": "How caring are your nurses?"."""
    how = next((at for at, word in enumerate(words[:_FARTHEST]) if word.low == "how"), None)
    if how is None:
        return None
    at = how + 1 + (words[how + 1 : how + 2] != () and words[how + 1].low in _HOW_MUCH)
    leaning = plain_words("mild_praise") | (plain_words("praise_and_blame") - _EXCEPTED)
    is_mild = at < len(words) - 1 and words[at].low in leaning
    return at if is_mild and words[at + 1].low in _CLOSED else None


def _has_both_ends(passage: Passage) -> bool:
    """Say whether the answers offer a good end and a bad one, in words of their own."""
    lows = {option.strip(" .").lower() for option in passage.options()}
    return any(set(pair.split()) <= lows for pair in plain_words("opposites"))


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
    is_ours = is_ours or words[0].low == "why"  # "Why do lazy drivers make you late?"
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
        "Is it kind or unkind?",
        Asked("How good is the bus?", ("Good", "OK", "Bad")),
        "Why do you like school?",
        "Why do you hate going by bus?",
        "Why do people go by bus?",
        "Why can't your friend come with you?",
        "How good or bad is it?",
        "Given a choice, what do you do?",
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
        "How helpful was your nurse?",
        "Given the long wait, how do you feel?",
        "Our team does its best. How are we?",
        "Why do staff ignore you?",
        "Why is the bus always late?",
        "Why does the council let you down?",
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="leaning",
    rank=20,
)
