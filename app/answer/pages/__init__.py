"""What young people see of a survey: start, questions, look again, thanks, coming back."""

from flask import Blueprint

from app.answer.pages.wording import is_try_out_now, option_text, starter_picture

pages = Blueprint("answer", __name__, template_folder="../templates")
pages.add_app_template_filter(is_try_out_now)
pages.add_app_template_filter(option_text)
pages.add_app_template_filter(starter_picture)

from app.answer.pages import (  # noqa: E402 - routes
    code_form,  # noqa: F401
    coming_back,  # noqa: F401
    contact_me,  # noqa: F401
    ending,  # noqa: F401
    helping,  # noqa: F401
    kiosk,  # noqa: F401
    kiosk_cover,  # noqa: F401
    paper,  # noqa: F401
    poster,  # noqa: F401
    question,  # noqa: F401
    start,  # noqa: F401
    stopping,  # noqa: F401
    waiting,  # noqa: F401
)
