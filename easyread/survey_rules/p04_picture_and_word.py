"""P4: a picture and a word for each answer, so that neither must be guessed from the other."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.passage import Asked
from easyread.survey import SurveyRule, SurveyWords, Told


def find(survey: SurveyWords) -> Iterator[Told]:
    """Find answers without words, and answers without a picture."""
    for number, asked in survey.asking:
        pictures = asked.option_pictures
        for place, option in enumerate(asked.options, 1):
            part = f"question {number}: option {place}"
            if not any(letter.isalnum() for letter in option):
                yield Told(part, "This answer has no words.", "Put a word or two beside it.")
            elif pictures is not None and not "".join(pictures[place - 1 : place]):
                yield Told(part, f"“{option}” has no picture.", "Choose a picture for it.")


def _of(options: tuple[str, ...], pictures: tuple[str, ...] | None) -> SurveyWords:
    return SurveyWords((Asked("How is it?", options, option_pictures=pictures),))


RULE = SurveyRule(
    id="P4",
    level="error",
    title="A picture and a word",
    why="Some people need the word, some the picture, and many need both.",
    source="Hartley and MacLean 2006; WCAG 1.4.1 (never colour only)",
    good=(
        _of(("Good", "Bad"), ("happy", "sad")),
        _of(("Good", "Bad"), None),
        _of(("1", "2"), None),
        _of((), ()),
        SurveyWords((Asked("Have a break.", kind="info"),)),
    ),
    bad=(
        _of(("Good", "Bad"), ("happy", "")),
        _of(("Good", "Bad"), ("happy",)),
        _of(("😀", "😞"), None),
        _of(("", "Bad"), ("happy", "sad")),
        _of(("Good", "Bad"), ()),
    ),
    find=find,
    needs_english=False,
)
