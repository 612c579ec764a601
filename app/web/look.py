"""For every families' page: the pictures, the stylesheet and the place that templates use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from flask import Flask, current_app, g, render_template
from markupsafe import Markup
from werkzeug.local import LocalProxy

from app.place.in_language import PICTURES, PLACE, place_in
from app.place.pictures import Pictures
from app.place.place import Place
from app.web.choices import Choices, carried, chosen, look_attributes
from app.web.kiosk import kiosk
from app.web.language import translator
from app.web.scripts import script_address
from app.web.stylesheet import Stylesheet, stylesheet, stylesheet_for

KEPT = "heard.frame"
OUR_LINK = re.compile(
    r'(?P<name>href|action)="(?P<address>/(?!/)[^"?#]*)(?P<query>\?[^"#]*)?(?P<part>#[^"]*)?"'
)
STAYS = ("/leave", "/js/")  # where nothing needs to be carried
MOST_KEPT = 256


def dress(app: Flask, pictures: Pictures, place: Place) -> Stylesheet:
    """Give the templates of this door `picture(name)`, `word(name)`, `link(path)`, `place`.

    Words are said in the page's language. Gives back the stylesheet, whose hash belongs in the
    content security policy.
    """
    app.extensions[KEPT] = {}
    app.jinja_env.globals.update(
        picture=_shown(pictures),
        look_attributes=look_attributes,
        one_button=_has_one_button,
        without_pictures=_has_no_pictures,
        script_address=script_address(),
        word=lambda name: translator(PICTURES)(name, pictures.words[name]),
        link=link,
        has_page=_has_page,
        frame_part=frame_part,
        kiosk=kiosk,
        kiosk_script=script_address("kiosk"),
        carry=carry,
        style_of=style_of,
        place=LocalProxy(lambda: place_in(place, translator(PLACE))),
        place_words=LocalProxy(lambda: place_in(place, translator(PLACE)).safety),
    )
    return stylesheet()


def style_of(page: str) -> Markup:
    """The stylesheet for this page. The guard names its hash beside it."""
    style = stylesheet_for(page)
    g.style_sha256 = style.sha256
    return Markup(style.text)  # noqa: S704 our own file, with nothing of anybody's in it


def _has_page(endpoint: str) -> bool:
    """Whether this door has a page, so that no page speaks of one that is not there."""
    return endpoint in current_app.view_functions


def drawings(pictures: Pictures) -> Mapping[str, Mapping[str, Markup]]:
    """How pictures are wanted -> each as it stands in a page. Set-up has checked that it is only
    a drawing.
    """
    ways: dict[str, Callable[[str], str]] = {
        "on": pictures.svg,
        "no-faces": pictures.svg_without_faces,
        "off": lambda _name: "",
    }
    return {
        way: {name: Markup(draw(name)) for name in pictures.drawings}  # noqa: S704 - our own
        for way, draw in ways.items()
    }


def _shown(pictures: Pictures) -> Callable[[str], Markup]:
    """The drawing of a name, or nothing for whoever wants no pictures."""
    drawn = drawings(pictures)

    def picture(name: str) -> Markup:
        return drawn[chosen().pictures][name]

    return picture


def _has_one_button() -> bool:
    """Whether every answer is a button of its own (switches)."""
    return chosen().buttons == "one"


def _has_no_pictures() -> bool:
    """Whether this person wants words alone."""
    return chosen().pictures == "off"


def link(path: str) -> str:
    """The address of a page of ours; it carries what no cookie keeps yet (language, look)."""
    more = carried()
    if not more:
        return path
    address, hash_mark, part = path.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{urlencode(more)}{hash_mark}{part}"


def carry(page: Markup) -> Markup:
    """The page with each of its links to our pages carrying what no cookie keeps yet."""
    more = carried()
    if not more:
        return page
    said = "&amp;".join(f"{name}={value}" for name, value in more.items())

    def with_it(found: re.Match[str]) -> str:
        address, query, part = found["address"], found["query"] or "", found["part"] or ""
        if any(f"{name}=" in query for name in more) or address.startswith(STAYS):
            return found[0]
        joined = f"{query}&amp;{said}" if query else f"?{said}"
        return f'{found["name"]}="{address}{joined}{part}"'

    return Markup(OUR_LINK.sub(with_it, page))  # noqa: S704 the page itself, already escaped


def frame_part(name: str) -> Markup:
    """The bar or the foot: the same on every page for whoever chose the same, so drawn once."""
    kept: dict[tuple[str, Choices, bool], Markup] = current_app.extensions[KEPT]
    key = (name, chosen(), bool(carried()))
    if key not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[key] = Markup(render_template(f"web/{name}.html"))  # noqa: S704 our own template
    return kept[key]
