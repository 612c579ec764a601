"""For families who read another language: which one a page is in, and that links keep it.

The language is the one the person chose by its own name, never one guessed from where they are.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, current_app, has_request_context
from flask_babel import Babel

from app.web.choices import carried, chosen

DEFAULT = "en"
TRANSLATIONS = Path(__file__).resolve().parent.parent.parent / "translations"
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


def install(app: Flask, translations: Path = TRANSLATIONS) -> None:
    """Every word of this door goes through gettext, in the language of the request."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(translations)
    app.config["BABEL_DEFAULT_LOCALE"] = DEFAULT
    app.extensions["heard.languages"] = languages_in(translations)
    Babel(app, locale_selector=chosen_language)
    app.url_defaults(keep_language)
    app.jinja_env.globals.update(language=chosen_language, direction=direction)


@cache
def languages_in(translations: Path) -> frozenset[str]:
    """English, and each language that has a compiled catalogue."""
    found = {file.parent.parent.name for file in translations.glob("*/LC_MESSAGES/messages.mo")}
    return frozenset({DEFAULT} | found)


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


def known_languages() -> frozenset[str]:
    """English, and each language that this door has words in."""
    languages: frozenset[str] = current_app.extensions["heard.languages"]
    return languages
