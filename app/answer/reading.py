"""For a posted page: what the person answered, or a Problem that says what to do. Plain.

Nothing here blames: every problem names what to do, and what was typed is kept by the page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.answer.journey import Given
from app.ask.survey import NOT_SAY, NOT_SURE, Question

MOST_LETTERS = 5_000
KEEP, SKIP, BACK, AGAIN, OUT = "next", "skip", "back", "again", "out"  # the buttons of a page
STOP, CODE = "stop", "code"
# These keep what was said, and ask for nothing where nothing was.
LEAVES = frozenset({BACK, STOP, CODE})
LINE_BREAKS = {"\n", "\t"}
# Letters and signs that show nothing: fillers of Hangul, and braille with no dot.
EMPTY_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
Form = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong. `message` is a key of pages.wording; `field` is what to go to."""

    message: str
    field: str
    number: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was in the form, so that an error page can show it again. Never stored."""

    choices: frozenset[str] = frozenset()
    words: str = ""
    number: str = ""
    may_quote: bool = False


@dataclass(frozen=True, slots=True)
class Posted:
    """One question's answer as it will be kept."""

    given: Given
    words: str = field(default="", repr=False)
    may_quote: bool = False
    is_urgent: bool = False
    takes_out: bool = False


SKIPPED = Posted(Given("skipped"))
TAKEN_OUT = Posted(Given("skipped"), takes_out=True)


def typed_in(form: Form) -> Typed:
    """What the person put into the form, cleaned of characters that nobody types.

    `press` puts an answer in, or takes it out (one button for each answer).
    """
    return Typed(
        choices=frozenset(form.get("answer", ())) ^ frozenset(form.get("press", ())),
        words=clean("\n".join(form.get("words", ()))),
        number=clean("".join(form.get("number", ()))).strip(),
        may_quote="yes" in form.get("quote", ()),
    )


def clean(text: str) -> str:
    """NFC, line breaks as one sign, no control characters. Emoji and every script stay."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in lines if c in LINE_BREAKS or unicodedata.category(c) != "Cc")


def can_be_seen(words: str) -> bool:
    """Whether there is anything in the words but blanks and signs that nobody sees."""
    return any(
        unicodedata.category(letter)[0] not in "CZ" and letter not in EMPTY_LETTERS
        for letter in words
    )


def read_answer(question: Question, typed: Typed, *, may_quote: bool) -> Posted | Problem:
    """The answer in what was typed, or what to do about it."""
    unsure = _only_unsure(question, typed)
    if unsure is not None:
        return unsure
    reader = READERS.get(question.kind, _read_choice)
    return reader(question, typed, may_quote)


def _only_unsure(question: Question, typed: Typed) -> Posted | None:
    """ "I am not sure" or "I do not want to say", when nothing else was said."""
    if typed.words.strip() or typed.number or typed.choices - {NOT_SURE, NOT_SAY}:
        return None
    if NOT_SAY in typed.choices and question.sensitive:
        return Posted(Given("not_say"))
    return Posted(Given("not_sure")) if NOT_SURE in typed.choices else None


def _read_choice(question: Question, typed: Typed, _may_quote: bool) -> Posted | Problem:
    known = typed.choices & question.answer_ids
    if not known or typed.choices - question.answer_ids - {NOT_SURE, NOT_SAY}:
        return Problem("choose", "answer")
    if question.kind != "many" and len(known) > 1:
        return Problem("choose_one", "answer")
    return Posted(Given("answered", known))


def _read_number(question: Question, typed: Typed, _may_quote: bool) -> Posted | Problem:
    digits = typed.number.replace(" ", "")
    if not digits:
        return Problem("number_missing", "number")
    if not digits.isdecimal() or len(digits) > 4:
        return Problem("number_wrong", "number")
    number = int(digits)  # every script's digits: int() reads them
    if not question.least <= number <= question.most:
        return Problem("number_wrong", "number")
    return Posted(Given("answered", number=number))


def _read_words(question: Question, typed: Typed, may_quote: bool) -> Posted | Problem:
    starters = frozenset(f"s{n}" for n in range(1, len(question.starters) + 1)) & typed.choices
    words = typed.words.strip() if can_be_seen(typed.words) else ""
    if not words and not starters:
        return Problem("write", "words")
    if len(words) > MOST_LETTERS:
        return Problem("too_long", "words", len(words) - MOST_LETTERS)
    given = Given("answered", starters, wrote=bool(words))
    return Posted(given, words, bool(words) and may_quote and typed.may_quote)


READERS = {"number": _read_number, "words": _read_words}
