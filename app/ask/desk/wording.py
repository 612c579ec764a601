"""Words that the pages of this desk share: whose voice, which kind of question, who is asked."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from app.ask.only_if import AllOf, AnyOf, Chose, Condition, Not
from app.ask.survey import Question, Survey
from app.web.house import house


@dataclass(frozen=True, slots=True)
class Read:
    """One question as somebody reads it here: its words for each voice, and what can be tapped."""

    number: int
    question: Question
    kind: str
    voices: list[tuple[str, str]]
    answers: list[tuple[str, str]]
    asked_after: str


def questions_of(survey: Survey) -> list[Read]:
    """Every page of a survey, in its order."""
    return [_read(survey, number, q) for number, q in enumerate(survey.questions, start=1)]


def _read(survey: Survey, number: int, question: Question) -> Read:
    names = voices()
    return Read(
        number=number,
        question=question,
        kind=kinds()[question.kind],
        voices=[(names[voice], " ".join(words)) for voice, words in question.voices.items()],
        answers=_answers(question),
        asked_after=asked_after(question.only_if, survey) if question.only_if else "",
    )


def _answers(question: Question) -> list[tuple[str, str]]:
    """(picture, words) of all that can be tapped, with what is always there (contract.md)."""
    if not question.is_stored:
        return [(option.picture, option.text) for option in question.answers]
    own = [(option.picture, option.text) for option in question.answers]
    not_say = [("not-say", _("I do not want to say"))] if question.sensitive else []
    return [*own, ("not-sure", _("I am not sure")), *not_say]


def voices() -> dict[str, str]:
    """Who may answer, by the name in the survey's file."""
    return {
        "young_person": _("Young people"),
        "parent": _("Parents and carers"),
        "sibling": _("Brothers and sisters"),
        "practitioner": _("People who work with them"),
    }


def kinds() -> dict[str, str]:
    """What each kind of page is, in words."""
    return {
        "faces": _("Choose a face"),
        "yes_no": _("Yes or no"),
        "one": _("Choose one"),
        "many": _("Choose any"),
        "words": _("Write"),
        "number": _("A number"),
        "age_band": _("Age"),
        "info": _("A page to read"),
        "practice": _("Practice. It is not stored."),
    }


def asked_after(condition: Condition, survey: Survey) -> str:
    """Who is asked, as words: `How do you get to school? (Bus, Taxi)`."""
    if isinstance(condition, Chose):
        return _chose(condition, survey)
    if isinstance(condition, Not):
        return str(_("not: %(what)s", what=asked_after(condition.part, survey)))
    parts = [asked_after(part, survey) for part in condition.parts_within()]
    join = _("and") if isinstance(condition, AllOf) else _("or")
    assert isinstance(condition, AllOf | AnyOf)  # noqa: S101 - there is no other kind
    return f" {join} ".join(parts)


def _chose(chose: Chose, survey: Survey) -> str:
    question = survey.by_id[chose.question]
    known = {option.id: option.text for option in question.answers}
    texts = [known.get(key, key) for key in sorted(chose.options)]
    blank = [_("no age")] if chose.if_blank else []
    return f"{' '.join(question.ask)} ({', '.join([*texts, *blank])})"


def drawn(name: str) -> Markup:
    """A picture, or nothing where set-up has not drawn it yet."""
    pictures = house().area.pictures
    if name not in pictures.drawings:
        return Markup()
    return Markup(pictures.svg(name))  # noqa: S704 - set-up has checked that it is only a drawing
