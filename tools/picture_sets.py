"""For a council with its own pictures: finds every set, and takes one drawing out of it safely.

A set is a folder with a set.yaml. Files come from outside, so each is small, inside its folder,
and cleaned here; build_pictures.py then refuses whatever is more than lines and colours.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

ROOT = Path(__file__).resolve().parent.parent
SVG = "http://www.w3.org/2000/svg"
GRID = 72
MOST_BYTES = 64 * 1024
SLUG = re.compile(r"[a-z0-9-]{1,40}")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
NEEDED = ("name", "by", "licence", "licence_url", "commercial")
OURS = frozenset({"own", "openmoji"})
NOISE = frozenset({"title", "desc", "metadata"})
Told = dict[str, Any]


class PictureProblem(Exception):
    """Something in surveys/pictures/ is wrong. The sentence says what, where, and what to try."""


def yaml(file: Path) -> Told:
    """What a file of ours says."""
    if not file.is_file():
        raise PictureProblem(f"{file} is missing. Put it there, or take its set out of `order`.")
    try:
        return dict(YAML(typ="safe").load(file.read_text("utf-8")))
    except (YAMLError, UnicodeDecodeError, TypeError, ValueError) as wrong:
        raise PictureProblem(f"{file} cannot be read as YAML. Look at its first lines.") from wrong


def all_sets(folder: Path, order: list[str]) -> list[Told]:
    """Every set, the first to be asked first: the council's, other people's, then `order`."""
    brought = [_set(file.parent, plugged=True) for file in sorted(folder.glob("sets/*/set.yaml"))]
    brought.sort(key=lambda told: told.get("whose") != "council")
    return [*brought, *(_set(folder / name, plugged=name != "own") for name in order)]


def survey_sets(folder: Path) -> dict[str, Told]:
    """Survey -> the pictures that are only for it."""
    found = sorted(folder.glob("surveys/*/set.yaml"))
    sets = {file.parent.name: _set(file.parent, plugged=True) for file in found}
    return {name: told | {"id": f"surveys/{name}"} for name, told in sets.items()}


def _set(folder: Path, *, plugged: bool = False) -> Told:
    told = yaml(folder / "set.yaml") | {"id": folder.name, "folder": folder, "plugged": plugged}
    missing = [key for key in NEEDED if told.get(key) in (None, "")]
    if missing:
        raise PictureProblem(f"{folder.name}/set.yaml needs {', '.join(missing)}.")
    if not SLUG.fullmatch(folder.name) or (folder.parent.name == "sets" and folder.name in OURS):
        raise PictureProblem(f"{folder.name!r} cannot be the name of a set. Use a-z, 0-9 and -.")
    for key in ("licence_url", "url"):
        if not str(told.get(key, "https://")).startswith("https://"):
            raise PictureProblem(f"{key} of {folder.name}/set.yaml must begin with https://.")
    return told


def shelf(told: Told) -> dict[str, str]:
    """Concept -> where the set has its drawing: a name in its package, or a file in its folder."""
    if "pictures" in told:
        return {str(concept): str(file) for concept, file in dict(told["pictures"]).items()}
    return {file.stem: file.name for file in sorted(told["folder"].glob("*.svg"))}


def drawing_of(told: Told, where: str) -> str:
    """One drawing of a set, on our grid."""
    if "package" in told:
        return _of_package(told, where)
    return _of_file(told, where)


def _of_package(told: Told, name: str) -> str:
    file = ROOT / "node_modules" / told["package"] / "icons.json"
    if not file.is_file():
        raise PictureProblem(f"{told['package']} is not here yet. Run `npm ci` first.")
    icons = told.setdefault("icons", json.loads(file.read_text("utf-8"))["icons"])
    if name not in icons:
        raise PictureProblem(f"{told['name']} has no picture named {name}.")
    return str(icons[name]["body"])


def _of_file(told: Told, where: str) -> str:
    folder: Path = told["folder"]
    file = (folder / where).resolve()
    if not file.is_relative_to(folder.resolve()) or not file.is_file():
        raise PictureProblem(f"{folder.name} has no file {where!r} in its folder.")
    if file.stat().st_size > MOST_BYTES:
        raise PictureProblem(f"{folder.name}/{where} is larger than {MOST_BYTES // 1024} KB.")
    root = _drawing(f"{folder.name}/{where}", file.read_bytes())
    box = _box(root)
    if box != [0, 0, GRID, GRID] and (box is None or not told["plugged"]):
        raise PictureProblem(f'{where} must begin <svg viewBox="0 0 72 72">.')
    inner = "".join(ET.tostring(child, "unicode") for child in root)
    return inner if box == [0, 0, GRID, GRID] or box is None else _on_our_grid(inner, box)


def _drawing(name: str, source: bytes) -> ET.Element:
    """The drawing of a file, without what drawing programs leave in it."""
    if b"<!ENTITY" in source:
        raise PictureProblem(f"{name} brings words of its own (<!ENTITY). Save it as plain SVG.")
    try:
        root = ET.fromstring(source)  # noqa: S314 small, and without entities
    except ET.ParseError as wrong:
        raise PictureProblem(f"{name} cannot be read as SVG. Save it as plain SVG.") from wrong
    if root.tag not in {"svg", f"{{{SVG}}}svg"}:
        raise PictureProblem(f"{name} is not an SVG. Save it as plain SVG.")
    for parent in list(root.iter()):
        for child in [part for part in parent if _is_noise(part)]:
            parent.remove(child)
        for key in [key for key in parent.attrib if key.startswith("{")]:
            del parent.attrib[key]
        parent.tag = str(parent.tag).rpartition("}")[2]
    return root


def _is_noise(part: ET.Element) -> bool:
    tag = str(part.tag)
    space, _, name = tag.rpartition("}")
    return name in NOISE or space not in {"", f"{{{SVG}"}


def _box(root: ET.Element) -> list[float] | None:
    """x, y, width, height of what the drawing shows."""
    said = root.get("viewBox") or f"0 0 {root.get('width', '')} {root.get('height', '')}"
    numbers = [float(number) for number in NUMBER.findall(said)]
    return numbers if len(numbers) == 4 and min(numbers[2:]) > 0 else None


def _on_our_grid(inner: str, box: list[float]) -> str:
    """The drawing as large as it goes in the middle of our 72 by 72 grid."""
    x, y, width, height = box
    scale = GRID / max(width, height)
    right, down = (GRID - width * scale) / 2 - x * scale, (GRID - height * scale) / 2 - y * scale
    return f'<g transform="translate({right:.3f} {down:.3f}) scale({scale:.5f})">{inner}</g>'
