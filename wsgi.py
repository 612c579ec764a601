"""The WSGI entry: `gunicorn wsgi:app` serves both doors."""

from app.factory import make_app, make_house
from app.settings import read_settings

app = make_app(make_house(read_settings()))
