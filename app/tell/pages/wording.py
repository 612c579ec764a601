"""For families: days and numbers in their words and language, said the same on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import format_date
from flask_babel import gettext as _

from app.hear.words import Words
from app.tell.helped import CHOICES
from app.tell.standing import Standing


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer to tap: its words in the language of the page."""

    id: str
    picture: str
    text: str


def long_day(day: date) -> str:
    """Tuesday 5 May 2026."""
    return str(format_date(day, "EEEE d MMMM y"))


def translated(words: Words) -> str:
    """A sentence about numbers in the language of the page."""
    values = {
        name: translated(value) if isinstance(value, Words) else value
        for name, value in words.values.items()
    }
    return str(_(words.text, **values) if values else _(words.text))


def in_a_sentence(name: str) -> str:
    """A name as it stands inside a sentence: "We told the council", not "We told The council"."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def choices_shown() -> list[Shown]:
    """The answers to "Did this help?"."""
    texts = {
        "yes": _("Yes"),
        "a_bit": _("A bit"),
        "no": _("No"),
        "not_noticed": _("I have not noticed"),
        "not_sure": _("I am not sure"),
    }
    return [Shown(choice.id, choice.picture, texts[choice.id]) for choice in CHOICES]


def standing_words(standing: Standing) -> str:
    """Where a finding stands, in a sentence or two."""
    words = {
        "heard": _("We heard you."),
        "looking_into": _("We are looking into this."),
        "yes": _("We will do this."),
        "partly": _("We will do some of this."),
        "not_now": _("Not yet."),
        "no": _("We said no."),
        "passed_on": _("We passed this on."),
        "doing": _("We are doing this now."),
        "done": _("Done."),
    }[standing.name]
    return f"{words} {_('This is late.')}" if standing.is_late else str(words)
