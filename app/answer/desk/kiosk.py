"""The link that makes a tablet in a youth club a kiosk, with a key for those who look after it."""

from __future__ import annotations

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.audit import record
from app.answer.desk import desk
from app.answer.forms import KioskForm
from app.answer.kiosk import is_key
from app.ask.store import wave_to_answer
from app.people.signed_in import me
from app.web.house import house, now, today
from app.web.kiosk import invitation
from app.web.qr import qr_code


@desk.route("/kiosk/<slug:survey_id>", methods=["GET", "POST"])
def make_kiosk(survey_id: str) -> ResponseReturnValue:
    form = KioskForm()
    with house().database.reading() as session:
        wave = wave_to_answer(session, survey_id, today(), house().area)
    if wave is None or not wave.is_open(today()):
        abort(404)
    key = (form.key.data or "").strip()
    is_good = form.validate_on_submit() and is_key(key)
    if form.is_submitted() and not is_key(key):
        form.key.errors = [_("Choose 6 to 12 digits, such as 258036.")]
    link = _link(survey_id, key) if is_good else ""
    qr = qr_code(link, _("A QR code. It holds the link.")) if link else ""
    title = _("A tablet in a youth club")
    page = render_template("answer/make_kiosk.html", page="answer-kiosk", form=form, link=link,
                           survey=wave.survey, title=title, qr=qr)  # fmt: skip
    return page, 422 if form.is_submitted() and not is_good else 200


def _link(survey_id: str, key: str) -> str:
    with house().database.writing() as session:
        record(session, who=me.email, what="kiosk.link", about=f"survey/{survey_id}", now=now())
    return f"{house().settings.base_url}/kiosk/start/{invitation(survey_id, key, today())}"
