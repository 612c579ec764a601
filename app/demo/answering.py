"""For every page with numbers: made-up people answer a survey, by the same code as real ones."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from random import Random

from app.answer.code import LENGTH, PICTURES, as_secret
from app.answer.journey import Given, next_place
from app.answer.reading import SKIPPED, Posted
from app.answer.store.saving import Sent, Sitting, finish, save
from app.answer.store.starting import Who, keep_agreement, keep_receipt, start
from app.ask.gate import free_text_is_open
from app.ask.store import AskedWave
from app.ask.survey import Question
from app.comment.reading import Reading, read_at_once
from app.database import Session
from app.demo.days import Demo
from app.web.notice import notice_version
from app.web.tokens import Signer

SAID = Path(__file__).with_name("said.txt")
SUPPORTS, SUPPORT_WEIGHTS = ("self", "helped", "for"), (6, 3, 1)
PARENTS, UNSURE, SKIPS, STOPS, WRITES, LETS_QUOTE = 0.3, 0.06, 0.05, 0.02, 0.75, 0.6
LEANS = (6, 3, 2, 2, 1, 1)
READING_SECONDS = 20.0  # a slow machine makes no worries of its own
Code = tuple[int, ...]


@cache
def sayings() -> tuple[str, ...]:
    """What made-up people write. Every one is about the demo bus or Demo Town."""
    return tuple(SAID.read_text("utf-8").splitlines())


def answer(
    demo: Demo,
    session: Session,
    wave: AskedWave,
    days_ago: int,
    *,
    writes: str = "",
    code: Code = (),
    is_read: bool = True,
) -> str:
    """One made-up person answers, and gets a code. Whoever is told what to write answers it all.

    Gives the id of the response. Not `is_read`: the computer fails at their words.
    """
    place, today = demo.house.area.place, demo.day(days_ago)
    who = _somebody(demo.chance, wave, is_told=bool(writes))
    response_id = start(session, wave, who, notice=notice_version(place), today=today)
    if who.support == "for":
        keep_agreement(session, response_id, "said")
    _get_code(demo, session, wave, response_id, code)
    sitting = Sitting(response_id, wave, who.voice, who.support, None, False, {})
    asked = _Asked(demo, demo.at(days_ago), today, writes, is_read)
    if asked.goes_through(session, sitting):
        finish(session, sitting, today)
    demo.one_more()
    return response_id


class _Asked:
    """One person at the survey, on one day."""

    def __init__(self, demo: Demo, now: datetime, today: date, writes: str, is_read: bool) -> None:
        self.chance, self.place = demo.chance, demo.house.area.place
        self.now, self.today, self.writes, self.is_read = now, today, writes, is_read

    def goes_through(self, session: Session, sitting: Sitting) -> bool:
        """Answer one question after the other. False when they stop on the way."""
        survey, place = sitting.wave.survey, next_place(sitting.wave.survey, {}, 0)
        while place is not None:
            question = survey.questions[place - 1]
            if question.is_stored:
                if not self.writes and self.chance.random() < STOPS:
                    return False
                posted = self.says(sitting, question)
                save(session, sitting, question, posted, sent=_sent(),
                     reading=self.reading(posted), now=self.now, today=self.today)  # fmt: skip
                given = replace(posted.given, wrote=bool(posted.words))
                sitting = replace(sitting, answers={**sitting.answers, question.id: given})
            place = next_place(survey, sitting.answers, place)
        return True

    def says(self, sitting: Sitting, question: Question) -> Posted:
        """What this person says to this question."""
        luck = self.chance.random()
        if question.takes_words:
            return self._writes(sitting, question)
        if luck < SKIPS:
            return SKIPPED
        if luck < SKIPS + UNSURE:
            return Posted(Given("not_sure"))
        if question.kind == "number":
            return Posted(
                Given("answered", number=self.chance.randint(question.least, question.most))
            )
        return Posted(Given("answered", _choices(self.chance, question)))

    def _writes(self, sitting: Sitting, question: Question) -> Posted:
        is_try_out = sitting.wave.is_try_out
        is_open = free_text_is_open(self.place, self.now, is_try_out=is_try_out)
        if not is_open or not (self.writes or self.chance.random() < WRITES):
            return SKIPPED
        words = self.writes or self.chance.choice(sayings())
        is_asked = question.may_quote == "ask" and sitting.support != "for" and not self.writes
        return Posted(Given("answered"), words, is_asked and self.chance.random() < LETS_QUOTE)

    def reading(self, posted: Posted) -> Reading | None:
        """What the computer sees at once, by the same reader as for real words."""
        if not self.is_read and posted.words:
            return None
        return read_at_once(posted.words, deadline=time.monotonic() + READING_SECONDS)


def _somebody(chance: Random, wave: AskedWave, *, is_told: bool) -> Who:
    first, *others = wave.survey.voices
    if others and not is_told and chance.random() < PARENTS:
        return Who(others[0], "self", "en")
    support = "self" if is_told else chance.choices(SUPPORTS, SUPPORT_WEIGHTS)[0]
    return Who(first, support, "en")


def _choices(chance: Random, question: Question) -> frozenset[str]:
    ids = [option.id for option in question.answers]
    if question.kind == "many":
        return frozenset(chance.sample(ids, k=chance.randint(1, min(2, len(ids)))))
    return frozenset(chance.choices(ids, _leaning(len(ids))))


def _leaning(options: int) -> Sequence[int]:
    """Earlier answers more often, so that pages have something to tell."""
    return (*LEANS, *(1 for _ in range(options)))[:options]


def _sent() -> Sent:
    return Sent(secrets.token_hex(16), secrets.token_hex(16))


def _get_code(demo: Demo, session: Session, wave: AskedWave, response_id: str, code: Code) -> None:
    secret = demo.house.settings.secret_key
    link_hash = Signer(secret, "link").digest(secrets.token_hex(16))
    is_kept = False
    while not is_kept:
        numbers = code or tuple(secrets.randbelow(PICTURES) for _ in range(LENGTH))
        code_hash = Signer(secret, "code").digest(str(wave.wave_id), as_secret(numbers))
        is_kept = keep_receipt(
            session, response_id, wave.wave_id, code_hash=code_hash, link_hash=link_hash
        ) or bool(code)
