"""What young people see of a survey: start, questions, look again, thanks, coming back."""

from flask import Blueprint

from app.answer.pages.wording import option_text, starter_picture

pages = Blueprint("answer", __name__, template_folder="../templates")
pages.add_app_template_filter(option_text)
pages.add_app_template_filter(starter_picture)

from app.answer.pages import coming_back, ending, question, start  # noqa: E402, F401 - routes
