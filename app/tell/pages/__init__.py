"""What families see: what they can answer now, what changed, and what is not answered yet."""

from flask import Blueprint

from app.tell.pages.wording import in_a_sentence, long_day, standing_words, translated

pages = Blueprint("tell", __name__, template_folder="../templates")
pages.add_app_template_filter(long_day)
pages.add_app_template_filter(in_a_sentence)
pages.add_app_template_filter(translated)
pages.add_app_template_filter(standing_words)

from app.tell.pages import feeds, home, updates  # noqa: E402, F401 - routes
