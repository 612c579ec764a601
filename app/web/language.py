"""For families who read another language: which one a page is in, and that links keep it.

The language is the one the person chose by its own name, never one guessed from where they are.
Staff pages stay in English.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from babel.dates import format_date as babel_date
from flask import Flask, Response, current_app, has_request_context, request
from flask_babel import Babel, format_date, gettext, npgettext, pgettext
from markupsafe import Markup

from app.place.in_language import PICTURES, PLACE, place_in
from app.place.place import Language, Place
from app.place.translated import ENGLISH as DEFAULT
from app.place.translated import SAFETY, TRANSLATIONS, Name, StaysEnglish, Translator, catalogue
from app.web.choices import NAME as LOOK_COOKIE
from app.web.choices import carried, chosen
from app.web.house import house

RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})
SPACE_IN_A_NUMBER = re.compile(r"(?<=\d) (?=\d)")
FOLDER, KNOWN = "heard.translations", "heard.languages"


def install(app: Flask, translations: Path = TRANSLATIONS, *, for_staff: bool = False) -> None:
    """Every word of this door goes through gettext, in the language of the request."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(translations)
    app.config["BABEL_DEFAULT_LOCALE"] = DEFAULT
    app.extensions[FOLDER] = translations
    app.extensions[KNOWN] = frozenset({DEFAULT}) if for_staff else languages_in(translations)
    Babel(app, locale_selector=chosen_language)
    app.url_defaults(keep_language)
    app.jinja_env.globals.update(language=chosen_language, direction=direction)
    if not for_staff:
        app.after_request(keep_choices_on_the_way)
        app.jinja_env.globals.update(
            safety_=safety_, safety_n=safety_n, words_note=words_note, in_language=in_language,
            beside=beside,
            offered_languages=offered_languages, other_languages_shown=other_languages,
        )  # fmt: skip
        app.jinja_env.filters.update(
            plain=str, name=name, stays_english=stays_english, left_to_right=left_to_right,
            in_one_piece=in_one_piece,
        )  # fmt: skip


@cache
def languages_in(translations: Path) -> frozenset[str]:
    """English, and each language that has a compiled catalogue."""
    found = {file.parent.parent.name for file in translations.glob("*/LC_MESSAGES/messages.mo")}
    return frozenset({DEFAULT} | found)


def known_languages() -> frozenset[str]:
    """English, and each language that this door has words in and the area offers."""
    has_words: frozenset[str] = current_app.extensions[KNOWN]
    if len(has_words) == 1:
        return has_words
    offered = {language.code for language in house().area.place.languages}
    return frozenset({DEFAULT} | (has_words & offered))


def offered_languages() -> tuple[Language, ...]:
    """The languages that people can choose, in the order of place.yaml."""
    known = known_languages()
    return tuple(each for each in house().area.place.languages if each.code in known)


def other_languages() -> tuple[Language, ...]:
    """The languages that this page is not in."""
    return tuple(each for each in offered_languages() if each.code != chosen_language())


def chosen_language() -> str:
    """The code of the language that this page is in."""
    return chosen().lang or DEFAULT if has_request_context() else DEFAULT


def direction() -> str:
    """`rtl` for languages that are read from the right."""
    return "rtl" if chosen_language().partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def keep_language(endpoint: str, values: dict[str, Any]) -> None:
    """A link from a page in Polish goes to a page in Polish, as large and as blue."""
    if not endpoint.endswith(("static", ".script", ".script_style")):
        for name, value in carried().items():
            values.setdefault(name, value)


def keep_choices_on_the_way(response: Response) -> Response:
    """Sent on after a button: the next page is in the same language, until a cookie keeps it."""
    place = response.headers.get("Location", "")
    is_kept = any(LOOK_COOKIE in line for line in response.headers.getlist("Set-Cookie"))
    if not place.startswith("/") or place.startswith("//") or is_kept:
        return response
    address, hash_mark, part = place.partition("#")
    said = address.partition("?")[2]
    more = {n: v for n, v in carried().items() if f"{n}=" not in said}
    if more:
        address += ("&" if said else "?") + urlencode(more)
        response.headers["Location"] = address + hash_mark + part
    return response


