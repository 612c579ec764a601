"""What other checkers say of the 40 bad lines: run by hand, where somebody has installed them.

`python bench/rivals.py FOLDER` writes bench/easyread_rivals.json. FOLDER holds a Python environment
`py` with proselint, and `node_modules` with write-good, alex and the plugins of retext. None of
them is needed to run the project or its other measurements, so none is a requirement.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ruamel.yaml import YAML

HERE = Path(__file__).parent
LINES, TOLD = HERE / "easyread_lines.yaml", HERE / "easyread_rivals.json"

IN_NODE = """
import writeGood from 'write-good'
import {retext} from 'retext'
import contractions from 'retext-contractions'
import equality from 'retext-equality'
import intensify from 'retext-intensify'
import passive from 'retext-passive'
import readability from 'retext-readability'
import repeated from 'retext-repeated-words'
import simplify from 'retext-simplify'
const plugins = [contractions, equality, intensify, passive, readability, repeated, simplify]
const reader = plugins.reduce((all, one) => all.use(one), retext())
const lines = JSON.parse(process.argv[1])
const all = []
for (const text of lines) {
  const file = await reader.process(text)
  const said = writeGood(text).map((one) => one.reason)
  all.push({'write-good': said, retext: file.messages.map((one) => one.reason)})
}
console.log(JSON.stringify(all))
"""
IN_PYTHON = """
import json, sys
from proselint.config import DEFAULT
from proselint.registry import CheckRegistry
from proselint.checks import __register__
from proselint.tools import LintFile
CheckRegistry().register_many(__register__)
def said(text):
    return [one.check_result.message for one in LintFile(content=text, source="line").lint(DEFAULT)]
print(json.dumps([said(text) for text in json.loads(sys.argv[1])]))
"""


def told_by(command: Sequence[str], folder: Path) -> list[dict[str, list[str]]] | list[list[str]]:
    """Run one program on all lines; it prints JSON."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=True, text=True, timeout=300
    )
    found: list[dict[str, list[str]]] | list[list[str]] = json.loads(done.stdout)
    return found


def main(argv: Sequence[str]) -> int:
    """Ask each checker, and keep what it said of each line."""
    if not argv:
        print("Name the folder that holds py/ and node_modules/.")
        return 2
    folder = Path(argv[0]).resolve()
    texts = [row["text"] for row in YAML(typ="safe", pure=True).load(LINES)["lines"]]
    given = json.dumps(texts)
    in_node = told_by(["node", "--input-type=module", "-e", IN_NODE, given], folder)
    in_python = told_by([str(folder / "py/bin/python"), "-c", IN_PYTHON, given], folder)
    rows = [
        {"text": text, "proselint": python, **node}
        for text, python, node in zip(texts, in_python, in_node, strict=True)
    ]
    TOLD.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
