"""Q5: many answers to choose from, so that the choice can be held in mind."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule
from easyread.scales import is_step

_MOST, _MANY, _MOST_OF_SCALE = 5, 4, 3
_OWN_LISTS = frozenset(["age_band", "number", "words"])


def find(passage: Passage) -> Iterator[Note]:
    """Count the answers, "I am not sure" aside."""
    if not passage.asked or passage.asked.kind in _OWN_LISTS:
        return
    options = tuple(passage.options())
    end = len(passage.text)
    if len(options) > _MOST_OF_SCALE and _is_scale(options):
        message = f"There are {len(options)} steps. Most people use the two ends and the middle."
        yield Note(0, end, message, f"Keep {options[0]}, one in the middle, and {options[-1]}.")
    elif len(options) > _MOST:
        message = f"There are {len(options)} answers. More than {_MOST} are hard to hold in mind."
        yield Note(0, end, message, "Ask two questions, or put answers that are alike together.")
    elif len(options) > _MANY:
        message = f"There are {len(options)} answers. {_MANY} or fewer are easier."
        yield Note(0, end, message, "Put answers that are alike together.", "warning")


def _is_scale(options: tuple[str, ...]) -> bool:
    steps = sum(map(is_step, options))
    return steps >= len(options) - 1


RULE = Rule(
    id="Q5",
    level="error",
    title="Many answers",
    why="People must hold every answer in mind to choose one.",
    source="Kramer 2009 (half of 407 disabled children used a 4-point scale as 2 points);"
    " Hartley and MacLean 2006",
    good=(
        Asked("How is school?", ("Good", "OK", "Bad")),
        Asked("How do you get to school?", ("Bus", "Taxi", "Walk", "Car")),
        Asked("How is school?", ("Good", "OK", "Bad", "I am not sure")),
        Asked(
            "How old are you?",
            ("0 to 4", "5 to 10", "11 to 15", "16 to 17", "18 to 20", "21 to 25"),
            kind="age_band",
        ),
        Asked("Is it easy?", ("Yes", "No")),
    ),
    bad=(
        Asked("How is school?", ("Very good", "Good", "Bad", "Very bad")),
        Asked("How is school?", ("Very good", "Good", "OK", "Bad", "Very bad")),
        Asked("Does it help?", ("Always", "Often", "Sometimes", "Never")),
        Asked("Is it safe?", ("Fully safe", "Mostly safe", "Partly safe", "Hardly safe")),
        Asked("How do you get to school?", ("Bus", "Taxi", "Walk", "Car", "Train", "Bike")),
        Asked("What do you like?", ("Art", "Music", "Sport", "Games", "Books")),
    ),
    find=find,
    kinds=QUESTIONS,
    needs_english=False,
    trouble="answers",
)
