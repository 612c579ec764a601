"""One local area as data: who runs it, who helps there, when, and what it promises.

Facts that nobody has checked say so (`checked: no`); pages and the gate can tell them apart.
"""

from datetime import datetime, timedelta
from functools import cached_property
from itertools import takewhile
from typing import Annotated, Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field

from app.place.hours import Week, covers
from app.place.words import Frozen, Names, Said, Sentences, Slug, Version

NOT_CHECKED = frozenset({"", "no", "not yet"})


def _https(address: str) -> str:
    if not address.startswith("https://") or any(c.isspace() for c in address):
        raise ValueError(f'"{address[:60]}" is not an address that begins with https://')
    return address


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as wrong:
        raise ValueError(f'"{name[:40]}" is not a time zone such as Europe/London') from wrong
    return name


Address = Annotated[str, AfterValidator(_https)]
Zone = Annotated[str, AfterValidator(_known_zone)]
Reach = Literal["talk", "text", "chat", "bsl", "web", "show"]
Ages = Literal["under_19", "over_19", "all"]

TWO_WEEKS = 14 * 24 * 4  # quarters of an hour


class Checked(Frozen):
    """Something about the world. `checked` says when, and by which role, or `no`."""

    checked: str = "no"

    @property
    def is_checked(self) -> bool:
        return self.checked.strip().lower() not in NOT_CHECKED


class Council(Checked):
    """`hand_in` says where a filled-in paper goes; `post` is that address, a line each."""

    name: Said
    team: Said
    address: Address | None = None
    hand_in: Sentences = ()
    post: Names = ()


class Forum(Checked):
    name: Said
    about: Sentences
    address: Address | None = None


class Contact(Checked):
    """Somebody who helps when a person is not safe: for whom, how, when."""

    id: Slug
    name: Said
    ages: Ages = "all"
    how: Reach
    number: str = ""
    address: Address | None = None
    say: Sentences
    open_words: Sentences
    open: Week = Field(default_factory=dict)
    picture: Slug = "phone"

    @property
    def is_always_open(self) -> bool:
        """No weekly hours written: somebody is there day and night."""
        return not self.open


class ContactGroups(NamedTuple):
    """The contacts as a page shows them: who comes first, each age, then the rest."""

    first: tuple[Contact, ...]
    under_19: tuple[Contact, ...]
    over_19: tuple[Contact, ...]
    after: tuple[Contact, ...]


class HelpLine(Checked):
    """Advice that is not for emergencies: shown on thank-you pages (V14, E04)."""

    name: Said
    say: Sentences
    number: str = ""
    address: Address | None = None
    picture: Slug = "information"


class RotaLine(Frozen):
    """Hours in which the lead or the deputy is there to read what comes in."""

    who: Literal["lead", "deputy"]
    hours: Week


class OutOfHours(Frozen):
    """The recorded decision that free text stays open when nobody is on the rota (domain 0.6)."""

    decided_by: Said
    when: Said
    why: Said


class Safeguarding(Checked):
    """Roles and hours. People and their addresses are invited, never written here."""

    lead: Said
    deputy: Said
    rota: tuple[RotaLine, ...] = ()
    out_of_hours: OutOfHours | None = None
    about_staff: Sentences
    about_staff_number: str = ""
    about_staff_contact: str = ""  # the id of a contact, for while there is no number


class ReadingPromise(Frozen):
    """Working days within which a person has read an answer (L14 S3)."""

    flagged: Annotated[int, Field(ge=1, le=5)] = 1
    all: Annotated[int, Field(ge=1, le=20)] = 3


class SafetyWords(Checked):
    """What the area says about safety, in words the lead has agreed."""

    before_words: Sentences
    not_a_complaint: Sentences
    urgent: Sentences
    show_somebody: Sentences


class Language(Frozen):
    """A language that the area offers. `name` is its own name in its own letters.

    `words_checked`: a person has read our words and the surveys in it, when, and who (a role).
    `safety_checked`: the same for the words about safety, privacy and saying yes (domain 0.7).
    """

    code: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")]
    name: Said
    direction: Literal["ltr", "rtl"] = "ltr"
    words_checked: str = "no"
    safety_checked: str = "no"


