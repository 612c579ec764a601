"""For somebody who may not be safe: their words are read at once, even when no answers are theirs.

Answers can be gone when a form arrives: they were taken back while words waited on the phone, a
try-out was emptied, or the cookie was lost. Nobody would ever read such words. So they are read for
worry like all others, and only what worries is kept (domain 0.1, 0.2). The page that the person
sees does not know what came of it, so it cannot tell (domain 0.4).
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import timedelta

from app.answer.journey import is_at_the_bad_end, said_shortly
from app.answer.pages.here import log_that, signer
from app.answer.pages.slowing import are_many_worries
from app.answer.reading import (
    AGAIN,
    KEEP,
    OUT,
    SKIP,
    Problem,
    Typed,
    can_be_seen,
    read_answer,
    typed_in,
)
from app.answer.store.outliving import Worrying, is_kept, keep_together, keep_worrying
from app.ask.store import AskedWave, wave_to_answer
from app.ask.survey import Question
from app.comment.reading import Reading, TooSlow, read_at_once
from app.web.house import house, now, today

READING_SECONDS = 0.5
A_WEEK = 7
MOST_LETTERS_READ = 262_144  # half of them from the beginning, half from the end
# Short, so that nothing is added to a worry that the lead has read already.
TOGETHER_SECONDS = 300
Form = Mapping[str, Sequence[str]]


def read_in_time(words: str) -> Reading | None:
    """What the computer sees in the words at once; None when it is too slow, or fails (0.19)."""
    try:
        return read_at_once(words, deadline=time.monotonic() + READING_SECONDS)
    except TooSlow:
        log_that("a comment was not read in time: it waits, as urgent")
    except Exception:
        log_that("a comment could not be read by the computer: it waits, as urgent")
    return None


def keep_if_it_worries(
    survey_id: str, place: int, form: Form, *, whose: str, key: str = ""
) -> None:
    """Read a form that no answers are there for. Nothing of it is kept but what worries.

    `whose` is the response that it was for, when it is known; `key` is the form's own where it has
    no token. The same words in a week are one worry, whichever way and token they come with. The
    wave is the one that this survey asks now or asked last: which it was went with the answers.
    """
    if "".join(form.get("go", (KEEP,))) in {SKIP, OUT, AGAIN}:
        return
    with house().database.reading() as session:
        wave = wave_to_answer(session, survey_id, today(), house().area)
    if wave is None:
        return
    form_key = "".join(form.get("token", ())) or f"{whose}/{key}"
    for worrying in _worrying(wave.survey.question_at(place), typed_in(form)):
        _keep(wave, worrying, whose, form_key)


def _keep(wave: AskedWave, worrying: Worrying, whose: str, form_key: str) -> None:
    """One row each, so that each is seen; but together when there are so many that they would bury
    the others. Nothing is dropped (domain 0.1): anybody can send such forms, and so can a child.
    """
    ids = _ids(wave.wave_id, worrying, form_key)
    with house().database.writing() as session:
        if is_kept(session, ids):
            return
        if not are_many_worries(wave.survey_id, whose):
            keep_worrying(session, wave.wave_id, ids[0], worrying, now=now())
            return
        slot = str(now().timestamp() // TOGETHER_SECONDS)
        about = (worrying.question_id, worrying.choice or "") if worrying.choice else ()
        group = signer("worries-together").digest(str(wave.wave_id), slot, *about)
        keep_together(session, wave.wave_id, group, worrying, now=now())


def _ids(wave_id: int, worrying: Worrying, form_key: str) -> list[str]:
    """What such a worry is called today, and what it was called on the days before in a week.
    A worry without words says which form it came in, or two people who answer alike were one.
    """
    about = (worrying.question_id, worrying.choice or "", form_key)
    what = (worrying.words,) if worrying.words else about
    days = [str(today() - timedelta(days=number)) for number in range(A_WEEK)]
    return [signer("worry-alone").digest(str(wave_id), day, *what)[:32] for day in days]


def _to_read(words: str) -> str:
    """Of a whole book that somebody put into the box: what they wrote before and after it."""
    half = MOST_LETTERS_READ // 2
    return words if len(words) <= MOST_LETTERS_READ else f"{words[:half]}\n[...]\n{words[-half:]}"


def _worrying(question: Question | None, typed: Typed) -> list[Worrying]:
    """The words when they worry or could not be read, and an answer at the bad end (0.3)."""
    question_id = question.id if question else ""
    words = _to_read(typed.words.strip()) if can_be_seen(typed.words) else ""
    reading = read_in_time(words) if words else Reading(worry=False, worry_why=(), private=())
    found = []
    if reading is None or reading.worry:
        kind = "unread" if reading is None else "flagged"
        why = reading.worry_why if reading else ()
        found.append(Worrying(question_id, kind, words=words, why=why))
    if question is None or not question.is_stored:
        return found
    read = read_answer(question, typed, may_quote=False)
    if not isinstance(read, Problem) and is_at_the_bad_end(question, read.given):
        found.append(Worrying(question_id, "sensitive", choice=said_shortly(read.given)))
    return found
