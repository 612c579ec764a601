"""`heard analyse`: comments in, one line of facts for each out, for people and scripts."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.comment.feeling import feeling_in
from app.comment.private import private_in
from app.comment.readable import can_read
from app.comment.themes import NONE, themes_in
from app.comment.wording import words
from app.comment.worry import chunks, worries_in

INVITES = ("praise", "improve", "open")


class BadLine(ValueError):
    """A line that cannot be read as a comment: which one, what is wrong, what to try."""


def _text_of(record: Mapping[str, Any], key: str, fallback: str | None = None) -> str:
    value = record.get(key, fallback)
    if value is None and fallback is not None:
        return fallback
    if not isinstance(value, str):
        raise BadLine(f'"{key}" must be text in quotes. Try: {{"id": "1", "text": "I like it"}}')
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise BadLine(f'"{key}" has half a letter (\\ud800 to \\udfff). Take it out.')
    return value


def _invites_of(record: Mapping[str, Any]) -> str | None:
    invites = record.get("invites")
    if invites is not None and invites not in INVITES:
        raise BadLine('"invites" must be praise, improve or open. Or leave it out.')
    return invites


def analyse_line(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what one comment says. Positions count the code points of the original text."""
    name, text = _text_of(record, "id"), _text_of(record, "text")
    language, invites = _text_of(record, "language", "en"), _invites_of(record)
    read = words(text)
    readable = can_read(read, language)
    feeling = feeling_in(text, read, invites, readable=readable)
    why = list(dict.fromkeys(each for piece in chunks(read) for each in worries_in(piece)))
    return {
        "id": name,
        "feeling": feeling.feeling,
        "feeling_guess": feeling.guess,
        "feeling_score": feeling.score,
        "feeling_why": list(feeling.why),
        "themes": list((themes_in(read) if readable else NONE).ids),
        "private": [
            {"type": each.type, "start": each.start, "end": each.end, "text": each.text}
            for each in private_in(text)
        ],
        "worry": bool(why),
        "worry_why": why,
        "read_by_computer": readable,
    }


def _record(line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine("This is not JSON. Try one object in braces on each line.") from None
    if not isinstance(record, dict):
        raise BadLine("This is not one object. Try one object in braces on each line.")
    return record


def analyse_lines(source: Iterable[str]) -> Iterator[str]:
    """Read JSON lines, write JSON lines, in order. Empty lines are passed over."""
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        try:
            answer = analyse_line(_record(line))
        except BadLine as problem:
            raise BadLine(f"line {number}: {problem}") from None
        yield json.dumps(answer, ensure_ascii=False)
