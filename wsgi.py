"""The WSGI entry, for a server of your own: it must have been prepared by `heard serve` once."""

from app.database.migrate import refuse_old_shape
from app.factory import make_app, make_house
from app.settings import read_settings

settings = read_settings()
refuse_old_shape(settings.database_url)
app = make_app(make_house(settings))
