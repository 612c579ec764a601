"""The command: `python -m easyread FILE` reads a letter and says where people may stumble."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from easyread import Finding, check, check_letter, check_question, score
from easyread.finding import Kind
from easyread.frequency import zipf
from easyread.sentences import sentences_of, words_of

_USUAL_LENGTH = 15
_SHOWN = 40
_LONGEST_WORD = 1000
_LAST_LATIN = "\u024f"
# On the scale of wordfreq. No English text of a dozen words has so few from every day.
_EVERYDAY, _SHARE, _ENOUGH, _LOOKED_AT = 4.5, 0.3, 12, 5000


class RefusedError(Exception):
    """The input cannot be read; the message is one sentence that says what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; give 0 when nothing is wrong, 1 when there is an error finding, 2 when it
    cannot read."""
    wanted = _parser().parse_args(argv)
    _write_any_letter()
    try:
        return _done(wanted)
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return 2
    except BrokenPipeError:  # pragma: no cover - "| head" has read enough; tried in its own process
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _done(wanted: argparse.Namespace) -> int:
    if wanted.why is not None:
        return _why(wanted.why)
    text = _read(wanted.file)
    if wanted.jsonl:
        return _lines(text)
    return _one(text, _words(text, wanted.file), as_json=wanted.json)


def _write_any_letter() -> None:
    """A window that cannot show a letter gets its number, and no trace."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # pragma: no branch
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="easyread", description="Say where people may stumble in a text."
    )
    parser.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="FILE",
        help="a text file, or - for what is piped in",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="give one JSON object")
    form.add_argument(
        "--jsonl", action="store_true", help='read lines of {"id", "text"} and give a line for each'
    )
    form.add_argument("--why", metavar="RULE", help="explain a rule (W5), or all of them (all)")
    return parser


def _why(rule_id: str) -> int:
    """Explain a rule to a person."""
    from easyread.explained import as_lines, explain, explained

    pages = explained() if rule_id.lower() == "all" else explain(rule_id)
    if not pages:
        raise RefusedError(f"There is no rule named {rule_id}: try W5, or all.")
    print("\n\n".join("\n".join(as_lines(page)) for page in pages))
    return 0


