"""For the next engineer: no file and no function that takes an evening to read."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

from tests.house.files import files, name_of

MODULE_LINES = 300
FUNCTION_LINES = 50
MEDIAN_LINES, NINETIETH_LINES = 8, 25


def modules() -> list[Path]:
    """Migrations are written by the machine and read once; they may be long."""
    ours = files("app/", "easyread/", "tools/", suffix=".py")
    return [file for file in ours if "/migrations/versions/" not in name_of(file)]


def functions(file: Path) -> list[tuple[str, int]]:
    tree = ast.parse(file.read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (f"{name_of(file)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    ]


def test_no_module_is_longer_than_300_lines() -> None:
    sizes = {name_of(file): _lines(file) for file in modules()}
    too_long = {name: size for name, size in sizes.items() if size > MODULE_LINES}
    assert not too_long, f"Split these by meaning: {too_long}"


def _lines(file: Path) -> int:
    return sum(1 for line in file.read_text("utf-8").splitlines() if line.strip())


def test_no_function_is_longer_than_50_lines() -> None:
    every = [found for file in modules() for found in functions(file)]
    too_long = [found for found in every if found[1] > FUNCTION_LINES]
    assert not too_long, f"Split these by meaning: {too_long}"


def test_most_functions_are_short() -> None:
    sizes = [
        size for file in files("app/", "easyread/", suffix=".py") for _, size in functions(file)
    ]
    assert statistics.median(sizes) <= MEDIAN_LINES
    assert statistics.quantiles(sizes, n=10)[-1] <= NINETIETH_LINES
