"""You said, we did: the list, one finding with its history, and "Did this help?"."""

from __future__ import annotations

import hmac
from dataclasses import replace

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ask.pages import shown
from app.ask.store import all_waves
from app.database import Session
from app.hear.cell import NOT_EVERYONE
from app.tell.action import is_late
from app.tell.finding import State
from app.tell.helped import CHOICE_IDS
from app.tell.numbers import number_of
from app.tell.pages import pages
from app.tell.pages.rows import link, update_rows, waiting_rows
from app.tell.pages.wording import choices_shown
from app.tell.publishing import update_of
from app.tell.standing import standing_of
from app.tell.store.findings import finding
from app.tell.store.numbers import release_of
from app.tell.store.published import Published, check_of, newest, versions
from app.tell.store.quotes import quoted_words
from app.tell.store.taps import keep_tap
from app.web.code_pass import CARRIED, read_pass
from app.web.house import house, today
from app.web.tokens import Signer

SKIP = "skip"


@pages.get("/you-said-we-did")
def update_list() -> ResponseReturnValue:
    survey_id = request.args.get("survey") or None
    with house().database.reading() as session:
        title = _survey_title(session, survey_id)
        if survey_id is not None and title is None:
            abort(404)
        return render_template(
            "tell/updates.html",
            survey_title=title,
            updates=update_rows(newest(session, survey_id=survey_id)),
            waiting=waiting_rows(session, survey_id),
            list_url=link("tell.update_list"),
            feed_url=url_for("tell.atom"),
        )


@pages.get("/you-said-we-did/<finding_id>")
def update_page(finding_id: str) -> ResponseReturnValue:
    number = request.args.get("version", type=int)
    with house().database.reading() as session:
        if "preview" in request.args:
            return _preview(session, finding_id, request.args["preview"])
        known = versions(session, finding_id)
        shown = next((row for row in known if number in {None, row.number}), None)
        if shown is None:
            abort(404)
        return _update_page(session, shown, known)


@pages.post("/you-said-we-did/<finding_id>/helped")
def tap(finding_id: str) -> ResponseReturnValue:
    """Keep one tap. Nothing of it is shown again: somebody may be looking over a shoulder."""
    choice = request.form.get("choice", "")
    if choice == SKIP:
        return redirect(link("tell.helped_page", finding_id=finding_id, skipped=1), 303)
    key = _signer("helped").key_of(request.form.get("token", ""), finding_id)
    if key is None or choice not in CHOICE_IDS:
        with house().database.reading() as session:
            known = _done_here(session, finding_id)
            return _update_page(session, known[0], known, problem=_("Please tap again.")), 400
    with house().database.writing() as session:
        known = _done_here(session, finding_id)
        who = _who(known[0])
        name = _signer("tap").digest(finding_id, who or key)
        keep_tap(session, finding_id, key=name, choice=choice, has_code=bool(who), on=today())
    return redirect(link("tell.helped_page", finding_id=finding_id), 303)


@pages.get("/you-said-we-did/<finding_id>/helped")
def helped_page(finding_id: str) -> ResponseReturnValue:
    with house().database.reading() as session:
        if not versions(session, finding_id):
            abort(404)
    return render_template(
        "tell/helped.html", list_url=link("tell.update_list"), skipped="skipped" in request.args
    )


def _done_here(session: Session, finding_id: str) -> list[Published]:
    """The versions of a finding that is done: only then can somebody say whether it helped."""
    known = versions(session, finding_id)
    if not known or known[0].update.state is not State.DONE:
        abort(404)
    return known


def _update_page(
    session: Session,
    shown: Published,
    known: list[Published],
    *,
    is_preview: bool = False,
    problem: str = "",
) -> str:
    update, is_newest = shown.update, shown.number == known[0].number
    page, release = {"finding_id": shown.finding_id}, release_of(session, update.release_id)
    asks = is_newest and not is_preview and update.state is State.DONE
    return render_template(
        "tell/update.html",
        is_preview=is_preview,
        problems=[{"field": "help", "text": problem}] if problem else [],
        update=update,
        published_on=shown.published_on,
        standing=standing_of(update, today()),
        late={action.id for action in update.actions if is_late(action, today())},
        number=number_of(release, update.cell),
        caution=NOT_EVERYONE,
        survey_title=release.title,
        closed_on=release.closed_on,
        quotes=quoted_words(session, update.quotes),
        form_token=_signer("helped").token(shown.finding_id) if asks else "",
        choices=choices_shown(),
        helped_url=link("tell.tap", **page),
        list_url=link("tell.update_list"),
        newer_url="" if is_newest else link("tell.update_page", **page),
        older=[
            {"day": row.published_on, "url": link("tell.update_page", version=row.number, **page)}
            for row in known[1:]
            if is_newest
        ],
    )


def _preview(session: Session, finding_id: str, signed: str) -> str:
    """What would go out now, for whoever got the address from the desk. New words, new address."""
    found = finding(session, finding_id)
    update = update_of(found) if found else None
    if found is None or update is None or not is_preview(finding_id, update.digest, signed):
        abort(404)
    update = replace(update, checked=check_of(session, finding_id, update.digest))
    shown = Published(finding_id, found.wave_id, "", 0, today(), update)
    return _update_page(session, shown, [shown], is_preview=True)


def is_preview(finding_id: str, digest: str, signed: str) -> bool:
    """Whether the desk signed an address for exactly these words."""
    good = _signer("preview").digest(finding_id, digest)[:32]
    return hmac.compare_digest(good.encode(), signed.encode())


def _who(published: Published) -> str:
    """Who holds a code of the wave that this finding is about, in a form that names nobody."""
    held = read_pass(house().settings.secret_key, request.args.get(CARRIED, ""))
    return held.who if held and held.wave_id == published.wave_id else ""


def _survey_title(session: Session, survey_id: str | None) -> str | None:
    waves = all_waves(session, house().area) if survey_id else []
    return next((shown(wave).survey.title for wave in waves if wave.survey_id == survey_id), None)


def _signer(purpose: str) -> Signer:
    return Signer(house().settings.secret_key, purpose)
