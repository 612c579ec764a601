"""What staff see: from a number of a release to a page for families, one step at a time."""

from flask import Blueprint

from app.tell.pages.wording import long_day, translated

desk = Blueprint("tell", __name__, template_folder="../templates", url_prefix="/tell")
desk.add_app_template_filter(long_day)
desk.add_app_template_filter(translated)

from app.tell.desk import deciding, doing, listing, quoting, sending, writing  # noqa: E402, F401
