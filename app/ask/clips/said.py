"""`said.yaml`: which words each recording says. Old words are never heard with new ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.place.problem import Level, Problem
from app.place.yaml import Entries, Items, Node, Text, read_yaml

SAID = "said.yaml"


@dataclass(frozen=True, slots=True)
class Said:
    """`words`: name of a recording -> its sentences. `keys`: where each of them stands."""

    file: str
    words: Mapping[str, tuple[str, ...]]
    keys: Mapping[str, Text]

    def without_files(self, stems: Collection[str]) -> Iterator[Problem]:
        """A line for a recording that is not there."""
        for stem in self.keys:
            if stem not in stems:
                message = f'There is no recording "{stem}".'
                yield self.at(stem, "clip-missing", message, "add it, or take out this line")

    def at(
        self, stem: str, rule: str, message: str, advice: str, level: Level = "warning"
    ) -> Problem:
        """A problem with one recording, at its line."""
        key = self.keys.get(stem)
        line, column = (key.line, key.column) if key else (1, 1)
        return Problem(self.file, line, column, level, rule, message, advice)


def read_said(folder: Path) -> tuple[Said, list[Problem]]:
    """The words of every recording in this folder."""
    file = folder / SAID
    try:
        root, problems = read_yaml(file.read_bytes(), str(file))
    except OSError:
        advice = "write it: a line for each recording, such as `feel.ask: How do you feel?`"
        missing = Problem(str(file), 1, 1, "error", "clip-unsaid", f"{SAID} is missing.", advice)
        return Said(str(file), {}, {}), [missing]
    if not isinstance(root, Entries):
        if root is not None:
            problems.append(_not_words(str(file), root))
        return Said(str(file), {}, {}), problems
    said = {key.value: sentences(value) for key, value in root.items}
    keys = {key.value: key for key, _ in root.items}
    problems += [_not_words(str(file), key) for key, _ in root.items if not said[key.value]]
    return Said(str(file), {stem: words for stem, words in said.items() if words}, keys), problems


def sentences(node: Node) -> tuple[str, ...]:
    """One sentence, or a list of them; nothing when it is neither."""
    rows = node.items if isinstance(node, Items) else (node,)
    texts = tuple(one_line(row.value) for row in rows if isinstance(row, Text))
    return texts if len(texts) == len(rows) and all(texts) else ()


def one_line(text: str) -> str:
    """The same words, however they are set."""
    return " ".join(text.split())


def _not_words(file: str, where: Node) -> Problem:
    advice = "write `feel.ask: How do you feel?`"
    message = "Each line is the name of a recording and the words that it says."
    return Problem(file, where.line, where.column, "error", "clip-unsaid", message, advice)
