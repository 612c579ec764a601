"""YAML read safely, for parent reps who write surveys: every word stays what was typed.

Only the parser's events are used: nothing is ever constructed from a file, so no value turns into
a date, a number or an object behind the author's back (security S20).
"""

import unicodedata
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from app.place.nodes import Entries, Items, Node, Text, plain, short, texts_of
from app.place.problem import Problem
from app.place.tree import MOST_DEPTH, Tree

__all__ = [
    "MOST_BYTES",
    "MOST_DEPTH",
    "Entries",
    "Items",
    "Node",
    "Text",
    "plain",
    "read_yaml",
    "short",
]

MOST_BYTES = 256 * 1024


def read_yaml(source: str | bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree, or None when it cannot be read at all, with everything that is wrong with it."""
    text, problems = _decoded(source, file)
    if text is None or problems:
        return None, problems
    tree = Tree(file, text)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            if not tree.take(event):
                return None, tree.problems
    except MarkedYAMLError as wrong:
        tree.broken(wrong)
    except ReaderError as wrong:
        line, column = _line_of(text, wrong.position)
        tree.tell(line, column, "yaml-character", *_STRANGE)
    except Exception:  # the parser slips on strange bytes: a sentence, never a trace
        tree.tell(1, 1, "yaml-broken", "This file cannot be read as YAML.", _START_FROM)
    else:
        return _whole(tree)
    return None, tree.problems


TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_STRANGE = ("There is a character here that cannot be seen.", "delete it and type it again")
_START_FROM = "start from a survey that works and change one line at a time"


def _whole(tree: "Tree") -> tuple[Node | None, list[Problem]]:
    if tree.root is None or tree.root == Text("", 1, 1):
        tree.tell(1, 1, "yaml-empty", "This file is empty.", _START_FROM)
        return None, tree.problems
    for text in texts_of(tree.root):
        if has_hidden_signs(text.value):
            tree.tell(text.line, text.column, "yaml-character", *_STRANGE)
    return tree.root, tree.problems


def has_hidden_signs(text: str) -> bool:
    """Control characters, signs that turn the reading direction round, or nothing to be seen."""
    kinds = [unicodedata.category(letter) for letter in text if letter != "\n"]
    is_blank = "Cf" in kinds and all(kind[0] in "CZ" for kind in kinds)
    return is_blank or "Cc" in kinds or any(letter in TURNS for letter in text)


def _line_of(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _decoded(source: str | bytes, file: str) -> tuple[str | None, list[Problem]]:
    raw = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    if len(raw) > MOST_BYTES:
        size = f"This file has {len(raw):,} bytes. {MOST_BYTES:,} is the most."
        return None, [Problem(file, 1, 1, "error", "yaml-size", size, "make two surveys of it")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        column = wrong.start - (raw.rfind(b"\n", 0, wrong.start) + 1) + 1
        message = "This file is not saved as UTF-8."
        advice = "in your editor choose Save as, then UTF-8"
        return None, [Problem(file, line, column, "error", "yaml-utf8", message, advice)]
    return text, list(_tabs(text, file))


def _tabs(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" in line:
            message, advice = "There is a tab here. YAML wants spaces.", "two spaces for each step"
            column = line.index("\t") + 1
            yield Problem(file, number, column, "error", "yaml-tab", message, advice)
