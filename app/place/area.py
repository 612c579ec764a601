"""The local area as the app knows it: its own files, read together, all slips told at once."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from app.place.fit import did_you_mean, fit, place_of
from app.place.framework import Framework
from app.place.glossary import Glossary
from app.place.pictures import Pictures, read_pictures
from app.place.place import Place
from app.place.problem import Problem, in_reading_order
from app.place.themes import THEME_IDS, Themes
from app.place.yaml import Node, Text, read_yaml

Model = TypeVar("Model", bound=BaseModel)
PLACE, FRAMEWORK, THEMES, GLOSSARY = "place.yaml", "framework.yaml", "themes.yaml", "glossary.yaml"
AREA_FILES = frozenset({PLACE, FRAMEWORK, THEMES, GLOSSARY})


class AreaProblems(Exception):
    """The area's files cannot be used. `problems` says why, each with its line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Area:
    place: Place
    framework: Framework
    themes: Themes
    glossary: Glossary
    pictures: Pictures


def load_area(folder: Path) -> Area:
    """The area in this folder. AreaProblems when any of its files is wrong."""
    pictures = read_pictures(folder / "pictures")
    problems: list[Problem] = []
    place = _load(folder / PLACE, Place, problems)
    framework = _load(folder / FRAMEWORK, Framework, problems)
    themes = _load(folder / THEMES, Themes, problems)
    glossary = _load(folder / GLOSSARY, Glossary, problems)
    if problems or not (place and framework and themes and glossary):
        raise AreaProblems(in_reading_order(problems))
    return Area(place, framework, themes, glossary, pictures)


def _load(path: Path, model: type[Model], problems: list[Problem]) -> Model | None:
    try:
        source = path.read_bytes()
    except OSError:
        message = "This file is missing or cannot be opened."
        problems.append(_at(str(path), 1, "file-missing", message, "take it from the shipped set"))
        return None
    made, found = read_area_file(source, str(path), model)
    problems.extend(problem for problem in found if problem.is_error)
    return made


def read_area_file(
    source: str | bytes, file: str, model: type[Model]
) -> tuple[Model | None, list[Problem]]:
    """One of the area's files, with everything that is wrong with it."""
    root, problems = read_yaml(source, file)
    if root is None:
        return None, problems
    made, slips = fit(model, root, file)
    problems += slips
    if made is not None:
        problems += list(_CHECKS[model](made, root, file))
    is_usable = not any(problem.is_error for problem in problems)
    return (made if is_usable else None), problems


def _at(file: str, where: Node | int, rule: str, message: str, advice: str) -> Problem:
    line, column = (where, 1) if isinstance(where, int) else (where.line, where.column)
    return Problem(file, line, column, "error", rule, message, advice)


def _twice(root: Node, names: Iterable[str], path: tuple[str, ...], file: str) -> Iterator[Problem]:
    """The same id in two rows of a list."""
    first: dict[str, int] = {}
    for row, name in enumerate(names):
        node = place_of(root, (*path, row))
        if name in first:
            message = f'"{name}" is here twice: first on line {first[name]}.'
            yield _at(file, node, "id-twice", message, "give one of them another id")
        first.setdefault(name, node.line)


def _place_checks(place: Place, root: Node, file: str) -> Iterator[Problem]:
    yield from _twice(root, (band.id for band in place.age_bands), ("age_bands",), file)
    yield from _twice(root, (contact.id for contact in place.contacts), ("contacts",), file)
    if not place.young_bands:
        message = "No age band is under 16. A blank age counts as under 16."
        where = place_of(root, ("age_bands",))
        yield _at(file, where, "band-missing", message, "add `under_16: true` to a band")
    named = place.safeguarding.about_staff_contact
    if named and place.about_staff is None:
        where = place_of(root, ("safeguarding", "about_staff_contact"))
        advice = did_you_mean(named, [contact.id for contact in place.contacts])
        yield _at(file, where, "contact-missing", f'There is no contact "{named}".', advice)
    for row, contact in enumerate(place.contacts):
        if not contact.number and not contact.address and contact.how != "show":
            where = place_of(root, ("contacts", row))
            message = f"{contact.name} has no number and no address."
            yield _at(file, where, "contact-empty", message, "add `number:` or `address:`")


def _framework_checks(framework: Framework, root: Node, file: str) -> Iterator[Problem]:
    priorities = sorted(framework.priority_by_id)
    yield from _twice(root, (o.id for o in framework.outcomes), ("outcomes",), file)
    yield from _twice(root, (p.id for p in framework.priorities), ("priorities",), file)
    yield from _twice(root, (d.id for d in framework.duties), ("duties",), file)
    for row, outcome in enumerate(framework.outcomes):
        path = ("outcomes", row)
        if outcome.priority not in framework.priority_by_id:
            where = place_of(root, (*path, "priority"))
            advice = did_you_mean(outcome.priority, priorities)
            message = f'There is no priority "{outcome.priority}".'
            yield _at(file, where, "priority-missing", message, advice)
        for number, item in enumerate(outcome.items):
            if not item.id.startswith(f"{outcome.id}-"):
                where = place_of(root, (*path, "items", number, "id"))
                message = f'"{item.id}" is not an item of {outcome.id}.'
                yield _at(file, where, "item-elsewhere", message, f"begin it with {outcome.id}-")


def _themes_checks(themes: Themes, root: Node, file: str) -> Iterator[Problem]:
    yield from _twice(root, (theme.id for theme in themes.themes), ("themes",), file)
    for row, theme in enumerate(themes.themes):
        if theme.id not in THEME_IDS:
            where = place_of(root, ("themes", row, "id"))
            message = f'"{theme.id}" is not a theme that comments are read for.'
            advice = did_you_mean(theme.id, list(THEME_IDS))
            yield _at(file, where, "theme-unknown", message, advice)
    for missing in sorted(set(THEME_IDS) - set(themes.by_id)):
        message = f'The theme "{missing}" has no name and picture here.'
        where = place_of(root, ("themes",))
        yield _at(file, where, "theme-missing", message, f"add a row `id: {missing}`")


def _glossary_checks(glossary: Glossary, root: Node, file: str) -> Iterator[Problem]:
    names = (term.term.lower() for term in glossary.terms)
    yield from _twice(root, names, ("terms",), file)


_CHECKS: dict[type[BaseModel], Callable[..., Iterator[Problem]]] = {
    Place: _place_checks,
    Framework: _framework_checks,
    Themes: _themes_checks,
    Glossary: _glossary_checks,
}


def pictures_missing(
    root: Node, pictures: Pictures, file: str, own: Collection[str] = ()
) -> Iterator[Problem]:
    """Each `picture:` of a tree whose concept has no drawing (P1). `own`: what a survey brings."""
    for node in _pictures_in(root):
        if not pictures.has(node.value) and node.value not in own:
            known = sorted({*pictures.names, *own})
            message = f'There is no picture "{node.value[:60]}".'
            advice = did_you_mean(node.value, known, "ask for it to be drawn")
            yield _at(file, node, "P1", message, advice)


def _pictures_in(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        return
    for child in node.items:
        key, value = child if isinstance(child, tuple) else (None, child)
        if key is not None and key.value == "picture" and isinstance(value, Text):
            yield value
        else:
            yield from _pictures_in(value)
