"""For each person: how they want pages to look, sound and speak, as they chose it themselves.

One cookie keeps it, set only when somebody chooses something. Before "yes" the presets of a
poster's link (`?size=3&lang=pl`) travel in links instead. Every value is one of a short list, so
that a cookie or an address can bring nothing else into a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl, urlencode

from flask import g, has_request_context, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.web.cookies import cookie_name
from app.web.house import house

NAME = "heard-look"
LONGEST = 200
HALF_A_YEAR = 182 * 24 * 60 * 60
# What an address may say (contract.md), and the values of each. The first one is the usual one.
# `lang` is not listed here: which languages there are is known by app.web.language.
ALLOWED: Mapping[str, tuple[str, ...]] = {
    "size": ("2", "1", "3", "4"),
    "colour": ("device", "paper", "cream", "blue", "black"),
    "space": ("usual", "wide"),
    "pictures": ("on", "no-faces", "off"),
    "buttons": ("usual", "one"),
    "listen": ("usual", "pages"),
    "speed": ("usual", "slow", "fast"),
    "signed": ("usual", "first"),
}
# Styles and scripts ask for these on <html>.
SEEN = ("size", "colour", "space", "buttons", "listen", "speed")


@dataclass(frozen=True, slots=True)
class Choices:
    """What one person chose. Every field has one of the values in ALLOWED; `lang` "" is English.

    `buttons` one: every answer is a button of its own (switches). `listen` pages: each page is read
    aloud. `signed` first: a question's sign language comes before its words.
    """

    lang: str = ""
    size: str = "2"
    colour: str = "device"
    space: str = "usual"
    pictures: str = "on"
    buttons: str = "usual"
    listen: str = "usual"
    speed: str = "usual"
    signed: str = "usual"

    def as_text(self) -> str:
        """What differs from the usual, as a query string: the cookie, and what links carry."""
        return urlencode(self.unusual())

    def unusual(self) -> dict[str, str]:
        """Name -> value, of everything that somebody chose."""
        pairs = {each.name: str(getattr(self, each.name)) for each in fields(self)}
        return {name: value for name, value in pairs.items() if value != getattr(USUAL, name)}


USUAL = Choices()


def with_said(before: Choices, said: Mapping[str, str], languages: frozenset[str]) -> Choices:
    """The choices changed by what a form, an address or a cookie says. Nonsense changes nothing."""
    good = {name: said[name] for name, values in ALLOWED.items() if said.get(name) in values}
    lang = said.get("lang")
    if lang in languages:
        good["lang"] = "" if lang == "en" else str(lang)
    return replace(before, **good)


def kept_choices(languages: frozenset[str]) -> Choices:
    """What this browser's cookie says."""
    if not request.cookies:
        return USUAL
    text = request.cookies.get(cookie_name(NAME), "")[:LONGEST]
    return with_said(USUAL, dict(parse_qsl(text)), languages)


def chosen() -> Choices:
    """How this page looks: what the cookie says, and then what its address says."""
    if not has_request_context():
        return USUAL
    if "choices" not in g:
        languages = _languages()
        kept = kept_choices(languages)
        g.kept_choices = kept
        g.choices = with_said(kept, request.args, languages)
    found: Choices = g.choices
    return found


def carried() -> dict[str, str]:
    """What links of this page must carry: what its address says and no cookie keeps yet."""
    now = chosen()
    if now == USUAL or now == g.kept_choices:
        return {}
    before = g.kept_choices
    pairs = ((each.name, str(getattr(now, each.name))) for each in fields(now))
    differ = {name: value for name, value in pairs if value != getattr(before, name)}
    if differ.get("lang") == "":
        differ["lang"] = "en"
    return differ


def keep_choices(response: Response, choices: Choices) -> None:
    """From now on this browser's pages look like that. Only ever after somebody chose."""
    if choices == USUAL:
        forget_choices(response)
        return
    response.set_cookie(
        cookie_name(NAME), choices.as_text(), max_age=HALF_A_YEAR, httponly=True, samesite="Lax",
        path="/", secure=house().settings.is_secure,
    )  # fmt: skip


def forget_choices(response: Response) -> None:
    """A shared tablet is wiped: nobody's choices stay."""
    response.delete_cookie(
        cookie_name(NAME), httponly=True, samesite="Lax", path="/",
        secure=house().settings.is_secure,
    )  # fmt: skip


def look_attributes() -> Markup:
    """For <html>: what the stylesheet must know. Nothing when all is as usual."""
    unusual = chosen().unusual()
    return Markup("").join(
        Markup(' data-{}="{}"').format(name, unusual[name]) for name in SEEN if name in unusual
    )


def _languages() -> frozenset[str]:
    from app.web.language import known_languages

    return known_languages()
