"""For everybody who answered: how long answers are kept, and when they are deleted. Plain."""

from __future__ import annotations

from datetime import date, timedelta

from app.ask.store import AskedWave


def delete_on(wave: AskedWave, published_on: date | None) -> date | None:
    """The day on which the answers of a wave are deleted; None while that is not known.

    The days of its privacy block are counted from the day its first finding was published or,
    when nothing was, from the end of the promise (domain 0.15). Try-outs are emptied at once.
    """
    if wave.is_try_out or wave.ended_on is None:
        return None
    promised = wave.ended_on + timedelta(days=wave.survey.answer_in_days)
    return (published_on or promised) + timedelta(days=wave.survey.privacy.keep_days)
