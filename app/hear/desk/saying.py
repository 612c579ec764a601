"""Words that several pages of this desk use: who wrote, which worry, how a number is said."""

from __future__ import annotations

from datetime import date, datetime

from flask_babel import format_date
from flask_babel import gettext as _

from app.hear.cell import Seen
from app.hear.words import Words
from app.web.house import house


def voices() -> dict[str, str]:
    """Who speaks, by the name in the survey's file."""
    return {
        "young_person": _("A young person"),
        "parent": _("A parent or carer"),
        "sibling": _("A brother or sister"),
        "practitioner": _("Somebody who works with young people"),
    }


def supports() -> dict[str, str]:
    """Who chose the answers."""
    return {
        "self": _("They told us themselves"),
        "helped": _("They had help"),
        "helped-reads": _("They had help: somebody read to them"),
        "helped-writes": _("They had help: somebody wrote for them"),
        "helped-both": _("They had help: somebody read to them and wrote for them"),
        "for": _("Somebody answered for them"),
    }


def no_answers() -> dict[str, str]:
    """The four kinds of no answer, always apart."""
    return {
        "not_sure": _("Not sure"),
        "not_say": _("Did not want to say"),
        "skipped": _("Skipped"),
        "not_asked": _("Not asked"),
    }


def private_types() -> dict[str, str]:
    """What kind of detail could show who wrote."""
    return {
        "person_name": _("a name"),
        "school": _("a school"),
        "school_year": _("a school year"),
        "rare_condition": _("a rare condition"),
        "phone": _("a phone number"),
        "email": _("an email address"),
        "address": _("an address"),
        "postcode": _("a postcode"),
        "date_of_birth": _("a birthday"),
        "nhs_number": _("a health number"),
        "social_handle": _("a name on social media"),
        "url": _("a web address"),
    }


def feelings() -> dict[str, str]:
    """What the computer guesses of a feeling."""
    return {
        "positive": _("good"),
        "negative": _("bad"),
        "mixed": _("mixed"),
        "neutral": _("neither good nor bad"),
        "unsure": _("not sure"),
    }


def kinds() -> dict[str, str]:
    """Why something is in the queue of worries."""
    return {
        "flagged": _("The computer saw a sign"),
        "unread": _("The computer could not read it"),
        "sensitive": _("An answer to a sensitive question"),
        "marked": _("A reader is worried"),
    }


def step_names() -> dict[str, str]:
    """What can be done about a worry, in the order in which it is done."""
    return {
        "seen": _("I have read it"),
        "spoke": _("I spoke to somebody about it"),
        "referred": _("I passed it on to people who help"),
        "not_worry": _("It is not a worry"),
        "done": _("There is nothing more to do"),
    }


def contact_steps() -> dict[str, str]:
    """What can be done for somebody who wants to be contacted, in that order."""
    return {
        "seen": _("I have read it"),
        "tried": _("I tried. Nobody answered"),
        "spoke": _("I spoke to them"),
        "referred": _("I passed it on to people who help"),
        "done": _("There is nothing more to do"),
    }


def reaches() -> dict[str, str]:
    """How somebody wants to be reached."""
    return {
        "call": _("Call them"),
        "text": _("Send a text message"),
        "email": _("Send an e-mail"),
        "person": _("Ask the person they trust"),
    }


def safe_to_contact() -> dict[str, str]:
    """Whether it is safe to call or message, as they said it."""
    return {
        "yes": _("Yes, at any time"),
        "sometimes": _("Yes, at some times"),
        "no": _("No"),
        "not-sure": _("They are not sure"),
    }


def say(words: Words) -> str:
    """A sentence about numbers, in the language of the page."""
    values = {
        name: say(value) if isinstance(value, Words) else value
        for name, value in words.values.items()
    }
    return str(_(words.text, **values) if values else _(words.text))


def shares(seen: Seen) -> str:
    """`That is 7 out of 10. It could be ...`, as one run of words."""
    return " ".join(say(words) for words in seen.share[:2])


def long_day(day: date) -> str:
    """5 May 2026."""
    return str(format_date(day, "d MMMM y"))


def exact(moment: datetime) -> str:
    """Tuesday 5 May 2026, 14:05: the queue of worries keeps exact times."""
    local = house().area.place.local(moment)
    return f"{format_date(local.date(), 'EEEE d MMMM y')}, {local:%H:%M}"
