"""For paper: who answers a question, in plain words, and the boxes that stand under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask_babel import gettext as _

from app.answer.pages.wording import option_text, starter_picture
from app.answer.paper import Asked, Tick, keys_of, numbers
from app.ask.gate import words_may_be_in
from app.ask.only_if import NEVER, AllOf, AnyOf, Chose, Condition, Not
from app.ask.survey import NOT_SAY, NOT_SURE, Question, Survey
from app.web.hard_words import WordsOfPage
from app.web.house import house
from app.web.language import chosen_language, place_shown

UNPRINTED = frozenset({"practice"})  # it teaches the screen's Skip; paper is left blank


def asked_on_paper(survey: Survey, voice: str) -> tuple[Asked, ...]:
    """Every question as paper asks it of this voice. Where nobody reads a language it takes no
    words (domain 0.7): such a question has its boxes to tick and no lines to write on.
    """
    known = numbers(survey.questions)
    takes_words = _takes_words()
    hard = WordsOfPage()
    asked = (
        _asked(survey, question, voice, known.get(question.id, 0))
        for question in survey.questions
        if _is_printed(question)
    )
    return tuple(
        _explained(one if takes_words or one.kind != "words" else _without_words(one), hard)
        for one in asked
    )


def _without_words(asked: Asked) -> Asked:
    """The same question with boxes to tick only, and what to do instead of writing."""
    said = _("You cannot write here in this language yet.")
    instead = _("You can write on the paper in English.")
    return replace(asked, kind="many", hints=(said, instead), before_words=(), may_quote=False)


def _is_printed(question: Question) -> bool:
    """A break, or a page that this language leaves out, is for screens."""
    is_for_screens = question.kind in UNPRINTED or question.is_break
    return not is_for_screens and question.only_if != NEVER


def _explained(asked: Asked, hard: WordsOfPage) -> Asked:
    """With what its hard words mean, where they first stand on this paper: nobody can tap it."""
    hard.meet((*asked.words, *asked.hints, *(tick.text for tick in asked.ticks)))
    return replace(asked, hard_words=tuple(hard.told()))


def leaves_out(survey: Survey) -> bool:
    """Whether the English paper asks for words, and this one must not."""
    return survey.takes_words and not _takes_words()


def _takes_words() -> bool:
    return words_may_be_in(house().area.place, chosen_language())


def _asked(survey: Survey, question: Question, voice: str, number: int) -> Asked:
    words = question.words_for(voice)
    more = question.text if question.kind == "info" and question.ask else ()
    return Asked(
        id=question.id,
        kind=question.kind,
        number=number,
        picture=question.picture,
        words=words,
        only_if=who_answers(question.only_if, survey) if question.only_if else (),
        hints=(*question.hint, *more),
        before_words=_before_words(question),
        ticks=ticks(question) if question.is_stored else (),
        may_quote=question.may_quote == "ask",
    )


def _before_words(question: Question) -> tuple[str, ...]:
    """What stands before every place to write (L14 S1), and what it is not (domain 0.22)."""
    safety = place_shown().safety
    if not question.takes_words:
        return ()
    return (*(safety.not_a_complaint if question.own_case else ()), *safety.before_words)


def ticks(question: Question) -> tuple[Tick, ...]:
    """The boxes of a question, with what is always there as the last."""
    own = {option.id: (option_text(option), option.picture) for option in question.answers}
    own |= {
        f"s{number}": (starter, starter_picture(question, starter))
        for number, starter in enumerate(question.starters, start=1)
    }
    own |= {
        NOT_SAY: (_("I do not want to say"), "not-say"),
        NOT_SURE: (_("I am not sure"), "not-sure"),
    }
    made = [Tick(key, answer, *own[answer]) for key, answer in keys_of(question).items()]
    return tuple(sorted(made, key=lambda tick: list(own).index(tick.id)))


def who_answers(condition: Condition, survey: Survey) -> tuple[str, ...]:
    """`Only if you ticked Bus or Taxi in question 1.` Each sentence must be true."""
    if isinstance(condition, Chose):
        return (_chose(condition, survey),)
    if isinstance(condition, Not):
        return _not(condition.part, survey)
    if isinstance(condition, AllOf):
        return tuple(line for part in condition.parts for line in who_answers(part, survey))
    assert isinstance(condition, AnyOf)  # noqa: S101 - there is no other kind
    return _either(
        [
            _not(part.part, survey, is_a_way=True)
            if isinstance(part, Not)
            else who_answers(part, survey)
            for part in condition.parts
        ]
    )


def _not(part: Condition, survey: Survey, *, is_a_way: bool = False) -> tuple[str, ...]:
    """Not (a and b) is not a, or not b; not (a or b) is not a, and not b."""
    if isinstance(part, Not):
        return who_answers(part.part, survey)
    if isinstance(part, AllOf):
        return _either([_not(one, survey, is_a_way=True) for one in part.parts])
    if isinstance(part, AnyOf):
        return tuple(line for one in part.parts for line in _not(one, survey))
    assert isinstance(part, Chose)  # noqa: S101 - there is no other kind
    answers, number = _names(part, survey)
    if not is_a_way:
        return (_("Leave this out if you ticked %(answers)s in question %(number)s.",
                  answers=answers, number=number),)  # fmt: skip
    return (_("Only if you left %(answers)s empty in question %(number)s.",
              answers=answers, number=number),)  # fmt: skip


def _either(ways: list[tuple[str, ...]]) -> tuple[str, ...]:
    first, *others = ways
    return (*first, *(line for way in others for line in (_("Or this:"), *way)))


def _chose(chose: Chose, survey: Survey) -> str:
    answers, number = _names(chose, survey)
    if chose.if_blank:
        return _("Only if you ticked %(answers)s in question %(number)s, or left it empty.",
                 answers=answers, number=number)  # fmt: skip
    return _("Only if you ticked %(answers)s in question %(number)s.",
             answers=answers, number=number)  # fmt: skip


def _names(chose: Chose, survey: Survey) -> tuple[str, int]:
    question = survey.by_id[chose.question]
    texts: Mapping[str, str] = {tick.id: tick.text for tick in ticks(question)}
    named = [
        _("“%(answer)s”", answer=text) for answer, text in texts.items() if answer in chose.options
    ]
    return _(" or ").join(named), numbers(survey.questions).get(question.id, 0)
