"""For people with little time: the ways through a survey, and how long the longest is."""

from collections.abc import Iterator
from itertools import combinations

from app.ask.drafts import Draft
from app.ask.only_if import chosen_in
from app.ask.survey import UNCOUNTED

# Past this many tries the answer is the safe one: every question counts, and everything is met.
_MOST_TRIES = 50_000
_MANY_AT_ONCE = 3

_Met = frozenset[int]


class _TooManyError(Exception):
    """There are more ways than there is time for."""


def longest_way(drafts: list[Draft]) -> int:
    """The most questions that one person can be asked; pages to read are not counted."""
    counted = {draft.place for draft in drafts if draft.kind not in UNCOUNTED}
    try:
        return max((len(met & counted) for met in _ways(drafts)), default=0)
    except _TooManyError:
        return len(counted)


def never_met(drafts: list[Draft]) -> list[Draft]:
    """Questions with an only_if that no answers make true."""
    met: set[int] = set()
    try:
        for way in _ways(drafts):
            met |= way
    except _TooManyError:
        return []
    return [draft for draft in drafts if draft.place not in met and _is_sound(draft, drafts)]


def _is_sound(draft: Draft, drafts: list[Draft]) -> bool:
    """A tree with a slip in it has been told of already."""
    earlier = {other.id for other in drafts if other.place < draft.place}
    return all(chose.question in earlier for chose in chosen_in(draft.condition))


def _ways(drafts: list[Draft]) -> Iterator[_Met]:
    steering = {c.question for draft in drafts for c in chosen_in(draft.condition)}
    tries = 0
    waiting: list[tuple[int, dict[str, frozenset[str]], _Met]] = [(0, {}, frozenset())]
    while waiting:
        tries += 1
        if tries > _MOST_TRIES:
            raise _TooManyError
        at, answers, met = waiting.pop()
        if at == len(drafts):
            yield met
            continue
        draft = drafts[at]
        if draft.condition is not None and not draft.condition.holds(answers):
            waiting.append((at + 1, answers, met))
            continue
        met = met | {draft.place}
        if draft.id not in steering:
            waiting.append((at + 1, answers, met))
            continue
        waiting += [(at + 1, {**answers, draft.id: said}, met) for said in _could_say(draft)]


def _could_say(draft: Draft) -> list[frozenset[str]]:
    """Every answer, none at all, and for a `many` several at once."""
    answers = draft.answers or ()
    most = _MANY_AT_ONCE if draft.kind == "many" else 1
    return [frozenset(said) for size in range(most + 1) for said in combinations(answers, size)]
