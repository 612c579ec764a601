"""What staff see of answers on paper: typing them in, looking a second time, and the list."""

from flask import Blueprint

desk = Blueprint("answer", __name__, template_folder="../templates", url_prefix="/answer")

from app.answer.desk import keying, kiosk, listing, second  # noqa: E402, F401
