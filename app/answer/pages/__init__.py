"""What young people see of a survey: start, questions, look again, thanks, coming back."""

from flask import Blueprint

pages = Blueprint("answer", __name__, template_folder="../templates")

from app.answer.pages import coming_back, ending, question, start  # noqa: E402, F401 - routes
