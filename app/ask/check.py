"""`heard check`: every slip of every file, for the parent rep, the co-designer and their editor."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel

from app.ask.check_translation import SUFFIX, check_translation
from app.ask.clips.checking import left_behind, problems_beside, survey_of_said
from app.ask.stale import stale_words
from app.ask.survey import Survey
from app.ask.survey_file import look_at_survey
from app.place.area import (
    AREA_FILES,
    PLACE,
    Area,
    AreaProblems,
    load_area,
    pictures_missing,
    read_area_file,
)
from app.place.fit import fit
from app.place.framework import Framework
from app.place.glossary import Glossary
from app.place.pictures import Pictures, read_pictures
from app.place.place import Place
from app.place.problem import Problem, in_reading_order
from app.place.themes import Themes
from app.place.translated import TRANSLATIONS
from app.place.wording import FAMILY_KEYS, area_wording
from app.place.yaml import MOST_BYTES, Entries, Node, read_yaml

MODELS: dict[str, type[BaseModel]] = {
    "place": Place,
    "framework": Framework,
    "themes": Themes,
    "glossary": Glossary,
}
# What gives a file away whose name does not.
_TELLING_KEYS = {
    "contacts": "place",
    "outcomes": "framework",
    "themes": "themes",
    "terms": "glossary",
}


def check_paths(
    paths: Iterable[Path],
    area: Area | None = None,
    *,
    folder: Path | None = None,
    translations: Path = TRANSLATIONS,
) -> list[Problem]:
    """All problems of these files and folders.

    Without an area, each file is checked with the one in its own folder; a file that stands
    alone, with the one in `folder`.
    """
    problems: list[Problem] = []
    known: dict[str, str] = {}
    areas: dict[Path, Area | None] = {}
    for file in _files(paths, problems):
        own = area if area is not None else _area_beside(file, folder, areas)
        problems += _check_file(file, own, known, translations)
    return in_reading_order(problems)


def _files(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield survey_of_said(path) or path
            continue
        problems += left_behind(path)
        files = sorted((*path.glob("*.yaml"), *path.glob("*.yml"), *path.glob(f"*{SUFFIX}")))
        if not files:
            message, advice = "There is no YAML file in this folder.", "name the file itself"
            problems.append(Problem(str(path), 1, 1, "error", "file-missing", message, advice))
        yield from (survey_of_said(file) or file for file in files)


def _area_beside(file: Path, folder: Path | None, areas: dict[Path, Area | None]) -> Area | None:
    """The area that this file is for; its own slips are told where it is checked."""
    beside = file.parent
    if folder is not None and not (beside / PLACE).is_file():
        beside = folder
    if beside not in areas:
        try:
            areas[beside] = load_area(beside)
        except AreaProblems:
            areas[beside] = None
    return areas[beside]


def _check_file(
    file: Path, area: Area | None, known: dict[str, str], translations: Path
) -> list[Problem]:
    try:
        with file.open("rb") as opened:
            source = opened.read(MOST_BYTES + 1)
    except OSError:
        message, advice = "This file is missing or cannot be opened.", "look at its name"
        return [Problem(str(file), 1, 1, "error", "file-missing", message, advice)]
    if file.suffix == SUFFIX:
        return check_translation(file, source)
    kind = kind_of(file.name, source)
    if kind != "survey":
        pictures = read_pictures(file.parent / "pictures") if area is None else area.pictures
        return check_area_file(source, str(file), kind, pictures, _names(area))
    if area is None:
        return _shape_only(source, str(file))
    survey, problems = look_at_survey(source, str(file), area, known)
    if survey is not None:
        known[survey.id] = str(file)
        problems += _old_words(survey, source, file, area, translations)
        codes = [language.code for language in area.place.languages]
        problems += problems_beside(file, survey, codes)
    return problems


def _old_words(
    survey: Survey, source: bytes, file: Path, area: Area, translations: Path
) -> list[Problem]:
    """Sentences that families would see in English in a language that the survey has."""
    root, _ = read_yaml(source, str(file))
    if root is None:
        return []
    return list(stale_words(survey, area.place, root, str(file), translations))


def kind_of(name: str, source: bytes) -> str:
    """survey, place, framework, themes or glossary."""
    if name in AREA_FILES:
        return name.removesuffix(".yaml")
    root, _ = read_yaml(source, name)
    if isinstance(root, Entries) and root.get("questions") is None:
        for key, _value in root.items:
            if key.value in _TELLING_KEYS:
                return _TELLING_KEYS[key.value]
    return "survey"


def _names(area: Area | None) -> tuple[str, ...]:
    if area is None:
        return ()
    place = area.place
    named = (place.council.name, place.forum.name, *(each.name for each in place.contacts))
    return (place.name, *named, *(each.name for each in place.help))


def check_area_file(
    source: bytes, file: str, kind: str, pictures: Pictures, names: Iterable[str] = ()
) -> list[Problem]:
    """One of the area's own files: shape, references, pictures, words."""
    _, problems = read_area_file(source, file, MODELS[kind])
    root, _slips = read_yaml(source, file)
    if root is not None:
        problems += pictures_missing(root, pictures, file)
        problems += area_wording(root, FAMILY_KEYS[kind], names, file)
    return problems


def _shape_only(source: bytes, file: str) -> list[Problem]:
    """The area's own files are wrong or absent, so only the survey's shape can be looked at."""
    root, problems = read_yaml(source, file)
    if root is not None:
        problems += fit(Survey, root, file)[1]
    message = "The place of this survey could not be read, so not all could be checked."
    advice = "check place.yaml, framework.yaml, themes.yaml and glossary.yaml first"
    where: Node | None = root
    line, column = (where.line, where.column) if where is not None else (1, 1)
    return [*problems, Problem(file, line, column, "error", "area-missing", message, advice)]


def as_lines(problems: Iterable[Problem]) -> str:
    """One line for each problem."""
    return "\n".join(str(problem) for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """One list, whatever is wrong."""
    return json.dumps([problem.as_json() for problem in problems], ensure_ascii=False, indent=2)


def has_error(problems: Iterable[Problem]) -> bool:
    """Whether `heard check` leaves with 1."""
    return any(problem.is_error for problem in problems)
