"""What staff see: from a number of a release to a page for families, one step at a time."""

from flask import Blueprint

desk = Blueprint("tell", __name__, template_folder="../templates", url_prefix="/tell")

from app.tell.desk import deciding, doing, listing, quoting, sending, writing  # noqa: E402, F401
