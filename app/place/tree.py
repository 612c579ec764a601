"""Builds the nodes of a file from parser events, and refuses what is dangerous in it (S20)."""

from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from app.place.nodes import Entries, Items, Node, Text, short
from app.place.problem import Problem

MOST_DEPTH = 20


@dataclass
class _Open:
    """A list or a block that has begun and has not ended."""

    line: int
    column: int
    is_block: bool
    nodes: list[Node] = field(default_factory=list)


class Tree:
    """Builds nodes from parser events with a stack of its own, so depth is never our stack's."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.count("\n") + 1
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.documents = 0

    def tell(self, line: int, column: int, rule: str, message: str, advice: str) -> None:
        self.problems.append(Problem(self.file, line, column, "error", rule, message, advice))

    def broken(self, wrong: MarkedYAMLError) -> None:
        mark = wrong.problem_mark or wrong.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = wrong.problem or wrong.context or ""
        message, advice = _in_plain_words(str(said))
        self.tell(min(line, self.lines), column, "yaml-broken", message, advice)

    def take(self, event: Any) -> bool:
        """False when there is no sense in reading on."""
        if isinstance(event, DocumentStartEvent):
            return self._begin_document(event)
        if isinstance(event, AliasEvent):
            self._refuse_alias(event)
            self._put(Text("", *_place(event)))
        elif isinstance(event, ScalarEvent):
            self._refuse_marks(event)
            self._put(Text(event.value, *_place(event)))
        elif isinstance(event, CollectionStartEvent):
            return self._begin(event)
        elif isinstance(event, SequenceEndEvent | MappingEndEvent):
            self._end()
        return True

    def _begin_document(self, event: Any) -> bool:
        self.documents += 1
        line, column = _place(event)
        if event.version or event.tags:
            message = "Lines that begin with % are not read here."
            self.tell(line, column, "yaml-directive", message, "take the % line out")
        if self.documents > 1:
            message = "A second document begins here. A file holds one."
            self.tell(line, column, "yaml-documents", message, "put it in a file of its own")
            return False
        return True

    def _refuse_alias(self, event: Any) -> None:
        message = f"*{short(event.anchor)} points at another place. That is not allowed here."
        self.tell(*_place(event), "yaml-alias", message, "write the words again in full")

    def _refuse_marks(self, event: Any) -> None:
        line, column = _place(event)
        if event.anchor:
            name = short(event.anchor)
            message = f"&{name} names a place to copy from. That is not allowed here."
            self.tell(line, column, "yaml-alias", message, f"take &{name} out")
        if event.tag is not None:
            name = short(str(event.tag).replace("tag:yaml.org,2002:", "!!"))
            message = f"{name} is a tag. Tags are not allowed here."
            self.tell(line, column, "yaml-tag", message, "take it out, or put quotes round it")

    def _begin(self, event: Any) -> bool:
        self._refuse_marks(event)
        line, column = _place(event)
        self.open.append(_Open(line, column, isinstance(event, MappingStartEvent)))
        if len(self.open) > MOST_DEPTH:
            message = f"This is more than {MOST_DEPTH} steps deep."
            self.tell(line, column, "yaml-depth", message, "make it flatter")
            return False
        return True

    def _end(self) -> None:
        done = self.open.pop()
        if done.is_block:
            self._put(Entries(self._pairs(done), done.line, done.column))
        else:
            self._put(Items(tuple(done.nodes), done.line, done.column))

    def _put(self, node: Node) -> None:
        if self.open:
            self.open[-1].nodes.append(node)
        else:
            self.root = node

    def _pairs(self, done: _Open) -> tuple[tuple[Text, Node], ...]:
        seen: dict[str, Text] = {}
        pairs = []
        for key, value in zip(done.nodes[::2], done.nodes[1::2], strict=True):
            if not isinstance(key, Text):
                message = "A key must be one word."
                self.tell(key.line, key.column, "yaml-key", message, "write it as `word: value`")
            elif key.value in seen:
                self._twice(key, seen[key.value])
            else:
                seen[key.value] = key
                pairs.append((key, value))
        return tuple(pairs)

    def _twice(self, again: Text, first: Text) -> None:
        lines = f"first on line {first.line}, again on line {again.line}"
        message = f'"{short(again.value)}" is here twice: {lines}.'
        self.tell(again.line, again.column, "key-twice", message, "keep one of the two")


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


_PLAIN_WORDS = (
    ("mapping values are not allowed", "There is a second colon on this line.",
     "put the whole text in quotes"),
    ("cannot start any token", "A value cannot begin with this character.",
     "put the text in quotes"),
    ("could not find expected ':'", "A key has no colon after it.", "write `key: value`"),
    ("expected <block end>", "This line does not line up with the lines before it.",
     "give it as many spaces as its neighbours"),
    ("expected ',' or", "A bracket was opened and not closed.",
     "close it, with commas between the parts"),
    ("quoted scalar", "A quotation mark was opened and not closed.", "add the closing mark"),
)  # fmt: skip


def _in_plain_words(said: str) -> tuple[str, str]:
    for sign, message, advice in _PLAIN_WORDS:
        if sign in said:
            return message, advice
    return "This file cannot be read as YAML here.", "look at this line and the line before it"
