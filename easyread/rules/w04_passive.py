"""W4: sentences that hide who does it, so that people know who will do what."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.listed import hits
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Word
from easyread.wordlists import many, plain_words

_BE = many(
    "am is are was were be been being get gets got getting i'm you're we're they're it's he's she's"
)
_BETWEEN = many(
    "not also often always never only just still being been now then already soon "
    "well all both usually ever so very sometimes either"
)
# "will be closed", "has been lost": somebody does it; "is closed" says how a thing is.
_HAPPENING = many("be been being")
_WHO = many("you they he she it we i people children anyone somebody everyone there")
_ASKING = many("how when where why what who which")
_WHOSE = many("your their my our his her the this that these those a an any")
_LEFT_BY = many("was were be been being get got")
_LEFT_WHERE = many("on in at out behind alone with without outside waiting by")
_AS_DOER = {"us": "we", "me": "I", "him": "he", "her": "she", "them": "they"}
_LEAST = 5
_FARTHEST, _LONGEST_NAME = 4, 5
_ENDS_A_SUBJECT = many(
    "who which that to at on in for with from when if so but or because not a an"
)
_ENDS_A_NAME = many("who which that and or in on at to for with from when if so but is are will")


def find(passage: Passage) -> Iterator[Note]:
    """Find "is" or "are" and the like with a form such as "told" or "asked"."""
    if passage.kind == "question" and any(hits(passage, "sensitive")):  # Q17 speaks of those
        return
    for sentence in passage.sentences:
        words = sentence.words
        places = [place for place, word in enumerate(words) if word.low in _BE]
        last = -1
        for place in places:
            done = _done_to(words, place)
            is_ready = done and words[done].low == "done" and words[place].low in ("are", "am")
            if (
                done
                and not is_ready
                and done != last
                and _is_unbroken(passage, words[place], words[done])
            ):
                last = done
                message = "This hides who does it."
                yield Note(
                    words[place].start,
                    words[done].end,
                    message,
                    _ASK if passage.ends_with(sentence, "?") else _start_with(words, done),
                )


_ASK = "Say in the question who does it: “Does your school ...?”, “Do we ...?”"


def _start_with(words: tuple[Word, ...], done: int) -> str:
    """Name the one who does it, where the sentence does: "by our team"."""
    near = range(done + 1, min(done + _FARTHEST + 1, len(words)))
    by = next((at for at in near if words[at].low == "by"), None)
    if by is None:
        return "Say first who does it: “We ...”"
    after = words[by + 1 : by + 1 + _LONGEST_NAME]
    stop = next((at for at, word in enumerate(after) if word.low in _ENDS_A_NAME), len(after))
    name = " ".join(word.text for word in after[:stop])
    name = _AS_DOER.get(name.lower(), name)  # "by us", and not "by her team"
    is_cut = stop == _LONGEST_NAME < len(words) - by - 1
    if not name or is_cut or after[0].kind != "word" or after[0].low.endswith("ing"):
        return "Say first who does it: “We ...”"
    return f"Say first who does it: “{name[0].upper()}{name[1:]} ...”"


def _done_to(words: tuple[Word, ...], place: int) -> int | None:
    """Give the place of the participle that belongs to the "is" at this place."""
    at = _past_subject(words, place)
    for ahead in range(at, min(at + _FARTHEST, len(words))):
        low = words[ahead].low
        if _is_participle(words, ahead):
            return ahead
        if low not in _BETWEEN and not low.endswith("ly"):
            return None
    return None


def _past_subject(words: tuple[Word, ...], place: int) -> int:
    """Step over who it is about where a question turns the order: Are you told? Is your plan
    checked?"""
    at = place + 1
    is_turned = place == 0 or (place == 1 and words[0].low in _ASKING)
    if not is_turned or at >= len(words):
        return at
    if words[at].low in _WHO:
        return at + 1
    if words[at].low in _WHOSE:
        for ahead in range(at + 2, min(at + _LONGEST_NAME + 2, len(words))):
            if words[ahead].low in _ENDS_A_SUBJECT:
                break
            if _is_participle(words, ahead):
                return ahead
    return at


def _is_participle(words: tuple[Word, ...], place: int) -> bool:
    low = words[place].low
    after = words[place + 1].low if place + 1 < len(words) else ""
    if low == "used":  # "You are used to it" says how somebody is
        return after != "to" or _is_thing(words, place)
    if low == "compared":  # "How is it compared to ...?"
        return after not in ("to", "with")
    if low == "left" and after in _LEFT_WHERE:  # "was left on the bus"; "nothing was left"
        return words[place - 1].low in _LEFT_BY
    if low in plain_words("states"):
        is_done = after == "by" or words[place - 1].low in _HAPPENING
        return is_done and low in plain_words("states", "done_by")
    if low in plain_words("participles"):
        return True
    return low.endswith("ed") and len(low) >= _LEAST and "-" not in low


def _is_thing(words: tuple[Word, ...], place: int) -> bool:
    """Say whether what follows "used to" is done with a thing: "used to help"."""
    return place + 2 < len(words) and words[place + 2].low in plain_words("verbs")


def _is_unbroken(passage: Passage, first: Word, last: Word) -> bool:
    return not any(mark in passage.text[first.end : last.start] for mark in ",;:.!?\n")


RULE = Rule(
    id="W4",
    level="warning",
    title="Who does it",
    why="People want to know who will do what.",
    source="UK Government, Accessible communication formats; W3C COGA o3p02; in 11% of"
    " published easy-read sentences and"
    " in 21% of their originals",
    good=(
        "We read every answer.",
        "I am worried and tired.",
        "Are you bored at school?",
        "The bus is called the Red Bus.",
        "You are allowed to stop.",
        "The school is closed. She was excited.",
        "She left the bus.",
        "Was your old bus red and slow?",
    ),
    bad=(
        "The money is used to buy books.",
        "Your answers are read by a team.",
        "A meeting was held.",
        "You will be told soon.",
        "Are you asked what you want?",
        "Is your plan checked each year?",
        "The form must be signed.",
        "He was left on the bus.",
        "Was your child's progress and behaviour discussed?",
    ),
    find=find,
    trouble="who",
)
