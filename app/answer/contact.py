"""For somebody who wants to be contacted: what they tell us, and what to do when it is not enough.

It stands apart from every answer (domain 0.17). Plain: no request, no clock, no database.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

from app.answer.reading import MOST_LETTERS, Problem, can_be_seen, clean

MOST_IN_A_LINE = 200
REACHES = ("call", "text", "email", "person")
SAFE = ("yes", "sometimes", "no", "not-sure")


@dataclass(frozen=True, slots=True)
class ContactMe:
    """What somebody wrote into the form. `reach` is how, `to` the number, address or person."""

    called: str = ""
    reach: str = ""
    to: str = ""
    is_safe: str = ""
    when: str = ""
    not_told: str = ""
    about: str = ""

    def as_text(self) -> str:
        """One text to be sealed as a whole."""
        return json.dumps(asdict(self), ensure_ascii=False)


def contact_in(form: Mapping[str, Sequence[str]]) -> ContactMe:
    """What stands in the form, cleaned of characters that nobody types."""
    said = {field.name: clean("\n".join(form.get(field.name, ()))) for field in fields(ContactMe)}
    return ContactMe(**{name: words.strip() for name, words in said.items()})


def contact_from(text: str) -> ContactMe:
    """What was sealed, again."""
    return ContactMe(**json.loads(text))


def problems_with(contact: ContactMe) -> tuple[Problem, ...]:
    """What must still be said so that somebody can be reached without harm."""
    return tuple(_problems(contact))


def _problems(contact: ContactMe) -> Iterator[Problem]:
    if contact.reach not in REACHES:
        yield Problem("reach", "reach")
    if not can_be_seen(contact.to):
        yield Problem("to", "to")
    if contact.is_safe not in SAFE:
        yield Problem("is_safe", "is_safe")
    for name, most in _longest():
        more = len(getattr(contact, name)) - most
        if more > 0:
            yield Problem("too_long", name, more)


def _longest() -> Iterator[tuple[str, int]]:
    for name in ("called", "to", "when", "not_told"):
        yield name, MOST_IN_A_LINE
    yield "about", MOST_LETTERS
