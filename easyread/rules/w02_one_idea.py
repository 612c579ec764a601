"""W2: more than one idea in a sentence, so that people take in one thing at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from easyread.clauses import joined, opens
from easyread.doing import WHO
from easyread.finding import Kind, Note
from easyread.listed import phrases
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Sentence, Word, words_of
from easyread.wordlists import many, plain_words

_TEXTS: frozenset[Kind] = frozenset(["text", "question"])
# Who does it may be said only once before these.
_FINITE = many("is are was were has have had does do did goes went then also always never just")
_ASKING = many("what how who why where which")  # "What happens after we speak": a heading
_LEAST_PART = 2
_FAR = 60  # words: of a longer sentence the beginning is enough
_COLON = re.compile(r"(?:(?<!for example):|;)[ \t]+(?=\S)", re.IGNORECASE)


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
        found = joined(passage, words)
        if found:
            return found
    is_heading = not is_asking and bool(words) and words[0].low in _ASKING
    opened = next((at for at in range(len(words) - 2) if opens(words, at)), None)
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
        if first.low in WHO:
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
        "It is red, as blood.",
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
        "The club shut, as the roof was broken.",
        "The bus is late so please wait here.",
        "What do you do if the bus is late?",
        "When you go to the club, is it loud?",
        "Come early or you miss the bus.",
        "I saved my money, went to town and slept.",
        "Lunch; then games.",
        "Wait until such time as we ring.",
        "The club is new, which helps me.",
        "He had a cold, a cough, and a rash.",
        "Read the label, or ask your nurse.",
        "Sign the form and post it to us.",
        "Please fill in the form and return it.",
        "Open the app, then type your code.",
        "Take your coat, close the door.",
        "They cut the bus and closed the club.",
        "Mum works nights, Dad works days.",
        "I came in Year 4, and in Year 6 they left.",
    ),
    find=find,
    kinds=_TEXTS,
    trouble="ideas",
    rank=20,
)
