"""What must stand before young people are asked for real (domain section 0, L01, L14).

A try-out passes: it makes no promise, says so on every page, and is emptied when it closes.
"""

from collections.abc import Iterator
from datetime import date, datetime

from app.ask.survey import Survey
from app.place.place import Place

# The kind of sign-off by which the lead agrees to a survey's sensitive questions (0.3).
SENSITIVE = "sensitive"


def reasons_not_to_open(
    survey: Survey,
    place: Place,
    *,
    is_try_out: bool,
    has_lead: bool,
    has_deputy: bool,
    mail_works: bool,
    signed_off: frozenset[str],
) -> tuple[str, ...]:
    """Everything that stops this wave, each with what to do. Nothing stops a try-out."""
    if is_try_out:
        return ()
    return (
        *_nobody_would_hear(has_lead=has_lead, mail_works=mail_works),
        *_sensitive(survey, signed_off),
        *_privacy(survey),
        *(_words(place, has_lead=has_lead, has_deputy=has_deputy) if survey.takes_words else ()),
    )


def _nobody_would_hear(*, has_lead: bool, mail_works: bool) -> Iterator[str]:
    if not mail_works:
        yield "Mail to the safeguarding lead does not work. Set HEARD_MAIL_URL, then try again."
    if not has_lead:
        yield "There is no safeguarding lead. Invite one: heard people invite EMAIL --role lead"


def _sensitive(survey: Survey, signed_off: frozenset[str]) -> Iterator[str]:
    if survey.is_sensitive and SENSITIVE not in signed_off:
        names = ", ".join(question.id for question in survey.questions if question.sensitive)
        yield (
            f"The safeguarding lead has not signed off the sensitive questions ({names})."
            " Ask the lead to read them and sign them off."
        )


def _privacy(survey: Survey) -> Iterator[str]:
    """The file cannot lack a part; dots and "to be written" are no part."""
    privacy = survey.privacy
    for name, said in (("controller", privacy.controller), ("contact", privacy.contact)):
        if not any(letter.isalpha() for letter in said):
            yield f"The privacy block has no {name}. Write it into the survey file."


def _words(place: Place, *, has_lead: bool, has_deputy: bool) -> Iterator[str]:
    """The survey takes free text: somebody must be there to read it (0.6, L14 S2)."""
    if has_lead and not has_deputy:
        yield "There is no deputy. Invite one: heard people invite EMAIL --role deputy"
    covered = {line.who for line in place.safeguarding.rota if line.hours}
    if not covered:
        yield "There is no rota. Write who reads when into place.yaml, under safeguarding: rota:"
    if place.reading_promise is None:
        yield "There is no reading promise. Write reading_promise: into place.yaml."
    local = [c for c in place.contacts if c.how == "talk" and c.open_words]
    for under_19, who in ((True, "people under 19"), (False, "people of 19 and over")):
        if not any(contact in place.contacts_for(under_19=under_19) for contact in local):
            yield f"There is nobody to call for {who}. Write a contact into place.yaml."


def doubts_before_opening(place: Place) -> tuple[str, ...]:
    """Facts of place.yaml that nobody has checked. They are said; a person decides."""
    return tuple(
        f"Nobody has checked this yet: {name}. Check it, then write the date beside it."
        for name in place.unchecked
    )


def free_text_is_open(
    place: Place, now: datetime, *, is_try_out: bool = False, language: str = "en"
) -> bool:
    """Whether a box for words is offered at this moment (0.6) and in this language (0.7)."""
    if not words_may_be_in(place, language):
        return False
    if is_try_out or place.safeguarding.out_of_hours is not None:
        return True
    return place.is_covered(now)


def words_may_be_in(place: Place, language: str) -> bool:
    """English, or a language whose safety words a person has checked."""
    return language.split("-")[0] == "en" or place.safety_is_checked_in(language)


def is_open(opens_on: date, closes_on: date | None, closed_on: date | None, today: date) -> bool:
    """Whether answers given today count. The closing day is the last day, unless closed before."""
    if closed_on is not None or today < opens_on:
        return False
    return closes_on is None or today <= closes_on
