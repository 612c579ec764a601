"""For a young person in a survey: which question comes next, and where they are. Plain: no clock,
no request, no database.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from app.ask.only_if import Answers, chosen_in
from app.ask.survey import NOT_SAY, NOT_SURE, Question, Survey


@dataclass(frozen=True, slots=True)
class Given:
    """What one question has been answered with so far.

    `status` is answered, not_sure, not_say or skipped; `choices` are option ids; `wrote` is whether
    there are words (which are never shown again).
    """

    status: str
    choices: frozenset[str] = frozenset()
    number: int | None = None
    wrote: bool = False


AnswersSoFar = Mapping[str, Given]
MOST_LETTERS_OF_A_CHOICE = 40  # what a worry has for it
MOST_WAYS = 60  # tried for "of about": each page asks this, and "about" may be one off
UNSURE = {"not_sure": frozenset({NOT_SURE}), "not_say": frozenset({NOT_SAY})}


def chosen(answers: AnswersSoFar) -> dict[str, frozenset[str]]:
    """The answers in the form that `only_if` reads."""
    return {key: UNSURE.get(given.status, given.choices) for key, given in answers.items()}


def first_place(survey: Survey, answers: AnswersSoFar) -> int | None:
    """Where somebody with these answers carries on. None when every question is passed."""
    if not answers:
        return 1
    for place in places_on_the_way(survey, answers):
        question = survey.questions[place - 1]
        if question.is_stored and question.id not in answers:
            return place
    return None


def places_on_the_way(survey: Survey, answers: AnswersSoFar) -> tuple[int, ...]:
    """The place numbers that somebody with these answers meets, in order."""
    so_far = chosen(answers)
    return tuple(n for n, q in enumerate(survey.questions, start=1) if q.is_asked(so_far))


def next_place(survey: Survey, answers: AnswersSoFar, after: int) -> int | None:
    """The place after this one, or None when the way is at its end."""
    way = places_on_the_way(survey, answers)
    return next((place for place in way if place > after), None)


def place_before(survey: Survey, answers: AnswersSoFar, place: int) -> int | None:
    """The place before this one, or None at the beginning."""
    way = places_on_the_way(survey, answers)
    return next((n for n in reversed(way) if n < place), None)


def may_see(survey: Survey, answers: AnswersSoFar, place: int) -> bool:
    """Whether this place is on the person's way, with nothing unanswered before it."""
    way = places_on_the_way(survey, answers)
    return place in way and not any(
        survey.questions[n - 1].is_stored and survey.questions[n - 1].id not in answers
        for n in way
        if n < place
    )


def where_they_are(survey: Survey, answers: AnswersSoFar, place: int) -> tuple[int, int]:
    """For "Question 2 of about 6": the number of this one, and how many there are at most.

    The most on one way, not all that somebody may be asked: a number that falls from 14 to 11
    looks like a mistake.
    """
    so_far = chosen(answers)
    counted = _counted(survey, so_far)
    number = sum(n <= place for n in counted)
    ways = (len(_counted(survey, so_far | more)) for more in _may_still_say(survey, answers))
    return max(1, number), max(1, number, *ways)


def number_away(survey: Survey, answers: AnswersSoFar, place: int) -> int:
    """The number of a question in a pack, made before its person goes on without signal.

    Which way they go is not known yet: of all ways that come past here, it is the longest one's.
    """
    so_far, question = chosen(answers), survey.questions[place - 1]
    ways = (so_far | more for more in _may_still_say(survey, answers))
    here = (_counted(survey, way) for way in ways if question.is_asked(way))
    return max((sum(n <= place for n in counted) for counted in here), default=0) or 1


def _counted(survey: Survey, so_far: Answers) -> list[int]:
    places = enumerate(survey.questions, start=1)
    return [n for n, question in places if question.is_counted and question.is_asked(so_far)]


def _may_still_say(survey: Survey, answers: AnswersSoFar) -> Iterator[dict[str, frozenset[str]]]:
    """What the open questions that others hang on may be answered with: each answer, all, none."""
    trees = [question.only_if for question in survey.questions]
    hung_on = {leaf.question for tree in trees for leaf in chosen_in(tree)} - answers.keys()
    steering = [question for question in survey.questions if question.id in hung_on]
    for said in islice(product(*map(_could_say, steering)), MOST_WAYS):
        yield {question.id: one for question, one in zip(steering, said, strict=True)}


def _could_say(question: Question) -> list[frozenset[str]]:
    ids = [option.id for option in question.answers]
    several = [frozenset(ids)] if question.kind == "many" else []
    return [*several, *(frozenset({one}) for one in ids), frozenset()]


def looked_at_later(survey: Survey, answers: AnswersSoFar, place: int) -> str:
    """For a phone that loses its signal here: the choices that decide what is asked after `place`.

    JSON of question id -> option ids; empty when nothing later looks back.
    """
    later = (question.only_if for question in survey.questions[place:])
    wanted = {leaf.question for tree in later for leaf in chosen_in(tree)}
    said = {key: sorted(options) for key, options in chosen(answers).items() if key in wanted}
    return json.dumps(said, separators=(",", ":")) if said else ""


def off_the_way(survey: Survey, answers: AnswersSoFar) -> frozenset[str]:
    """Answers to questions that are not asked any more, because an earlier answer changed."""
    so_far = chosen(answers)
    return frozenset(
        question.id
        for question in survey.questions
        if question.id in answers and not question.is_asked(so_far)
    )


def is_at_the_bad_end(question: Question, given: Given) -> bool:
    """Whether a sensitive question was answered in a way that the lead should see (domain 0.3).

    Where nobody has said which end is good, the lead sees every answer: too much is the safe side.
    """
    if not question.sensitive or given.status != "answered" or question.kind == "age_band":
        return False
    if given.number is not None:
        return _is_no_good_number(question, given.number)
    if not _ends_are_known(question):
        return bool(given.choices)
    options = [option.id for option in question.answers]
    high_is_good = question.measures is None or question.measures.good == "high"
    return (options[-1] if high_is_good else options[0]) in given.choices


def _ends_are_known(question: Question) -> bool:
    """Good and easy faces say it themselves. Several answers, or stock phrases, have no ends."""
    if question.kind == "faces" and question.set != "yes":
        return True
    return question.measures is not None and question.kind in {"faces", "yes_no", "one"}


def _is_no_good_number(question: Question, number: int) -> bool:
    """Any number but the very best one, where there is a best one."""
    if question.measures is None:
        return True
    return number != (question.most if question.measures.good == "high" else question.least)


def said_shortly(given: Given) -> str:
    """An answer in the 40 letters that a worry has for it: whole ids, then how many more."""
    if given.number is not None:
        return str(given.number)
    ids = sorted(given.choices)
    for left_out in range(len(ids)):
        more = [f"+{left_out}"] if left_out else []
        said = " ".join([*ids[: len(ids) - left_out], *more])
        if len(said) <= MOST_LETTERS_OF_A_CHOICE:
            return said
    return f"+{len(ids)}"
