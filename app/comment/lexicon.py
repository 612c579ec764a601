"""The word files, read once, for whoever must check or correct a word without touching code."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"


def _fingerprint() -> str:
    """Name the whole set of word files, so that what was read can be told from what is old."""
    digest = sha256()
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in {".yaml", ".txt"}:
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


LEXICON_VERSION = _fingerprint()


def read(name: str) -> dict[str, Any]:
    """Read one word file. The reader is loaded here only: once warm, nobody needs it."""
    from ruamel.yaml import YAML

    found = YAML(typ="safe", pure=True).load((FOLDER / name).read_text(encoding="utf-8"))
    return dict(found)


@cache
def languages() -> tuple[str, ...]:
    """Every language that has worry words: all of them are looked for in every text."""
    return tuple(sorted(path.stem.removeprefix("worry.") for path in FOLDER.glob("worry.*.yaml")))


def lines(block: object) -> list[str]:
    """Return the phrases of a block: one on each line, blank lines and notes left out."""
    kept = (line.split("#")[0].strip() for line in str(block or "").splitlines())
    return [line for line in kept if line]


def several(block: object) -> frozenset[str]:
    """Return the words of a block that are written one after another."""
    return frozenset(" ".join(lines(block)).split())