class AgeBand(Frozen):
    id: Slug
    text: Said
    picture: Slug
    under_16: bool


class Body(Frozen):
    """One of the groups that decide."""

    name: Said
    does: Sentences
    picture: Slug = "group"


class DataProtection(Checked):
    controller: Said
    contact: Said
    complain: Sentences
    complain_name: Said
    complain_address: Address


class Accessibility(Checked):
    contact: Said
    prepared: Said
    reviewed: Said
    known_gaps: Sentences


class Place(Frozen):
    """surveys/place.yaml."""

    heard: Version
    name: Said
    time_zone: Zone = "Europe/London"
    council: Council
    forum: Forum
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    age_bands: Annotated[tuple[AgeBand, ...], Field(min_length=2)]
    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)]
    help: tuple[HelpLine, ...] = ()
    safeguarding: Safeguarding
    reading_promise: ReadingPromise | None = None
    safety: SafetyWords
    data_protection: DataProtection
    accessibility: Accessibility
    who_decides: Annotated[tuple[Body, ...], Field(min_length=1)]
    exit_address: Address
    grace_days: Annotated[int, Field(ge=1, le=60)] = 7
    embed_allowed: Annotated[tuple[Address, ...], Field(max_length=20)] = ()

    @cached_property
    def timezone_info(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @cached_property
    def young_bands(self) -> frozenset[str]:
        """The ids of the age bands under 16; an age not given counts as one of these."""
        return frozenset(band.id for band in self.age_bands if band.under_16)

    def safety_is_checked_in(self, language: str) -> bool:
        """Whether a person has checked the safety words in this language (domain 0.7)."""
        return any(
            known.code == language and known.safety_checked.strip().lower() not in NOT_CHECKED
            for known in self.languages
        )

    def words_are_checked_in(self, language: str) -> bool:
        """Whether a person has checked our words and the surveys in this language."""
        return any(
            known.code == language and known.words_checked.strip().lower() not in NOT_CHECKED
            for known in self.languages
        )

    def local(self, now: datetime) -> datetime:
        return now.astimezone(self.timezone_info)

    def is_covered(self, now: datetime) -> bool:
        """Whether the lead or the deputy is on the rota at this moment."""
        local = self.local(now)
        return any(covers(line.hours, local) for line in self.safeguarding.rota)

    def next_covered(self, now: datetime) -> datetime | None:
        """When somebody on the rota is there again, to the quarter of an hour."""
        begin = self.local(now).replace(minute=0, second=0, microsecond=0)
        quarters = (begin + n * timedelta(minutes=15) for n in range(1, TWO_WEEKS))
        return next((at for at in quarters if at > self.local(now) and self.is_covered(at)), None)

    def contacts_for(self, *, under_19: bool) -> tuple[Contact, ...]:
        """Those for this age, and those for everybody."""
        other = "over_19" if under_19 else "under_19"
        return tuple(contact for contact in self.contacts if contact.ages != other)

    @cached_property
    def contact_groups(self) -> ContactGroups:
        """In the order of the file: everybody's before the first of an age, each age, the rest."""
        first = tuple(takewhile(lambda contact: contact.ages == "all", self.contacts))
        under, over, everybody = (
            tuple(contact for contact in self.contacts if contact.ages == ages)
            for ages in ("under_19", "over_19", "all")
        )
        return ContactGroups(first, under, over, everybody[len(first) :])

    @cached_property
    def about_staff(self) -> Contact | None:
        """Who to tell about somebody who works with children, while there is no own number."""
        named = self.safeguarding.about_staff_contact
        return next((contact for contact in self.contacts if contact.id == named), None)

    @cached_property
    def unchecked(self) -> tuple[str, ...]:
        """The facts nobody has checked yet, by name, for `heard doctor` and staff pages."""
        parts: list[tuple[str, Checked]] = [
            ("council", self.council),
            ("forum", self.forum),
            ("safeguarding", self.safeguarding),
            ("safety words", self.safety),
            ("data protection", self.data_protection),
            ("accessibility", self.accessibility),
        ]
        parts += [(contact.name, contact) for contact in self.contacts]
        parts += [(line.name, line) for line in self.help]
        return tuple(name for name, part in parts if not part.is_checked)
