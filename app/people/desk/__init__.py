"""What staff see: signing in and out, their first page, and for admins the list of people."""

from flask import Blueprint

desk = Blueprint("people", __name__, template_folder="../templates")

from app.people.desk import coming_in, everybody  # noqa: E402, F401
