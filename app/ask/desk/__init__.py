"""What staff see of surveys: what they ask, who signed them off, and when they are open."""

from flask import Blueprint

desk = Blueprint("ask", __name__, template_folder="../templates", url_prefix="/ask")

from app.ask.desk import explaining, looking, opening  # noqa: E402, F401
