"""A tablet that was left alone: its cover lifts for the code of these answers, typed or tapped.

Covering keeps everything; it never resets. The server keeps the cover, so that loading the page
again does not lift it. The staff's key starts for somebody new, and shows nobody's answers (0.14).
"""

from __future__ import annotations

from flask import make_response, redirect, render_template, request
from flask import typing as ft
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.answer.code import LENGTH, Ticket, as_secret, read_code, tapped
from app.answer.pages import pages
from app.answer.pages.coming_back import opened
from app.answer.pages.here import (
    code_words_in_every_language,
    give_ticket,
    signer,
    sitting_of,
    ticket,
)
from app.answer.pages.kiosk import FORM, is_ours, kiosk_here, problems_of, wiped
from app.answer.pages.slowing import count_wrong, is_too_fast
from app.answer.pages.tapping import carried, groups_to_tap, tapped_so_far
from app.answer.store.saving import Sitting
from app.answer.store.starting import found_by_code
from app.web.house import house
from app.web.kiosk import Kiosk, keep_kiosk

FINISH, PICTURES, TAP, OUT, TAKEN = "finish", "pictures", "tap", "out", "taken"
Reply = tuple[Response, int]


@pages.route("/kiosk/cover", methods=["GET", "POST"])
def cover() -> ft.ResponseReturnValue:
    """Whoever comes back has the code of these answers. Staff have their key, to start anew."""
    here, kept = kiosk_here(), ticket()
    if kept is None:
        return _lifted(here, redirect("/kiosk", 303))
    sitting, go = sitting_of(kept), request.form.get("go", "")
    is_sent = sitting is None or sitting.is_finished
    if request.method == "GET":
        return _covered(here, is_sent)
    if not is_ours("cover"):
        return _covered(here, is_sent)[0], 400
    if go == FINISH:
        return _finish(here, is_sent)
    if TAP in request.form or go in {PICTURES, OUT}:
        return _tap_page(here, _taken(go))
    return _open(here, is_sent, kept, sitting)


def _finish(here: Kiosk, is_sent: bool) -> ft.ResponseReturnValue:
    """Start for somebody new. Before all is sent only staff can; what was sent stays."""
    if not is_sent:
        if is_too_fast(here.survey_id):
            return _covered(here, is_sent, _("Wait for a minute. Then try again."), 429)
        if not here.fits(_typed()):
            count_wrong(here.survey_id)
            return _covered(here, is_sent, _("That does not fit. Try again."), 422)
    return _lifted(here, wiped("/kiosk"))


def _open(
    here: Kiosk, is_sent: bool, kept: Ticket, sitting: Sitting | None
) -> ft.ResponseReturnValue:
    if is_too_fast(here.survey_id):
        return _again(here, is_sent, _("Wait for a minute. Then try again."), 429)
    if here.fits(_typed()):
        return _covered(here, is_sent, _("The staff key only starts for somebody new."), 422)
    if _is_theirs(kept, sitting):
        lifted = redirect("/code", 303)
        give_ticket(lifted, opened(kept))
        return _lifted(here, lifted)
    count_wrong(here.survey_id)
    return _again(here, is_sent, _("That does not fit. Try again."), 422)


def _is_theirs(kept: Ticket, sitting: Sitting | None) -> bool:
    """Whether the code that was tapped or typed opens the answers under this cover."""
    code = (
        tapped(request.form[TAKEN])
        if TAKEN in request.form
        else read_code(_typed(), *code_words_in_every_language())
    )
    if not isinstance(code, tuple) or len(code) != LENGTH:
        return False
    if code == kept.code or sitting is None:
        return code == kept.code
    # They came with a link: the code is not on this device.
    wave_id = sitting.wave.wave_id
    hashed = signer("code").digest(str(wave_id), as_secret(code))
    with house().database.reading() as session:
        found = found_by_code(session, {wave_id: hashed})
    return found is not None and found.response_id == kept.response_id


def _typed() -> str:
    return request.form.get("code", "")[:200].strip()


def _taken(go: str) -> tuple[int, ...]:
    """The pictures so far, with the one that was tapped put in, or the last one taken out."""
    taken = tapped(f"{request.form.get(TAKEN, '')}-{request.form.get(TAP, '')}")
    return taken[:-1] if go == OUT else taken


def _again(here: Kiosk, is_sent: bool, wrong: str, status: int) -> Reply:
    """The same page once more. Pictures that did not fit are gone: they may be nearly right."""
    if TAKEN in request.form:
        return _tap_page(here, (), wrong, status)
    return _covered(here, is_sent, wrong, status)


def _covered(here: Kiosk, is_sent: bool, wrong: str = "", status: int = 200) -> Reply:
    page = render_template("answer/kiosk_cover.html", is_sent=is_sent, problems=problems_of(wrong),
                           token=signer(FORM).token("cover"))  # fmt: skip
    return _with_cover(here, page), status


def _tap_page(here: Kiosk, taken: tuple[int, ...], wrong: str = "", status: int = 200) -> Reply:
    page = render_template("answer/kiosk_tap.html", taken=tapped_so_far(taken),
                           carried=carried(taken), problems=problems_of(wrong),
                           groups=groups_to_tap() if len(taken) < LENGTH else [],
                           token=signer(FORM).token("cover"))  # fmt: skip
    return _with_cover(here, page), status


def _with_cover(here: Kiosk, page: str) -> Response:
    response = make_response(page)
    keep_kiosk(response, here, is_covered=True)
    return response


def _lifted(here: Kiosk, response: Response) -> Response:
    keep_kiosk(response, here)
    return response
