"""W17: two "not"s, so that nobody has to turn the meaning round twice."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Passage
from easyread.rule import Rule
from easyread.sentences import Word
from easyread.wordlists import many, plain_words

_NOT = many(
    "not cannot never no none nobody nothing nowhere neither without hardly scarcely no-one"
)
_NEW_CLAUSE = many(
    "and but or if because when so that who which while until unless although though "
    "than what where how why as"
)
_PREFIXES = ("un", "in", "im", "ir", "il", "dis")

Clause = list[Word]


def find(passage: Passage) -> Iterator[Note]:
    """Find two negatives in one clause (an error), and single ones (worth a thought)."""
    for sentence in passage.sentences:
        for clause in _clauses(passage, passage.read(sentence)):
            yield from _in_clause(passage, clause)


def _in_clause(passage: Passage, clause: Clause) -> Iterator[Note]:
    turns = [place for place, word in enumerate(clause) if _is_not(clause, place)]
    if not turns:
        return
    first = clause[turns[0]]
    inside = next(
        (word for word in clause[turns[0] + 1 :] if word.low in plain_words("negative_words")), None
    )
    if inside:
        message = "Two negatives turn the meaning round twice."
        yield Note(first.start, inside.end, message, _plain(inside.low))
    elif len(turns) > 1:
        message = "Two negatives turn the meaning round twice."
        yield Note(first.start, clause[turns[-1]].end, message, "Say what is, not what is not.")
    elif passage.kind != "option":
        message = "Sentences that say what is are easier than sentences with a “not”."
        yield Note(first.start, first.end, message, "Say what a person can do or get.", "warning")


def _is_not(clause: Clause, place: int) -> bool:
    low = clause[place].low
    if low.endswith("n't") or low in plain_words("bare_negatives"):
        return True
    if low == "no":
        return place + 1 < len(clause) and clause[place + 1].kind == "word"
    return low in _NOT and not (
        low == "not" and clause[place + 1 : place + 2] and clause[place + 1].low == "only"
    )


def _clauses(passage: Passage, words: tuple[Word, ...]) -> Iterator[Clause]:
    clause: Clause = []
    for word in words:
        between = passage.text[clause[-1].end : word.start] if clause else ""
        if clause and (word.low in _NEW_CLAUSE or any(mark in between for mark in ',;:–—“”"')):
            yield clause
            clause = []
        clause.append(word)
    yield clause


def _plain(low: str) -> str:
    """Suggest the word without its "not" inside: unhappy, happy."""
    prefix = next(prefix for prefix in _PREFIXES if low.startswith(prefix))
    return f"Say “{low[len(prefix) :]}”, or say what is."


RULE = Rule(
    id="W17",
    level="error",
    title="Two negatives",
    why="Each “not” turns the meaning round. Twice is hard to follow.",
    source="W3C COGA o3p03; Inclusion Europe (use positive sentences)",
    good=(
        "You can stop at any time.",
        "I am not sure.",
        "Do you feel safe? Yes or no.",
        "It is your choice.",
        "The bus is late and that is unfair.",
    ),
    bad=(
        "It is not unusual to be late.",
        "You cannot go without a coat.",
        "Nobody said nothing.",
        "I did not dislike it.",
        "We never do nothing.",
        "It isn't impossible.",
    ),
    find=find,
    trouble="not",
    rank=50,
)
