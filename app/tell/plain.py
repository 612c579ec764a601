"""For families: nothing goes out that is hard to read, and no number that somebody typed."""

from __future__ import annotations

import re

from app.place.hard_words import HARD_WORDS, HardWords
from app.tell.problem import Problem
from easyread import Finding, check

ERROR = "error"
# Boxes whose hard words the page explains. A title also stands in lists, where nothing is told.
EXPLAINS = frozenset({"said", "answer", "reason", "how_counted", "text", "what_changed", "why",
                      "evidence"})  # fmt: skip
LINKS = re.compile(r"https://\S+")
PEOPLE = r"(?:people|persons?|parents?|carers?|families|children|kids|pupils|of (?:you|us|them))"
TYPED = re.compile(
    r"\b\d+\s*%|\bper ?cent\b"
    r"|\b\w+ (?:out of|in every) (?:\d+|two|three|four|five|ten)\b"
    r"|\b(?:half|a third|a quarter|two thirds|most|nearly all|almost all|the majority)"
    rf" (?:of )?(?:the )?(?:young )?{PEOPLE}\b"
    rf"|\b\d+ (?:young |other |more |different )?{PEOPLE}\b",
    re.IGNORECASE,
)


def required(field: str, text: str, what: str) -> list[Problem]:
    """A problem when the box is empty. `what` follows "Say": what changed, which group decided."""
    return [] if text.strip() else [Problem(field, f"Say {what}.", "")]


def too_hard(field: str, text: str) -> list[Problem]:
    """What easyread finds an error in this text. An address of a page is not read as words."""
    words = LINKS.sub("", text).strip()
    found = check(words) if words else []
    return [_at(field, words[f.start : f.end], f) for f in found if f.level == ERROR]


def _at(field: str, word: str, found: Finding) -> Problem:
    return Problem(field, f"“{word}”: {found.message}", found.try_this, found.rule, word)


def without_explained(problems: list[Problem], known: HardWords) -> list[Problem]:
    """The same, but a hard word may stay where the page of an update says what it means."""
    return [p for p in problems if not _is_explained(p, known)]


def _is_explained(problem: Problem, known: HardWords) -> bool:
    if problem.rule not in HARD_WORDS or problem.field not in EXPLAINS:
        return False
    return known.explains(problem.word, 0, len(problem.word))


def advice(field: str, text: str) -> list[Problem]:
    """What easyread would make easier, though it does not stop a text from going out."""
    words = LINKS.sub("", text).strip()
    found = check(words) if words else []
    return [Problem(field, f.message, f.try_this, f.rule) for f in found if f.level == "warning"]


def typed_number(field: str, text: str) -> list[Problem]:
    """A number of people in our own words. It could be wrong, or could point at somebody (C9)."""
    found = TYPED.search(text)
    if not found:
        return []
    return [
        Problem(
            field,
            f"“{found.group().strip()}” says how many people.",
            "Take it out. The page shows the number from the release by itself.",
            "C9",
        )
    ]
