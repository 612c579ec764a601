"""`heard check` for recordings: beside each survey, in a folder that is named, and left behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.ask.clips.fitting import clip_problems
from app.ask.clips.said import SAID
from app.ask.clips.shelf import FOLDER
from app.ask.survey import Survey
from app.place.problem import Problem


def problems_beside(file: Path, survey: Survey, languages: Iterable[str]) -> Iterator[Problem]:
    """Those of the recordings that lie beside this survey's file, if there are any."""
    folder = file.parent / FOLDER / survey.id
    if folder.is_dir():
        yield from clip_problems(folder, survey, languages)


def survey_of_said(file: Path) -> Path | None:
    """The survey whose words `surveys/clips/SURVEY/said.yaml` tells; None for any other file."""
    if file.name != SAID or file.parent.parent.name != FOLDER:
        return None
    return file.parent.parent.parent / f"{file.parent.name}.yaml"


def left_behind(surveys: Path) -> Iterator[Problem]:
    """A folder of recordings whose survey is not there."""
    for folder in sorted((surveys / FOLDER).glob("*/")):
        if not (surveys / f"{folder.name}.yaml").is_file():
            message = f'There is no survey "{folder.name}" for these recordings.'
            advice = "name the folder like the survey's file"
            yield Problem(str(folder), 1, 1, "error", "clip-survey", message, advice)
