"""For every page of this desk: the wave and voice of a paper, who may type, and words for answers.

Whoever types paper in reads words that nobody has read yet, so they must be trained (domain 0.5).
"""

from __future__ import annotations

from collections.abc import Mapping

from flask import abort, render_template
from flask_babel import gettext as _

from app.access.roles import Role
from app.answer.journey import Given
from app.answer.keying import AGREED, SUPPORTS, is_late
from app.answer.pages.paper_words import ticks
from app.answer.pages.start import choices_of
from app.answer.store.papers import Look
from app.answer.tables import Paper
from app.ask.store import AskedWave, wave_named
from app.ask.survey import Question, Survey
from app.database import Session
from app.people.signed_in import me
from app.people.store import everybody
from app.web.house import house, now, today


def wave_here(session: Session, name: str) -> AskedWave:
    """The wave of this address, SURVEY@N, or the page that says there is none."""
    wave = wave_named(session, name, house().area, today()) if "@" in name else None
    if wave is None or wave.name != name:
        abort(404)
    return wave


def not_trained() -> str | None:
    """The page for somebody who may not read unread words, or None when they may."""
    if me.is_trained:
        return None
    return render_template("answer/not_trained.html", page="answer-not-trained",
                           title=_("Answers on paper"))  # fmt: skip


def is_closed(wave: AskedWave, paper: Paper) -> bool:
    """The numbers with this paper in them are made: it stays as it is."""
    return not paper.is_late and is_late(wave, today(), house().area.place.grace_days)


def waits_page(wave: AskedWave, paper: Paper) -> str:
    """Whoever typed a paper in does not look at it a second time: somebody else does."""
    title = _("Paper %(number)s", number=paper.number)
    return render_template("answer/waits.html", page="answer-waits", wave=wave, paper=paper,
                           is_alone=is_alone(), title=title)  # fmt: skip


def is_alone() -> bool:
    """Whether nobody but whoever sits here may look at a paper a second time."""
    with house().database.reading() as session:
        return not any(somebody.is_on and somebody.is_trained and somebody.has(Role.OFFICER)
                       for somebody in everybody(session) if somebody.id != me.id)  # fmt: skip


def look_now() -> Look:
    """Who sits here, and when."""
    return Look(me.email, now(), today())


def who_on_paper(survey: Survey, voice: str) -> dict[str, str]:
    """The boxes under "Who is answering?": key -> words. None when paper says it by its voice."""
    if voice != survey.voices[0]:
        return {}
    mine = [choice.text for choice in choices_of(survey) if choice.value in {"me", "help", "for"}]
    return dict(zip(SUPPORTS, mine, strict=True))


def languages() -> dict[str, str]:
    """The languages that a paper may be in, by their own names."""
    return {known.code: known.name for known in house().area.place.languages}


def in_words(question: Question, given: Given | None) -> str:
    """What somebody said, for comparing with paper. Never the words that they wrote."""
    if given is None or given.status == "skipped":
        return _("Left empty")
    texts = {tick.id: f"{tick.key} {tick.text}" for tick in ticks(question)}
    said = [text for answer, text in texts.items() if answer in _ids(given)]
    if given.number is not None:
        said.append(str(given.number))
    if given.wrote:
        said.append(_("Something is written"))
    return ", ".join(said)


def who_in_words(who: Mapping[str, str], support: str, agreed: str) -> str:
    """Who is answering, as the first box of a paper says it."""
    key = next((key for key, known in SUPPORTS.items() if support.startswith(known)), "")
    how = next((key for key, known in AGREED.items() if known == agreed), "")
    return f"{key} {who.get(key, '')}" + (f" ({how})" if how else "")


def _ids(given: Given) -> frozenset[str]:
    unsure = {"not_sure": frozenset({"not-sure"}), "not_say": frozenset({"not-say"})}
    return unsure.get(given.status, given.choices)
