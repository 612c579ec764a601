"""For the house tests: every sentence of ours that a family can see, and the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.place.yaml import Entries, Items, Node, Text, read_yaml
from tests.house.files import ROOT, files, name_of
from tools.collect_words import every_sentence, is_for_staff

# What stands for a value in our sentences: a word that every reader knows.
STANDS_FOR = {"number": "3", "days": "3", "count": "3", "minutes": "3", "day": "3 June 2026"}

# The lines of our YAML that families read. `name` and `wording` are other people's exact words.
SURVEY_KEYS = {"title": "text", "about": "text", "who_sees": "text", "ask": "question"}
SURVEY_KEYS |= {"hint": "text", "text": "text", "starters": "text", "young_person": "question"}
SURVEY_KEYS |= dict.fromkeys(("parent", "sibling", "practitioner"), "question")
PLACE_KEYS = ("say", "open_words", "about", "text", "before_words", "not_a_complaint", "urgent")
PLACE_KEYS += ("show_somebody", "about_staff", "complain", "known_gaps", "does", "hand_in")
AREA_KEYS = {
    "place.yaml": dict.fromkeys(PLACE_KEYS, "text"),
    "framework.yaml": {"plain": "text"},
    "themes.yaml": {"name": "option"},
    "glossary.yaml": {"plain": "text"},
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text, how it is meant (text, question or option), and where it stands."""

    where: str
    text: str
    kind: str


@cache
def every_sentence_for_families() -> tuple[Sentence, ...]:
    """Templates, messages, surveys and the area's files."""
    return (*_pages(), *_surveys(), *_area(), *_pictures())


def _pages() -> Iterator[Sentence]:
    for words in every_sentence():
        if not is_for_staff(words.file):
            for text in words.texts:
                yield Sentence(f"{words.file}:{words.line}", _spoken(text), "text")


def _spoken(text: str) -> str:
    """The sentence as somebody reads it, with an easy word for each value."""
    spoken = re.sub(r"%\((\w+)\)[sd]", lambda found: STANDS_FOR.get(found[1], "it"), text)
    return " ".join(spoken.replace("%%", "%").split())


def _surveys() -> Iterator[Sentence]:
    for file in files("surveys/", suffix=".yaml"):
        if file.parent.name == "surveys" and file.name not in AREA_KEYS:
            yield from _in_yaml(file, SURVEY_KEYS)


def _area() -> Iterator[Sentence]:
    for name, keys in AREA_KEYS.items():
        yield from _in_yaml(ROOT / "surveys" / name, keys)


def _pictures() -> Iterator[Sentence]:
    root = _tree(ROOT / "surveys" / "pictures" / "pictures.yaml")
    words = root.get("words") if isinstance(root, Entries) else None
    for _, word in words.items if isinstance(words, Entries) else ():
        if isinstance(word, Text):
            where = f"surveys/pictures/pictures.yaml:{word.line}"
            yield Sentence(where, word.value, "option")


def _in_yaml(file: Path, keys: dict[str, str]) -> Iterator[Sentence]:
    for key, text in _texts(_tree(file), "", in_options=False):
        kind = "option" if key == "option" else keys.get(key)
        if kind:
            yield Sentence(f"{name_of(file)}:{text.line}", text.value, kind)


def _tree(file: Path) -> Node:
    root, problems = read_yaml(file.read_text("utf-8"), name_of(file))
    assert root is not None, problems
    return root


def _texts(node: Node, key: str, *, in_options: bool) -> Iterator[tuple[str, Text]]:
    if isinstance(node, Text):
        yield ("option" if in_options and key == "text" else key), node
    elif isinstance(node, Items):
        for item in node.items:
            yield from _texts(item, key, in_options=in_options)
    else:
        for name, value in node.items:
            inside = in_options or name.value in {"options", "age_bands"}
            yield from _texts(value, name.value, in_options=inside)
