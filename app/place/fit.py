"""For the author of a file: has it its shape? Every slip at once, with the nearest right name."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.place.problem import Problem
from app.place.yaml import Entries, Items, Node, Text, plain, short

Model = TypeVar("Model", bound=BaseModel)


def fit(model: type[Model], node: Node, file: str) -> tuple[Model | None, list[Problem]]:
    """The model made from the tree, or None with all that is wrong."""
    problems = list(unknown_keys(model, node, file))
    try:
        made = model.model_validate(plain(node))
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False)
        told = [error for error in errors if not _is_told_elsewhere(error, errors)]
        return None, problems + [_said(error, node, file) for error in told]
    return made, problems


def _is_told_elsewhere(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """A key that nobody knows; a list that is called empty because each of its rows is wrong."""
    if error["type"] != "too_short":
        return error["type"] == "extra_forbidden"
    whole = error["loc"]
    return any(len(e["loc"]) > len(whole) and e["loc"][: len(whole)] == whole for e in errors)


def nearest(typed: str, names: Iterator[str] | list[str]) -> str:
    """The right name that was most likely meant, or nothing."""
    close = get_close_matches(typed.lower(), list(names), n=1, cutoff=0.6)
    return close[0] if close else ""


def did_you_mean(typed: str, names: list[str], otherwise: str = "") -> str:
    close = nearest(typed, names)
    if close:
        return close
    return otherwise or "one of: " + ", ".join(names[:12])


def unknown_keys(model: type[BaseModel], node: Node, file: str) -> Iterator[Problem]:
    """Each key the model does not have, everywhere below."""
    if not isinstance(node, Entries):
        return
    for key, value in node.items:
        known = model.model_fields.get(key.value)
        if known is None:
            advice = did_you_mean(key.value, sorted(model.model_fields))
            message = f'"{short(key.value)}" is not a key of this part.'
            yield Problem(file, key.line, key.column, "error", "key-unknown", message, advice)
        else:
            yield from _below(known.annotation, value, file)


def _below(annotation: Any, value: Node, file: str) -> Iterator[Problem]:
    inner = _model_in(annotation)
    if inner is None:
        return
    if isinstance(value, Items):
        for item in value.items:
            yield from unknown_keys(inner, item, file)
    elif getattr(annotation, "__origin__", None) is dict and isinstance(value, Entries):
        for _, item in value.items:
            yield from unknown_keys(inner, item, file)
    else:
        yield from unknown_keys(inner, value, file)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def place_of(node: Node, path: tuple[int | str, ...]) -> Node:
    """The node at the path, or the nearest one above it."""
    for step in path:
        below = _step(node, step)
        if below is None:
            return node
        node = below
    return node


def _step(node: Node, step: int | str) -> Node | None:
    if isinstance(node, Entries) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _said(error: ErrorDetails, root: Node, file: str) -> Problem:
    path = tuple(error["loc"])
    node = place_of(root, path)
    if path[-1:] == ("[key]",):  # the key itself is wrong, not what stands after it
        path = path[:-1]
        above = place_of(root, path[:-1])
        node = (above.key(str(path[-1])) if isinstance(above, Entries) else None) or node
    rule, message, advice = _in_words(error, node, path)
    return Problem(file, node.line, node.column, "error", rule, message, advice)


def _in_words(error: ErrorDetails, node: Node, path: tuple[Any, ...]) -> tuple[str, str, str]:
    kind, ctx = error["type"], error.get("ctx", {})
    name = _name_of(path)
    typed = short(node.value) if isinstance(node, Text) else name
    if kind == "missing":
        return "key-missing", f'"{name}" is missing here.', f"add a line `{name}: ...`"
    if kind == "literal_error":
        names = re.findall(r"'([^']*)'", str(ctx.get("expected", "")))
        return "value-unknown", f'"{typed}" is not a choice here.', did_you_mean(typed, names)
    if kind == "value_error":
        return "value-wrong", f"{_capital(str(ctx.get('error', '')))}.", "look at a shipped survey"
    if not path and kind in _BLOCKS:
        return "value-wrong", "This file has no lines such as `title: Our buses`.", _START
    message, advice = _SHAPES.get(kind, ('This value of "{name}" does not fit.', "{msg}"))
    said = {"name": name, "typed": typed, "msg": error["msg"], "bound": _bound(ctx)}
    rule = "value-empty" if kind == "string_too_short" else "value-wrong"
    return rule, message.format(**said), advice.format(**said)


def _name_of(path: tuple[Any, ...]) -> str:
    """`title`, or `options, row 2` for a line of a list."""
    if not path:
        return "this file"
    if isinstance(path[-1], int) and len(path) > 1:
        return f"{path[-2]}, row {path[-1] + 1}"
    return str(path[-1])


def _bound(ctx: dict[str, Any]) -> str:
    keys = ("ge", "le", "gt", "lt", "max_length", "min_length")
    return str(next((ctx[key] for key in keys if key in ctx), ""))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_NUMBER = ('"{typed}" is not a whole number.', "write digits, such as 3")
_SLUG = ('"{typed}" cannot be an id.', "a-z, 0-9 and -, at most 40 of them")
_START = "copy a survey that works, and change one line at a time"
_BLOCKS = frozenset({"dict_type", "model_type", "model_attributes_type"})
_BLOCK = (
    '"{name}" needs lines of its own, such as `word: what it says`.',
    "write them below it, each two spaces further in",
)
_LIST = ('"{name}" needs a list.', "write [one, two], or a line with - for each")
_SHAPES = {
    "string_type": ('"{name}" needs one text here.', "write words, not a list or a block"),
    "string_too_short": ('"{name}" is empty.', "write something, or take the line out"),
    "string_too_long": ("This text is too long.", "at most {bound} characters; make two of it"),
    "string_pattern_mismatch": _SLUG,
    "int_parsing": _NUMBER,
    "int_type": _NUMBER,
    "int_from_float": _NUMBER,
    "int_parsing_size": _NUMBER,
    "bool_parsing": ('"{typed}" is neither true nor false.', "write true or false"),
    "bool_type": ('"{name}" is neither true nor false.', "write true or false"),
    "greater_than_equal": ("{typed} is too small.", "{bound} or more"),
    "less_than_equal": ("{typed} is too big.", "{bound} or less"),
    "tuple_type": _LIST,
    "list_type": _LIST,
    **dict.fromkeys(_BLOCKS, _BLOCK),
    "too_short": ('"{name}" needs at least one.', "add one, or take the line out"),
    "too_long": ('"{name}" has too many.', "at most {bound}"),
}
