"""The drawings families know our words by: one concept, one picture, everywhere.

Which concepts there are is data in surveys/pictures/; their drawings are built from it at set-up.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from app.place.yaml import Entries, Items, Text, read_yaml

BUILT = Path(__file__).resolve().parent.parent / "web" / "static" / "pictures.json"


@dataclass(frozen=True)
class Drawing:
    """`turns`: it points along the line, so it turns round where people read from right to left.

    `faceless`: the same people without their faces; "" where no face is drawn.
    """

    word: str
    body: str
    set: str
    turns: bool
    file: str = ""
    faceless: str = ""


@dataclass(frozen=True)
class Group:
    """Pictures that stand under one heading where all of them are shown."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Pictures:
    """`words`: concept -> what the picture says. `drawings` is empty before set-up.

    `code` holds the pictures that codes are made of, in their order; `code_groups` the same ones as
    people look for them. `groups` holds all of them, as the page of every picture shows them.
    `faces` can go for whoever wants none; `instead`: face -> what comes there. `unclear`: concept
    -> why we ourselves doubt that a stranger names its picture.
    A drawing that one survey brought is SURVEY/CONCEPT in `drawings`.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    code: tuple[str, ...] = ()
    code_groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    credits: tuple[Mapping[str, Any], ...] = ()
    groups: tuple[Group, ...] = ()
    faces: frozenset[str] = frozenset()
    instead: Mapping[str, str] = field(default_factory=dict)
    unclear: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(self.words)

    def has(self, name: str) -> bool:
        return name in self.words

    def own_of(self, survey_id: str) -> dict[str, str]:
        """Concept -> the name of the drawing that this survey alone brought for it."""
        start = f"{survey_id}/"
        return {n.removeprefix(start): n for n in self.drawings if n.startswith(start)}

    def svg(self, name: str) -> str:
        """The drawing as inline SVG. It is silent: the word beside it is read out (P5)."""
        drawing = self.drawings[name]
        return self._as_svg(drawing, drawing.body)

    def svg_without_faces(self, name: str) -> str:
        """The same for whoever wants no faces: people have none, and a round face is not there."""
        name = self.instead.get(name, name)
        drawing = self.drawings[name]
        return "" if name in self.faces else self._as_svg(drawing, drawing.faceless or drawing.body)

    @staticmethod
    def _as_svg(drawing: Drawing, body: str) -> str:
        kind = ' class="turns"' if drawing.turns else ""
        return f'<svg viewBox="0 0 72 72" aria-hidden="true"{kind}>{body}</svg>'


def read_pictures(folder: Path, built: Path = BUILT) -> Pictures:
    """What surveys/pictures/ names, with the drawings that set-up has built, if it has."""
    words = _words(folder / "pictures.yaml")
    if not built.is_file():
        return Pictures(words)
    made = json.loads(built.read_text("utf-8"))
    return Pictures(
        words=words,
        drawings={name: Drawing(**each) for name, each in made["pictures"].items()},
        code=tuple(made["code"]),
        code_groups=_code_groups(folder / "code.yaml"),
        credits=tuple(made["sets"]),
        groups=tuple(Group(id, tuple(names)) for id, names in made.get("groups", {}).items()),
        faces=frozenset(made.get("faces", ())),
        instead=made.get("instead", {}),
        unclear=made.get("unclear", {}),
    )


def _words(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    words = _part(file, "words")
    if words is None:
        return {}
    return {key.value: word.value for key, word in words.items if isinstance(word, Text)}


def _code_groups(file: Path) -> dict[str, tuple[str, ...]]:
    groups = _part(file, "groups") if file.is_file() else None
    if groups is None:
        return {}
    return {
        key.value: tuple(name.value for name in names.items if isinstance(name, Text))
        for key, names in groups.items
        if isinstance(names, Items)
    }


def _part(file: Path, name: str) -> Entries | None:
    """What stands below one name of a file."""
    root, _ = read_yaml(file.read_bytes(), str(file))
    part = root.get(name) if isinstance(root, Entries) else None
    return part if isinstance(part, Entries) else None
