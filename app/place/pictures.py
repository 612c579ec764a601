"""The drawings families know our words by: one concept, one picture, everywhere.

Which concepts there are is data in surveys/pictures/; their drawings are built from it at set-up.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from app.place.yaml import Entries, Text, read_yaml

BUILT = Path(__file__).resolve().parent.parent / "web" / "static" / "pictures.json"


@dataclass(frozen=True)
class Drawing:
    """`turns`: it points along the line, so it turns round where people read from right to left."""

    word: str
    body: str
    set: str
    turns: bool


@dataclass(frozen=True)
class Pictures:
    """`words`: concept -> what the picture says. `drawings` is empty before set-up."""

    words: Mapping[str, str] = field(default_factory=dict)
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    code: tuple[str, ...] = ()
    credits: tuple[Mapping[str, Any], ...] = ()

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(self.words)

    def has(self, name: str) -> bool:
        return name in self.words

    def svg(self, name: str) -> str:
        """The drawing as inline SVG. It is silent: the word beside it is read out (P5)."""
        drawing = self.drawings[name]
        kind = ' class="turns"' if drawing.turns else ""
        return f'<svg viewBox="0 0 72 72" aria-hidden="true"{kind}>{drawing.body}</svg>'


def read_pictures(folder: Path, built: Path = BUILT) -> Pictures:
    """What surveys/pictures/ names, with the drawings that set-up has built, if it has."""
    words = _words(folder / "pictures.yaml")
    if not built.is_file():
        return Pictures(words)
    made = json.loads(built.read_text("utf-8"))
    drawings = {
        name: Drawing(each["word"], each["body"], each["set"], each["turns"])
        for name, each in made["pictures"].items()
    }
    return Pictures(words, drawings, tuple(made["code"]), tuple(made["sets"]))


def _words(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    root, _ = read_yaml(file.read_bytes(), str(file))
    words = root.get("words") if isinstance(root, Entries) else None
    if not isinstance(words, Entries):
        return {}
    return {key.value: word.value for key, word in words.items if isinstance(word, Text)}