def _read(name: str) -> str:
    raw = _bytes(name)
    if raw.lstrip()[:4] == b"%PDF":
        raise RefusedError("This is a PDF: copy its words into a text file, and check that file.")
    if raw.startswith(b"PK\x03\x04"):
        raise RefusedError(
            "This is an office document: save it as plain text, and check that file."
        )
    if raw.startswith(b"{\\rtf"):
        raise RefusedError("This is a rich text file: save it as plain text, and check that file.")
    if raw[:500].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise RefusedError("This is a web page: copy its words into a text file, and check that.")
    if b"\0" in raw:
        raise RefusedError("This is not plain text: save it as UTF-8 text, and check that file.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        place = raw[: wrong.start].count(b"\n") + 1
        raise RefusedError(
            f"Line {place} is not UTF-8 text: save the file as UTF-8, and try again."
        ) from wrong
    if not text.strip():
        raise RefusedError("There are no words to check: write some text, and try again.")
    return text


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError as missing:
        raise RefusedError(
            f"There is no file named {name}: check the name, and try again."
        ) from missing
    except IsADirectoryError as folder:
        raise RefusedError(f"{name} is a folder: name one file in it.") from folder
    except (OSError, ValueError) as shut:
        raise RefusedError(f"{name} cannot be opened: check that you may read it.") from shut


def _refuse_odd(text: str) -> None:
    """Refuse what is no letter in English: a word without end, and words in another script."""
    for place, line in enumerate(text.splitlines(), 1):
        if any(len(word) > _LONGEST_WORD for word in line.split()):
            raise RefusedError(
                f"Line {place} has a word of more than {_LONGEST_WORD:,} letters: put spaces"
                " between the words, and try again."
            )
    letters = [letter for letter in text if letter.isalpha()]
    is_other = sum(letter > _LAST_LATIN for letter in letters) * 2 > len(letters)
    if is_other or not _is_like_english(text):
        raise RefusedError(
            "These words are not English, and this reads English only: ask a person who reads"
            " their language."
        )


def _is_like_english(text: str) -> bool:
    """Say whether enough words are everyday English. In Polish or French one in six is, in English
    nearly all."""
    words = [word.low for word in words_of(text[:_LOOKED_AT]) if word.kind == "word"]
    if len(words) < _ENOUGH:
        return True
    return sum(zipf(word) >= _EVERYDAY for word in words) > _SHARE * len(words)


def _words(text: str, name: str) -> str:
    """The words of the file: of a Markdown file without its marks, each where it stood."""
    if not name.lower().endswith((".md", ".markdown")):
        return text
    from easyread.markdown import words_only

    return words_only(text)


def _one(text: str, words: str, *, as_json: bool) -> int:
    _refuse_odd(words)
    findings = check_letter(words)
    if as_json:
        _write({"score": round(score(words), 1), "findings": [_plain(f) for f in findings]})
    else:
        print("\n".join([*_for_people(text, findings), _summary(words, findings)]))
    return _code(findings)


def _plain(finding: Finding) -> dict[str, str | int]:
    return finding.as_dict()


def _write(record: dict[str, Any]) -> None:
    print(json.dumps(record, ensure_ascii=False))


def _code(findings: Sequence[Finding]) -> int:
    return 1 if any(finding.level == "error" for finding in findings) else 0


def _for_people(text: str, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        line = text.count("\n", 0, finding.start) + 1
        column = finding.start - (text.rfind("\n", 0, finding.start) + 1) + 1
        tip = f" (try: {finding.try_this})" if finding.try_this else ""
        where = f"{line}:{column}: {finding.level} {finding.rule}"
        yield f"{where} {_quoted(text, finding)}{finding.message}{tip}"


def _quoted(text: str, finding: Finding) -> str:
    words = " ".join(text[finding.start : finding.end].split())
    return f"“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”: " if words else ""


def _summary(text: str, findings: Sequence[Finding]) -> str:
    sentences = sentences_of(text)
    short = sum(len(sentence.words) <= _USUAL_LENGTH for sentence in sentences)
    errors = sum(finding.level == "error" for finding in findings)
    to_change = "Nothing must change." if not errors else f"{errors} to change."
    how_hard = f"Score {score(text):.0f} (0 is very easy, 100 very hard)."
    return f"{short} of {len(sentences)} sentences are short. {to_change} {how_hard}"


def _lines(text: str) -> int:
    code = 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            record = _record(line, number)
            findings = _findings_of(record, number)
            _write({
                "id": record.get("id"),
                "score": round(score(record["text"]), 1),
                "findings": [_plain(f) for f in findings],
            })  # fmt: skip
            code = max(code, _code(findings))
    return code


def _record(line: str, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as wrong:
        raise RefusedError(
            f'Line {number} is not JSON: write it as {{"id": "1", "text": "..."}}.'
        ) from wrong
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise RefusedError(f'Line {number} has no text: write it as {{"id": "1", "text": "..."}}.')
    return record


def _findings_of(record: dict[str, Any], number: int) -> list[Finding]:
    kind, language, voice = (record.get(key, usual) for key, usual in _USUAL)
    if kind not in ("text", "question", "option"):
        raise RefusedError(
            f'Line {number} has a kind that is not known: use "text", "question" or "option".'
        )
    if not isinstance(language, str) or not isinstance(voice, str):
        raise RefusedError(
            f"Line {number} has a language or voice that is not a text: put it in quotation marks."
        )
    if kind == "question":
        return check_question(record["text"], kind="one", voice=voice, language=language)
    return check(record["text"], cast("Kind", kind), language)


_USUAL = (("kind", "text"), ("language", "en"), ("voice", "young_person"))

if __name__ == "__main__":
    sys.exit(main())
