"""What is left of a YAML file once it is read: texts, lists and blocks that know their places."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Text:
    """A word or a sentence, as typed."""

    value: str
    line: int
    column: int


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True)
class Entries:
    """A block of `key: value` lines; the keys keep their own places."""

    items: tuple[tuple[Text, "Node"], ...]
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        return next((value for name, value in self.items if name.value == key), None)

    def key(self, key: str) -> Text | None:
        return next((name for name, _ in self.items if name.value == key), None)


Node = Text | Items | Entries


def texts_of(node: Node) -> Iterator[Text]:
    """Every text of a tree, keys too, in the order of the file."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from texts_of(item)
    else:
        for key, value in node.items:
            yield key
            yield from texts_of(value)


def plain(node: Node) -> Any:
    """The tree as str, list and dict."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.items}


def short(typed: str) -> str:
    """What was typed, cut so that a message stays readable."""
    return typed if len(typed) <= 60 else typed[:60] + "..."
