"""A parent rep's smallest survey, and the area it is for."""

from pathlib import Path

from app.ask.survey import Survey
from app.ask.survey_file import look_at_survey, read_survey
from app.place.area import Area
from app.place.problem import Problem
from tests.parts.loaded import shipped_area

SHIPPED = Path(__file__).resolve().parents[2] / "surveys"
SURVEYS = ("getting-to-school", "how-life-feels", "your-plan", "while-you-wait")

HEAD = """\
heard: 1
id: buses
title: The bus
about: We want to know how the bus is.
picture: bus
who_sees: The team for young people reads every answer.
voices: [young_person, parent]
minutes: 3
owner: SEND team
answer_in_days: 30
privacy: {basis: public_task, condition: substantial_public_interest, controller: The council, contact: us@council.example, keep_days: 90}
"""  # noqa: E501  one line, as authors write it
QUESTIONS = """\
questions:
  - id: travel
    kind: one
    ask: How do you get to school?
    voices: {parent: How does your child get to school?}
    picture: bus
    options:
      - {id: bus, text: Bus, picture: bus}
      - {id: walk, text: Walk, picture: walk}
  - id: feel
    kind: faces
    set: good
    ask: How do you feel on the way?
    voices: {parent: How does your child feel on the way?}
    picture: feelings
    only_if: {travel: [bus]}
"""
SMALL = HEAD + QUESTIONS


def area() -> Area:
    return shipped_area()


def survey(text: str = SMALL) -> Survey:
    found = read_survey(text, "buses.yaml", area())
    assert isinstance(found, Survey), "\n".join(str(problem) for problem in found)
    return found


def problems(text: str | bytes) -> list[Problem]:
    return look_at_survey(text, "buses.yaml", area())[1]


def changed(old: str, new: str, text: str = SMALL) -> str:
    """The small survey with one thing changed, as a slip of the hand does."""
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1
