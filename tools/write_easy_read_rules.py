"""For parent reps: writes docs/easy-read-rules.md, a part for each rule, made from the rules.

Run it after a rule has changed: `python tools/write_easy_read_rules.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from easyread.explained import Explained, by_subject
from easyread.finding import Level

PAGE = Path(__file__).resolve().parent.parent / "docs" / "easy-read-rules.md"
SAID: dict[Level, str] = {"error": "Mend this", "warning": "Look again", "info": "A thought"}


def page() -> str:
    """The whole document."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The rules of easy read"
    yield ""
    yield "`heard check` and `python -m easyread` read what families will read. Here is why they"
    yield "say what they say. Only people can say that a text is easy. Try it with a group."
    yield ""
    yield "This page is made by `python tools/write_easy_read_rules.py`."
    for subject, rules in by_subject().items():
        yield from ("", f"## {subject}")
        for rule in rules:
            yield from _about(rule)


def _about(rule: Explained) -> Iterator[str]:
    where = " (a whole survey)" if rule.is_about_surveys else ""
    yield from ("", f"### {rule.id} {rule.title}{where}", "", f"{SAID[rule.level]}.", "")
    rows = (
        ("Why it matters", rule.why, ()),
        ("Hard", rule.hard, ()),
        ("What the check says", rule.message, ()),
        ("What to try", rule.try_this, ()),
        ("More that is hard", "", rule.more_hard),
        ("This is fine", "", (rule.easier, *rule.more_easier)),
        ("Who says so", rule.source, ()),
    )
    for name, text, examples in rows:
        if text or examples:
            yield f"- {name}: {_plain(text)}".rstrip()
        yield from (f"  - {_plain(example)}" for example in examples)


def _plain(text: str) -> str:
    """Signs that Markdown would take for its own are kept as they are."""
    line = " / ".join(text.splitlines())
    return "".join(f"\\{sign}" if sign in "*_[]<>`#|" else sign for sign in line)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Wrote {PAGE}")
