"""P2: one picture for one thing, so that a picture means the same each time."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.passage import Asked
from easyread.survey import SurveyRule, SurveyWords, Told


def find(survey: SurveyWords) -> Iterator[Told]:
    """Find an answer with two pictures, and a picture with two answers."""
    word_of: dict[str, str] = {}
    picture_of: dict[str, str] = {}
    for number, asked in survey.asking:
        answers = zip(asked.options, asked.option_pictures or (), strict=False)
        for place, (option, picture) in enumerate(answers, 1):
            word, part = option.strip(" .").lower(), f"question {number}: option {place}"
            if not picture or not word:
                continue
            if picture_of.setdefault(word, picture) != picture:
                message = f"“{option}” has another picture in another place."
                yield Told(part, message, picture_of[word])
            elif word_of.setdefault(picture, word) != word:
                message = f"This picture also stands for “{word_of[picture]}”."
                yield Told(part, message, "Choose another picture for one of the two.")


def _of(*answers: tuple[str, str]) -> SurveyWords:
    """One question for each answer, beside an answer that is always the same."""
    return SurveyWords(
        tuple(
            Asked("How is it?", (word, "Other"), option_pictures=(picture, "other"))
            for word, picture in answers
        )
    )


RULE = SurveyRule(
    id="P2",
    level="warning",
    title="One picture for one thing",
    why="A picture that changes its meaning has to be learnt again.",
    source="Change 2016; Inclusion Europe",
    good=(
        _of(("Bus", "bus"), ("Bus", "bus")),
        _of(("Bus", "bus"), ("Taxi", "taxi")),
        _of(("Bus", ""), ("Bus", "bus")),
        _of(("", "bus"), ("Taxi", "bus")),
        SurveyWords((Asked("How is it?", ("Bus",)),)),
    ),
    bad=(
        _of(("Bus", "bus"), ("Taxi", "bus")),
        _of(("Bus", "bus"), ("Bus", "coach")),
        _of(("Bus", "bus"), ("bus.", "coach")),
        _of(("Good", "happy"), ("Fun", "happy")),
        SurveyWords((Asked("How is it?", ("Mum", "Dad"), option_pictures=("parent", "parent")),)),
    ),
    find=find,
    needs_english=False,
)
