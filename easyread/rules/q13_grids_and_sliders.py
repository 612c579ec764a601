"""Q13: grids, orders and sliders, so that one tap is enough to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule

_KINDS = frozenset(["matrix", "grid", "ranking", "rank", "slider", "drag", "scale", "rating"])
_WHAT = r"(?:the|these|this|those|them|your|each|it|an?|and|to|all|any|every)"
_WORDS = re.compile(
    rf"(?<!taxi )(?<!\ba )(?<!\bthe )\brank(?:ed|ing)? (?:{_WHAT}|in order|from)\b"
    r"|\b(?:put|place|sort|arrange|number|list) .{1,40}\b(?:in|into) (?:the |an? )?(?:\w+ )?order\b"
    r"|\border of importance\b|\b(?:from|your) (?:best|most important) to (?:worst|least)\b"
    # "Drag the face", not "a drag race"
    r"|\bslider\b|(?:^\W*|(?<=[.!?,] )|\b(?:please|and|or|then|by) )"
    rf"(?:slid(?:e|ing)|drag(?:ging)?) {_WHAT}\b"
    r"|\b(?:in|on|use|complete|fill in) (?:this|the|a) (?:matrix|grid)\b|\bmatrix (?:below|above)\b"
    r"|\b(?:table|grid|chart) (?:below|above)\b"
    r"|\b(?:each|every) row\b"
    r"|\bon a scale (?:of|from)\b"
    # "How many points out of 10?", not "3 out of 5 people" and not "from 1 to 5 on Monday"
    r"|(?<!\d )(?<!one )(?<!two )(?<!three )(?<!four )\bout of (?:10|ten|100|5|five)\b"
    r"|\b(?:rate|score|mark|points?|stars?|number|give|choose|pick)\b.{1,60}\bfrom \d+ to \d+\b"
    r"|\bfrom [01] to (?:5|7|10|100)\b(?= (?:where|with|how))"
    r"|\bscore (?:from|between|out of)\b|\brate .{1,60}\bfrom \d\b",
    re.IGNORECASE,
)


def find(passage: Passage) -> Iterator[Note]:
    """Find the kinds of question that need more than a tap, and words that ask for them."""
    found = _WORDS.search(passage.text)
    if found:
        yield Note(found.start(), found.end(), _MESSAGE, _INSTEAD)
    elif passage.asked and passage.asked.kind in _KINDS:
        yield Note(0, len(passage.text), _MESSAGE, _INSTEAD)


_MESSAGE = "Grids, orders and sliders are hard to use and hard to think about."
_INSTEAD = "Ask one thing at a time, with 3 answers or fewer."

RULE = Rule(
    id="Q13",
    level="error",
    title="Grid, order or slider",
    why="Many people cannot drag, and few can put many things in order.",
    source="WCAG 2.5.7 (no dragging); W3C COGA",
    good=(
        "Which is best for you?",
        "In what order do you get dressed?",
        Asked("How is school?", ("Good", "OK", "Bad")),
        "Do you sit at a table?",
        "Who is in the same row as you?",
        "Is a coat a drag?",
        "Can you drag your chair?",
        "Where do you slide your pass?",
        "Is there a taxi rank in your street?",
        "Is the club open from 4 to 5?",
        "Are 3 out of 5 lessons good?",
    ),
    bad=(
        "Rank these from best to worst.",
        "Put these lessons in order. Which is first?",
        "How is school on a scale of 1 to 5?",
        "Drag the face to your answer.",
        Asked("How is each lesson?", kind="matrix"),
        "How many points out of 10 do you give?",
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="grid",
)
