"""The first page: what you can answer now, and what changed lately."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from app.tell.pages import pages
from app.tell.pages.rows import link, survey_rows, update_rows
from app.tell.store.published import newest
from app.web.house import house
from app.web.look import link as page_link

LATELY = 3


@pages.get("/")
def home_page() -> ResponseReturnValue:
    with house().database.reading() as session:
        return render_template(
            "tell/home.html",
            surveys=survey_rows(session),
            updates=update_rows(newest(session, most=LATELY)),
            code_url=page_link("/code"),
            list_url=link("tell.update_list"),
        )
