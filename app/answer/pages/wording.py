"""What an answer page says when something is wrong. Never whose fault: what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from flask_babel import gettext as _
from flask_babel import ngettext

from app.answer.reading import Problem
from app.ask.store import AskedWave
from app.ask.survey import Option, Question
from app.place.translated import english_of
from app.web.house import house, today

# The answers that are always there: the survey's model names them, we say them.
BUILT_IN: Mapping[str, Callable[[], str]] = {
    "Good": lambda: _("Good"),
    "OK": lambda: _("OK"),
    "Bad": lambda: _("Bad"),
    "Yes": lambda: _("Yes"),
    "Sometimes": lambda: _("Sometimes"),
    "No": lambda: _("No"),
    "Easy": lambda: _("Easy"),
    "Hard": lambda: _("Hard"),
}


def is_try_out_now(wave: AskedWave) -> bool:
    """Whether a page says "This is a try-out". One that has ended is none any more."""
    return wave.is_try_out and wave.is_open(today())


def option_text(option: Option) -> str:
    """What an answer says: our own words in the reader's language, else what the author wrote."""
    ours = BUILT_IN.get(option.text)
    return ours() if ours else option.text


def starter_picture(question: Question, starter: str) -> str:
    """The picture of a word that is in it; another one for each starter of a question, else
    somebody who talks. The question's own picture says the question, so it is no starter's.
    """
    taken = {question.picture}
    for each in question.starters:
        found = next((name for name in _pictures_of(each) if name not in taken), "talking")
        if each == starter:
            return found
        taken.add(found)
    return "talking"


def _pictures_of(starter: str) -> Iterator[str]:
    """Pictures whose word is in it; then those of a longer word, or of one that begins alike."""
    said = [word for word in english_of(starter).lower().split() if len(word) > 2]
    known = [(name, word.lower().split()) for name, word in house().area.pictures.words.items()]
    for fits in (_is_whole, _is_in, _begins_alike):
        for word in said:
            yield from (name for name, told in known if fits(word, told))


def _is_whole(word: str, told: list[str]) -> bool:
    return told == [word]


def _is_in(word: str, told: list[str]) -> bool:
    return len(told) == 2 and word == told[-1]


def _begins_alike(word: str, told: list[str]) -> bool:
    longer, shorter = sorted((word, told[0]), key=len, reverse=True)
    return len(told) == 1 and len(shorter) >= 4 and longer.startswith(shorter)


# The groups of pictures in surveys/pictures/code.yaml, as headings.
GROUPS: Mapping[str, Callable[[], str]] = {
    "food": lambda: _("Food"),
    "animals": lambda: _("Animals"),
    "outside": lambda: _("Plants and sky"),
    "travel": lambda: _("Ways to travel"),
    "home": lambda: _("At home"),
    "things": lambda: _("Clothes and toys"),
}


SAID: Mapping[str, Callable[[], str]] = {
    "choose": lambda: _("Choose an answer. Or press Skip."),
    "agreed": lambda: _("Choose an answer."),
    "choose_one": lambda: _("Choose 1 answer. Or press Skip."),
    "number_missing": lambda: _("Write a number. Or press Skip."),
    "number_wrong": lambda: _("Write a number like 3."),
    "write": lambda: _("Write something. Or press Skip."),
    "again": lambda: _("We did not get that. Press the button again."),
    "changed": lambda: _("You sent this page before. Press Next to change your answer."),
    "not_kept": lambda: _("We could not keep your answer yet. Press the button again."),
    "who": lambda: _("Choose who is answering."),
    # The same for a code that was taken back and for one that never was: else a wrong guess would
    # tell whether somebody had this code.
    "code": lambda: _(
        "That code does not open this survey. Look at your 4 pictures again. "
        "Answers that you took back are not here any more."
    ),
    "four": lambda: _("Your code has 4 words. Write all 4."),
    "link": lambda: _(
        "That link does not open answers. Look if a part of it is missing. "
        "Answers that you took back are not here any more. You can write your 4 words here."
    ),
    "reach": lambda: _("Choose how we can reach you."),
    "to": lambda: _("Write the number, the e-mail or the name."),
    "is_safe": lambda: _("Choose an answer. You can choose: I am not sure."),
    "survey": lambda: _("Choose a survey."),
    "shut": lambda: _(
        "Codes do not open now. Your answers stay. Use your link. Or come back later."
    ),
    "wait": lambda: _("Wait for a minute. Then try again."),
}


def said(problem: Problem) -> str:
    """The sentences for one problem."""
    if problem.message == "too_long":
        return ngettext(
            "That is too long. Take out %(num)s letter.",
            "That is too long. Take out %(num)s letters.",
            problem.number,
        )
    if problem.message == "word":
        return _("We do not have a picture of %(word)s. Look again.", word=problem.word)
    return SAID[problem.message]()