def safety_is_shown() -> bool:
    """Whether a person has checked the safety words in this page's language (domain 0.7)."""
    language = chosen_language()
    return language == DEFAULT or house().area.place.safety_is_checked_in(language)


def safety_(text: str, **values: object) -> str:
    """A sentence about safety, privacy or saying yes.

    In the page's language when a person has checked such words in it; else in English, marked so.
    """
    if safety_is_shown():
        return pgettext(SAFETY, text, **values)
    return StaysEnglish(text % values if values else text)


def safety_n(one: str, many: str, num: int, **values: object) -> str:
    """The same for a number of things."""
    if safety_is_shown():
        return npgettext(SAFETY, one, many, num, **values)
    return StaysEnglish((one if num == 1 else many) % ({"num": num} | values))


def safety_date(day: date, pattern: str) -> str:
    """A day inside a sentence about safety, in the language that the sentence is shown in."""
    if safety_is_shown():
        return format_date(day, pattern)
    return babel_date(day, pattern, locale=DEFAULT)


def beside(picture: str) -> str:
    """A picture's name where safety words stay English: for those who cannot read them."""
    return "" if safety_is_shown() else picture


def words_note(page: str) -> tuple[str, ...]:
    """What this page must say about its own words: that nobody checked them, that some are English.

    In its language first, and then in plain English.
    """
    language = chosen_language()
    if language == DEFAULT:
        return ()
    is_checked = house().area.place.words_are_checked_in(language)
    said = [] if is_checked else [N_("A person has not checked these words yet.")]
    if StaysEnglish.MARK in page or not safety_is_shown():  # "I am not safe" is on every page
        said.append(N_("Some words are still in English."))
    return (*map(gettext, said), *([StaysEnglish(" ".join(said))] if said else ()))


def N_(text: str) -> str:  # noqa: N802 - the name that translators' tools look for
    """Marks a sentence for translators where it is not shown yet."""
    return text


def in_language(code: str) -> str:
    """The address of this very page in another language."""
    kept = {name: request.args[name] for name in ("who", "survey") if name in request.args}
    return f"{request.path}?{urlencode(kept | carried() | {'lang': code})}"


def name(text: str) -> str:
    """The name of a group, a team or a service: the same in every language, and marked so."""
    return text if chosen_language() == DEFAULT else Name(text)


def stays_english(text: str) -> str:
    """What staff wrote in English and nobody translates yet."""
    return text if chosen_language() == DEFAULT else StaysEnglish(text)


def in_one_piece(text: str) -> str:
    """Phone numbers in it are never cut at the end of a line: 0800 1111 stays together."""
    return type(text)(SPACE_IN_A_NUMBER.sub("\N{NO-BREAK SPACE}", text))


def left_to_right(text: str) -> str:
    """A phone number: whole, and its parts keep their order where people read from the right."""
    text = in_one_piece(text)
    return Markup('<bdi dir="ltr">{}</bdi>').format(text) if direction() == "rtl" else text


def translator(domain: str, language: str = "") -> Translator:
    """Says the texts of one survey, or of the area, in the language of this page, or in another."""
    language = language or chosen_language()
    if language == DEFAULT:
        return _translator(TRANSLATIONS, DEFAULT, domain, is_checked=True)
    folder: Path = current_app.extensions[FOLDER]
    is_checked = house().area.place.safety_is_checked_in(language)
    return _translator(folder, language, domain, is_checked=is_checked)


@cache
def _translator(folder: Path, language: str, domain: str, *, is_checked: bool) -> Translator:
    return Translator(language, catalogue(folder, language, domain), is_checked)


def place_shown() -> Place:
    """The area in the language of this page."""
    return place_in(house().area.place, translator(PLACE))


def word_shown(picture: str) -> str:
    """What a picture says in the language of this page."""
    return translator(PICTURES)(picture, house().area.pictures.words[picture])
