"""Findings, published versions, quotes and taps in the database."""

from app.tell.store.findings import (
    Words,
    add_action,
    add_evidence,
    add_finding,
    change_words,
    decide,
    decisions,
    drop,
    finding,
    findings,
    finish,
    look_into,
    move_due,
    reopen,
)
from app.tell.store.numbers import (
    NumberWithoutRelease,
    number_in,
    release_of,
)
from app.tell.store.published import Published, check_of, keep_check, newest, publish, versions
from app.tell.store.quotes import (
    approve_quote,
    blank_withdrawn,
    choose_quote,
    quotable,
    quoted_words,
    quotes_of,
)
from app.tell.store.taps import keep_tap, taps

__all__ = [
    "NumberWithoutRelease",
    "Published",
    "Words",
    "add_action",
    "add_evidence",
    "add_finding",
    "approve_quote",
    "blank_withdrawn",
    "change_words",
    "check_of",
    "choose_quote",
    "decide",
    "decisions",
    "drop",
    "finding",
    "findings",
    "finish",
    "keep_check",
    "keep_tap",
    "look_into",
    "move_due",
    "newest",
    "number_in",
    "publish",
    "quotable",
    "quoted_words",
    "quotes_of",
    "release_of",
    "reopen",
    "taps",
    "versions",
]
