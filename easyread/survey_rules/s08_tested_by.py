"""S8: who tried the survey, so that only a tested one is called easy read."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.sentences import words_of
from easyread.survey import SurveyRule, SurveyWords, TestedBy, Told
from easyread.wordlists import many, plain_words

_GROUP = many(
    "group forum club school class college team people parents council panel friends members"
    " children young pupils students voice voices together first self-advocates ambassadors"
)
_NAME_WORDS = 3


def find(survey: SurveyWords) -> Iterator[Told]:
    """Look at who is named: a group, how many, when, and never a person."""
    if survey.tested_by is None:
        return
    if not survey.tested_by:
        message = "No group has tried this yet. It is called “Plain, not tested yet”."
        yield Told("survey", message, "Try it with a group of people whom it is for.", "info")
    for tested in survey.tested_by:
        if _is_person(tested.group):
            message = "This names a person. A person's name does not belong here."
            yield Told("survey", message, "Name the group, such as “The Tuesday Club”.", "error")
        elif not tested.group.strip() or tested.how_many < 2 or not tested.when.strip():
            message = "This does not say which group tried it, how many they were, and when."
            tip = "The Tuesday Club, 6 people, 3 June 2025."
            yield Told("survey", message, tip)


def _is_person(group: str) -> bool:
    words = words_of(group)
    if not 0 < len(words) <= _NAME_WORDS or any(word.low in _GROUP for word in words):
        return False
    return words[0].low in plain_words("people", "names") or words[0].low in ("mr", "mrs", "ms")


def _by(group: str, how_many: int = 6, when: str = "3 June 2025") -> SurveyWords:
    return SurveyWords(tested_by=(TestedBy(group, how_many, when),))


RULE = SurveyRule(
    id="S8",
    level="warning",
    title="Tried by people",
    why="Only people can say that a text is easy to read.",
    source="Inclusion Europe, rule 5; DIN SPEC 33429 (the people it is for check it)",
    good=(
        _by("The Tuesday Club"),
        _by("Young people of Red School", 12),
        _by("Sam and Friends", 4),
        _by("Speak Up Group", 5, "May 2025"),
        SurveyWords(),
    ),
    bad=(
        _by("Sam Brown"),
        _by("Mrs Okafor"),
        _by("The Tuesday Club", 1),
        _by("The Tuesday Club", 6, ""),
        _by(" "),
        SurveyWords(tested_by=()),
    ),
    find=find,
    needs_english=False,
)
