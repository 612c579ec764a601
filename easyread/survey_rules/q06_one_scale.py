"""Q6: one set of words for a scale, so that a person learns the answers once."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.passage import Asked
from easyread.survey import SurveyRule, SurveyWords, Told
from easyread.wordlists import many

_KINDS = {
    "how good": many("good bad great poor fine terrible excellent awful brilliant rubbish"),
    "how often": many("always never often sometimes rarely mostly"),
    "how easy": many("easy hard difficult simple tricky"),
    "how happy": many("happy sad unhappy glad"),
}
_LEAST = 2


def find(survey: SurveyWords) -> Iterator[Told]:
    """Find scales about the same thing with other words."""
    seen: dict[str, tuple[str, ...]] = {}
    for number, asked in survey.asking:
        kind = _kind(asked.options)
        if not kind:
            continue
        words = tuple(option.strip(" .").lower() for option in asked.options)
        if seen.setdefault(kind, words) != words:
            first = ", ".join(word.capitalize() for word in seen[kind])
            message = "An earlier question has other words for the same answers."
            yield Told(f"question {number}: ask", message, first)


def _kind(options: tuple[str, ...]) -> str:
    """Name what a scale measures; "" where the answers are no scale."""
    said = {low for option in options for low in option.lower().strip(" .").split()}
    found = (kind for kind, words in _KINDS.items() if len(said & words) >= _LEAST)
    return next(found, "")


def _of(*scales: tuple[str, ...]) -> SurveyWords:
    return SurveyWords(questions=tuple(Asked("How is it?", scale) for scale in scales))


_GOOD = ("Good", "OK", "Bad")

RULE = SurveyRule(
    id="Q6",
    level="warning",
    title="One set of words for a scale",
    why="A person who has learnt the answers once need not learn them again.",
    source="Hartley and MacLean 2006 (51 studies)",
    good=(
        _of(_GOOD, _GOOD),
        _of(_GOOD, ("Easy", "OK", "Hard")),
        _of(_GOOD, ("Bus", "Taxi")),
        _of(("Yes", "Sometimes", "No"), _GOOD),
        _of(),
    ),
    bad=(
        _of(_GOOD, ("Great", "Fine", "Poor")),
        _of(_GOOD, ("Good", "Fine", "Bad")),
        _of(("Easy", "OK", "Hard"), ("Easy", "Difficult")),
        _of(("Always", "Sometimes", "Never"), ("Often", "Never")),
        _of(_GOOD, ("Bus", "Taxi"), ("Bad", "OK", "Good")),
    ),
    find=find,
)
