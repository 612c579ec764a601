"""W1: long sentences, so that nobody has lost the start when they come to the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Level, Note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.wordlists import many, plain_words

_AIM, _LONG, _TOO_LONG = 10, 15, 20
_JOINT = re.compile(
    r"\s*[,;:–—]\s+(?:(?:and|but|so|or|then)\s+)?"
    r"|\s+(?:and then|but|so that|so|because|which|although|while)\s+"
    r"|\s+and\s+(?=(?:you|we|they|he|she|it|i|the|this|that)\s)",
    re.IGNORECASE,
)
_LEAST_PART = 3
_OPENERS = many(
    "e.g i.e eg ie etc such like including for if when who which although because unless"
    " while where"
)


def find(passage: Passage) -> Iterator[Note]:
    """Count the words of each sentence; what is quoted does not count."""
    for sentence in passage.sentences:
        count = len(passage.counted(sentence))
        level = _level(count, strict=passage.strict)
        if level:
            message = (
                f"This sentence has {count} words. Short sentences are easier: about {_AIM} words."
            )
            tip = (
                _parts(" ".join(passage.text[sentence.start : sentence.end].split()))
                if count > _LONG
                else ""
            )
            yield Note(sentence.start, sentence.end, message, tip, level)


def _level(count: int, *, strict: bool) -> Level | None:
    if count > _TOO_LONG or (strict and count > _LONG):
        return "error"
    if count > _LONG:
        return "warning"
    return "info" if count > _AIM else None


def _parts(written: str) -> str:
    """Suggest the parts of the sentence as sentences, where it can be split."""
    if len(written) > 600:
        return "Say one thing in each sentence."
    parts: list[str] = []
    start = 0  # of the part that is not whole yet: one of two words stays with the next
    for joint in _JOINT.finditer(written):
        piece, rest = written[start : joint.start()], written[joint.end() :]
        if min(len(piece.split()), len(_JOINT.split(rest, maxsplit=1)[0].split())) >= _LEAST_PART:
            parts.append(piece)
            start = joint.end()
    parts.append(written[start:])
    if len(parts) < 2 or not all(_is_a_sentence(part) for part in parts):
        return "Say one thing in each sentence."
    return " / ".join(part[0].upper() + part[1:].rstrip(".") + "." for part in parts)


def _is_a_sentence(part: str) -> bool:
    """Say whether somebody does something in it: "the bus is late", not "e.g. swimming"."""
    words = part.lower().rstrip(".?!").split()
    verbs = plain_words("verbs") | plain_words("verbs", "plain") | plain_words("verbs", "helping")
    return words[0].rstrip(".,") not in _OPENERS and not verbs.isdisjoint(words)


RULE = Rule(
    id="W1",
    level="error",
    title="Long sentence",
    why="In a long sentence people lose the start before they come to the end.",
    source="UK Government, Accessible communication formats (10 to 15 words); Department of"
    " Health 2010 (15)",
    good=(
        "The bus was late.",
        "We read every answer. We tell you what we did.",
        "Dr. Lee came at 3.5 minutes past 9. She was kind.",
        "You can ring 01234 567 890 on any day.",
        "Bus\nTaxi\nWalk\nCar\nTrain\nBike\nScooter\nTram\nBoat\nPlane\nMy chair\nOther",
    ),
    bad=(
        "We will read what you write and then we will talk about it with the people who plan"
        " the buses.",
        "If you live a long way from your school you may be able to get a bus or a taxi there"
        " and back each day.",
        "Your plan says what help you get at school and who gives it to you and when they give it.",
        "This is a sentence that goes on and on for ever more.",
        "We asked families, we asked schools, we asked doctors, and then we made a list of"
        " all the things they said.",
    ),
    find=find,
    needs_english=False,
    trouble="length",
    speaks_for="ideas",
    rank=20,
)
