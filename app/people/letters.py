"""For somebody who comes back or is asked to join: the mail that brings their link."""

from __future__ import annotations

from urllib.parse import quote

from flask_babel import gettext as _

from app.access.roles import TITLES
from app.outbox.queue import wake
from app.outbox.store import send
from app.people import links
from app.people.invitation import Purpose, hash_for
from app.people.invite import link_url
from app.web.house import House


def send_sign_in_link(house: House, email: str, *, coming_from: str) -> None:
    """Mail a link to whoever is known by this address. A stranger's takes the same time."""
    now = house.clock()
    with house.database.writing() as session:
        token = links.sign_in_link(session, email, now=now)
        if token:
            url = link_url(house.settings, Purpose.SIGN_IN, token)
            url += f"?next={quote(coming_from)}" if coming_from else ""
            body = _(
                "Open this link to sign in to Heard. It works once, for 10 minutes.\n\n"
                "%(url)s\n\n"
                "You did not ask for it? Then do nothing.",
                url=url,
            )
            once = f"sign-in/{hash_for(token, Purpose.SIGN_IN)}"
            subject = _("Your link to sign in")
            send(session, to=email, subject=subject, body=body, once=once, now=now)
    wake(house.settings)


def send_invitation(house: House, email: str, role: str, *, by: str) -> str:
    """Invite somebody, and mail them the link where mail works. Gives the link."""
    now = house.clock()
    with house.database.writing() as session:
        token = links.invite(session, email, role, now=now, by=by)
        url = link_url(house.settings, Purpose.INVITE, token)
        if house.settings.mail_works:
            body = _(
                "You are invited to Heard, where young people say what they think.\n"
                "Your role: %(role)s\n\n"
                "Open this link to join. It works once, for 3 days.\n\n"
                "%(url)s",
                role=_(TITLES[role]),
                url=url,
            )
            once = f"invite/{hash_for(token, Purpose.INVITE)}"
            subject = _("You are invited to Heard")
            send(session, to=email, subject=subject, body=body, once=once, now=now)
    wake(house.settings)
    return url
