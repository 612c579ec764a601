"""Reading a text or a question with every rule, and saying each trouble once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from easyread.finding import WEIGHT, Finding, Kind, Note
from easyread.passage import NO_GLOSSARY, Asked, Glossary, Passage
from easyread.rule import Rule
from easyread.rules import all_rules, rule, w19_one_word
from easyread.survey import ADULT, NOT_ASKING, SurveyRule, SurveyWords, Text, around, frame_of
from easyread.survey_rules import all_survey_rules

# Kinds that are held to short sentences.
_STRICT = frozenset(["yes_no"])


def check(
    text: str,
    kind: Kind = "text",
    language: str = "en",
    *,
    strict: bool = False,
    extra: Glossary | None = None,
) -> list[Finding]:
    """Say where a reader may stumble, in the order of the text.

    `strict` is for safety and privacy texts and yes-or-no questions: more than 15 words is an
    error there.
    `extra` is an area's own words. Texts that are not English meet only the rules that need no
    English; an "info"
    finding of the rule "language" says so.

    >>> [(f.rule, f.start, f.end, f.try_this) for f in check("We utilise 75% of it.")]
    [('W5', 3, 10, 'use'), ('W11', 11, 14, '3 out of 4')]
    """
    return _run(Passage(text, kind, language, strict, extra or NO_GLOSSARY))


def check_letter(text: str, language: str = "en") -> list[Finding]:
    """Check a text, and each question in it with the rules for questions.

    >>> [f.rule for f in check_letter("We want to know. Is the bus clean and on time?")]
    ['Q1']
    """
    found = check(text, language=language)
    passage = Passage(text, language=language)
    for sentence in passage.sentences:
        if passage.ends_with(sentence, "?") and not passage.is_spared(sentence.start, sentence.end):
            asked = check(text[sentence.start : sentence.end], "question", language)
            found += [
                replace(f, start=f.start + sentence.start, end=f.end + sentence.start)
                for f in asked
                if f.rule.startswith("Q")
            ]
    kept = _once((finding, rule(finding.rule)) for finding in found if finding.rule != "language")
    said = [finding for finding in found if finding.rule == "language"]
    return [*said, *sorted(kept, key=lambda f: (f.start, f.end, f.rule))]


def check_question(
    ask: str,
    options: Sequence[str] = (),
    hint: str = "",
    kind: str = "one",
    voice: str = "young_person",
    *,
    invites: str = "open",
    required: bool = False,
    can_skip: bool = True,
    shuffle: bool = False,
    starters: Sequence[str] | None = None,
    sign_post: str | None = None,
    language: str = "en",
    strict: bool = False,
    extra: Glossary | None = None,
) -> list[Finding]:
    """Check a question together with its answers and its hint; `Finding.part` says which of them
    is meant.

    `kind`, `voice` and `invites` are those of a survey file. `starters` and `sign_post` (who helps)
    are None where nobody told: then no rule asks for them.

    >>> [f.rule for f in check_question("Are your teachers and helpers kind?", kind="faces")]
    ['Q1']
    """
    asked = Asked(
        ask, tuple(options), hint, kind, voice, invites,
        is_required=required, can_skip=can_skip, is_shuffled=shuffle,
        starters=None if starters is None else tuple(starters), sign_post=sign_post,
    )  # fmt: skip
    return check_asked(asked, language=language, strict=strict, extra=extra)


def check_asked(
    asked: Asked, *, language: str = "en", strict: bool = False, extra: Glossary | None = None
) -> list[Finding]:
    """Check a question with all that stands around it.

    >>> [f.rule for f in check_asked(Asked("Who helps you?", is_required=True))]
    ['Q8']
    """
    own = extra or NO_GLOSSARY
    is_strict = strict or asked.kind in _STRICT
    passage = Passage(asked.ask, "question", language, is_strict, own, asked)
    if asked.kind in NOT_ASKING:
        passage = replace(passage, kind="text", asked=None)
    found = [replace(finding, part="ask") for finding in _run(passage)]
    for part, text, kind in around(asked):
        said = _run(Passage(text, kind, language, strict, own))
        found += [replace(one, part=part) for one in said if one.rule != "language"]
    if not is_in_english(language):
        return found
    return [f for f in found if f.rule != "W19"] + list(_other_words(asked, own))


def _other_words(asked: Asked, own: Glossary) -> Iterator[Finding]:
    """W19 across a question: "taxi" in what is asked and "cab" in its hint."""
    said: dict[str, str] = {}
    for part, text, kind in (Text("ask", asked.ask, "question"), *around(asked)):
        for note in w19_one_word.find(Passage(text, kind, glossary=own), said):
            yield replace(_finding(w19_one_word.RULE, note), part=part)


def check_survey(survey: SurveyWords) -> list[Finding]:
    """Check every text of a survey, and the survey as a whole.

    `Finding.part` says where: "first page 1", "question 2: ask", "question 2: option 1",
    or "survey".

    >>> many = SurveyWords(questions=(Asked("Who helps you?"),) * 13)
    >>> [(f.rule, f.level, f.part) for f in check_survey(many) if f.rule == "S1"]
    [('S1', 'error', 'survey')]
    """
    is_english = is_in_english(survey.language)
    found = [
        replace(finding, part=text.part)
        for text in frame_of(survey)
        for finding in check(text.text, text.kind, survey.language, extra=survey.extra)
    ]
    for number, asked in enumerate(survey.questions, 1):
        found += [
            replace(finding, part=f"question {number}: {finding.part}")
            for finding in check_asked(asked, language=survey.language, extra=survey.extra)
        ]
    # The survey's own rule looks for two words for one thing across all its texts.
    elsewhere = ("W19", "W28", "language") if _is_for_children(survey) else ("W19", "language")
    said = [f for f in found if f.rule not in elsewhere]
    said += check_whole(survey)
    return said if is_english else [_not_english(survey.language), *said]


def check_whole(survey: SurveyWords) -> list[Finding]:
    """Check a survey as a whole, for whoever checks its texts one by one besides.

    >>> [f.rule for f in check_whole(SurveyWords(questions=(Asked("Who helps you?"),) * 6))]
    ['S2', 'S4']
    """
    is_english = is_in_english(survey.language)
    rules = [one for one in all_survey_rules() if is_english or not one.needs_english]
    return [finding for one in rules for finding in _of_survey(one, survey)]


def _is_for_children(survey: SurveyWords) -> bool:
    """Say whether a cheer is in its place: W28 is for readers of 16 and over."""
    return 0 < survey.youngest < ADULT


def _of_survey(one: SurveyRule, survey: SurveyWords) -> Iterator[Finding]:
    for told in one.find(survey):
        yield Finding(
            one.id,
            told.level or one.level,
            told.start,
            told.end,
            told.message,
            told.try_this,
            one.source,
            told.part,
        )


def is_in_english(language: str) -> bool:
    """Say whether the rules that need English can read it."""
    return not language or re.split("[-_]", language)[0].lower() == "en"


def _run(passage: Passage) -> list[Finding]:
    is_english = is_in_english(passage.language)
    rules = [
        r for r in all_rules() if passage.kind in r.kinds and (is_english or not r.needs_english)
    ]
    seen = [(finding, one) for one in rules for finding in _findings(one, passage)]
    kept = sorted(_once(seen), key=lambda f: (f.start, f.end, f.rule))
    return (
        kept if is_english or not passage.text.strip() else [_not_english(passage.language), *kept]
    )


def _findings(one: Rule, passage: Passage) -> Iterator[Finding]:
    for note in one.find(passage):
        if not passage.is_spared(note.start, note.end):
            yield _finding(one, note)


def _finding(one: Rule, note: Note) -> Finding:
    level = note.level or one.level
    return Finding(one.id, level, note.start, note.end, note.message, note.try_this, one.source)


def _once(seen: Iterable[tuple[Finding, Rule]]) -> Iterator[Finding]:
    """Where several rules name the same trouble in the same place, let one speak."""
    by_trouble: dict[str, list[tuple[Finding, Rule]]] = {}
    for finding, one in seen:
        by_trouble.setdefault(one.trouble or one.id, []).append((finding, one))
    kept = [pair for group in by_trouble.values() for pair in _not_overlapping(group)]
    spoken = {(f.start, f.end, one.speaks_for) for f, one in kept if f.level == "error"}
    for finding, one in kept:
        if not one.trouble or (finding.start, finding.end, one.trouble) not in spoken:
            yield finding


def _not_overlapping(group: list[tuple[Finding, Rule]]) -> list[tuple[Finding, Rule]]:
    """Walk the places from left to right; of each run that overlaps keep the best."""
    kept: list[tuple[Finding, Rule]] = []
    for one in sorted(group, key=lambda pair: (pair[0].start, pair[0].end)):
        if kept and one[0].start < kept[-1][0].end:
            kept[-1] = min(kept[-1], one, key=_sternness)
        else:
            kept.append(one)
    return kept


def _sternness(pair: tuple[Finding, Rule]) -> tuple[int, int, int]:
    finding, one = pair
    return WEIGHT[finding.level], finding.start - finding.end, one.rank


def _not_english(language: str) -> Finding:
    return Finding(
        rule="language",
        level="info",
        start=0,
        end=0,
        message=f"This text is not in English ({language}). Only length, signs, capitals"
        f" and numbers were checked.",
        try_this="Ask a person who reads this language to check the words.",
        source="easyread",
    )
