"""For families who read another language: the area's own words, as one translator says them."""

from __future__ import annotations

from itertools import chain

from app.place.pictures import Pictures
from app.place.place import (
    Accessibility,
    AgeBand,
    Body,
    Contact,
    DataProtection,
    HelpLine,
    Place,
    SafetyWords,
)
from app.place.translated import ENGLISH, Name, Say, Translator, every, with_words

PLACE, PICTURES = "place", "pictures"  # the names of their catalogues
_said: dict[tuple[int, int], tuple[Place, Translator, Place]] = {}


def place_in(place: Place, say: Translator) -> Place:
    """The area in the words of this translator. Made once for each."""
    if say.language == ENGLISH:
        return place
    key = (id(place), id(say))
    if key not in _said:  # both are kept beside it, so that their numbers stay theirs
        _said[key] = (place, say, place_said(place, say))
    return _said[key][2]


def place_said(place: Place, say: Say) -> Place:
    """The area with every text that families read said by `say`."""
    return with_words(
        place,
        council=with_words(
            place.council,
            name=Name(place.council.name),
            hand_in=every(say, "council.hand_in", place.council.hand_in),
        ),
        forum=with_words(
            place.forum, name=Name(place.forum.name), about=every(say, "forum", place.forum.about)
        ),
        age_bands=tuple(_age_band(band, say) for band in place.age_bands),
        contacts=tuple(_contact(contact, say) for contact in place.contacts),
        help=tuple(_help(line, say) for line in place.help),
        safeguarding=with_words(
            place.safeguarding,
            about_staff=every(
                say, "safeguarding.about_staff", place.safeguarding.about_staff, is_safety=True
            ),
        ),
        safety=_safety(place.safety, say),
        data_protection=_data_protection(place.data_protection, say),
        accessibility=_accessibility(place.accessibility, say),
        who_decides=tuple(_body(body, say) for body in place.who_decides),
    )


def code_words_said(pictures: Pictures, say: Say) -> dict[str, str]:
    """The words of the 48 pictures that codes are made of: families see and type them."""
    names = chain.from_iterable(pictures.code_groups.values())
    return {name: say(name, pictures.words[name]) for name in names}


def _age_band(band: AgeBand, say: Say) -> AgeBand:
    return with_words(band, text=say(f"age_bands.{band.id}", band.text))


def _contact(contact: Contact, say: Say) -> Contact:
    key = f"contacts.{contact.id}"
    return with_words(
        contact,
        name=say(f"{key}.name", contact.name, is_safety=True),
        say=every(say, key, contact.say, is_safety=True),
        open_words=every(say, f"{key}.open_words", contact.open_words, is_safety=True),
    )


def _help(line: HelpLine, say: Say) -> HelpLine:
    return with_words(line, name=Name(line.name), say=every(say, "help", line.say))


def _safety(words: SafetyWords, say: Say) -> SafetyWords:
    return with_words(
        words,
        **{
            name: every(say, f"safety.{name}", getattr(words, name), is_safety=True)
            for name in ("before_words", "not_a_complaint", "urgent", "show_somebody")
        },
    )


def _data_protection(part: DataProtection, say: Say) -> DataProtection:
    complain = every(say, "data_protection.complain", part.complain, is_safety=True)
    return with_words(part, controller=Name(part.controller), complain=complain)


def _accessibility(part: Accessibility, say: Say) -> Accessibility:
    return with_words(
        part,
        prepared=say("accessibility.prepared", part.prepared),
        reviewed=say("accessibility.reviewed", part.reviewed),
        known_gaps=every(say, "accessibility.known_gaps", part.known_gaps),
    )


def _body(body: Body, say: Say) -> Body:
    return with_words(body, name=Name(body.name), does=every(say, "who_decides", body.does))
