"""For people with a switch: every answer is a button, and what was pressed is shown before Next.

A native group of radios is one Tab stop, so Tab and Space cannot reach its second one. Nothing is
kept before Next: Change forgets what was pressed, and a double tap says the same thing twice.
"""

from __future__ import annotations

from dataclasses import replace

from flask import request

from app.answer.reading import Typed
from app.ask.survey import NOT_SAY, NOT_SURE, Question
from app.web.choices import chosen

CHANGE = "change"
SEVERAL = frozenset({"many", "words"})  # a press adds, and the next one takes out


def is_on() -> bool:
    """Whether this person chose one button for each answer."""
    return chosen().buttons == "one"


def was_pressed() -> bool:
    """Whether this form comes from an answer's own button, or from Change: nothing is kept yet."""
    return is_on() and request.form.get("go", CHANGE) == CHANGE


def pressed(name: str) -> str:
    """The answer that was pressed, or "" after Change."""
    return "" if "go" in request.form else request.form.get(name, "")


def typed_after(question: Question, typed: Typed) -> Typed:
    """What the form says after a press."""
    if request.form.get("go") == CHANGE:
        return Typed()
    number = typed.number if question.kind in SEVERAL else ""
    return replace(typed, choices=typed.choices & offered_by(question), number=number)


def is_chosen(question: Question, typed: Typed) -> bool:
    """Whether the page says "You chose OK" with Next and Change, in place of the answers."""
    return is_on() and question.kind not in SEVERAL and len(typed.choices) == 1


def offered_by(question: Question) -> frozenset[str]:
    """Every answer that has a button."""
    starters = {f"s{number}" for number, _ in enumerate(question.starters, start=1)}
    unsure = {NOT_SURE, NOT_SAY} if question.sensitive else {NOT_SURE}
    return frozenset(question.answer_ids | starters | unsure)
