"""For the safeguarding lead who tries Heard: a few made-up worries, mild ones, in every state."""

from __future__ import annotations

from dataclasses import dataclass

from app.access.audit import record
from app.answer.store.marks import give_back_words, mark_as_worry
from app.database import Session
from app.demo.answering import answer
from app.demo.asking import FIRST, SECOND, closed, wave_here
from app.demo.days import Demo, Story
from app.demo.people import DEPUTY, LEAD, OFFICER
from app.hear import store
from app.hear.store.worries import DONE, NOT_WORRY, REFERRED, SEEN, SPOKE

MOST = 100_000


@dataclass(frozen=True, slots=True)
class Step:
    """What was done about it, so many days after it came."""

    later: int
    step: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Words that somebody made up, in which wave, how many days before its end (or before today),
    and what was done.
    """

    wave: str
    before: int
    words: str
    steps: tuple[Step, ...] = ()
    is_read: bool = True
    is_marked: bool = False


WORRIES = (
    Told(FIRST, 16, "I am scared of the demo dog at the bus stop.", (
        Step(0, SEEN, LEAD), Step(1, SPOKE, LEAD, "The demo school knows the dog."),
        Step(2, DONE, LEAD, "The demo dog has a fence now."))),
    Told(FIRST, 11, "The demo driver is killing me with his jokes.", (
        Step(0, SEEN, LEAD), Step(0, NOT_WORRY, LEAD, "It is a joke about jokes."))),
    Told(FIRST, 8, "The demo computer could not read this.", (
        Step(0, SEEN, DEPUTY), Step(0, NOT_WORRY, DEPUTY, "It is about the bus.")), is_read=False),
    Told(FIRST, 6, "A big demo boy pushes me at the stop.", (
        Step(0, SEEN, DEPUTY), Step(0, SPOKE, DEPUTY, "The demo school asks about it."),
        Step(3, REFERRED, LEAD, "Passed on to the demo team."))),
    Told(SECOND, 9, "Somebody took my demo bag.", (
        Step(0, SEEN, LEAD), Step(1, SPOKE, LEAD, "The demo driver looks out for it."))),
    Told(SECOND, 6, "I do not know who I can talk to in Demo Town.", is_marked=True),
    Told(SECOND, 0, "I do not feel safe on the demo bus."),
)  # fmt: skip


def how_many(wave: str) -> int:
    """How many answers of this wave are told here."""
    return sum(told.wave == wave for told in WORRIES)


def worry_story(demo: Demo, told: Told) -> Story:
    """Somebody writes it; it reaches the lead or the deputy; they do what is to be done."""
    day = demo.working_day(told.before + (closed(demo) if told.wave == FIRST else 0))
    yield day
    with demo.house.database.writing() as session:
        wave = wave_here(demo, session, told.wave)
        who = answer(demo, session, wave, day, writes=told.words, is_read=told.is_read)
    if told.is_marked:
        yield day - 1
        _mark(demo, told.words, day - 1)
    for step in told.steps:
        yield max(0, day - step.later)
        _keep_step(demo, who, step, max(0, day - step.later))


def _mark(demo: Demo, words: str, days_ago: int) -> None:
    """The officer reads it, and taps "I am worried"."""
    now = demo.at(days_ago)
    with demo.house.database.writing() as session:
        unread = store.comments_to_read(session, limit=MOST)
        found = next((comment for comment in unread if comment.words == words), None)
        worry = mark_as_worry(session, found.id, OFFICER, now) if found else None
        if found and worry:
            store.forget_reading(session, found.id)
            record(session, who=OFFICER, what="comment.worried", about=f"worry/{worry}", now=now)


def _keep_step(demo: Demo, response_id: str, step: Step, days_ago: int) -> None:
    now = demo.at(days_ago)
    with demo.house.database.writing() as session:
        worry_id = _worry_of(session, response_id)
        if worry_id is None:
            return
        about = f"worry/{worry_id}"
        record(session, who=step.by, what="worry.view", about=about, now=now)
        store.add_step(
            session, store.OF_WORRY, worry_id, step.step, by=step.by, now=now, note=step.note
        )
        if step.step == NOT_WORRY:
            give_back_words(session, worry_id, step.by, now)
        record(session, who=step.by, what=f"worry.{step.step}", about=about, now=now)


def _worry_of(session: Session, response_id: str) -> str | None:
    here = (worry.id for worry in store.worries(session) if worry.response_id == response_id)
    return next(here, None)
