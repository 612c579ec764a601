"""What staff see of what people said: numbers from a release, words to read, worries to act on."""

from flask import Blueprint

desk = Blueprint("hear", __name__, template_folder="../templates", url_prefix="/hear")

from app.hear.desk import comments, contacts, waves, worries  # noqa: E402, F401
