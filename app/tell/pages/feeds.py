"""The same news for newsreaders and other systems: an Atom feed, and open data."""

from __future__ import annotations

from typing import Any

from flask import Response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.database import Session
from app.hear.disclosure import RULES_VERSION
from app.hear.release import fingerprint
from app.tell.feed import Entry, Feed, as_json
from app.tell.feed import atom as as_atom
from app.tell.numbers import number_of
from app.tell.pages import pages
from app.tell.pages.wording import in_a_sentence, long_day, standing_words, translated
from app.tell.publishing import Update
from app.tell.standing import standing_of
from app.tell.store.numbers import number_in, release_of
from app.tell.store.published import Published, newest
from app.tell.store.quotes import quoted_words
from app.web.house import house, today
from app.web.language import chosen_language


@pages.get("/you-said-we-did.atom")
def atom() -> ResponseReturnValue:
    with house().database.reading() as session:
        rows = newest(session)
        entries = tuple(_entry(session, row) for row in rows)
    feed = Feed(
        title=_("You said, we did"),
        author=house().area.place.council.name,
        url=whole("tell.atom"),
        page_url=whole("tell.update_list"),
        language=chosen_language(),
        updated_on=rows[0].published_on if rows else today(),
        entries=entries,
    )
    return Response(as_atom(feed), mimetype="application/atom+xml")


@pages.get("/you-said-we-did.json")
def data() -> ResponseReturnValue:
    with house().database.reading() as session:
        updates = [_data(session, row) for row in newest(session)]
    return Response(as_json(updates, RULES_VERSION), mimetype="application/json")


def whole(endpoint: str, **values: Any) -> str:
    """A whole address: from our own settings, never from what a visitor's browser says."""
    return house().settings.base_url + url_for(endpoint, **values)


def _entry(session: Session, row: Published) -> Entry:
    return Entry(
        id=house().settings.base_url + f"/you-said-we-did/{row.finding_id}",
        url=whole("tell.update_page", finding_id=row.finding_id),
        title=row.update.title,
        updated_on=row.published_on,
        sentences=tuple(filter(None, _sentences(session, row.update))),
    )


def _sentences(session: Session, update: Update) -> list[str]:
    number = number_in(session, update.release_id, update.cell)
    return [
        _("You said:"),
        *update.said.splitlines(),
        *(translated(words) for words in number.all_words),
        *(f"“{words}”" for words in quoted_words(session, update.quotes)),
        _("We say:"),
        *_what_happened(update),
    ]


def _what_happened(update: Update) -> list[str]:
    decision = update.decision
    if decision is None:
        return [standing_words(standing_of(update, today()))]
    passed = [decision.follow] if decision.passed_on else []
    if decision.passed_on:
        day = long_day(decision.passed_on)
        passed.insert(
            0, _("We told %(who)s on %(day)s.", who=in_a_sentence(decision.passed_to), day=day)
        )
    return [
        standing_words(standing_of(update, today())),
        *passed,
        *decision.answer.splitlines(),
        *decision.reason.splitlines(),
        *(action.what_changed for action in update.actions),
    ]


def _data(session: Session, row: Published) -> dict[str, object]:
    update, decision = row.update, row.update.decision
    release = release_of(session, update.release_id)
    return {
        "id": row.finding_id,
        "url": whole("tell.update_page", finding_id=row.finding_id),
        "survey": row.survey_id,
        "version": row.number,
        "published_on": row.published_on.isoformat(),
        "title": update.title,
        "you_said": update.said,
        "quotes": quoted_words(session, update.quotes),
        "strand": update.strand,
        "release": {"wave": release.wave, "sha256": fingerprint(release)},
        "number": dict(number_of(release, update.cell).data),
        "state": update.state.value,
        "decision": decision.outcome.value if decision else None,
        "decided_on": decision.decided_on.isoformat() if decision else None,
        "we_will": (decision.answer or None) if decision else None,
        "because": (decision.reason or None) if decision else None,
        "actions": [
            {
                "text": action.text,
                "due": action.due.isoformat(),
                "due_before": [change.was.isoformat() for change in action.due_changes],
                "done_on": action.done_on.isoformat() if action.done_on else None,
                "what_changed": action.what_changed,
            }
            for action in update.actions
        ],
    }
