"""A tablet in a youth club: a big start button, and Finish that wipes (domain 0.14)."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask import typing as ft
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.answer.kiosk import lets_in
from app.answer.pages import pages
from app.answer.pages.here import signer, ticket
from app.answer.pages.paper import wave_asked
from app.answer.pages.slowing import count_wrong, is_too_fast
from app.web.choices import forget_choices
from app.web.cookies import end_cookie
from app.web.house import today
from app.web.kiosk import Kiosk, end_kiosk, keep_kiosk, kiosk, read_invitation

FORM = "kiosk-form"
FINISH, LEAVE = "/clear", "/leave"
STAFF = "/staff/"  # on a kiosk this door only signs out whoever is in, and leads to the start


@pages.before_app_request
def stay_in_the_kiosk() -> Response | None:
    """A kiosk shows its own survey, help and safety. Under its cover it shows safety only."""
    here = kiosk()
    if here is None:
        return None
    if request.path in {FINISH, LEAVE} and not here.is_covered:
        return wiped("/kiosk")
    if lets_in(request.path, here.survey_id, is_covered=here.is_covered):
        return None
    if _is_an_answer(here):  # typed before the screen was covered: words always arrive (0.2)
        return None
    if here.is_covered:
        return redirect("/kiosk/cover", 303)
    return redirect("/code" if ticket() else "/kiosk", 303)


@pages.after_request
def show_nothing_under_the_cover(response: Response) -> Response:
    """What was typed before is kept; whoever stands there now sees nothing of it."""
    here = kiosk()
    if here is None or not here.is_covered or not _is_an_answer(here):
        return response
    if "X-Heard" not in request.headers:
        return redirect("/kiosk/cover", 303)
    response.mimetype = "text/plain"
    response.set_data(b"")
    return response


def _is_an_answer(here: Kiosk) -> bool:
    """One question's form of this kiosk's survey. Its token says that it is from this tablet."""
    is_one = request.method == "POST" and request.endpoint == "answer.answer_question"
    return is_one and lets_in(request.path, here.survey_id, is_covered=False)


@pages.route("/kiosk/start/<invitation>", methods=["GET", "POST"])
def start_kiosk(invitation: str) -> ft.ResponseReturnValue:
    """The link that staff made. Looking at it does nothing: a button starts the kiosk."""
    here = read_invitation(invitation, today())
    if here is None:
        abort(404)
    wave = wave_asked(here.survey_id)
    if not is_ours(invitation):
        token = signer(FORM).token(invitation)
        page = render_template("answer/kiosk_begin.html", survey=wave.survey, token=token)
        return page, 200 if request.method == "GET" else 400
    response = wiped(STAFF)
    keep_kiosk(response, here)
    return response


@pages.get("/kiosk")
def kiosk_page() -> ft.ResponseReturnValue:
    """The big start button."""
    here = kiosk_here()
    wave = wave_asked(here.survey_id)
    return render_template("answer/kiosk.html", wave=wave, survey=wave.survey,
                           is_open=wave.is_open(today()))  # fmt: skip


@pages.route("/kiosk/out", methods=["GET", "POST"])
def leave_kiosk() -> ft.ResponseReturnValue:
    """Staff take the device back with their key."""
    here, wrong = kiosk_here(), ""
    if request.method == "POST" and is_ours("out"):
        if is_too_fast(here.survey_id):
            wrong = _("Wait for a minute. Then try again.")
        elif here.fits(request.form.get("code", "").strip()):
            response = wiped("/")
            end_kiosk(response)
            return response
        else:
            count_wrong(here.survey_id)
            wrong = _("That does not fit. Try again.")
    token = signer(FORM).token("out")
    page = render_template("answer/kiosk_out.html", token=token, problems=problems_of(wrong))
    return page, 200 if request.method == "GET" else 422


def kiosk_here() -> Kiosk:
    """This kiosk, or the page that says there is none."""
    here = kiosk()
    if here is None:
        abort(404)
    return here


def is_ours(about: str) -> bool:
    return signer(FORM).key_of(request.form.get("token", ""), about) is not None


def wiped(onward: str) -> Response:
    """This device forgets whose answers and whose choices were on it. What was sent stays."""
    response = redirect(onward, 303)
    end_cookie(response)
    forget_choices(response)
    return response


def problems_of(wrong: str) -> list[dict[str, str]]:
    return [{"field": "code", "text": wrong}] if wrong else []
