"""W16: words in capitals, so that nobody feels shouted at and every word keeps its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.capitals import is_shouted
from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Word

# "It is _your_ choice.", "I *really* want it": marks that stand for slanted or thick letters.
_SLANTED = re.compile(
    r"(?<![\w*_])(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])[^*_\n]{0,200}?[^\s*_](?P=mark)(?![\w*_])"
)


def find(passage: Passage) -> Iterator[Note]:
    """Find runs of words in capitals, single everyday words in capitals, and marks for slanted
    letters."""
    for found in _SLANTED.finditer(passage.text):
        if not passage.is_held(found.start()):
            message = "Slanted and thick letters are hard to read for some people."
            yield Note(found.start(), found.end(), message, found.group().strip("*_"))
    for sentence in passage.sentences:
        run: list[Word] = []
        for word in (*sentence.words, None):
            if word and _is_capitals(word):
                run.append(word)
                continue
            if len(run) > 2 or any(is_shouted(one) for one in run):
                written = passage.text[run[0].start : run[-1].end]
                message = "Words in capitals are hard to read, and feel like shouting."
                yield Note(run[0].start, run[-1].end, message, written[:200].capitalize())
            run = []


def _is_capitals(word: Word) -> bool:
    letters = word.text.replace("'", "")
    return word.kind == "word" and word.text.isupper() and len(letters) > (word.text == "I")


RULE = Rule(
    id="W16",
    level="error",
    title="Capitals",
    why="Words in capitals are hard to read, and feel like shouting.",
    source="Change 2016; Dudley Speech and Language Therapy; Inclusion Europe",
    good=(
        "Please read this.",
        "The BBC came. I was there.",
        "The NHS and the BBC help.",
        "We live in WA7.",
        "Send us your form. The SEND team reads it.",
        "Your name is in sam_jones.",
        "2 * 3 * 4",
        "Look at https://www.example.org.uk/_help_/now.",
    ),
    bad=(
        "PLEASE read this.",
        "YOU CAN STOP NOW.",
        "Do this TODAY.",
        "This is REALLY good.",
        "READ THE WHOLE PAGE",
        "It is _your_ choice.",
        "I *really* want a job.",
    ),
    find=find,
    needs_english=False,
    trouble="word",
    rank=35,
)
