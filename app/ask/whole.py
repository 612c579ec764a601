"""Whether a survey is easy as a whole: its length, its breaks, one word for each thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.ask.drafts import Draft
from app.ask.survey import Question, Survey
from app.place.area import Area
from app.place.pictures import Pictures
from app.place.problem import Problem
from app.place.wording import texts_of
from app.place.yaml import Entries, Items, Node

if TYPE_CHECKING:
    from easyread import Asked, Picture, SurveyWords

# limits.py counts the questions of the longest way; a page without a picture has a key missing;
# whoever names a picture in a file has chosen it.
_TOLD_ELSEWHERE = frozenset({"S1", "P1", "P7"})
_LEAST_FOR_A_PRACTICE = 4  # of a shorter survey the first question is the practice
# What the start page says besides the survey's own words.
_CHOICE = "It is your choice. You can stop at any time."
# What the page of every practice says.
_NO_WRONG = "There are no wrong answers."
_PARTS = (("lead", "ask"), ("hint", "hint"), ("starter", "starters"))


def whole_problems(
    root: Entries, drafts: list[Draft], survey: Survey, area: Area, file: str
) -> Iterator[Problem]:
    """What easyread finds between the texts; each text alone is wording.py's."""
    from easyread import check_whole  # big word lists: loaded when somebody checks a file

    asks = sum(question.is_counted for question in survey.questions)
    silent = _TOLD_ELSEWHERE | ({"S4"} if asks < _LEAST_FOR_A_PRACTICE else set())
    for found in check_whole(survey_words(survey, area)):
        if found.rule not in silent and found.level != "info":
            node = _where(root, drafts, found.part)
            yield Problem(file, node.line, node.column, found.level, found.rule,
                          found.message, found.try_this)  # fmt: skip


def survey_words(survey: Survey, area: Area) -> SurveyWords:
    """The survey as its first voice meets it."""
    from easyread import SurveyWords, TestedBy

    voice = survey.voices[0]
    takes = f"It takes about {survey.minutes} minutes."
    return SurveyWords(
        questions=tuple(_asked(question, voice) for question in survey.questions),
        title=survey.title,
        first_page=(*survey.about, *survey.who_sees, _CHOICE, takes),
        tested_by=tuple(TestedBy(t.group, t.how_many, t.when) for t in survey.tested_by),
        pictures=_pictures(survey, area.pictures),
    )


def _asked(question: Question, voice: str) -> Asked:
    from easyread import Asked

    *lead, ask = question.words_for(voice) or ("",)
    hint = (*question.hint, _NO_WRONG) if question.kind == "practice" else question.hint
    if question.kind == "info":
        lead, ask = [], " ".join((*lead, ask))
    return Asked(
        ask=ask,
        options=tuple(option.text for option in question.answers),
        hint=" ".join(hint),
        kind=question.kind,
        voice=voice,
        invites=question.invites,
        lead=tuple(lead),
        starters=question.starters,
        picture=question.picture,
        option_pictures=tuple(option.picture for option in question.answers),
    )


def _pictures(survey: Survey, pictures: Pictures) -> dict[str, Picture] | None:
    """What is known of each picture of the survey; None before set-up has built the drawings.

    A name without a drawing, or with one that the survey brought, is looked at elsewhere.
    """
    from easyread import Picture

    sets = {str(each.get("id", "")): each for each in pictures.credits}

    def known(name: str) -> Picture:
        drawing = pictures.drawings.get(name)
        its_set = sets.get(drawing.set if drawing else "") or {"licence": name, "by": name}
        licence, made_by = (str(its_set.get(key, "")) for key in ("licence", "by"))
        return Picture(name, licence, made_by)

    return {name: known(name) for name in _shown(survey)} if sets else None


def _shown(survey: Survey) -> Iterator[str]:
    for question in survey.questions:
        yield question.picture
        yield from (option.picture for option in question.answers)


def _where(root: Entries, drafts: list[Draft], part: str) -> Node:
    """The place in the file of "question 2: option 1", "first page 1", "title" or "survey"."""
    page, _, inside = part.partition(": ")
    if page.startswith("question "):
        draft = drafts[int(page.removeprefix("question ")) - 1]
        return _inside(draft, inside) or draft.node
    keys = {"title": "title", "first page 1": "about", "first page 2": "who_sees"}
    return root.key(keys.get(part, "questions")) or root


def _inside(draft: Draft, inside: str) -> Node | None:
    name, _, number = inside.partition(" ")
    if name == "option":
        options = draft.node.get("options")
        at = int(number) - 1
        return options.items[at] if isinstance(options, Items) and at < len(options.items) else None
    key = dict(_PARTS).get(name, "text" if draft.kind == "info" else "ask")
    texts = texts_of(draft.node.get(key))
    return texts[0] if texts and name != "ask" else (texts[-1] if texts else None)
