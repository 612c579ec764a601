"""For answers on paper: each is typed in once and looked at twice; its words are read like all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from app.answer.journey import Given, is_at_the_bad_end
from app.answer.keying import CHECKED, DIFFERS, KEYED, as_kept
from app.answer.reading import Posted
from app.answer.store.saving import Sent, Sitting, find_sitting, finish, forget_words, save
from app.answer.store.starting import START, Who, keep_agreement, start
from app.answer.tables import Answer, Paper, Response, Submission
from app.ask.store import AskedWave
from app.ask.survey import Question
from app.ask.tables import Wave
from app.comment.reading import Reading
from app.place.area import Area


@dataclass(frozen=True, slots=True)
class Look:
    """Who sits at the desk, and when."""

    by: str
    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Typed:
    """One paper as it was typed in. `sent` has a key for each question, so that nothing doubles.

    `key` is the form's own, `digest` a keyed hash of all that it says.
    """

    key: str
    digest: str
    who: Who
    agreed: str
    notice: str
    posted: Mapping[str, Posted]
    readings: Mapping[str, Reading | None]
    sent: Mapping[str, Sent]
    is_late: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """The number to write on the paper. `is_changed`: this very form came before and said something
    else. Nothing is kept then: whoever types is asked what it is.
    """

    number: int
    is_changed: bool = False


def key_paper(session: Session, wave: AskedWave, typed: Typed, area: Area, look: Look) -> Kept:
    """Keep one paper, with its words read for worry."""
    before = _kept_before(session, wave, typed)
    if before is not None:
        return before
    response_id = start(session, wave, typed.who, notice=typed.notice, today=look.today)
    if typed.who.support == "for" and typed.agreed:
        keep_agreement(session, response_id, typed.agreed)
    _answers(session, response_id, typed, area, look)
    _remember(session, response_id, typed)
    number = 1 + (
        session.scalar(select(func.max(Paper.number)).where(Paper.wave_id == wave.wave_id)) or 0
    )
    session.add(
        Paper(wave_id=wave.wave_id, response_id=response_id, number=number, key=typed.key,
              is_late=typed.is_late, state=KEYED, keyed_by=look.by, keyed_on=look.today)
    )  # fmt: skip
    session.flush()
    return Kept(number)


def type_again(
    session: Session, wave: AskedWave, typed: Typed, *, first_key: str, area: Area, look: Look
) -> Kept | None:
    """What is typed now takes the place of what the paper's first form said. A worry stays.

    None when that paper stays as it is: it was looked at twice, or its numbers are made.
    """
    before = _kept_before(session, wave, typed)
    if before is not None:
        return before
    paper, _digest = _made_by(session, first_key) or (None, None)
    if paper is None or paper.state != KEYED or (typed.is_late and not paper.is_late):
        return None
    _forget(session, paper, area, look)
    change_who(session, paper, typed.who.support, typed.agreed)
    session.execute(
        update(Response).where(Response.id == paper.response_id).values(language=typed.who.language)
    )
    _answers(session, paper.response_id, replace(typed, is_late=paper.is_late), area, look)
    _remember(session, paper.response_id, typed)
    paper.keyed_by, paper.keyed_on = look.by, look.today
    return Kept(paper.number)


def paper_of_form(session: Session, key: str) -> Paper | None:
    """The paper that this very form made or changed before, if it did."""
    found = _made_by(session, key)
    return found[0] if found else None


def _kept_before(session: Session, wave: AskedWave, typed: Typed) -> Kept | None:
    # Two keyers at one moment: the second waits here, and gets the next number.
    session.execute(select(Wave.id).where(Wave.id == wave.wave_id).with_for_update())
    found = _made_by(session, typed.key)
    return found and Kept(found[0].number, is_changed=found[1] != typed.digest)


def _made_by(session: Session, key: str) -> tuple[Paper, str | None] | None:
    """The paper of a form, and what it says now, as a digest."""
    sent = and_(Submission.response_id == Paper.response_id, Submission.key == key)
    row = session.execute(
        select(Paper, Submission.digest)
        .outerjoin(Submission, sent)
        .where(or_(Paper.key == key, Submission.key == key))
    ).first()
    return (row[0], row[1]) if row else None


def _remember(session: Session, response_id: str, typed: Typed) -> None:
    """Every form that made or changed this paper knows what it says now: an old one that comes
    again is told that it says something else.
    """
    about = (Submission.response_id == response_id, Submission.question_id == START)
    known = select(Submission.key).where(Submission.key == typed.key)
    if session.scalar(known) is None:
        row = {"key": typed.key, "response_id": response_id, "question_id": START, "digest": ""}
        session.execute(insert(Submission).values(row))
    session.execute(update(Submission).where(*about).values(digest=typed.digest))


def _forget(session: Session, paper: Paper, area: Area, look: Look) -> None:
    first = first_look(session, paper, area)
    for question in first.wave.survey.questions:
        forget_words(session, first, question.id, look.today)
    session.execute(delete(Answer).where(Answer.response_id == paper.response_id))


def _answers(session: Session, response_id: str, typed: Typed, area: Area, look: Look) -> None:
    sitting = find_sitting(session, response_id, area)
    assert sitting is not None  # noqa: S101 - it was made a moment ago
    survey = sitting.wave.survey
    kept = as_kept(survey, {key: _with_words(posted) for key, posted in typed.posted.items()})
    for question in survey.questions:
        posted = typed.posted.get(question.id)
        if posted is None:
            continue
        # Somebody ticked what they were not asked: it is not counted, but a bad end is seen (0.3).
        is_kept = question.id in kept
        if is_kept or is_at_the_bad_end(question, posted.given):
            _save(session, sitting, question, typed, look)
        if not is_kept:
            _drop(session, response_id, question.id)
    finish(session, sitting, look.today)


def _save(session: Session, sitting: Sitting, question: Question, typed: Typed, look: Look) -> None:
    save(session, sitting, question, typed.posted[question.id], sent=typed.sent[question.id],
         reading=typed.readings.get(question.id), now=look.now, today=look.today,
         is_late=typed.is_late)  # fmt: skip


def _drop(session: Session, response_id: str, question_id: str) -> None:
    session.execute(
        delete(Answer).where(Answer.response_id == response_id, Answer.question_id == question_id)
    )


def _with_words(posted: Posted) -> Given:
    return replace(posted.given, wrote=bool(posted.words))


def papers_of(session: Session, wave_id: int) -> list[Paper]:
    """Every paper of one wave, the newest first."""
    rows = select(Paper).where(Paper.wave_id == wave_id).order_by(Paper.number.desc())
    return list(session.scalars(rows))


def paper_numbered(session: Session, wave_id: int, number: int) -> Paper | None:
    """One paper by the number that is written on it."""
    return session.scalars(
        select(Paper).where(Paper.wave_id == wave_id, Paper.number == number)
    ).first()


def how_many_papers(session: Session) -> dict[int, dict[str, int]]:
    """Wave -> state -> how many papers (a working count)."""
    rows = session.execute(
        select(Paper.wave_id, Paper.state, func.count()).group_by(Paper.wave_id, Paper.state)
    )
    found: dict[int, dict[str, int]] = {}
    for wave_id, state, count in rows:
        found.setdefault(wave_id, {})[state] = count
    return found


def first_look(session: Session, paper: Paper, area: Area) -> Sitting:
    """What was typed in at first, as it stands now."""
    sitting = find_sitting(session, paper.response_id, area)
    assert sitting is not None  # noqa: S101 - a paper goes with its response
    return sitting


def keep_second(session: Session, paper: Paper, text: str) -> None:
    """The second look read something else: it waits until somebody settles it."""
    session.execute(update(Paper).where(Paper.id == paper.id).values(state=DIFFERS, second=text))


def mark_checked(session: Session, paper: Paper, look: Look) -> None:
    """Both looks agree, or somebody has settled it."""
    session.execute(
        update(Paper)
        .where(Paper.id == paper.id)
        .values(state=CHECKED, second="", checked_by=look.by, checked_on=look.today)
    )


def change_answer(
    session: Session,
    sitting: Sitting,
    question: Question,
    posted: Posted,
    *,
    sent: Sent,
    reading: Reading | None,
    is_late: bool,
    look: Look,
) -> None:
    """The paper says something else than was typed at first."""
    save(session, sitting, question, posted, sent=sent, reading=reading, now=look.now,
         today=look.today, is_late=is_late)  # fmt: skip


def change_who(session: Session, paper: Paper, support: str, agreed: str) -> None:
    """The first box of the paper says something else than was typed at first."""
    session.execute(
        update(Response)
        .where(Response.id == paper.response_id)
        .values(support=support, agreed=agreed or None)
    )


def change_ticks(session: Session, paper: Paper, question_id: str, given: Given) -> None:
    """Only the boxes beside somebody's words were typed wrongly. The words stay."""
    session.execute(
        update(Answer)
        .where(Answer.response_id == paper.response_id, Answer.question_id == question_id)
        .values(status=given.status, choices=" ".join(sorted(given.choices)))
    )
