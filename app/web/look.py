"""For every families' page: the pictures, the stylesheet and the place that templates use."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, current_app, render_template
from markupsafe import Markup

from app.place.pictures import Pictures
from app.place.place import Place
from app.web.language import DEFAULT, chosen_language
from app.web.stylesheet import Stylesheet, stylesheet

KEPT = "heard.frame"


def dress(app: Flask, pictures: Pictures, place: Place) -> Stylesheet:
    """Give the templates of this door `picture(name)`, `word(name)`, `link(path)`, `place`.

    Gives back the stylesheet, whose hash belongs in the content security policy.
    """
    app.extensions[KEPT] = {}
    style = stylesheet()
    drawn = drawings(pictures)
    app.jinja_env.globals.update(
        picture=drawn.__getitem__,
        word=pictures.words.__getitem__,
        link=link,
        frame_part=frame_part,
        stylesheet=Markup(style.text),  # noqa: S704 our own file, with nothing of anybody's in it
        place=place,
    )
    return style


def drawings(pictures: Pictures) -> Mapping[str, Markup]:
    """Each picture as it stands in a page. Set-up has checked that it is only a drawing."""
    return {name: Markup(pictures.svg(name)) for name in pictures.drawings}  # noqa: S704


def link(path: str) -> str:
    """The address of a page of ours, in the language of the page it stands on."""
    language = chosen_language()
    return path if language == DEFAULT else f"{path}?lang={language}"


def frame_part(name: str) -> Markup:
    """The bar or the foot: the same on every page of a language, so drawn once for each."""
    kept: dict[tuple[str, str], Markup] = current_app.extensions[KEPT]
    key = (name, chosen_language())
    if key not in kept:
        kept[key] = Markup(render_template(f"web/{name}.html"))  # noqa: S704 our own template
    return kept[key]
