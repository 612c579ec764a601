"""The floor: the least that a Flask app can do for the same way through a survey.

Flask, Flask-WTF's form token, one template file, the same post-redirect-get pages (a practice, a
break, and one more page for who has help), one INSERT and COMMIT for each answer at the same
durability (WAL, synchronous=FULL), gzip at the same level. It has none of what Heard is for: it is
what Heard's speed is measured against, in the same run.
"""

from __future__ import annotations

import secrets
import zlib
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, current_app, redirect, render_template, request
from flask import session as cookie
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Engine, String, create_engine, event, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

LEVEL = 6
SMALL = 600
WHO = ("me", "me-with-help")
# What is asked and the answers to choose from. No answers: a box for words. None: nothing is kept.
QUESTIONS: tuple[tuple[str, tuple[str, ...] | None], ...] = (
    ("Do you like pizza? This is practice.", None),
    ("How do you get to school?", ("Bus", "Taxi", "Car", "Walk", "I am not sure")),
    ("What helps you on the way?", ("A friend", "A kind adult", "Music", "I am not sure")),
    ("How do you feel on the way?", ("Good", "OK", "Bad", "I am not sure")),
    ("How do you feel when you get to school?", ("Good", "OK", "Bad", "I am not sure")),
    ("You can take a break here.", None),
    ("Do you want to learn to travel on your own?", ("Yes", "No", "I am not sure")),
    ("What would make it better?", ()),
)
PROMISES = (
    "PRAGMA busy_timeout=10000",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
)
pages = Blueprint("floor", __name__)


class Base(DeclarativeBase):
    """The floor's tables."""


class Answer(Base):
    """One answer."""

    __tablename__ = "answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(String(32))
    question: Mapped[int]
    value: Mapped[str]


def make_floor(database: Path) -> Flask:
    """The floor app on a SQLite file that `make_tables` has seen."""
    app = Flask(__name__, template_folder=str(Path(__file__).parent))
    app.secret_key = secrets.token_hex(32)
    app.extensions["floor.engine"] = open_database(database)  # connects at the first answer
    CSRFProtect(app)
    app.register_blueprint(pages)
    app.after_request(squeeze)
    return app


def make_tables(database: Path) -> None:
    """Once, before the server starts."""
    engine = open_database(database)
    Base.metadata.create_all(engine)
    engine.dispose()


def open_database(file: Path) -> Engine:
    """The floor's engine, with the same durability as Heard's."""
    engine = create_engine(
        f"sqlite:///{file}", pool_size=8, connect_args={"check_same_thread": False}
    )
    event.listen(engine, "connect", _promise)
    return engine


def _promise(connection: Any, _entry: Any) -> None:
    for pragma in PROMISES:
        connection.execute(pragma)


@pages.get("/s/floor")
def start() -> str:
    return render_template("floor.html", kind="start", who=WHO)


@pages.post("/s/floor")
def begin() -> ResponseReturnValue:
    cookie["person"] = secrets.token_hex(16)
    return redirect("/s/floor/help" if request.form["who"] == WHO[1] else "/s/floor/1", 303)


@pages.get("/s/floor/help")
def tips() -> str:
    return render_template("floor.html", kind="help")


@pages.post("/s/floor/help")
def after_tips() -> ResponseReturnValue:
    return redirect("/s/floor/1", 303)


@pages.get("/s/floor/<int:place>")
def question(place: int) -> str:
    ask, options = QUESTIONS[place - 1]
    return render_template("floor.html", kind="question", ask=ask, options=options, place=place)


@pages.post("/s/floor/<int:place>")
def answer(place: int) -> ResponseReturnValue:
    if QUESTIONS[place - 1][1] is not None:
        keep(place, " ".join(request.form.getlist("answer")))
    return redirect(f"/s/floor/{place + 1 if place < len(QUESTIONS) else 'check'}", 303)


def keep(place: int, value: str) -> None:
    with Session(current_app.extensions["floor.engine"]) as kept:
        kept.execute(insert(Answer).values(person=cookie["person"], question=place, value=value))
        kept.commit()


@pages.get("/s/floor/check")
def check() -> str:
    return render_template("floor.html", kind="check")


@pages.post("/s/floor/check")
def send() -> ResponseReturnValue:
    return redirect("/s/floor/thanks", 303)


@pages.get("/s/floor/thanks")
def thanks() -> str:
    return render_template("floor.html", kind="thanks")


def squeeze(response: Response) -> Response:
    """gzip, as Heard does."""
    if response.mimetype == "text/html" and (response.content_length or 0) > SMALL:
        response.set_data(zlib.compress(response.get_data(), LEVEL, wbits=31))
        response.headers["Content-Encoding"] = "gzip"
    return response
