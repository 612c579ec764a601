"""For somebody who may not be safe: their words are read at once, even when no answers are theirs.

Answers can be gone when a form arrives: they were taken back while words waited on the phone, a
try-out was emptied, or the cookie was lost. Nobody would ever read such words. So they are read for
worry like all others, and only what worries is kept (domain 0.1, 0.2). The page that the person
sees does not know what came of it, so it cannot tell (domain 0.4).
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from app.answer import long_words
from app.answer.journey import is_at_the_bad_end, said_shortly
from app.answer.long_words import Found
from app.answer.pages.here import log_that, signer
from app.answer.pages.slowing import are_many_worries, is_much_to_read
from app.answer.reading import (
    AGAIN,
    KEEP,
    MOST_LETTERS,
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
# What is kept of words that are longer; of those from a network that sends very much, still less.
MOST_LETTERS_KEPT = 20_000
MOST_LETTERS_OF_A_FLOOD = 1_000
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
    with house().database.reading() as session:
        if is_kept(session, ids):
            return
    are_many = are_many_worries(wave.survey_id, whose)
    slot = str(now().timestamp() // TOGETHER_SECONDS)
    about = (worrying.question_id, worrying.choice or "") if worrying.choice else ()
    group = signer("worries-together").digest(str(wave.wave_id), slot, *about)
    with house().database.writing() as session:
        if are_many:
            keep_together(session, wave.wave_id, group, worrying, now=now())
        else:
            keep_worrying(session, wave.wave_id, ids[0], worrying, now=now())


def _ids(wave_id: int, worrying: Worrying, form_key: str) -> list[str]:
    """What such a worry is called today, and what it was called on the days before in a week.
    A worry without words says which form it came in, or two people who answer alike were one.
    """
    about = (worrying.question_id, worrying.choice or "", form_key)
    what = (worrying.words,) if worrying.words else about
    days = [str(today() - timedelta(days=number)) for number in range(A_WEEK)]
    return [signer("worry-alone").digest(str(wave_id), day, *what)[:32] for day in days]


def _found(words: str) -> Found:
    """What worries in the words, or all of them when they could not be read in time. Words as long
    as a box takes are read and kept whole, whoever sends how many; of a book a part is kept.
    """
    most = MOST_LETTERS_KEPT
    is_long = len(words) > MOST_LETTERS
    if is_long and is_much_to_read(min(len(words), MOST_LETTERS_READ)):
        words, most = long_words.ends(words, MOST_LETTERS), MOST_LETTERS_OF_A_FLOOD
    elif len(words) <= MOST_LETTERS_KEPT:
        reading = read_in_time(words) if words else Reading(worry=False, worry_why=(), private=())
        if reading is None:
            return Found(words, is_read=False)
        return Found(words, reading.worry_why) if reading.worry else Found()
    until = time.monotonic() + READING_SECONDS
    found = long_words.find(long_words.ends(words, MOST_LETTERS_READ), most, read_in_time, until)
    return replace(found, why=(*found.why, long_words.CUT))


def _worrying(question: Question | None, typed: Typed) -> list[Worrying]:
    """The words when they worry or could not be read, and an answer at the bad end (0.3)."""
    question_id = question.id if question else ""
    read = _found(typed.words.strip() if can_be_seen(typed.words) else "")
    found = []
    if read.words:
        kind = "flagged" if read.is_read else "unread"
        found.append(Worrying(question_id, kind, words=read.words, why=read.why))
    if question is None or not question.is_stored:
        return found
    answer = read_answer(question, typed, may_quote=False)
    if not isinstance(answer, Problem) and is_at_the_bad_end(question, answer.given):
        found.append(Worrying(question_id, "sensitive", choice=said_shortly(answer.given)))
    return found
