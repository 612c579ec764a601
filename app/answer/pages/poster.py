"""A poster for a wall: what is asked, by whom and why, and the way to it for a phone or by hand."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from flask import render_template, request
from flask_babel import gettext as _

from app.answer.pages import pages
from app.answer.pages.ending import long_date
from app.answer.pages.lost import closed
from app.answer.pages.paper import not_for, wave_asked
from app.web.choices import ALLOWED
from app.web.house import house, today
from app.web.qr import qr_code

# What a poster's link may set before somebody answers (contract.md).
PRESETS = (*ALLOWED, "lang", "who")
PLAIN = re.compile(r"[a-z0-9_-]{1,20}", re.IGNORECASE)


@pages.get("/s/<slug:survey_id>/poster")
def poster_page(survey_id: str) -> str:
    wave = wave_asked(survey_id)
    if not wave.is_open(today()):
        return closed(wave)
    address = f"{house().settings.base_url}/s/{survey_id}"
    presets = presets_in(request.args.to_dict())
    link = f"{address}?{presets}" if presets else address
    return render_template(
        "answer/poster.html",
        wave=wave,
        survey=wave.survey,
        not_for=not_for(wave.survey),
        last_day=long_date(wave.closes_on) if wave.closes_on else "",
        by_hand=address.partition("://")[2],
        code=qr_code(link, _("A QR code. It opens this survey.")),
    )


def presets_in(given: dict[str, str]) -> str:
    """The query of the poster's link: what we know, in one order, and nothing else."""
    known = {name: given[name] for name in PRESETS if PLAIN.fullmatch(given.get(name, ""))}
    return urlencode(known)
