"""The one place that knows everybody: the two doors of one Heard are put together here.

Families meet an app with no accounts and no staff route; staff meet an app of their own, at /staff.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from flask import Blueprint, Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import BaseConverter

from app.comment.reading import warm
from app.database import Database, KeyRing
from app.place.area import load_area
from app.settings import Settings
from app.web import errors, guard, hard_words, language, look, squeeze
from app.web.house import House, utc_now
from app.web.kiosk import shut_in_kiosks

STAFF = "/staff"
WSGIApp = Callable[..., Iterable[bytes]]


class Slug(BaseConverter):
    """`getting-to-school`: the only thing that may stand where a survey's name stands."""

    regex = r"[a-z0-9-]{1,40}"


def make_house(settings: Settings, clock: Callable[[], datetime] = utc_now) -> House:
    """Everything a page needs, made once. The database is opened later, when it is first used."""
    area = load_area(settings.surveys)
    database = Database(settings.database_url, KeyRing(settings.answer_keys))
    return House(settings, database, area, clock)


def make_app(house: House) -> WSGIApp:
    """Both doors as one WSGI application."""
    return join(house, make_families(house), make_staff(house))


def join(house: House, families: Flask, staff: Flask) -> WSGIApp:
    """The two doors as one WSGI application."""
    doors: WSGIApp = DispatcherMiddleware(families, {STAFF: staff})
    proxies = house.settings.trusted_proxies
    if proxies:
        doors = ProxyFix(doors, x_for=proxies, x_proto=proxies, x_host=proxies)
    return doors


def make_families(house: House) -> Flask:
    """The families' door."""
    from app.answer.pages import pages as answer
    from app.tell.pages import pages as tell
    from app.web.display import display
    from app.web.pages import pages as web

    app = _door(house)
    style = look.dress(app, house.area.pictures, house.area.place)
    language.install(app)
    squeeze.install(app)
    guard.install(app, trusted_hosts=house.settings.trusted_hosts, style_sha256=style.sha256)
    errors.install(app)
    _let_in(app, (web, display, answer, tell))
    warm()
    return app


def make_staff(house: House) -> Flask:
    """The staff's door."""
    from app.answer.desk import desk as answer
    from app.ask.desk import desk as ask
    from app.hear.desk import desk as hear
    from app.people.desk import desk as people
    from app.people.door import install
    from app.tell.desk import desk as tell

    app = _door(house)
    language.install(app, for_staff=True)
    guard.install(app, trusted_hosts=house.settings.trusted_hosts)
    shut_in_kiosks(app)
    install(app, house)
    errors.install(app, "web/staff_error.html")
    _let_in(app, (people, ask, answer, hear, tell))
    return app


def _door(house: House) -> Flask:
    app = Flask("app.web")
    app.extensions["heard"] = house
    app.url_map.converters["slug"] = Slug
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    hard_words.install(app)
    return app


def _let_in(app: Flask, blueprints: Iterable[Blueprint]) -> None:
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
