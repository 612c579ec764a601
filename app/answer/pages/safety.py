"""For somebody who may not be safe: their words are read at once, even when no answers are theirs.

Answers can be gone when a form arrives: they were taken back while words waited on the phone, a
try-out was emptied, or the cookie was lost. Nobody would ever read such words. So they are read for
worry like all others, and only what worries is kept (domain 0.1, 0.2). The page that the person
sees does not know what came of it, so it cannot tell (domain 0.4).
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from app.answer.journey import is_at_the_bad_end, said_shortly
from app.answer.pages.here import log_that, signer
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
from app.answer.store.outliving import Worrying, keep_worrying
from app.ask.store import wave_to_answer
from app.ask.survey import Question
from app.comment.reading import Reading, TooSlow, read_at_once
from app.web.house import house, now, today

READING_SECONDS = 0.5
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
    no token. A form that comes twice, by the post and in an envelope, makes one worry. The wave is
    the one that this survey asks now or asked last: which one it was went with the answers.
    """
    if "".join(form.get("go", (KEEP,))) in {SKIP, OUT, AGAIN}:
        return
    with house().database.reading() as session:
        wave = wave_to_answer(session, survey_id, today(), house().area)
    if wave is None:
        return
    once = (whose, str(place), "".join(form.get("token", ())) or key)
    for worrying in _worrying(wave.survey.question_at(place), typed_in(form)):
        worry_id = signer("worry-alone").digest(*once, worrying.words, worrying.choice or "")[:32]
        with house().database.writing() as session:
            keep_worrying(session, wave.wave_id, worry_id, worrying, now=now())


def _worrying(question: Question | None, typed: Typed) -> list[Worrying]:
    """The words when they worry or could not be read, and an answer at the bad end (0.3)."""
    question_id = question.id if question else ""
    words = typed.words.strip() if can_be_seen(typed.words) else ""
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
